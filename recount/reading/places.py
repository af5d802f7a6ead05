"""Syntax -> place mentions: names of the gazetteer, resolved where the report allows it, and names it does not have.

In "Shells fell near Rafah, Gaza, the Tripoli government said" Rafah is `near`, Gaza a region, and Tripoli stands
`inside` the name of an actor. A dateline is no mention: it only says which country the report is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.name_rows import PlaceRow
from recount.reading.cues import cue_before, cue_words, lower, printed_as_name
from recount.reading.gazetteer import gazetteer
from recount.reading.names import noun_at, titles
from recount.reading.resolving import Context, choose
from recount.reading.roles import Role, role_of
from recount.reading.unknown_places import unknown_places
from recount.records import Place, PlaceMention, PlacePrecision, Report

__all__ = ["find_places"]

ADMIN1 = {"region", "admin1", "sea", "river", "strait", "mountain"}
TIED = {"compound", "flat", "nmod:desc"}
ADMIN2 = {"admin2", "district"}


COUNTS_FOR_COUNTRY = 300_000
"""People; a place this large says by itself that the report is about its country."""

LARGE = 500_000
"""People; the name of a place this large needs no preposition before it."""


class Hit(msgspec.Struct, frozen=True):
    """A name of the gazetteer where it stands: words `first` to `last`, and the places called so."""

    first: int
    last: int
    rows: tuple[PlaceRow, ...]


def find_places(syntax: Syntax, report: Report, lexicon: Lexicon) -> tuple[PlaceMention, ...]:
    """Return the places that a report names, in order, none overlapping another.

    Only words that stand for a place are mentions: a name that is also a common word or a person's needs a
    preposition, a country after it, or the model's word for it.
    """
    hits = list(_hits(syntax, report, lexicon))
    roles = {hit.first: role_of(syntax, hit.first, hit.last, lexicon) for hit in hits}
    context = _context(syntax, report, hits, roles, lexicon)
    containers = _containers(syntax, hits)
    trusted = {_words(syntax, h) for h in hits if _has_evidence(syntax, h, h.first in containers, lexicon)}
    found = []
    for hit in hits:
        role = roles[hit.first]
        if role == "other" or not (
            role == "inside" or _words(syntax, hit) in trusted or _needs_none(syntax, hit, context, lexicon)
        ):
            continue
        row = choose(hit.rows, context, containers.get(hit.first))
        if row is not None or role != "inside":
            found.append(_mention(syntax, hit, role, row, containers, lexicon))
    taken = {i for hit in hits for i in range(hit.first, hit.last + 1)}
    found.extend(unknown_places(syntax, report, lexicon, taken))
    return tuple(sorted(found, key=lambda m: m.start))


def _hits(syntax: Syntax, report: Report, lexicon: Lexicon) -> Iterator[Hit]:
    articles = cue_words(lexicon, "article")
    for match in gazetteer(lexicon).names.find(syntax):
        start, end = syntax.words[match.first].start, syntax.words[match.last].end
        if report.dateline and start < report.dateline.end and end > report.dateline.start:
            continue
        hit = Hit(match.first, match.last, match.value)
        if printed_as_name(syntax, match.first, match.last, articles) and not _part_of_longer(syntax, hit, lexicon):
            yield hit


def _part_of_longer(syntax: Syntax, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell a small place's name that is one word of another, unknown name: Wemba Tisko is not Wemba."""
    if _largest(hit) >= LARGE or any(row.kind == "country" or row.kind in ADMIN1 for row in hit.rows):
        return False
    for i, by in ((hit.first - 1, hit.first), (hit.last + 1, hit.last)):
        if not 0 <= i < len(syntax.words) or syntax.words[i].sentence != syntax.words[by].sentence:
            continue
        word, beside = syntax.words[i], syntax.words[by]
        tied = (word.head == by and word.rel in TIED) or (beside.head == i and beside.rel in TIED)
        if tied and word.text[:1].isupper() and word.tag in {"NNP", "NNPS"} and not _ordinary(syntax, i, lexicon):
            return True
    return False


