"""What the origins count of one measure -> low, best and high, with the rules that gave them and their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recount.incidents.counts import Count, Statement, current, main_unit, statements
from recount.incidents.vocabulary import Side
from recount.lexicon.incident_rows import IncidentPolicyRow
from recount.records import Figure, Part, Tally

__all__ = ["Folded", "amount_words", "fold_measure"]


SOME = 2
"""How many times a count of some must fall short of one of all to be no rival of it."""


class Folded(NamedTuple):
    """A tally with what it rests on, for contradictions and developments."""

    tally: Tally
    standing: tuple[Statement, ...]
    compared: tuple[tuple[Statement, ...], ...]
    """Statements of which each group counts the same: all that was hit, or one side of a battle."""
    replaced: tuple[tuple[Statement, Statement], ...]


class _Range(NamedTuple):
    low: float | None
    best: float | None
    high: float | None
    rules: tuple[str, ...]
    words: str


def fold_measure(figures: Sequence[Figure], found: Sequence[Count], policy: IncidentPolicyRow) -> Folded:
    """Fold the figures of one measure."""
    standing, replaced = current(statements(found))
    sides: dict[Side | None, list[Statement]] = {}
    for statement in standing:
        sides.setdefault(statement.side, []).append(statement)
    ranges = {side: _range(group, policy) for side, group in sides.items()}
    totals = [] if _battle(sides) else _without_partial(_totals(standing))
    total = _range(totals, policy) if totals else _added_up([found for side, found in ranges.items() if side])
    rules = [*total.rules]
    if any((a.low, a.best, a.high) != (b.low, b.best, b.high) for a, b in replaced):
        rules.append("later_count")
    used = {count.figure.id for statement in standing for count in statement.counts}
    tally = Tally(
        low=total.low,
        best=total.best,
        high=total.high,
        unknown=any(figure.qualifier == "unknown" for figure in figures),
        rule="+".join(dict.fromkeys(rules)) or "unknown",
        because=total.words or "no source gives a number",
        claims=tuple(figure.id for figure in figures),
        superseded=tuple(figure.id for figure in figures if figure.id not in used and _numbered(figure)),
        parts=tuple(_part(side, group, ranges[side]) for side, group in sides.items() if side is not None)
        + _told_parts(found)
        + _other_units(figures),
    )
    compared = [totals] if totals else list(sides.values())
    return Folded(tally, standing, tuple(tuple(group) for group in compared), replaced)


def amount_words(low: float | None, best: float | None, high: float | None) -> str:
    """Return a count in words: `19`, `at least 19`, `up to 50`, `about 40`, `24 to 99`."""
    if low is not None and high is not None:
        return _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    if low is not None:
        return f"at least {_number(low)}"
    if best is not None:
        return f"about {_number(best)}"
    return "not known" if high is None else f"up to {_number(high)}"


def _range(group: Sequence[Statement], policy: IncidentPolicyRow) -> _Range:
    """Return low, best and high of the statements about one side."""
    rules: list[str] = [rule for said in group for rule in said.rules if rule != "single"]
    if len(_without_partial(group)) < len(group):
        group = _without_partial(group)
        rules.append("partial_view")
    firm = [said for said in group if not (said.enemy or said.doubted)]
    if firm and len(firm) < len(group):
        rules.append("enemy_apart" if any(said.enemy for said in group) else "doubted_apart")
    bounding = [said for said in group if said in firm or not firm or _bounds(said, policy)]
    weighed = _unparty(firm) or firm or list(group)
    if firm and len(weighed) < len(firm):
        rules.append("parties_apart")
    if not firm and any(said.enemy for said in group):
        rules.append("enemy_only")
    low, high = _lowest(bounding), _highest(bounding)
    best, borne_out = _best(weighed, policy)
    if low is not None and high is not None and low > high:
        low, high = high, low
    spread = "one_source" if len(bounding) == 1 else "lowest_to_highest"
    words = "; ".join(f"{amount_words(said.low, said.best, said.high)} ({said.name})" for said in bounding)
    if len(weighed) > 1 and best is not None:
        words += f"; best {_number(best)}, borne out by {borne_out} of {len(weighed)}"
    return _Range(low, best, high, (spread, *dict.fromkeys(rules)), words)


def _unparty(firm: Sequence[Statement]) -> list[Statement]:
    """Return what those say who have no part in it, where others who do count as well."""
    return [said for said in firm if not said.interested]


def _without_partial(group: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out the counts of those who see a part, unless a part is more than every whole."""
    whole = [said for said in group if not said.partial]
    if not whole:
        return group
    most = max(said.high or said.best or said.low or 0 for said in whole)
    return [said for said in group if not said.partial or (said.low or said.best or 0) > most]


def _bounds(said: Statement, policy: IncidentPolicyRow) -> bool:
    return (policy.enemy == "bounds" or not said.enemy) and (policy.doubted == "bounds" or not said.doubted)


def _lowest(group: Iterable[Statement]) -> float | None:
    """Return the lowest count; one that is only bounded above says nothing of it, an estimate says itself."""
    ends = (said.low if said.low is not None else said.best for said in group)
    return min((end for end in ends if end is not None), default=None)


