"""Names given by their spans are resolved by the text that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recount.reading.gazetteer import gazetteer
from recount.reading.toponyms import countries_named, resolve_spans
from tests.linear import is_linear

if TYPE_CHECKING:
    from recount.lexicon import Lexicon


def where(text: str, name: str, lexicon: Lexicon, publisher: str | None = None) -> str:
    at = text.index(name)
    (ranked,) = resolve_spans(text, [(at, at + len(name))], lexicon, publisher)
    if not ranked:
        return ""
    best = ranked[0].entry
    return f"{best.name}/{best.country or ''}/{best.kind}"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The blast hit Tripoli.", "Tripoli", "Tripoli/LBY/city"),
        ("The blast hit Tripoli, Lebanon.", "Tripoli", "Tripoli/LBN/city"),
        ("Lebanese soldiers left Tripoli.", "Tripoli", "Tripoli/LBN/city"),
        ("The barn stood near Paris, Texas.", "Paris", "Paris/USA/city"),
        ("The barn stood near Paris, Tex.", "Paris", "Paris/USA/city"),
        ("They met in Paris.", "Paris", "Paris/FRA/city"),
        ("Troops took Aleppo province.", "Aleppo province", "Aleppo/SYR/admin1"),
        ("Georgian troops moved.", "Georgian", "Georgia/GEO/country"),
        ("It rained in the United States.", "the United States", "United States/USA/country"),
        ("They left Goma, DR Congo.", "Goma, DR Congo", "Goma/COD/city"),
        ("It rained over southern Nigeria.", "southern Nigeria", "Nigeria/NGA/country"),
        ("It is called Zzyqx.", "Zzyqx", ""),
    ],
)
def test_evidence(text: str, name: str, expected: str, lexicon: Lexicon) -> None:
    assert where(text, name, lexicon) == expected


def test_the_publishers_country(lexicon: Lexicon) -> None:
    assert where("A man from Newcastle was hurt.", "Newcastle", lexicon, "ZAF").split("/")[1] == "ZAF"


def test_other_places_near_by(lexicon: Lexicon) -> None:
    text = "A road joins Lebanon, Nashville and Murfreesboro."
    spans = [(text.index(n), text.index(n) + len(n)) for n in ("Lebanon", "Nashville", "Murfreesboro")]
    found = resolve_spans(text, spans, lexicon)
    assert [ranked[0].entry.country for ranked in found[1:]] == ["USA", "USA"]


def test_spans_that_are_empty_or_odd(lexicon: Lexicon) -> None:
    assert resolve_spans("text", [(0, 0), (4, 4)], lexicon) == [(), ()]
    assert resolve_spans("", [], lexicon) == []


def test_countries_that_a_text_names(lexicon: Lexicon) -> None:
    text = "Sudanese and South Sudanese soldiers met in South Sudan; Turkey and the United States watched."
    assert countries_named(text, gazetteer(lexicon)) == {"SDN": 1, "SSD": 2, "TUR": 1, "USA": 1}


def test_many_names_cost_no_more_than_few(lexicon: Lexicon) -> None:
    def resolve(many: int) -> None:
        assert len(resolve_spans("Tripoli, " * many, [(i * 9, i * 9 + 7) for i in range(many)], lexicon)) == many

    assert is_linear(resolve, 3_000, 12_000)
