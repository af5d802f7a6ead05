"""Figures of one measure in one incident -> what each origin counts, at its latest word: wholes, parts, running tolls.

A body's figures replace its headline's, a later report's the same source's earlier ones; parts of a whole that is told
are never added to it, parts without a whole are added up; `two more` is added to what was counted before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recount.incidents.belligerents import speaker_side
from recount.incidents.passages import Passages
from recount.incidents.tellings import is_toll
from recount.incidents.vocabulary import Side, Vocabulary, words_of
from recount.records import Figure

__all__ = ["Count", "Statement", "counts", "current", "main_unit", "statements"]

PLAIN = {"exact", "about"}
"""Qualifiers of a number that can be told as more: `more than` says something else."""
LOST = re.compile(r"\b(?:lost|losing)(?: only| just)?$", re.IGNORECASE)
"""What stands before a number of one's own dead: `the rebels said they had lost two men`."""
OF_THOSE = re.compile(r" of (?:the|those)(?: \w+)? (?:injured|wounded|dead|killed|victims|casualties|bodies)\b")
"""What stands behind a number that counts some of those known already."""
OWN_WORDS = "publisher|"
"""How the key of an origin begins that is the report itself."""


class Count(NamedTuple):
    """One figure, as far as it matters for counting."""

    figure: Figure
    origin: str
    name: str
    """Words for who says it."""
    when: int
    label: str
    """What is counted, in one word; empty for people, bodies, the dead."""
    side: Side | None
    toll: bool
    added: bool
    sums: bool
    """Its measure is one of which parts are added up."""
    partial: bool
    """Counted by somebody who sees but a part: bodies in a morgue, the wounded of one hospital."""
    late: bool
    """Somebody who died later than others: more than those whom his source counted before."""
    of_hurt: bool
    """One of the wounded who died: not known to be more than those who were counted with him."""
    headline: bool
    enemy: bool
    doubted: bool
    interested: bool
    """Whoever says it is of the side that acted, or of one of two sides that both count."""


class Statement(NamedTuple):
    """What one origin says of a measure, and of one side of those counted, in one report."""

    origin: str
    when: int
    side: Side | None
    low: float | None
    best: float | None
    high: float | None
    rules: tuple[str, ...]
    enemy: bool
    doubted: bool
    partial: bool
    interested: bool
    whole: bool
    """Counts everybody: people, the dead, a toll; not some who are named by what they are."""
    counts: tuple[Count, ...]

    @property
    def name(self) -> str:
        """Words for who says it: the source that it quotes, not one that was found to be the same."""
        return self.counts[-1].name

    @property
    def toll(self) -> bool:
        """Tells a running toll, which knows what was counted before."""
        return any(count.toll for count in self.counts)

    def bears_out(self, value: float) -> bool:
        """Tell whether a value lies within what is said; about 100 allows a fifth to either side."""
        if self.low is None and self.high is None:
            return self.best is not None and abs(value - self.best) <= self.best / 5
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def counts(
    figures: Sequence[Figure], origins: Mapping[str, str], passages: Mapping[str, Passages], vocabulary: Vocabulary,
    enemies: frozenset[str], acting: frozenset[Side],
) -> tuple[Count, ...]:  # fmt: skip
    """Return the figures of one measure that count, in order of time; `enemies`: of an enemy; `acting`: who did it."""
    sides = {f.id: speaker_side(f, vocabulary, passages[f.report].report.text) for f in figures}
    speaking = set(sides.values())
    interested = {"state", "armed"} if {"state", "armed"} <= speaking else acting & {"state", "armed"}
    unit = main_unit(figures)
    found = []
    for figure in figures:
        if figure.unit != unit or (figure.low is None and figure.best is None and figure.high is None):
            continue
        around = passages[figure.report]
        words = words_of(figure.of or "")
        late = figure.measure == "killed" and _died_later(figure, around, vocabulary)
        whole = not late and (not words or bool(vocabulary.words["whole"].intersection(words[-1:])))
        found.append(
            Count(
                figure=figure,
                origin=origins[figure.id],
                name=around.called(figure.sources[-1] if figure.sources else None),
                when=around.published or 0,
                label="" if whole or not words else words[-1].removesuffix("s"),
                side=None if whole else _side(figure, around, vocabulary),
                sums=figure.measure in vocabulary.sums,
                partial=_of_some(figure, around) or vocabulary.has("partial", _counted_words(figure)),
                toll=is_toll(figure, around, vocabulary) and figure.scope == "cumulative",
                added=figure.qualifier in PLAIN and vocabulary.has("added", figure.printed.text),
                late=late,
                of_hurt=late and bool(vocabulary.words["hurt"].intersection(words[-1:])),
                headline=around.in_headline(figure.printed.start),
                enemy=figure.id in enemies,
                doubted=figure.status == "possible",
                interested=sides[figure.id] in interested,
            )
        )
    return tuple(sorted(found, key=lambda count: (count.when, count.figure.report, count.figure.printed.start)))