def _ordinary(syntax: Syntax, i: int, lexicon: Lexicon) -> bool:
    """Tell a word that says what kind of place or actor stands beside it, and is no part of its name."""
    uses = ("direction", "place_after", "admin1_after", "admin2_after", "not_name")
    found = gazetteer(lexicon).names.at(syntax, i) or gazetteer(lexicon).demonyms.at(syntax, i)
    noun = noun_at(syntax, i, i + 1, lexicon) or titles(lexicon).at(syntax, i, i + 1)
    return bool(found or noun) or any(lower(syntax, i) in cue_words(lexicon, use) for use in uses)


def _words(syntax: Syntax, hit: Hit) -> str:
    return syntax.word_span(hit.first, hit.last).text.lower()


def _context(syntax: Syntax, report: Report, hits: list[Hit], roles: dict[int, Role], lexicon: Lexicon) -> Context:
    """Count the countries that the report names: themselves, their people, their places of one country only."""
    known = gazetteer(lexicon)
    counts: Counter[str] = Counter()
    for hit in hits:
        countries = {row.country for row in hit.rows if row.country}
        sure = any(row.kind == "country" or row.id in known.notable for row in hit.rows)
        sure = sure or _has_evidence(syntax, hit, False, lexicon) or _largest(hit) >= COUNTS_FOR_COUNTRY
        if len(countries) == 1 and roles[hit.first] != "other" and sure and syntax.words[hit.first].entity != "PER":
            counts[countries.pop()] += 1
    for match in known.demonyms.find(syntax):
        if syntax.words[match.first].text[:1].isupper():
            counts[match.value.iso3] += 1
    counts.update(_dateline_country(report, lexicon))
    return Context(dict(counts), known.notable)


def _dateline_country(report: Report, lexicon: Lexicon) -> list[str]:
    """Return the country of each place in the dateline, the largest of that name."""
    out = []
    for part in re.split(r"[,()\u2013\u2014]| - ", report.dateline.text) if report.dateline else ():
        rows = gazetteer(lexicon).names.get(part.strip().title()) or ()
        best = max(rows, key=lambda row: (row.kind == "country", row.population), default=None)
        if best is not None and best.country:
            out.append(best.country)
    return out


def _largest(hit: Hit) -> int:
    return max(row.population for row in hit.rows)


def _containers(syntax: Syntax, hits: list[Hit]) -> dict[int, PlaceRow]:
    """Return, for hits that a comma and a country or region follow, that container."""
    out = {}
    for hit, after in pairwise(hits):
        wide = [row for row in after.rows if row.kind in {"country", "admin1", "region"}]
        if (
            after.first == hit.last + 2
            and lower(syntax, hit.last + 1) == ","
            and wide
            and not any(r.kind == "country" for r in hit.rows)
        ):
            out[hit.first] = wide[0]
    return out


def _has_evidence(syntax: Syntax, hit: Hit, contained: bool, lexicon: Lexicon) -> bool:
    words = syntax.words[hit.first : hit.last + 1]
    if contained or all(w.entity == "LOC" and w.pos != "VERB" for w in words):
        return True
    if _taken(syntax, hit, lexicon):
        return True
    if cue_before(
        syntax,
        hit.first,
        cue_words(lexicon, "town_of") | cue_words(lexicon, "admin1_of") | cue_words(lexicon, "admin2_of"),
    ):
        return True
    return _preposition_before(syntax, hit.first, lexicon) and not any(w.pos in {"VERB", "ADV"} for w in words)


