"""A cluster of tellings -> the `Incident` record: what all its claims together say, with every disagreement kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from recount.incidents.assessments import airwars
from recount.incidents.belligerents import enemy_claims
from recount.incidents.clusters import Cluster
from recount.incidents.contradictions import Account, contradictions
from recount.incidents.counts import counts
from recount.incidents.days import days_of
from recount.incidents.developments import developments
from recount.incidents.folding import Folded, fold_measure
from recount.incidents.judged import incident_id
from recount.incidents.origins import hear, independent, voices
from recount.incidents.passages import Passages
from recount.incidents.tellings import is_spot
from recount.incidents.victims import victims
from recount.incidents.vocabulary import Vocabulary, actor_key, actors_of, mood, targets_of, words_of
from recount.incidents.where import place_key
from recount.lexicon.incident_rows import IncidentPolicyRow
from recount.records import (
    Actor,
    AnyClaim,
    Event,
    EventType,
    Figure,
    Incident,
    Measure,
    Place,
    Report,
    Status,
    Tally,
    Time,
)

__all__ = ["World", "make_incident"]

STATUS_ORDER: tuple[Status, ...] = (
    "happened", "ongoing", "possible", "ordered", "planned", "threatened", "requested", "did_not_happen",
)  # fmt: skip
"""The first that somebody says is the incident's."""
PLACE_RANK = {"exact": 5.0, "near": 4.0, None: 3.0, "admin2": 2.0, "admin1": 1.0, "country": 0.0}
COUNTED = {"incident", "cumulative"}
T = TypeVar("T")


class World(NamedTuple):
    """What all incidents of a run share."""

    reports: Mapping[str, Report]
    passages: Mapping[str, Passages]
    text_of: Mapping[str, str]
    vocabulary: Vocabulary
    policy: IncidentPolicyRow
    today: int | None


def make_incident(cluster: Cluster, accusations: Sequence[Event], world: World) -> Incident:
    """Return the incident of a cluster; `accusations` are told beside it, of the same happening."""
    claims = tuple(claim for telling in cluster.tellings for claim in telling.claims)
    vocabulary = world.vocabulary
    events = [claim for claim in claims if isinstance(claim, Event)]
    heard = hear((*claims, *accusations), world.reports, world.text_of, vocabulary)
    keys, _ = voices(heard)
    folded = _fold_figures(claims, keys, world)
    account = Account(claims, tuple(accusations), folded, world.passages, keys)
    origins = independent(claims, heard, world.text_of)
    found = contradictions(account, vocabulary)
    figures: dict[str, Tally] = {measure: one.tally for measure, one in folded.items()}
    figures |= victims(claims, world.passages, vocabulary, {m: int(t.best or t.low or 0) for m, t in figures.items()})
    acts = _leading(events, vocabulary) if events else []
    graded = world.policy.assessment == "airwars"
    return Incident(
        id=incident_id(claims),
        type=acts[0].type if acts else _assumed(claims, vocabulary),
        mode=_commonest(event.mode for event in _harming(acts, vocabulary)),
        acled=_commonest(event.acled for event in _harming(acts, vocabulary)),
        status=_status(events or claims, world.reports),
        place=_place(claims, vocabulary),
        time=_time(claims),
        actors=_parties(acts, actors_of, vocabulary),
        targets=_parties(acts, targets_of, vocabulary),
        weapons=tuple(dict.fromkeys(event.weapon.text.lower() for event in events if event.weapon)),
        reports=tuple(dict.fromkeys(claim.report for claim in claims)),
        claims=tuple(claim.id for claim in claims),
        independent_sources=len(origins),
        origins=origins,
        figures=figures,
        contradictions=found,
        developments=developments(account, world.today),
        assessments=airwars(account, found, figures, len(origins), vocabulary) if graded else {},
        links=cluster.links,
    )


def _fold_figures(claims: Sequence[AnyClaim], keys: Mapping[str, str], world: World) -> dict[str, Folded]:
    """Fold what is told as having happened, by measure; planned and denied counts are no counts."""
    told = [c for c in claims if isinstance(c, Figure) and _is_counted(c) and mood(c) == "real"]
    enemies = enemy_claims(claims, world.vocabulary)
    acting = frozenset(
        side for claim in claims if mood(claim) == "real" for actor in actors_of(claim)
        if (side := world.vocabulary.side_of(actor))
    )  # fmt: skip
    by_measure: dict[Measure, list[Figure]] = {}
    for figure in told:
        by_measure.setdefault(figure.measure, []).append(figure)
    return {
        measure: fold_measure(
            figures, counts(figures, keys, world.passages, world.vocabulary, enemies, acting), world.policy
        )
        for measure, figures in sorted(by_measure.items())
    }