def main_unit(figures: Iterable[Figure]) -> str:
    """Return the unit that is counted: people, if any figure counts them; households are never shown as people."""
    units = [figure.unit for figure in figures]
    return "people" if "people" in units or not units else units[0]


def statements(found: Sequence[Count]) -> tuple[Statement, ...]:
    """Return what each origin says in each report, one statement a side, in order of time.

    Of one report, a headline's count and an unattributed one give way where the body has one that is attributed.
    """
    result: list[Statement] = []
    by_report: dict[str, list[Count]] = {}
    for count in _without_mere_parts(found):
        by_report.setdefault(count.figure.report, []).append(count)
    for of_report in by_report.values():
        in_body = _without_parts_of_toll([count for count in of_report if not count.headline] or of_report)
        by_origin: dict[tuple[str, Side | None], list[Count]] = {}
        sides = {count.side for count in in_body if count.figure.part_of is None}
        apart = "armed" in sides or "state" in sides
        for count in in_body:
            side = count.side if apart else None
            by_origin.setdefault((count.origin, side), []).append(count)
        result += _quoted_first([_statement(origin, side, group) for (origin, side), group in by_origin.items()])
    return tuple(sorted(result, key=lambda said: said.when))


def current(said: Iterable[Statement]) -> tuple[tuple[Statement, ...], tuple[tuple[Statement, Statement], ...]]:
    """Return the statements that still stand, and (earlier, later) for each that its own source has replaced."""
    last: dict[tuple[str, Side | None], Statement] = {}
    replaced: list[tuple[Statement, Statement]] = []
    for statement in said:
        key = (statement.origin, statement.side)
        earlier = last.get(key)
        if earlier and "added_to_earlier" in statement.rules:
            statement = _raised(earlier, statement)
        if all(count.late for count in statement.counts):
            earlier = earlier or last.get((statement.origin, None))
            if earlier and earlier.when < statement.when and _most(statement) < _most(earlier):
                statement = _raised(earlier, statement)._replace(side=earlier.side, partial=False, whole=earlier.whole)
                key = (statement.origin, statement.side)
        elif earlier and statement.partial and not earlier.partial and _most(statement) <= _most(earlier):
            continue
        if earlier and earlier.when < statement.when:
            replaced.append((earlier, statement))
        elif earlier:
            statement = _wider(earlier, statement)
        last[key] = statement
    return tuple(last.values()), tuple(replaced)


def _without_mere_parts(found: Sequence[Count]) -> list[Count]:
    """Leave out parts of a whole that somebody else tells, and late deaths where their report counts the others."""
    origin_of = {count.figure.id: count.origin for count in found}
    counting = {count.figure.report for count in found if not count.of_hurt}
    return [
        count for count in found
        if origin_of.get(count.figure.part_of or "", count.origin) == count.origin
        and not (count.of_hurt and count.figure.report in counting)
    ]  # fmt: skip


def _without_parts_of_toll(found: list[Count]) -> list[Count]:
    """Leave out what a report with a running toll counts beside it, if far smaller, or an earlier state of it."""
    toll = max((_size(count) for count in found if count.toll), default=0)
    if not toll:
        return found
    return [
        count
        for count in found
        if count.toll or count.side in {"state", "armed"} or _size(count) > toll
        or (_size(count) * 2 > toll and not count.origin.startswith(OWN_WORDS))
    ]  # fmt: skip


def _quoted_first(said: list[Statement]) -> list[Statement]:
    """Leave out what a report says in its own words where somebody it quotes bears that out."""
    quoted = [one for one in said if not one.origin.startswith(OWN_WORDS)]
    return [
        one
        for one in said
        if one in quoted
        or not any(other.side == one.side and one.best is not None and other.bears_out(one.best) for other in quoted)
    ]


