"""What one report says of one happening, summed up: kinds, days, places, parties, counts, names to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from recount.incidents.belligerents import speaker_side
from recount.incidents.days import Days, days_of
from recount.incidents.passages import Passages, place_names
from recount.incidents.vocabulary import (
    Mood,
    Side,
    Vocabulary,
    actor_key,
    actors_of,
    mood,
    singular,
    targets_of,
    words_of,
)
from recount.records import Actor, AnyClaim, Event, Figure, Place

__all__ = ["Telling", "is_spot", "is_toll", "is_windowed", "joined", "sum_up"]

LONG_AGO = 45
"""Days before a report from which on a happening is told as history."""
JUST_BEFORE = 2
"""Days before a report on which the toll that it tells rose."""
LAST_SENTENCES, MOST_COUNTS = 60, 40
"""What is kept of a telling that goes on and on, so that a long report costs no square."""
SETS = (
    "kinds", "moods", "actors", "actor_sides", "targets", "target_sides", "modes", "counts", "sources", "speakers",
    "speaker_sides", "names", "grounds",
)  # fmt: skip
"""Fields of a telling that are put together as sets."""
LIES_IN = re.compile(r"^.*?\b(?:of|at|in|near)\s+|^.*$")
POINTLIKE = {"exact", "near", None}


class Telling(NamedTuple):
    """Claims of one report that are taken to be of one happening."""

    report: str
    published: int | None
    claims: tuple[AnyClaim, ...]
    kinds: frozenset[str]
    harm: bool
    moods: frozenset[Mood]
    days: Days | None
    loose_day: bool
    """The day may be another than the act's: when a body was found, a toll rose, or something was denied."""
    risen: Days | None
    """When a toll is told to have risen, on the days before its report: what has that day too has it from there."""
    places: tuple[Place, ...]
    loose_place: bool
    """Only a count has a place: it may be where its speaker is, a hospital, a capital."""
    grounds: frozenset[str]
    """Names of places that are hit, or in what is hit: `the base of Marrow`."""
    setting: tuple[Place, ...]
    """The place of all else that its report tells, where it has none of its own."""
    setting_days: Days | None
    """The day of all else that its report tells, where it has none of its own."""
    actors: frozenset[str]
    actor_sides: frozenset[Side]
    attackers_act: bool
    """Some actor is called nothing but the attacker, the gunman: nobody's own name or side."""
    targets: frozenset[str]
    target_sides: frozenset[Side]
    attackers_hit: bool
    modes: frozenset[str]
    counts: frozenset[tuple[str, float]]
    bounds: tuple[tuple[str, float, float], ...]
    wholes: tuple[tuple[str, str, str, float, float], ...]
    """Counts of everybody whom an act hit: measure, what is counted, who says so (empty: the report), low, high."""
    sources: frozenset[str]
    speakers: frozenset[str]
    """Those sources that are not the publisher."""
    speaker_sides: frozenset[Side]
    names: frozenset[str]
    """Names in the sentences that tell it."""
    story: frozenset[str]
    """Names in the whole report."""
    sentences: frozenset[int]
    start: int
    separate: bool
    headline: bool

    @property
    def anchored(self) -> bool:
        """It has a day, or an act with a place closer than a country or region; a count's may be its speaker's."""
        placed = any(place.precision in POINTLIKE for place in self.places)
        return self.days is not None or (placed and any(isinstance(claim, Event) for claim in self.claims))

    @property
    def background(self) -> bool:
        """It happened long before its report."""
        return self.days is not None and self.published is not None and self.days.last < self.published - LONG_AGO


def sum_up(claims: Iterable[AnyClaim], passages: Passages, vocabulary: Vocabulary) -> Telling:
    """Return what the claims of one report say together."""
    told = tuple(sorted(claims, key=lambda claim: (claim.evidence.start, claim.id)))
    figures = [claim for claim in told if isinstance(claim, Figure) and claim.unit == "people"]
    sentences = frozenset(passages.sentence(claim.evidence.start) for claim in told)
    kinds = frozenset(map(vocabulary.kind_of, told))
    return Telling(
        report=passages.report.id,
        published=passages.published,
        claims=told,
        kinds=kinds,
        harm=any(row.harm for row in map(vocabulary.row, kinds) if row),
        moods=frozenset(mood(claim) for claim in told),
        days=_days(told),
        loose_day=_loose_day(told, figures, passages, vocabulary),
        risen=_risen(figures, passages, vocabulary),
        places=_places(told, vocabulary),
        loose_place=not any(claim.place or claim.origin for claim in told if not _mere_count(claim)),
        setting=(),
        setting_days=None,
        **_parties(told, vocabulary),
        modes=frozenset(claim.mode for claim in told if isinstance(claim, Event) and claim.mode),
        counts=frozenset((f.measure, value) for f in figures for value in (f.best, f.low, f.high) if value),
        bounds=tuple((f.measure, f.low or 0, f.high or float("inf")) for f in figures if not f.part_of),
        wholes=tuple(_whole(f, passages, vocabulary) for f in figures if _is_whole(f, passages, vocabulary)),
        sources=_sources(told, quoted=False),
        speakers=_sources(told, quoted=True),
        speaker_sides=frozenset(side for c in told if (side := speaker_side(c, vocabulary))),
        names=frozenset(name for at in sentences for name in passages.names(at)),
        story=passages.story,
        sentences=sentences,
        start=told[0].evidence.start,
        separate=any(vocabulary.has("separate", passages.sentence_text(at)) for at in sentences),
        headline=any(passages.in_headline(claim.evidence.start) for claim in told),
    )


