"""Rows of known actors: ids and years are sound, and no name means two at once but where an office passed on."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest

from recount.lexicon.files import read_csv
from recount.lexicon.name_rows import ActorRow
from recount.reading.gazetteer import is_abbreviation
from recount.reading.match import pieces

if TYPE_CHECKING:
    from recount.lexicon import Lexicon

FILES = ("actors.csv", "office_holders.csv", "media.csv")
OLDEST, NEWEST = 1300, 2026
"""Years that a row may say: from the oldest body with a founding year to the year in which the rows were checked."""

ORDINARY = {
    "army", "dawn", "force", "freedom", "front", "fact", "guardians", "hope", "justice", "let", "liberation", "memory",
    "movement", "nation", "observer", "punch", "resistance", "revolution", "shell", "star", "sun", "times", "union",
    "vanguard", "victory", "world",
}  # fmt: skip
"""Words that begin many sentences or names; a row of that one name would be found in all of them."""


def names_of(row: ActorRow) -> tuple[str, ...]:
    return (row.name, *row.aliases)


@pytest.mark.parametrize(("name", "least"), [("actors.csv", 750), ("office_holders.csv", 700), ("media.csv", 400)])
def test_files_hold_what_they_are_for(name: str, least: int) -> None:
    rows = read_csv(name, ActorRow)
    assert len(rows) >= least
    assert {row.person for row in rows} == {name == "office_holders.csv"}
    assert ({row.kind for row in rows} == {"media"}) == (name == "media.csv")


def test_rows_say_where_they_are_from_and_when_they_were_checked(lexicon: Lexicon) -> None:
    assert not [row.name for row in lexicon.actors if not row.source or len(row.checked) != len("2026-11-22")]


def test_ids_and_names_are_unique(lexicon: Lexicon) -> None:
    assert len({row.id for row in lexicon.actors}) == len(lexicon.actors)
    assert len({row.name for row in lexicon.actors}) == len(lexicon.actors)
    assert not [row.id for row in lexicon.actors if not row.id.startswith("actor:") or not row.id.isascii()]


def test_countries_and_years_are_known(lexicon: Lexicon) -> None:
    known = {c.iso3 for c in lexicon.countries} | {None}
    assert not [row.name for row in lexicon.actors if row.country not in known]
    years = [(row.name, y) for row in lexicon.actors for y in (row.start, row.end) if y is not None]
    assert not [(name, y) for name, y in years if not OLDEST <= y <= NEWEST]
    assert not [row.name for row in lexicon.actors if (row.start or 0) > (row.end or NEWEST)]


def test_a_name_means_one_at_a_time(lexicon: Lexicon) -> None:
    """Two bearers of a name may share the one year in which it passed from one to the other."""
    bearers: dict[tuple[bool, tuple[str, ...]], dict[str, ActorRow]] = defaultdict(dict)
    for row in lexicon.actors:
        for name in names_of(row):
            exact = is_abbreviation(name)
            bearers[exact, (name,) if exact else pieces(name)][row.id] = row
    shared = [pair for rows in bearers.values() for pair in combinations(rows.values(), 2)]
    at_once = [
        (a.name, b.name) for a, b in shared if min(a.end or 9999, b.end or 9999) - max(a.start or 0, b.start or 0) > 0
    ]
    assert not at_once


def test_no_name_is_an_ordinary_word(lexicon: Lexicon) -> None:
    names = {(row.name, name) for row in lexicon.actors for name in names_of(row)}
    assert not [(row, name) for row, name in names if name.lower() in ORDINARY and not is_abbreviation(name)]


def test_no_kind_is_a_judgement_of_a_person(lexicon: Lexicon) -> None:
    assert not [row.name for row in lexicon.actors if row.person and row.kind == "criminal"]


def test_offices_are_held_by_one_known_person_at_a_time(lexicon: Lexicon) -> None:
    people = {row.name for row in lexicon.actors if row.person}
    bodies = {row.id for row in lexicon.actors} | {c.iso3 for c in lexicon.countries}
    offices = {row.office for row in lexicon.offices}
    assert not [t.name for t in lexicon.office_terms if t.holder not in people or t.of not in bodies]
    assert not [t.name for t in lexicon.office_terms if t.office not in offices or (t.end or "9") <= t.start]
    held = defaultdict(list)
    for term in lexicon.office_terms:
        held[term.office, term.of].append((term.start, term.end or "9"))
    spans = [pair for terms in held.values() for pair in pairwise(sorted(terms))]
    assert not [(a, b) for a, b in spans if a[1] > b[0]]
