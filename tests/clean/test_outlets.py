from __future__ import annotations

import pytest

from runut.clean import outlets


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("KOMPAS.com", "Kompas.com"),
        ("detikNews", "detikcom"),
        ("detikcom", "detikcom"),
        ("Tribunnews.com", "Tribunnews.com"),
        ("TRIBUNSAGARA.COM", "Tribun Sagara"),
        ("iNewskarawang.id", "iNews Karawang"),
        ("iNews.id", "iNews"),
        ("CNN Indonesia", "CNN Indonesia"),
        ("bola.okezone.com", "Okezone"),
    ],
)
def test_marks(mark: str, name: str) -> None:
    found = outlets.by_mark(mark)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("mark", ["", "Jakarta", "detik terakhir", "Kementerian Antariksa"])
def test_no_marks(mark: str) -> None:
    assert outlets.by_mark(mark) is None


def test_the_address_comes_before_the_name() -> None:
    found = outlets.of_page("Warta Lembah", "https://nasional.kompas.com/read/1")
    assert found == outlets.Outlet(name="Kompas.com", zone="+07:00")


def test_unknown_outlets_keep_their_name_or_host() -> None:
    assert outlets.of_page("Warta Lembah", None) == outlets.Outlet(name="Warta Lembah")
    assert outlets.of_page(None, "https://www.wartalembah.id/a") == outlets.Outlet(
        name="wartalembah.id"
    )
    assert outlets.of_page("www.wartalembah.id", None) == outlets.Outlet(name="wartalembah.id")
    assert outlets.of_page(None, None) is None


def test_a_local_host_of_a_family() -> None:
    found = outlets.by_host("karawang.inews.id")
    assert found is not None
    assert found.name == "iNews Karawang"


def test_the_outlet_that_furniture_names_most() -> None:
    lines = ["Ikuti medcom.id di sini", "kirim ke redaksi@kompas.com", "Tentang medcom.id"]
    found = outlets.named_in(lines)
    assert found is not None
    assert found.name == "Medcom.id"


def test_a_long_rule_of_dashes_names_no_outlet_and_takes_no_time() -> None:
    assert outlets.named_in(["-" * 300_000]) is None