def _statement(origin: str, side: Side | None, group: list[Count]) -> Statement:
    """Fold the counts of one origin in one report."""
    used, rules = _used(group)
    return Statement(
        origin=origin,
        when=group[0].when,
        side=side,
        low=_sum(count.figure.low for count in used),
        best=_sum(count.figure.best for count in used),
        high=_sum(count.figure.high for count in used),
        rules=tuple(rules),
        enemy=all(count.enemy for count in used),
        doubted=all(count.doubted for count in used),
        partial=all(count.partial for count in used),
        interested=all(count.interested for count in used),
        whole=any(count.toll or not count.label for count in used),
        counts=tuple(group),
    )


def _used(group: list[Count]) -> tuple[list[Count], list[str]]:
    """Return the counts that make up what is said, and the rules by which: a toll, a whole, or the sum of its parts."""
    firm = [count for count in group if not count.doubted] or group
    top = [count for count in firm if count.figure.part_of is None]
    tolls, added = [count for count in firm if count.toll], [count for count in top if count.added]
    wholes = [count for count in top if not count.added and not count.label]
    parts = [count for count in top if not count.added and count.label]
    if tolls:
        return [max(tolls, key=_size)], ["running_toll" if len(group) > 1 else "single"]
    if wholes:
        used, rules = [max(wholes, key=_size)], ["whole_not_parts"] if len(group) > 1 else []
        if parts and parts[0].sums and _sum_size(parts) > _size(used[0]):
            used, rules = _one_each(parts), ["sum_of_parts"]
    elif parts:
        used = _one_each(parts) if parts[0].sums else [max(parts, key=_size)]
        rules = ["sum_of_parts" if len(used) > 1 else "single"]
    else:
        return added or [max(group, key=_size)], ["added_to_earlier" if added else "single"]
    return ([*used, *added], [*rules, "more_added"]) if added else (used, rules)


def _one_each(parts: list[Count]) -> list[Count]:
    """Return the largest count of each thing counted."""
    largest: dict[str, Count] = {}
    for count in parts:
        if count.label not in largest or _size(count) > _size(largest[count.label]):
            largest[count.label] = count
    return list(largest.values())


def _sum_size(parts: list[Count]) -> float:
    return sum(_size(count) for count in _one_each(parts))


def _size(count: Count) -> float:
    figure = count.figure
    return next((value for value in (figure.best, figure.low, figure.high) if value is not None), 0)


def _sum(values: Iterable[float | None]) -> float | None:
    known = list(values)
    return None if not known or None in known else sum(value for value in known if value is not None)


def _raised(earlier: Statement, more: Statement) -> Statement:
    """Add what is told as more to what the source had counted before."""
    pairs = ((earlier.low, more.low), (earlier.best, more.best), (earlier.high, more.high))
    low, best, high = (None if a is None or b is None else a + b for a, b in pairs)
    return more._replace(low=low, best=best, high=high, counts=(*earlier.counts, *more.counts))


def _wider(one: Statement, other: Statement) -> Statement:
    """Return what a source says on one day in two reports: the larger count, or the range of both."""
    keep = max(one, other, key=_most)
    return keep._replace(counts=(*one.counts, *other.counts))


def _most(said: Statement) -> float:
    return said.best or said.low or said.high or 0


def _counted_words(figure: Figure) -> str:
    return f"{figure.of} {figure.evidence.text}"


def _died_later(figure: Figure, around: Passages, vocabulary: Vocabulary) -> bool:
    """Tell a death among the wounded: `one of the wounded died`, `a seventh soldier has died of wounds`."""
    hurt = vocabulary.words["hurt"].intersection(words_of(figure.of or "")[-1:])
    clause = around.report.text[figure.printed.start : figure.evidence.end].partition(",")[0]
    return bool(hurt) or vocabulary.has("died_later", clause)


def _of_some(figure: Figure, around: Passages) -> bool:
    """Tell a count of some who were told of before: `38 of the injured`."""
    return figure.part_of is None and OF_THOSE.match(around.report.text, figure.printed.end) is not None


def _side(figure: Figure, around: Passages, vocabulary: Vocabulary) -> Side | None:
    found = vocabulary.side_of_noun(figure.of or "")
    before = around.report.text[figure.evidence.start : figure.printed.start].rstrip()
    if vocabulary.words["own_losses"].intersection(words_of(figure.of or "")) or LOST.search(before):
        return speaker_side(figure, vocabulary, around.report.text) or found
    if found is None and vocabulary.words["attackers"].intersection(words_of(figure.of or "")):
        return "armed"
    return found or ("civil" if figure.population == "civilians" else None)
