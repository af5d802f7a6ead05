"""Syntax -> place mentions: names of the gazetteer, resolved where the report allows it, and names it does not have.

In "Shells fell near Rafah, Gaza, the Tripoli government said" Rafah is `near`, Gaza a region, and Tripoli stands
`inside` the name of an actor. A dateline is no mention: it only says which country the report is about.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from recount.gazetteer import Entry
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading.cues import cue_before, cue_words, lower
from recount.reading.gazetteer import gazetteer
from recount.reading.match import pieces
from recount.reading.names import actor_names
from recount.reading.place_evidence import (
    Hit,
    find_hits,
    has_evidence,
    is_persons,
    largest,
    mostly_persons,
    needs_none,
    words_of,
)
from recount.reading.place_names import is_known
from recount.reading.ranking import Asked, Setting, choose, rank
from recount.reading.roles import Role, role_of
from recount.reading.unknown_places import unknown_places
from recount.records import ActorKind, Place, PlaceMention, PlacePrecision, Report

__all__ = ["find_places"]

WHOLE = {"country", "continent"}
"""No point stands for these."""
ADMIN1 = {"region", "continent", "admin1", "sea", "river", "strait", "mountain"}
ADMIN2 = {"admin2", "district"}


AT_HOME: set[ActorKind] = {"rebel", "militia", "criminal", "military", "police"}
"""Kinds of bodies that act in their own country, as a rule."""

COUNTS_FOR_COUNTRY = 300_000
"""People; a place this large says by itself that the report is about its country."""


def find_places(syntax: Syntax, report: Report, lexicon: Lexicon) -> tuple[PlaceMention, ...]:
    """Return the places that a report names, in order, none overlapping another.

    Only words that stand for a place are mentions: a name that is also a common word or a person's needs a
    preposition, a country after it, or the model's word for it.
    """
    hits = [hit for hit in find_hits(syntax, report, lexicon) if not _is_people(syntax, hit, lexicon)]
    roles = {hit.first: role_of(syntax, hit.first, hit.last, lexicon) for hit in hits}
    setting = _setting(syntax, report, hits, roles, lexicon)
    containers = _containers(syntax, hits)
    believed = {h.first for h in hits if has_evidence(syntax, h, h.first in containers, setting, lexicon)}
    trusted = {words_of(syntax, h) for h in hits if h.first in believed}
    sure = [
        hit
        for hit in hits
        if (roles[hit.first] == "inside" and _stands_inside(syntax, hit, setting, lexicon))
        or words_of(syntax, hit) in trusted
        or needs_none(syntax, hit, setting, lexicon)
    ]
    persons = mostly_persons(syntax, hits, believed, setting)
    sure = [hit for hit in sure if roles[hit.first] != "other" and words_of(syntax, hit) not in persons]
    holding = {after.first for hit, after in pairwise(hits) if hit.first in containers}
    ranked = rank([_asked(syntax, hit, containers, hit.first in holding, lexicon) for hit in sure], setting)
    found = []
    for hit, places in zip(sure, ranked, strict=True):
        entry = choose(places, hit.first in containers, setting)
        if entry is not None or roles[hit.first] != "inside":
            found.append(_mention(syntax, hit, roles[hit.first], entry, containers, lexicon))
    kept = {hit.first for hit in sure}
    known = [hit for hit in hits if hit.first in kept or any(map(is_known, hit.entries))]
    taken = {i for hit in known for i in range(hit.first, hit.last + 1)}
    found.extend(unknown_places(syntax, report, lexicon, taken))
    return tuple(sorted(found, key=lambda m: m.start))


def _is_people(syntax: Syntax, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell the adjective of a country that is also a place's name: the Somali town, not the Somali region."""
    people = gazetteer(lexicon).demonyms.at(syntax, hit.first, hit.last + 1)
    return syntax.words[hit.first].pos == "ADJ" and people is not None and people.last == hit.last  # no Saudi Arabia


def _stands_inside(syntax: Syntax, hit: Hit, setting: Setting, lexicon: Lexicon) -> bool:
    """Tell a place's name inside the name of an actor, where nothing around it can speak for a place."""
    ordinary = words_of(syntax, hit) in cue_words(lexicon, "not_name") | cue_words(lexicon, "direction")
    return any(map(is_known, hit.entries)) and not ordinary and not is_persons(syntax, hit, setting)


def _setting(syntax: Syntax, report: Report, hits: list[Hit], roles: dict[int, Role], lexicon: Lexicon) -> Setting:
    """Count the countries that the report names: themselves, their people, their places of one country only."""
    known = gazetteer(lexicon)
    bare = Setting()
    counts: Counter[str] = Counter()
    for hit in hits:
        countries = {e.country for e in hit.entries if e.country and not e.other}
        sure = any(e.kind == "country" or e.id in known.notable for e in hit.entries)
        sure = sure or has_evidence(syntax, hit, False, bare, lexicon) or largest(hit) >= COUNTS_FOR_COUNTRY
        sure = sure and any(map(is_known, hit.entries)) and roles[hit.first] != "other"
        if len(countries) == 1 and sure and syntax.words[hit.first].entity != "PER":
            counts[countries.pop()] += 1
    for match in known.demonyms.find(syntax):
        if syntax.words[match.first].text[:1].isupper():
            counts[match.value.iso3] += 1
    counts.update(_countries_of_bodies(syntax, counts, lexicon))
    dateline = _dateline_countries(report, lexicon)
    counts.update(dateline)
    return Setting(
        countries=dict(counts), dateline=frozenset(dateline), publisher=_publisher_country(report, lexicon),
        capitals=known.seats, listed=known.notable,
    )  # fmt: skip


