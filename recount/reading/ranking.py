"""Names with the places that each may mean -> those places ranked by evidence, with what speaks for them.

In: for each name its entries, what contains it ("Rafah, Gaza"), the kind of place asked for ("the Misrata oil
terminal"). Each name's likely places then speak for the others: towns of one province, towns near each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from recount.gazetteer import Entry

__all__ = ["POLICY", "Asked", "Policy", "Ranked", "Setting", "choose", "rank", "size"]


class Policy(msgspec.Struct, frozen=True):
    """What each piece of evidence weighs, in powers of ten of population. All of the policy stands here."""

    country: float = 2.0
    """Added to a country's own size, so that Georgia is a country before it is a state."""
    wide: float = 8.5
    """Size of a continent, a sea, a region that belongs to no country."""
    area: float = 6.0
    listed: float = 5.3
    """Size of a listed region, and of another listed place, of which no population is known."""
    admin1: float = -0.7
    admin2: float = -1.0
    """Added to a region's size: its people are counted once more in its towns."""
    capital: float = 1.0
    smallest: float = 2.5
    """No inhabited place counts for less."""
    other_name: float = -0.8
    """Found by another spelling or name than its first."""
    contained: float = 6.0
    """It lies in what the report names right after it."""
    kind_asked: float = 3.0
    """It is of the kind that the words ask for."""
    named: float = 2.0
    """The report speaks of its country or region, from once ..."""
    named_often: float = 1.0
    """... to most of the time."""
    publisher: float = 1.0
    """The report's publisher is of its country."""
    dateline: float = 1.5
    """The dateline is of its country."""
    same_country: float = 1.5
    same_region: float = 2.0
    near: float = 2.0
    """At most, where all other places of the report are of its country, of its region, near it."""
    reach: float = 300.0
    """Kilometres; nothing is near that is farther away."""
    sure: float = 2.0
    """Lead over the next place elsewhere from which a place speaks for others with its full weight."""


POLICY = Policy()
KNOWN_ANYWHERE = 5.5
"""A place this large (300,000) needs no naming of its country."""
KNOWN_ALONE = 4.2
"""Nor does one of 15,000 in a report that names no country at all."""
FAMILIAR = 15_000
"""People of a town that news calls by another name than its first."""
KILOMETRES = 111.2
"""In a degree of latitude."""
MOST_ANCHORS = 24
"""Names that speak for the others, the surest first: a list of a thousand towns takes no thousand times as long."""
MOST_TRIED = 40
"""Places of one name that the others may speak for: some saints have hundreds of villages."""
DOUBT = 0.95
"""What is left of doubt where the other places say next to nothing."""
HOLDING = frozenset({"country", "admin1", "admin2", "region"})
WIDE = frozenset({"continent", "region", "sea", "river", "strait", "mountain", "island"})


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A place name of a text."""

    key: str
    """Its folded words; names with one key mean one place unless their containers differ."""
    entries: tuple[Entry, ...]
    containers: tuple[Entry, ...] = ()
    """What is named right after it, as in `Rafah, Gaza`."""
    holding: bool = False
    """It is what contains the name before it."""
    kind: str | None = None
    """`admin1`, `admin2` or `city` where the words around it say so."""


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What a report says of where it plays."""

    countries: Mapping[str, int] = {}
    """How often each country is named, with its people and parts; alpha-3."""
    dateline: frozenset[str] = frozenset()
    """Countries of the dateline."""
    publisher: str | None = None
    capitals: frozenset[tuple[str, str]] = frozenset()
    """Folded name and country of each seat of government."""
    listed: frozenset[str] = frozenset()
    """Ids of the places listed by hand."""


class Ranked(NamedTuple):
    """A place that is meant, or may be: a higher score is better; `because` names the evidence."""

    entry: Entry
    score: float
    because: tuple[str, ...]


