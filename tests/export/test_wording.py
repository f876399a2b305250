import pytest

from runut.export.wording import Wording


@pytest.mark.parametrize(
    ("value", "unit", "indonesian"),
    [
        (1973.0, "orang", "1.973 orang"),
        (2.5, "m", "2,5 m"),
        (1.5e9, "IDR", "Rp1.500.000.000"),
        (11.0, None, "11"),
    ],
)
def test_figures_have_their_unit(value: float, unit: str | None, indonesian: str) -> None:
    shown = Wording(language="id").figure(value, unit)
    assert shown.replace("\u00a0", "") == indonesian or shown == indonesian


def test_counts_have_their_plural() -> None:
    english, indonesian = Wording(language="en"), Wording(language="id")
    assert english.count("outlets", 1) == "1 outlet"
    assert english.count("outlets", 1200) == "1,200 outlets"
    assert indonesian.count("outlets", 1) == "1 media"