def _countries_of_bodies(syntax: Syntax, named: Counter[str], lexicon: Lexicon) -> set[str]:
    """Return the countries of the known armed bodies that a report names, where it names no country otherwise."""
    if named:
        return set()
    found = (m.value for m in actor_names(lexicon).find(syntax) if syntax.words[m.first].text[:1].isupper())
    return {rows[0].country for rows in found if rows[0].country and rows[0].kind in AT_HOME}


def _dateline_countries(report: Report, lexicon: Lexicon) -> list[str]:
    """Return the country of each place in the dateline, the largest of that name."""
    out = []
    for part in re.split(r"[,()\u2013\u2014]| - ", report.dateline.text) if report.dateline else ():
        entries = gazetteer(lexicon).names.get(part.strip().title())
        best = max(entries, key=lambda e: (e.kind == "country", e.population), default=None)
        if best is not None and best.country:
            out.append(best.country)
    return out


def _publisher_country(report: Report, lexicon: Lexicon) -> str | None:
    """Return the country of the address that the report was published at, where its domain is a country's."""
    host = re.match(r"https?://([^/:?#]{1,253})", report.url or "")
    return gazetteer(lexicon).domains.get(f".{host[1].rpartition('.')[2].lower()}") if host else None


def _asked(
    syntax: Syntax, hit: Hit, containers: dict[int, tuple[Entry, ...]], holding: bool, lexicon: Lexicon
) -> Asked:
    """Return what is known of a name where it stands."""
    kind: str | None = _kind(syntax, hit, lexicon)
    if kind is None and cue_before(syntax, hit.first, cue_words(lexicon, "town_of")):
        kind = "city"
    return Asked(
        key=" ".join(pieces(words_of(syntax, hit))), entries=hit.entries, containers=containers.get(hit.first, ()),
        holding=holding, kind=kind,
    )  # fmt: skip


def _kind(syntax: Syntax, hit: Hit, lexicon: Lexicon) -> PlacePrecision | None:
    """Return the kind of region that the words before or after a name make it."""
    after = lower(syntax, hit.last + 1)
    if after in cue_words(lexicon, "admin2_after") or cue_before(syntax, hit.first, cue_words(lexicon, "admin2_of")):
        return "admin2"
    if after in cue_words(lexicon, "admin1_after") or cue_before(syntax, hit.first, cue_words(lexicon, "admin1_of")):
        return "admin1"
    return None


def _containers(syntax: Syntax, hits: list[Hit]) -> dict[int, tuple[Entry, ...]]:
    """Return, for hits that a comma and a country or region follow, that container."""
    out = {}
    for hit, after in pairwise(hits):
        wide = tuple(e for e in after.entries if e.kind in {"country", "admin1", "admin2", "region"})
        if (
            after.first == hit.last + 2
            and lower(syntax, hit.last + 1) == ","
            and wide
            and not any(e.kind == "country" for e in hit.entries)
        ):
            out[hit.first] = wide
    return out


def _mention(
    syntax: Syntax, hit: Hit, role: Role, entry: Entry | None, containers: dict[int, tuple[Entry, ...]],
    lexicon: Lexicon,
) -> PlaceMention:  # fmt: skip
    span = syntax.word_span(hit.first, hit.last)
    container = next(iter(containers.get(hit.first, ())), None)
    point = entry if entry and entry.kind not in WHOLE else None
    place = Place(
        name=entry.name if entry else span.text, text=span.text, start=span.start, end=span.end,
        country=entry.country if entry else container.country if container else None,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        precision=_precision(syntax, hit, entry, lexicon),
        gazetteer_id=entry.id if entry and entry.kind != "country" else None,
    )  # fmt: skip
    rule = "place-agent" if role == "agent" else "place-gazetteer" if entry else "place-unresolved"
    return PlaceMention(start=span.start, end=span.end, value=place, inside=role in {"agent", "inside"}, rule=rule)


def _precision(syntax: Syntax, hit: Hit, entry: Entry | None, lexicon: Lexicon) -> PlacePrecision | None:
    if entry is not None and entry.kind == "country":
        return "country"
    kind = _kind(syntax, hit, lexicon)
    if kind is not None:
        return kind
    if entry is not None and entry.kind in ADMIN1:
        return "admin1"
    if entry is not None and entry.kind in ADMIN2:
        return "admin2"
    if cue_before(syntax, hit.first, cue_words(lexicon, "near")):
        return "near"
    return "exact" if entry is not None else None