def rank(asked: Sequence[Asked], setting: Setting, policy: Policy = POLICY) -> list[tuple[Ranked, ...]]:
    """Return for each name its places, the best first; nothing for a name without any."""
    groups = _groups(asked)
    alone = {key: _alone(group, setting, policy) for key, group in groups.items()}
    anchors = _anchors(alone, policy)
    together = {key: _together(key, ranked, anchors, policy) for key, ranked in alone.items()}
    likelier = _anchors(together, policy)
    if [a.entry for a in likelier] != [a.entry for a in anchors]:
        anchors = likelier
        together = {key: _together(key, ranked, anchors, policy) for key, ranked in alone.items()}
    return [together[_group(one)] for one in asked]


def size(entry: Entry, policy: Policy = POLICY) -> float:
    """Return how well known a place is by its size alone, in powers of ten of population."""
    people = math.log10(entry.population) if entry.population > 0 else 0.0
    if entry.kind == "country":
        return (people or 6.5) + policy.country
    if entry.kind == "continent" or (entry.kind in WIDE and entry.country is None):
        return policy.wide
    if not people:
        wide = entry.kind in WIDE | HOLDING
        listed = policy.area if wide else policy.listed
        return listed if entry.kind == "admin1" or entry.id.startswith("recount:") else policy.smallest
    return max(policy.smallest, people + {"admin1": policy.admin1, "admin2": policy.admin2}.get(entry.kind, 0.0))


def choose(ranked: Sequence[Ranked], contained: bool, setting: Setting) -> Entry | None:
    """Return the place meant, or null where the best is a guess: a small place of a country that is never named.

    `contained`: the report names what contains it, so that no place elsewhere is meant.
    """
    if not ranked:
        return None
    best = ranked[0]
    entry = best.entry
    if "contained" in best.because or entry.kind == "country" or entry.country is None:
        return entry
    if entry.other and entry.population < FAMILIAR and "kind" not in best.because:
        return None
    if entry.country in setting.countries:
        return entry
    if contained:
        return None
    if size(entry) >= KNOWN_ANYWHERE or entry.id in setting.listed:
        return entry
    beside = {"others of its region", "others near"} & set(best.because)
    if setting.countries:
        return entry if len(beside) == 2 else None
    return entry if beside or size(entry) >= KNOWN_ALONE else None


# --- what a name says by itself --------------------------------------------------------------------------------------


def _group(one: Asked) -> tuple[str, str]:
    return one.key, one.containers[0].id if one.containers else ""


def _groups(asked: Iterable[Asked]) -> dict[tuple[str, str], list[Asked]]:
    """Return the names by what they mean: one that stands alone means what it means with its container elsewhere."""
    groups: dict[tuple[str, str], list[Asked]] = {}
    for one in asked:
        groups.setdefault(_group(one), []).append(one)
    for (key, container), group in groups.items():
        if not container:
            group += [one for (k, c), others in groups.items() if k == key and c for one in others[:1]][:1]
    return groups


def _alone(group: Sequence[Asked], setting: Setting, policy: Policy) -> tuple[Ranked, ...]:
    containers = {c for one in group for c in one.containers}
    kinds = {one.kind for one in group if one.kind}
    if any(one.holding for one in group):
        kinds |= HOLDING
    total = sum(setting.countries.values())
    found = [_weigh(entry, group[0].key, containers, kinds, setting, total, policy) for entry in group[0].entries]
    return _sorted(found)


def _weigh(
    entry: Entry, key: str, containers: set[Entry], kinds: set[str], setting: Setting, total: int, policy: Policy
) -> Ranked:
    score, because = size(entry, policy), ["size"]

    def add(weight: float, why: str) -> None:
        nonlocal score
        score += weight
        because.append(why)

    if entry.other:
        add(policy.other_name, "other name")
    if any(inside(entry, c) for c in containers):
        add(policy.contained, "contained")
    if entry.kind in kinds:
        add(policy.kind_asked, "kind")
    if entry.kind == "country":
        return Ranked(entry, score, tuple(because))
    if (key, entry.country or "") in setting.capitals and entry.kind == "city":
        add(policy.capital, "capital")
    named = setting.countries.get(entry.country or "", 0)
    if named:
        add(policy.named + policy.named_often * named / total, "country named")
    if entry.country in setting.dateline:
        add(policy.dateline, "dateline")
    if setting.publisher and entry.country == setting.publisher:
        add(policy.publisher, "publisher")
    return Ranked(entry, score, tuple(because))


