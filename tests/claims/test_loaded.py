"""Loaded wording: its kind, its words, and whose wording it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.claims.expected import read_text

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

PAPER = "The Karvo Courier"


@pytest.mark.parametrize(
    ("text", "words", "kind", "by"),
    [
        ("The puppet regime bombed Karvo on Sunday.", "puppet regime", "delegitimising", PAPER),
        ("The minister said that terrorists had attacked a school.", "terrorists", "delegitimising", "minister"),
        ("Soldiers killed nine bandits near Belte on Sunday.", "bandits", "delegitimising", PAPER),
        ("“The dogs shelled our town,” the mayor said.", "dogs", "dehumanising", "mayor"),
        ("The commander said his men had killed 40 cockroaches in Belte.", "cockroaches", "dehumanising", "commander"),
        ("Our heroic fighters attacked the bridge, the militia said.", "heroic", "glorifying", "militia"),
        ("The army neutralised nine militants on Sunday.", "neutralised", "euphemism", PAPER),
        ("The army said it had neutralised nine militants.", "neutralised", "euphemism", "army"),
        ("State radio, quoting a colonel, said that vermin had attacked Belte.", "vermin", "dehumanising", "colonel"),
    ],
)
def test_words_kind_and_whose(text: str, words: str, kind: str, by: str, engine: Engine, lexicon: Lexicon) -> None:
    found = {(x.text, x.kind, x.by) for claim in read_text(text, engine, lexicon) for x in claim.loaded}
    assert (words, kind, by) in found


@pytest.mark.parametrize(
    "text",
    [
        "The militia killed 200 pigs and burned the mill in Belte, the farmer said.",
        "Soldiers attacked the village and shot his dogs, the farmer said.",
        "Rebels attacked the cancer hospital in Belte on Sunday.",
        "Rebels attacked an army post near Belte.",
    ],
)
def test_nothing_loaded(text: str, engine: Engine, lexicon: Lexicon) -> None:
    assert [x for claim in read_text(text, engine, lexicon) for x in claim.loaded] == []


def test_offsets_are_those_of_the_words(engine: Engine, lexicon: Lexicon) -> None:
    text = "The puppet regime bombed Karvo on Sunday."
    (found,) = {x for claim in read_text(text, engine, lexicon) for x in claim.loaded}
    assert text[found.start : found.end] == found.text == "puppet regime"


def test_names_stay_neutral(engine: Engine, lexicon: Lexicon) -> None:
    claims = read_text("The terrorist regime bombed Karvo on Sunday.", engine, lexicon)
    names = {a.name for c in claims for a in getattr(c, "actors", ())}
    assert not [n for n in names if "terrorist" in n or "regime" in n]
