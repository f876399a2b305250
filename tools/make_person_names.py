"""Write the first and last names by which the model of names tells persons.

    python tools/make_person_names.py

From the providers of persons of Faker (MIT), which Runut itself does not need: those of
languages in Latin letters whose people news tells of. Writes ``given.txt`` and
``family.txt`` into ``lang/id``, sorted and folded; left out are ordinary words, and what the
tables know as something else ("Bergen").
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from runut.text.naming.gazetteer import gazetteer
from runut.text.naming.pieces import is_ordinary
from runut.text.words import fold

ID = Path(__file__).parents[1] / "src" / "runut" / "lang" / "id"
LOCALES = (
    "cs_CZ", "da_DK", "de_DE", "en_GB", "en_IN", "en_US", "es_ES", "es_MX", "fr_FR", "hr_HR",
    "hu_HU", "id_ID", "it_IT", "nl_NL", "no_NO", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "sl_SI",
    "sv_SE", "tr_TR", "uz_UZ", "vi_VN",
)  # fmt: skip
#: A shorter one says little.
SHORTEST = 3


def words(kind: str) -> Iterator[str]:
    """The words of the first or last names of all locales, folded."""
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith(kind):
                for name in getattr(provider, attribute):
                    yield from map(fold, str(name).split())


def write(kind: str, name: str) -> None:
    """One list, a name a line."""
    tables = gazetteer("id")
    kept = {
        word
        for word in words(kind)
        if word.isalpha()
        and len(word) >= SHORTEST
        and not is_ordinary(word, "id")
        and tables.lookup(word.capitalize()) is None
    }
    (ID / name).write_text("\n".join(sorted(kept)) + "\n", "utf-8")


if __name__ == "__main__":
    write("first_names", "given.txt")
    write("last_names", "family.txt")