def _highest(group: Sequence[Statement]) -> float | None:
    """Return the highest count; it stays open where `at least` is said of a number that no other reaches."""
    closed = [said.high if said.high is not None else said.best for said in group
              if said.high is not None or (said.low is None and said.best is not None)]  # fmt: skip
    open_from = [said.low for said in group if said.high is None and said.low is not None]
    top = max((value for value in closed if value is not None), default=None)
    return None if top is None or any(value > top for value in open_from) else top


def _best(group: Sequence[Statement], policy: IncidentPolicyRow) -> tuple[float | None, int]:
    """Return the count that most origins bear out: of equals the latest, or the lowest where the policy is cautious.

    Of one day a running toll comes last.
    """
    values = sorted({said.best for said in group if said.best is not None})
    if not values:
        return None, 0
    support = {value: sum(said.bears_out(value) for said in group) for value in values}
    latest = {value: max((said.when, said.toll) for said in group if said.best == value) for value in values}
    cautious = policy.best == "cautious"
    best = max(values, key=lambda value: (support[value], (0, False) if cautious else latest[value], value > 0, -value))
    return best, support[best]


def _battle(sides: Mapping[Side | None, Sequence[Statement]]) -> bool:
    """Tell whether the losses of both sides of a fight are counted, and nobody counts all of them in one.

    A side and civilians are not added up: often they are the same dead, called otherwise.
    """
    return {"state", "armed"} <= set(sides) and all(said.high == 0 for said in sides.get(None, ()))


def _totals(standing: Sequence[Statement]) -> list[Statement]:
    """Return what each origin counts in all: its whole, or else its parts together."""
    by_origin: dict[str, list[Statement]] = {}
    for said in standing:
        by_origin.setdefault(said.origin, []).append(said)
    found = [_in_all(group) for group in by_origin.values()]
    # Who counts none of one side, or only some who are far fewer than others count in all, has not counted everybody.
    most = max((_size(said) for said in found if said.whole or said.side == "civil"), default=0)
    return [said for said in found if said.whole or _size(said) * SOME > most] or found


def _size(said: Statement) -> float:
    return said.best or said.high or said.low or 0


def _in_all(group: Sequence[Statement]) -> Statement:
    whole = [said for said in group if said.side is None]
    parts = [said for said in group if said.side is not None]
    if len(group) == 1 or (whole and not (whole[0].high == 0 and any(said.high != 0 for said in parts))):
        return (whole or parts)[0]
    return parts[-1]._replace(
        side=None,
        low=_sum_of(said.low for said in parts),
        best=_sum_of(said.best for said in parts),
        high=_sum_of(said.high for said in parts),
        rules=("sum_of_sides", *(rule for said in parts for rule in said.rules)),
        enemy=any(said.enemy for said in parts),
        counts=tuple(count for said in parts for count in said.counts),
    )


def _added_up(ranges: Sequence[_Range]) -> _Range:
    """Return the sum over sides, where nobody counts them together; the lowest without those only an enemy counts."""
    if len(ranges) <= 1:
        return ranges[0] if ranges else _Range(None, None, None, (), "")
    firm = [found for found in ranges if "enemy_only" not in found.rules] or ranges
    low, best, high = (_sum_of(r.low for r in firm), _sum_of(r.best for r in ranges), _sum_of(r.high for r in ranges))
    rules = ("sum_of_sides", *(rule for r in ranges for rule in r.rules))
    return _Range(low, best, high, rules, " | ".join(r.words for r in ranges))


def _sum_of(values: Iterable[float | None]) -> float | None:
    """Return the sum; open where one of the values is."""
    known = list(values)
    numbers = [value for value in known if value is not None]
    return sum(numbers) if len(numbers) == len(known) else None


def _part(side: Side, group: Sequence[Statement], found: _Range) -> Part:
    counted = [count for said in group for count in said.counts]
    return Part(
        of=", ".join(dict.fromkeys(count.figure.of or side for count in counted)),
        low=found.low,
        best=found.best,
        high=found.high,
        by_enemy=all(said.enemy for said in group),
        sources=tuple(dict.fromkeys(said.name for said in group)),
        claims=tuple(count.figure.id for count in counted),
    )


def _told_parts(found: Sequence[Count]) -> tuple[Part, ...]:
    """Return what is told as a part of a whole: `four of them children`."""
    return tuple(
        Part(of=count.figure.of or "", low=count.figure.low, best=count.figure.best, high=count.figure.high,
             sources=(count.name,), claims=(count.figure.id,))
        for count in found if count.figure.part_of
    )  # fmt: skip


def _other_units(figures: Sequence[Figure]) -> tuple[Part, ...]:
    """Return what is counted in another unit, households beside people: kept, and never converted."""
    unit = main_unit(figures)
    return tuple(
        Part(of=figure.of or figure.unit, low=figure.low, best=figure.best, high=figure.high,
             sources=tuple(source.name for source in figure.sources[-1:]), claims=(figure.id,))
        for figure in figures if figure.unit != unit
    )  # fmt: skip


def _numbered(figure: Figure) -> bool:
    return any(value is not None for value in (figure.low, figure.best, figure.high))


def _number(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"