def _parties(told: Sequence[AnyClaim], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the fields of a telling about who acts and who is hit."""
    acting = [actor for claim in told for actor in actors_of(claim)]
    hit = [actor for claim in told for actor in targets_of(claim)]
    whom = [*(actor.name for actor in hit), *(c.of or "" for c in told if isinstance(c, Figure))]
    return {
        "grounds": frozenset(name for actor in hit for name in _ground(actor)),
        "actors": frozenset(actor_key(actor) for actor in acting),
        "actor_sides": _sides(acting, vocabulary),
        "attackers_act": any(_attacker(actor.name, vocabulary) for actor in acting),
        "targets": frozenset(singular(words[-1]) for of in whom if (words := words_of(of))),
        "target_sides": _sides(hit, vocabulary) | _counted_sides(told, vocabulary),
        "attackers_hit": any(_attacker(words, vocabulary) for words in whom),
    }


def joined(one: Telling, other: Telling) -> Telling:
    """Return two tellings as one, in time that does not grow with what they hold but for putting it side by side.

    Its day is that of an act, if one of them has it, and the narrower of two.
    """
    dated = [told for told in (one, other) if told.days]
    days = min(dated, key=lambda told: (_is_loose(told, one, other), told.days.length if told.days else 0), default=one)
    close = [told for told in (one, other) if not told.loose_place] or [one, other]
    places = {(p.gazetteer_id or p.name): p for told in close for p in told.places}.values()
    near = tuple(place for place in places if place.precision != "country")
    sets = {name: getattr(one, name) | getattr(other, name) for name in SETS}
    return one._replace(
        claims=(*one.claims, *other.claims),
        harm=one.harm or other.harm,
        days=days.days,
        loose_day=_is_loose(days, one, other),
        risen=one.risen or other.risen,
        places=near or tuple(places),
        loose_place=one.loose_place and other.loose_place,
        attackers_act=one.attackers_act or other.attackers_act,
        attackers_hit=one.attackers_hit or other.attackers_hit,
        bounds=(*one.bounds, *other.bounds)[:MOST_COUNTS],
        wholes=(*one.wholes, *other.wholes)[:MOST_COUNTS],
        sentences=frozenset(sorted(one.sentences | other.sentences)[-LAST_SENTENCES:]),
        start=min(one.start, other.start),
        separate=one.separate or other.separate,
        headline=one.headline or other.headline,
        **sets,
    )


def _ground(actor: Actor) -> frozenset[str]:
    """Return the names of the place that a target is or lies in; an adjective in it, `Marrowan market`, is none."""
    if actor.kind not in {"place", "facility"}:
        return frozenset()
    return place_names(actor.name if actor.kind == "place" else LIES_IN.split(actor.name, maxsplit=1)[-1])


def _counted_sides(claims: Iterable[AnyClaim], vocabulary: Vocabulary) -> frozenset[Side]:
    counted = (claim.of or "" for claim in claims if isinstance(claim, Figure))
    return frozenset(side for of in counted if (side := vocabulary.side_of_noun(of)))


def _sources(claims: Iterable[AnyClaim], quoted: bool) -> frozenset[str]:
    """Return the names of those who say it, or of those among them who are quoted."""
    last = [claim.sources[-1] for claim in claims if claim.sources]
    return frozenset(source.name for source in last if not quoted or source.role != "publisher")


def _loose_day(told: Iterable[AnyClaim], figures: Iterable[Figure], passages: Passages, vocabulary: Vocabulary) -> bool:
    tolls = any(is_toll(figure, passages, vocabulary) for figure in figures)
    return tolls or all(_has_loose_day(claim, passages, vocabulary) for claim in told if claim.time)


def _risen(figures: Iterable[Figure], passages: Passages, vocabulary: Vocabulary) -> Days | None:
    tolls = (figure for figure in figures if figure.scope == "cumulative" and is_toll(figure, passages, vocabulary))
    found = [days for figure in tolls if (days := days_of(figure.time))]
    return next((days for days in found if days.last >= (passages.published or 0) - JUST_BEFORE), None)


def _is_loose(told: Telling, one: Telling, other: Telling) -> bool:
    """Tell whether a telling's day may be another than the act's: it is, where it is that of a toll beside it."""
    beside = bool(one.sentences & other.sentences) and told.days in {one.risen, other.risen}
    return told.loose_day or (beside and told.days is not None)


def _is_whole(figure: Figure, passages: Passages, vocabulary: Vocabulary) -> bool:
    """Tell a count of all whom one act hit, in the body of the report: no part, no toll, nothing told as more."""
    row = vocabulary.row(vocabulary.kind_of(figure))
    counts = figure.about is not None or row is None or not row.harm
    counts = counts and figure.part_of is None and figure.scope == "incident"
    counts = counts and mood(figure) == "real" and (figure.low or figure.best or figure.high or 0) > 1
    told = counts and not passages.in_headline(figure.evidence.start)
    return told and not is_toll(figure, passages, vocabulary) and not vocabulary.has("added", figure.printed.text)


def _whole(figure: Figure, passages: Passages, vocabulary: Vocabulary) -> tuple[str, str, str, float, float]:
    words = words_of(figure.of or "")
    label = "" if not words or words[-1] in vocabulary.words["whole"] else words[-1]
    source = figure.sources[-1] if figure.sources else None
    low = figure.low if figure.low is not None else figure.best or 0
    high = figure.high if figure.high is not None else float("inf")
    return figure.measure, label, source.name if source and source.role != "publisher" else "", low, high


def is_spot(place: Place, vocabulary: Vocabulary) -> bool:
    """Tell a spot in a town, a street or market, that is located nowhere: it is no other place than its town.

    The word for it stands last, or first: `Hotel Marrow`.
    """
    words = words_of(place.name)
    return (
        place.latitude is None
        and place.precision != "country"
        and bool(vocabulary.words["spot"].intersection((*words[:1], *words[-1:])))
    )


def is_toll(figure: Figure, passages: Passages, vocabulary: Vocabulary) -> bool:
    """Tell a running toll of one happening: it counts the whole, whatever was counted before."""
    return vocabulary.has("toll", _around(figure, passages))


def is_windowed(figure: Figure, passages: Passages, vocabulary: Vocabulary) -> bool:
    """Tell a total of a time, a stock or a rate: it belongs to a series and is never of one happening.

    Those still missing are a stock, and of the act that they have been missing since.
    """
    if figure.scope in {"stock", "rate"}:
        return figure.measure != "missing" or figure.scope == "rate"
    if vocabulary.kind_of(figure) == "incident.flight":
        return False
    days, around = days_of(figure.time), _around(figure, passages)
    if days is not None and (days.period or (_of_a_week(figure, passages) and not figure.about)):
        return True
    since = vocabulary.has("since", around) and not vocabulary.has("toll", around)
    return figure.scope == "cumulative" and (since or vocabulary.has("window", around))


def _of_a_week(figure: Figure, passages: Passages) -> bool:
    """Tell a count of a week: that its own sentence says so, and it does not go on from what happened in it."""
    if figure.time is None or figure.time.precision != "week":
        return False
    return passages.sentence(figure.time.span.start) == passages.sentence(figure.evidence.start)


def _mere_count(claim: AnyClaim) -> bool:
    return isinstance(claim, Figure) and not claim.about and not claim.origin


def _has_loose_day(claim: AnyClaim, passages: Passages, vocabulary: Vocabulary) -> bool:
    """Tell a day that may be that of a denial, of a body found, of a death in hospital."""
    if mood(claim) == "denied":
        return True
    return isinstance(claim, Figure) and not claim.about and vocabulary.has("found_later", _around(claim, passages))


def _around(figure: Figure, passages: Passages) -> str:
    return passages.sentence_text(passages.sentence(figure.evidence.start))


def _attacker(words: str, vocabulary: Vocabulary) -> bool:
    return not vocabulary.words["attackers"].isdisjoint(words_of(words))


def _sides(actors: Iterable[Actor], vocabulary: Vocabulary) -> frozenset[Side]:
    return frozenset(
        side
        for actor in actors
        if not _attacker(actor.name, vocabulary)
        if (side := vocabulary.side_of(actor)) is not None
    )


def _days(claims: Sequence[AnyClaim]) -> Days | None:
    """Return the narrowest time that an event has, or else a figure; of equally narrow ones the first."""
    found = [(isinstance(claim, Figure) and not claim.about, days.length, at, days)
             for at, claim in enumerate(claims) if (days := days_of(claim.time))]  # fmt: skip
    return min(found)[3]._replace(vague=min(found)[3].vague and not _bare(claims)) if found else None


def _bare(claims: Iterable[AnyClaim]) -> bool:
    """Tell acts of nobody on nobody, uncounted, nowhere but in a country: `bombings in Iraq this week` are several."""
    return not any(
        isinstance(claim, Figure) or actors_of(claim) or targets_of(claim)
        or (claim.place and claim.place.precision in POINTLIKE)
        for claim in claims
    )  # fmt: skip


def _places(claims: Iterable[AnyClaim], vocabulary: Vocabulary) -> tuple[Place, ...]:
    """Return the places of the claims, each once, a mere count's only where no act has one: it may be its speaker's.

    Where one is close, those that only name its country are left out.
    """
    told = [(claim, place) for claim in claims for place in (claim.place, claim.origin) if place]
    told = [(claim, place) for claim, place in told if not is_spot(place, vocabulary)]
    acts = [place for claim, place in told if not _mere_count(claim)]
    found = acts or [place for _, place in told]
    close = [place for place in found if place.precision != "country"]
    return tuple({(place.gazetteer_id or place.name): place for place in close or found}.values())