def _taken(syntax: Syntax, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell the object of a verb that takes places: «seized Goma»; ordinary words and first names need more."""
    head = syntax.head_of(syntax.words[hit.first].start, syntax.words[hit.last].end)
    if head is None or _words(syntax, hit) in cue_words(lexicon, "risky"):
        return False
    word = syntax.words[syntax.first_conjunct(head)]
    verb = syntax.words[word.head]
    named = all(w.pos == "PROPN" for w in syntax.words[hit.first : hit.last + 1])
    return named and word.rel in {"obj", "nsubj:pass"} and verb.lemma in cue_words(lexicon, "taken")


def _preposition_before(syntax: Syntax, first: int, lexicon: Lexicon) -> bool:
    """Tell whether a preposition of place stands before the name, or before its adjectives (`in northern Mali`)."""
    directions, i = cue_words(lexicon, "direction"), first - 1
    start = syntax.sentences[syntax.words[first].sentence].first
    while i > start and (lower(syntax, i) in directions or syntax.words[i].text == "-"):
        i -= 1
    return i >= start and cue_before(syntax, i + 1, cue_words(lexicon, "locative") | cue_words(lexicon, "near"))


def _needs_none(syntax: Syntax, hit: Hit, context: Context, lexicon: Lexicon) -> bool:
    """Tell a name that can hardly be anything else: a country, or a place of a country that the report names."""
    text = _words(syntax, hit)
    risky = text in cue_words(lexicon, "risky")
    if text in cue_words(lexicon, "not_name") or (risky and syntax.words[hit.first].entity == "PER"):
        return False
    if any(row.kind == "country" for row in hit.rows) or (not risky and _largest(hit) >= LARGE):
        return True
    if risky or _capital_says_nothing(syntax, hit):
        return False
    return any(row.country in context.countries or row.id in context.notable for row in hit.rows)


def _capital_says_nothing(syntax: Syntax, hit: Hit) -> bool:
    """Tell an ordinary word that is only capitalised because it begins a sentence or stands in a headline."""
    sentence = syntax.sentences[syntax.words[hit.first].sentence]
    usual = {"PROPN", "ADP", "DET", "PUNCT", "X"}
    return (hit.first == sentence.first or sentence.headline) and any(
        w.pos not in usual for w in syntax.words[hit.first : hit.last + 1]
    )


def _mention(
    syntax: Syntax, hit: Hit, role: Role, row: PlaceRow | None, containers: dict[int, PlaceRow], lexicon: Lexicon
) -> PlaceMention:
    span = syntax.word_span(hit.first, hit.last)
    container = containers.get(hit.first)
    place = Place(
        name=row.name if row else span.text, text=span.text, start=span.start, end=span.end,
        country=row.country if row else container.country if container else None,
        latitude=row.latitude if row and row.kind != "country" else None,
        longitude=row.longitude if row and row.kind != "country" else None,
        precision=_precision(syntax, hit, row, lexicon),
        gazetteer_id=row.id if row and row.kind != "country" else None,
    )  # fmt: skip
    rule = "place-agent" if role == "agent" else "place-gazetteer" if row else "place-unresolved"
    return PlaceMention(start=span.start, end=span.end, value=place, inside=role in {"agent", "inside"}, rule=rule)


def _precision(syntax: Syntax, hit: Hit, row: PlaceRow | None, lexicon: Lexicon) -> PlacePrecision | None:
    if row is not None and row.kind == "country":
        return "country"
    after = lower(syntax, hit.last + 1)
    if after in cue_words(lexicon, "admin2_after") or cue_before(syntax, hit.first, cue_words(lexicon, "admin2_of")):
        return "admin2"
    if after in cue_words(lexicon, "admin1_after") or cue_before(syntax, hit.first, cue_words(lexicon, "admin1_of")):
        return "admin1"
    if row is not None and row.kind in ADMIN1:
        return "admin1"
    if row is not None and row.kind in ADMIN2:
        return "admin2"
    if cue_before(syntax, hit.first, cue_words(lexicon, "near")):
        return "near"
    return "exact" if row is not None else None
