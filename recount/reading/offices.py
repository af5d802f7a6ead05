"""An office and whose it is -> who held it on the day of the report, where that is sure: `the French president`.

A day on which the office passed on, a sentence about another year that saw two holders, a former or future holder:
then nobody is named, and the office stays an office ("President of France").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.name_rows import ActorRow, OfficeRow, OfficeTermRow
from recount.reading.match import PhraseIndex, fold, pieces

__all__ = ["holder", "holder_called", "office_at", "period"]

ISO_DAY = 10
"""Characters of `2014-12-30`; a shorter date stands for the whole month or year."""

LATEST = "~"
"""Sorts after whatever a date may hold."""

OLDEST, NEWEST = 1900, 2099
"""Years that a number of four digits in a sentence may be."""

Period = tuple[str, str]
"""First and last day; a month or year stands for its days."""


@cache
def _office_nouns(lexicon: Lexicon) -> PhraseIndex[OfficeRow]:
    return PhraseIndex(((w, row) for row in lexicon.offices for w in row.words), by="lemma")


@cache
def _printed_nouns(lexicon: Lexicon) -> PhraseIndex[OfficeRow]:
    return PhraseIndex((w, row) for row in lexicon.offices for w in row.words)


@cache
def _terms(lexicon: Lexicon) -> dict[str, list[tuple[OfficeTermRow, ActorRow]]]:
    """Return the terms of each office with their holders; one whose row a user's list has replaced is left out."""
    people = {row.name: row for row in lexicon.actors if row.person}
    out: dict[str, list[tuple[OfficeTermRow, ActorRow]]] = {}
    for term in lexicon.office_terms:
        if term.holder in people:
            out.setdefault(term.office, []).append((term, people[term.holder]))
    return out


def office_at(syntax: Syntax, first: int, last: int, lexicon: Lexicon) -> OfficeRow | None:
    """Return the office that exactly these words (both ends included) are the noun for."""
    for index in (_office_nouns(lexicon), _printed_nouns(lexicon)):
        found = index.at(syntax, first, last + 1)
        if found and found.last == last:
            return found.value
    return None


def period(syntax: Syntax, i: int, day: str | None) -> Period | None:
    """Return the time that the sentence of word `i` speaks of: a year that it names, else the report's day."""
    if not day:
        return None
    sentence = syntax.sentences[syntax.words[i].sentence]
    years = {w.text for w in syntax.words[sentence.first : sentence.last] if _is_year(w.text)}
    if years - {day[:4]}:
        return (min(years), min(years) + LATEST) if len(years) == 1 else None
    return day[:ISO_DAY], day[:ISO_DAY].ljust(ISO_DAY, LATEST)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and OLDEST <= int(text) <= NEWEST


def holder(office: str, of: str, when: Period | None, lexicon: Lexicon) -> ActorRow | None:
    """Return who held the office of a country (alpha-3) or body (id) all through the time, or nobody."""
    if when is None:
        return None
    held = [row for term, row in _terms(lexicon).get(office, ()) if term.of == of and _covers(term, when)]
    return held[0] if held else None


def _covers(term: OfficeTermRow, when: Period) -> bool:
    return when[0] > term.start.ljust(ISO_DAY, LATEST) and (term.end is None or when[1] < term.end)


def holder_called(office: str, name: str, of: str | None, when: Period | None, lexicon: Lexicon) -> ActorRow | None:
    """Return the one holder of an office with this surname, or this name but for its spelling: `Prime Minister Tusk`.

    Where nobody held it at the time, the only one who ever bore the name in that office before.
    """
    words = pieces(name)
    if not words or when is None:
        return None
    named = [
        (term, row)
        for term, row in _terms(lexicon).get(office, ())
        if term.of == of or of is None
        if _is_called(row, words)
    ]
    now = _one(row for term, row in named if _covers(term, when))
    return now or _one(row for term, row in named if term.start < when[0])


def _one(rows: Iterable[ActorRow]) -> ActorRow | None:
    found = {row.id: row for row in rows}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_called(row: ActorRow, words: tuple[str, ...]) -> bool:
    """Tell a holder by the surname, and by the first letter of the name where one is given."""
    for name in (row.name, *row.aliases):
        own = pieces(name)
        surname = own[-len(words) :] == words if len(own) > len(words) else False
        if surname or (len(words) > 1 and own[-1] == words[-1] and fold(own[0])[:1] == fold(words[0])[:1]):
            return True
    return False
