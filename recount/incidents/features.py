"""Two tellings -> what speaks for one happening, feature by feature, with its words; and what forbids it.

Each feature is a small function that names the rows of `incident_features.toml` which apply; the points are the rows'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from recount.incidents.passages import place_names
from recount.incidents.tellings import Telling
from recount.incidents.vocabulary import Vocabulary
from recount.incidents.where import lie_of_all
from recount.records import Event, Place

__all__ = ["FAR", "Score", "came_about", "forbidden", "score"]

NEAR_DAYS = 3
"""Days after a happening within which most reports of it appear."""
FAR_DAYS = 21
"""Days apart from which two reports rarely tell of one happening without giving its day."""
LATER_DAYS = 10
"""Days within which the wounded of an attack die and its bodies are found."""
FEW_NAMES = 2
STORY = 0.2
"""Share of names that two reports have in common from which they are taken to tell one story."""
CLOSE = {"exact", "near", None}
"""Precision of places that are spots on a map: a region or country is in the names of too many reports."""
FAR = 3
"""How many times one count is of another from which they hardly count the same."""


class Score(NamedTuple):
    """Points, and why."""

    points: float
    because: str


Feature = Callable[[Telling, Telling], Iterator[str]]


def score(one: Telling, other: Telling, vocabulary: Vocabulary, same_text: bool = False) -> Score:
    """Return the points that speak for two tellings being of one happening, with the words of each feature."""
    names = [name for feature in FEATURES for name in feature(one, other)]
    if same_text:
        names.append("same_text")
    rows = [vocabulary.features[f"pair.{name}"] for name in names]
    return Score(round(sum(row.points for row in rows), 2), ", ".join(row.because for row in rows))


def forbidden(one: Telling, other: Telling, slack: int = 1) -> str:
    """Return why two tellings cannot be of one happening, or an empty string; `slack` is in days."""
    if (_meant(one) or _meant(other)) and "real" in one.moods | other.moods and not came_about(one, other):
        return "one is told as real, the other as meant"
    if one.days and other.days:
        slack = 0 if one.report == other.report else slack
        if one.days.gap(other.days) > (LATER_DAYS if one.loose_day or other.loose_day else slack):
            return "days apart"
        if one.days.period != other.days.period:
            return "a period and a day"
    for early, late in ((one, other), (other, one)):
        if _too_early(early, late):
            return "reported before it happened"
    if lie_of_all(one.places, other.places) == "apart" and not (one.loose_place or other.loose_place):
        return "places apart"
    if one.harm and other.harm and (_answered(one, other) or _answered(other, one)):
        return "those who act in one are hit in the other"
    if one.report == other.report and _two_acts(one, other):
        return "one source names actors of two sides"
    if one.report == other.report and _strangers(*sorted((one, other), key=lambda told: told.start)):
        return "others act on others elsewhere"
    if one.report == other.report and _two_counts(one, other):
        return "one source counts two numbers"
    return ""


def day(one: Telling, other: Telling) -> Iterator[str]:
    """How near the times are; a telling without a time has the days before its report."""
    if one.days and other.days:
        if one.days.exact and other.days.exact:
            apart = one.days.gap(other.days)
            if apart == 1 and _other_act(one, other):
                yield "next_day"
            elif apart <= 1:
                yield "near_day" if apart else "same_day"
            if apart == 0 and _other_in_all(one, other):
                yield "other_act"
        else:
            yield "day_in_window"
    elif one.report != other.report and (gap := _report_gap(one, other)) is not None:
        if gap <= NEAR_DAYS:
            yield "report_days"
        elif gap > FAR_DAYS:
            yield "far_reports"
        first, second = one.days or one.setting_days, other.days or other.setting_days
        if first and second and first.exact and second.exact and first.gap(second) == 0:
            yield "setting_day"


def _other_act(one: Telling, other: Telling) -> bool:
    """Tell whether what is told of two days that touch differs: in its way, or in both what it hit and its counts."""
    if one.loose_day or other.loose_day or "same_count" in count(one, other):
        return False
    return "other_mode" in mode(one, other) or (_other_targets(one, other) and _other_counts(one, other))


def _other_in_all(one: Telling, other: Telling) -> bool:
    """Tell whether what is told of one day differs in its way and in what it hit and in its counts."""
    denied = "denied" in one.moods | other.moods
    other_way = "other_mode" in mode(one, other) and not denied
    return other_way and _other_targets(one, other) and _other_counts(one, other)


def _other_targets(one: Telling, other: Telling) -> bool:
    return bool(one.targets and other.targets and not one.targets & other.targets)


def _other_counts(one: Telling, other: Telling) -> bool:
    pairs = [(a, b) for a in one.bounds for b in other.bounds if a[0] == b[0]]
    return bool(pairs) and not any(max(a[1], b[1]) <= min(a[2], b[2]) for a, b in pairs)


def place(one: Telling, other: Telling) -> Iterator[str]:
    """How near the places are."""
    name = {"same": "same_place", "near": "near_place", "within": "same_area", "other_name": "other_name"}
    found = lie_of_all(one.places, other.places)
    if found in name and not (found == "other_name" and (one.loose_place or other.loose_place)):
        country = all(p.precision == "country" for p in (*one.places, *other.places))
        yield "same_area" if country else name[found]
    elif found == "open" and _shared_ground(one, other):
        yield "same_ground"
    elif one.report != other.report and found == "open":
        yield from _setting(one, other)


def _shared_ground(one: Telling, other: Telling) -> bool:
    """Tell whether what is hit in one lies where the other happened, or where what it hit lies."""
    if not (one.grounds or other.grounds):
        return False
    places = [{name for place in told.places for name in _names(place)} for told in (one, other)]
    return bool((one.grounds | places[0]) & (other.grounds | places[1]))


def _setting(one: Telling, other: Telling) -> Iterator[str]:
    """Whether one that has no place is of a report about the other's place, or of one that names it."""
    if one.places and other.places:
        return
    first, second = one.places or one.setting, other.places or other.setting
    if lie_of_all(first, second) in {"same", "near"}:
        yield "setting_place"
    elif _named(first, other) or _named(second, one):
        yield "named_place"


