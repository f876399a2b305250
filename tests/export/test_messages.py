"""Every label the exports ask for is kept, in every language, and none is kept for nothing."""

import re
from pathlib import Path

import pytest

from runut.edtf import PARTS
from runut.lang.pack import codes, load
from runut.records import ConflictKind, Stance, Standing

EXPORT = Path(__file__).parents[2] / "src" / "runut" / "export"
TEMPLATE = "".join(
    path.read_text("utf-8") for path in sorted((EXPORT / "templates").glob("*.html"))
)
CODE = "\n".join(path.read_text("utf-8") for path in sorted(EXPORT.glob("*.py")))


def kept(language: str) -> set[str]:
    return {key for key in load(language).table("messages-export") if key.startswith("export.")}


def asked() -> set[str]:
    """Codes named in full; those made of a prefix and a value are named by their values."""
    plain = set(re.findall(r'say\("([a-z.-]+)"[,)]', TEMPLATE))
    plain |= set(re.findall(r'(?:wording|self(?:\.wording)?)\(\s*"([a-z.-]+)"', CODE))
    plain |= set(re.findall(r"wording\(\'([a-z.-]+)\'\)", CODE))
    plain |= {f"standing.{each}" for each in Standing.__args__}
    plain |= {f"meaning.{each}" for each in Standing.__args__}
    plain |= {f"conflict.{each}" for each in ConflictKind.__args__}
    plain |= {f"stance.{each}" for each in Stance.__args__ if each != "asserts"}
    plain |= {f"part.{each}" for each in PARTS}
    plain |= {f"side.{each}" for each in ("asserts", "denies")}
    sections = re.findall(r'\("([a-z]+)", (?:shown|articles)', TEMPLATE)
    return {f"export.{code}" for code in (*plain, *(f"section.{each}" for each in sections))}


@pytest.mark.parametrize("language", codes())
def test_every_label_is_kept(language: str) -> None:
    assert asked() - kept(language) == set()


def test_languages_keep_the_same_labels() -> None:
    plural = re.compile(r"\.(zero|one|two|few|many|other)$")
    labels = [{plural.sub("", key) for key in kept(language)} for language in codes()]
    assert all(each == labels[0] for each in labels)
