from __future__ import annotations

from typing import Any

import pytest

from runut.clean.furniture import Context, _ruled, sort_out
from runut.clean.pieces import Piece, pieces
from tests import cases

CASES = cases.read(__file__, "lines.toml")["line"]


@pytest.mark.parametrize("case", [cases.marked(case, case["text"][:40]) for case in CASES])
def test_line(case: dict[str, Any]) -> None:
    kinds = [piece.reason_code for piece in _ruled(Piece(case["text"]))]
    assert kinds == case.get("cut", [case.get("kind")])


def test_parts_of_a_line_are_joined_again_by_a_blank() -> None:
    parts = _ruled(Piece("Rakit itu memuat delapan orang, kata dia. (Antara)"))
    assert [part.joined for part in parts] == [False, True]


def test_a_credit_behind_a_caption_is_the_pictures() -> None:
    page = [
        "Bupati Lembayung menyapa warga di Dermaga Melur. (AFP)",
        "",
        "Bupati Lembayung Buka Dermaga Melur",
        "",
        "Ratna Sari • 19 Juni 2024 09:40",
        "Melur: Bupati Lembayung membuka Dermaga Melur pada Rabu, 19 Juni 2024.",
        "Dermaga itu dapat disandari kapal besar, kata bupati kepada wartawan di lokasi.",
    ]
    sorted_out = sort_out(pieces("\n".join(page)), Context())
    assert "source" not in [piece.reason_code for piece in sorted_out]


def test_a_credit_behind_the_last_sentence_is_the_reports() -> None:
    line = "Dermaga itu dapat disandari kapal besar, kata bupati. (Antara)"
    sorted_out = sort_out(pieces(line), Context(has_head=False))
    assert [piece.reason_code for piece in sorted_out] == ["", "source"]