def _names(place: Place) -> frozenset[str]:
    """Return the words of a place as its report spells it."""
    return place_names(place.text) or place_names(place.name)


def _named(places: Iterable[Place], told: Telling) -> bool:
    """Tell whether the report of a telling without a place names one of the places."""
    if told.places:
        return False
    names = (_names(place) for place in places if place.precision in CLOSE)
    return any(words and words <= told.story for words in names)


def actor(one: Telling, other: Telling) -> Iterator[str]:
    """Whether the same acts."""
    if one.actors & other.actors:
        yield "same_actor"
    elif one.actor_sides and other.actor_sides and not one.actor_sides & other.actor_sides:
        yield "other_actor"


def target(one: Telling, other: Telling) -> Iterator[str]:
    """Whether the same is hit."""
    if one.targets & other.targets or (one.attackers_hit and other.attackers_hit):
        yield "same_target"


def mode(one: Telling, other: Telling) -> Iterator[str]:
    """Whether it is done in the same way."""
    if one.modes & other.modes:
        yield "same_mode"
    elif one.modes and other.modes:
        yield "other_mode"


def count(one: Telling, other: Telling) -> Iterator[str]:
    """Whether the counts of one measure agree; ones say little."""
    if any(value > 1 for _, value in one.counts & other.counts):
        yield "same_count"
        return
    pairs = [(a, b) for a in one.bounds for b in other.bounds if a[0] == b[0]]
    if any(max(a[1], b[1]) <= min(a[2], b[2]) for a, b in pairs):
        yield "near_count"
    elif pairs and all(max(a[1], b[1]) > FAR * max(1, min(a[2], b[2])) for a, b in pairs):
        yield "far_count"


def names(one: Telling, other: Telling) -> Iterator[str]:
    """Whether the same names stand beside it."""
    if len(one.names & other.names) >= FEW_NAMES:
        yield "shared_names"


def story(one: Telling, other: Telling) -> Iterator[str]:
    """Whether the two reports have many names in common."""
    common = len(one.story & other.story)
    if one.report != other.report and common > STORY * min(len(one.story), len(other.story)) and common > FEW_NAMES:
        yield "same_story"


