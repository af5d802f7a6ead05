"""Names are found by the spellings that reports use, and by no transcription that nobody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recount.gazetteer.folding import cased_pieces, fold, pieces, plain
from recount.gazetteer.spelling import asked_keys, keys_of, other_keys, region_keys, spelling

if TYPE_CHECKING:
    from recount.lexicon import Lexicon


@pytest.mark.parametrize(
    ("printed", "cut"),
    [
        ("Al-Sidra's", ("al", "sidra", "s")),
        ("N’Djamena", ("n", "djamena")),
        ("Łódź", ("lodz",)),
        ("U.S.", ("u", "s")),
        ("São Tomé", ("sao", "tome")),
        ("İzmir", ("izmir",)),
        ("", ()),
    ],
)
def test_pieces(printed: str, cut: tuple[str, ...]) -> None:
    assert pieces(printed) == cut


def test_case_is_kept_where_it_counts() -> None:
    assert cased_pieces("U.A.E.") != cased_pieces("u.a.e.")
    assert fold("ÅRHUS") == "arhus"


@pytest.mark.parametrize(("name", "ascii_name"), [("Bogotá", "Bogota"), ("ʿArʿar", "Ar'ar"), ("Москва", ""), ("", "")])
def test_plain_names(name: str, ascii_name: str) -> None:
    assert plain(name) == ascii_name


@pytest.mark.parametrize("name", ["", "東京", "a", "!!", "the long way round to the old mill at Brask"])
def test_names_without_a_key(name: str) -> None:
    assert keys_of(name) == ()


def test_articles_and_the_last_h_are_left_off(lexicon: Lexicon) -> None:
    keys = other_keys([], ["el tamrinah"], "LBY", spelling(lexicon))
    assert set(keys) == {"al tamrinah", "tamrinah", "el tamrina", "al tamrina", "tamrina"}


def test_elsewhere_an_article_stays(lexicon: Lexicon) -> None:
    assert other_keys([], ["el tamrinah"], "COL", spelling(lexicon)) == ()


def test_codes_and_transcriptions_are_no_names(lexicon: Lexicon) -> None:
    names = ["TMR", "klrdw", "a qia er pu er", "Tamreen", "Тамрин"]
    assert other_keys(names, [], "TUR", spelling(lexicon)) == ("tamreen",)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Ozara Oblast", ("ozara",)),
        ("Provincia de Ozara", ("ozara",)),
        ("County Ozara", ("ozara",)),
        ("Ozara", ()),
        ("Ro County", ()),
    ],
)
def test_regions_without_their_word(name: str, bare: tuple[str, ...], lexicon: Lexicon) -> None:
    assert region_keys(name, spelling(lexicon)) == bare


def test_what_is_asked_for(lexicon: Lexicon) -> None:
    words = spelling(lexicon)
    assert list(asked_keys(("es", "sider"), words)) == ["es sider", "al sider", "el sider"]
    assert list(asked_keys(("st", "brask"), words)) == ["st brask", "saint brask"]
    assert list(asked_keys(("brask",), words)) == ["brask"]