def _is_counted(figure: Figure) -> bool:
    return figure.scope in COUNTED or (figure.scope, figure.measure) == ("stock", "missing")


def _leading(events: Sequence[Event], vocabulary: Vocabulary) -> list[Event]:
    """Return the events of the type that most reports tell, harm before all else."""
    weights = Counter[EventType]()
    for kind, _ in {(event.type, event.report) for event in events if mood(event) != "denied"}:
        weights[kind] += 1
    harmful = {event.type for event in events if (row := vocabulary.row(vocabulary.kind_of(event))) and row.harm}
    if not weights:
        weights.update(event.type for event in events)
    ranked = sorted(weights, key=lambda kind: (kind in harmful, weights[kind], kind))
    return [event for event in events if event.type == ranked[-1]]


def _harming(acts: Sequence[Event], vocabulary: Vocabulary) -> Sequence[Event]:
    """Return the acts of harm, if there are any: whom the attackers of a raid carried off makes it no abduction."""
    harm = [act for act in acts if (row := vocabulary.row(vocabulary.kind_of(act))) and row.harm]
    return harm or acts


def _assumed(claims: Iterable[AnyClaim], vocabulary: Vocabulary) -> EventType | None:
    rows = (vocabulary.row(vocabulary.kind_of(claim)) for claim in claims)
    return next((row.assumed for row in rows if row), None)


def _commonest(values: Iterable[T | None]) -> T | None:
    """Return the value that is given most often, of equals the first."""
    found = Counter(value for value in values if value is not None)
    return found.most_common(1)[0][0] if found else None


def _status(claims: Sequence[AnyClaim], reports: Mapping[str, Report]) -> Status:
    """Return the first status that somebody tells; what was meant for a day on which it did not happen, did not."""
    told = {claim.status for claim in claims}
    first = next(status for status in STATUS_ORDER if status in told)
    passed = any(_did_not_come(claim, reports[claim.report]) for claim in claims)
    return "did_not_happen" if passed and first in {"ordered", "planned"} else first


def _did_not_come(claim: AnyClaim, report: Report) -> bool:
    """Tell a denial of a happening that is told on its day or after."""
    last = claim.time.end if claim.time else None
    return claim.status == "did_not_happen" and last is not None and last[:10] <= (report.published or "")[:10]


def _place(claims: Iterable[AnyClaim], vocabulary: Vocabulary) -> Place | None:
    """Return the closest place that most reports give an act; a count's, maybe its speaker's, if none has one."""
    told = tuple(claims)
    acts = [claim for claim in told if (claim.place or claim.origin) and not _mere_count(claim)]
    acts = [claim for claim in acts if not (claim.place and is_spot(claim.place, vocabulary))] or acts
    votes = Counter[str]()
    places: dict[str, Place] = {}
    seen: set[tuple[str, str]] = set()
    for claim in acts or told:
        place = claim.place or claim.origin
        if place and (place_key(place), claim.report) not in seen:
            seen.add((place_key(place), claim.report))
            places.setdefault(place_key(place), place)
            votes[place_key(place)] += 1
    best = max(places, key=lambda key: (PLACE_RANK[places[key].precision] > 0, votes[key],
                                        PLACE_RANK[places[key].precision]), default=None)  # fmt: skip
    return places[best] if best is not None else None


def _mere_count(claim: AnyClaim) -> bool:
    return isinstance(claim, Figure) and not claim.about and not claim.origin


def _time(claims: Iterable[AnyClaim]) -> Time | None:
    """Return the time that most reports give an act, the narrower of equals; a count's only where no act has one."""
    told = [claim for claim in claims if claim.time and days_of(claim.time)]
    acts = [claim for claim in told if isinstance(claim, Event) and mood(claim) != "denied"] or told
    votes = Counter({(claim.report, days): days for claim in acts if (days := days_of(claim.time))}.values())
    best = max(votes, key=lambda days: (days.exact, votes[days], -days.length, -days.first), default=None)
    return next((claim.time for claim in acts if days_of(claim.time) == best), None)


def _parties(
    events: Sequence[Event], of: Callable[[Event], tuple[Actor, ...]], vocabulary: Vocabulary
) -> tuple[Actor, ...]:
    """Return each party once, the ones most often named first; a mere attacker gives way to somebody named."""
    told = [event for event in events if mood(event) != "denied"] or events
    found = [actor for event in told for actor in of(event)]
    votes = Counter(actor_key(actor) for actor in found)
    first = {actor_key(actor): actor for actor in reversed(found)}
    plain = {key for key in first if vocabulary.words["attackers"].intersection(words_of(first[key].name))}
    ranked = [key for key, _ in votes.most_common() if key not in plain] or [key for key, _ in votes.most_common()]
    return tuple(first[key] for key in ranked)