def mere_count(one: Telling, other: Telling) -> Iterator[str]:
    """Whether one of them only counts what the other tells, in reports of one story: it has little else to go by."""
    counts = any(not any(isinstance(claim, Event) for claim in told.claims) for told in (one, other))
    if counts and [*story(one, other)] and {b[0] for b in one.bounds} & {b[0] for b in other.bounds}:
        yield "mere_count"


def ground(one: Telling, other: Telling) -> Iterator[str]:
    """Whether there is anything that ties the two to one spot: a place, or names."""
    near = lie_of_all(one.places, other.places) in {"same", "near"}
    places = near or _shared_ground(one, other) or [*_setting(one, other)]
    if not places and one.report != other.report and not [*names(one, other), *story(one, other)]:
        yield "no_ground"


def plan(one: Telling, other: Telling) -> Iterator[str]:
    """Whether one is a plan and the other what came of it, or did not come."""
    if one.moods != other.moods and came_about(one, other):
        yield "came_about"


FEATURES: tuple[Feature, ...] = (day, place, actor, target, mode, count, names, story, mere_count, ground, plan)


def came_about(one: Telling, other: Telling) -> bool:
    """Tell what was planned for a day, and what another report tells of that day: «called a strike for Monday»."""
    planned, done = (one, other) if _meant(one) else (other, one)
    if {claim.status for claim in planned.claims} != {"planned"} or planned.kinds != done.kinds:
        return False
    if one.report == other.report or planned.days is None or done.days is None:
        return False
    exact = planned.days.exact and done.days.exact and planned.days.gap(done.days) == 0
    return exact and planned.published is not None and planned.published <= planned.days.last and not _meant(done)


def _meant(telling: Telling) -> bool:
    return "meant" in telling.moods


def _too_early(early: Telling, late: Telling) -> bool:
    """Tell whether a report is older than what it would have to tell of; a plan may be."""
    if early.published is None or late.days is None or late.loose_day or _meant(early):
        return False
    return late.days.first > early.published + 1


def _report_gap(one: Telling, other: Telling) -> int | None:
    """Return the days between two happenings, where one has no day but that of its report; None for no day."""
    first, second = (told.days.last if told.days else told.published for told in (one, other))
    return abs(first - second) if first is not None and second is not None else None


def _answered(one: Telling, other: Telling) -> bool:
    """Tell whether the other is what was done to those who act in the first: a pursuit, and no battle of two sides."""
    known = one.attackers_act or "armed" in one.actor_sides
    struck_back = other.attackers_hit or (known and other.target_sides == {"armed"})
    by_state = "state" in other.actor_sides | other.speaker_sides
    attack = not one.attackers_hit and "state" not in one.actor_sides and "armed" not in one.target_sides
    return attack and struck_back and by_state and "state" not in one.target_sides


def _two_acts(one: Telling, other: Telling) -> bool:
    """Tell whether one source names actors of two sides: then these are two acts, not two accounts of one."""
    sides = ((told.actor_sides - {"civil"}, told.attackers_act) for told in (one, other))
    mine, yours = (known or ({"armed"} if attackers else frozenset()) for known, attackers in sides)
    apart = mine and yours and not mine & yours
    return bool(apart) and bool(one.sources & other.sources) and "denied" not in one.moods | other.moods


def _strangers(first: Telling, later: Telling) -> bool:
    """Tell a later telling with a place and day of its own in which others act on others than in the first."""
    known = later.anchored and not later.loose_day and bool(later.places or later.grounds)
    if not known or first.sentences & later.sentences or first.attackers_act or later.attackers_act:
        return False
    if not (first.actors and later.actors and first.targets and later.targets):
        return False
    if first.actors & later.actors or first.targets & later.targets or first.actor_sides & later.actor_sides:
        return False
    return not _shared_ground(first, later) and lie_of_all(first.places, later.places) not in {"same", "near"}


def _two_counts(one: Telling, other: Telling) -> bool:
    """Tell whether one source, or a report in its own words, counts two numbers of the same: these are two acts."""
    return any(
        a[:2] == b[:2] and (a[2] == b[2] or not a[2] or not b[2]) and max(a[3], b[3]) > min(a[4], b[4])
        for a in one.wholes
        for b in other.wholes
    )