def inside(entry: Entry, container: Entry) -> bool:
    """Tell whether a place lies in a country or region, as far as the gazetteer knows; nothing lies in itself."""
    if entry.id == container.id or entry.country is None or entry.country != container.country:
        return False
    if container.kind == "country":
        return True
    if container.kind == "admin1" and container.admin1 is not None:
        return entry.admin1 == container.admin1
    if container.kind == "admin2" and container.admin2 is not None:
        return entry.admin1 == container.admin1 and entry.admin2 == container.admin2
    return _distance(entry, container) < 100


def _sorted(found: Iterable[Ranked]) -> tuple[Ranked, ...]:
    return tuple(sorted(found, key=lambda r: (-r.score, r.entry.id)))


# --- what the other names say ----------------------------------------------------------------------------------------


class _Anchor(NamedTuple):
    """The likely place of another name, and how sure it is, 0 to 1."""

    key: str
    entry: Entry
    weight: float
    latitude: float | None
    """Null for a country, which is near nothing."""


def _anchors(ranked: Mapping[tuple[str, str], tuple[Ranked, ...]], policy: Policy) -> list[_Anchor]:
    out = []
    for (key, _), places in ranked.items():
        if not places or places[0].entry.kind == "continent":
            continue
        best = places[0]
        rival = next((r for r in places[1:] if _distance(r.entry, best.entry) > policy.reach), None)
        lead = best.score - rival.score if rival else policy.sure
        at = None if best.entry.kind == "country" else best.entry.latitude
        out.append(_Anchor(key, best.entry, min(1.0, max(0.1, lead / policy.sure)), at))
    return sorted(out, key=lambda anchor: -anchor.weight)[:MOST_ANCHORS]


def _together(
    key: tuple[str, str], alone: tuple[Ranked, ...], anchors: Sequence[_Anchor], policy: Policy
) -> tuple[Ranked, ...]:
    others = [a for a in anchors if a.key != key[0]]
    if len(alone) < 2 or not others:
        return alone
    behind = alone[0].score - (policy.same_country + policy.same_region + policy.near)
    tried = [_beside(one, others, policy) if one.score > behind else one for one in alone[:MOST_TRIED]]
    return (*_sorted(tried), *alone[MOST_TRIED:])


def _beside(one: Ranked, others: Sequence[_Anchor], policy: Policy) -> Ranked:
    """Add what the other places say: each lowers the doubt that is left."""
    entry = one.entry
    country = region = near = 1.0
    wide = entry.kind == "country"
    north = None if wide else entry.latitude
    span = policy.reach / KILOMETRES
    for _, there, weight, at in others:
        if there.country == entry.country and entry.country is not None:
            country *= 1 - 0.5 * weight
            if there.admin1 == entry.admin1 and entry.admin1 is not None:
                region *= 1 - 0.5 * weight
        if north is not None and at is not None and -span < north - at < span:
            away = _distance(entry, there)
            if away < policy.reach:
                near *= 1 - 0.7 * weight * (1 - away / policy.reach)
    if country > DOUBT and near > DOUBT:
        return one
    score, because = one.score, list(one.because)
    for doubt, worth, why in (
        (country, policy.same_country, "others of its country"),
        (region, policy.same_region, "others of its region"),
        (near, policy.near, "others near"),
    ):
        if doubt <= DOUBT:
            score += worth * (1 - doubt)
            because.append(why)
    return Ranked(entry, score, tuple(because))


def _distance(a: Entry, b: Entry) -> float:
    """Kilometres, near enough; very far where a position is not known."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return 20_000.0
    north = a.latitude - b.latitude
    east = abs(a.longitude - b.longitude)
    east = min(east, 360 - east) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return KILOMETRES * math.hypot(north, east)
