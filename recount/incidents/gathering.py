"""The claims of one report -> its tellings: claims that are linked, stand in one sentence, or lack time and place.

Links (`same_as`, `about`, `part_of`) seed groups; the groups are taken in the order of the text, and each joins the
earlier one that it fits best, or stands alone. What belongs to a series (totals of a year, stocks, rates) is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from recount.incidents.features import FAR, forbidden, score
from recount.incidents.passages import Passages
from recount.incidents.settings import settled
from recount.incidents.straight import straightened
from recount.incidents.tellings import Telling, is_windowed, joined, sum_up
from recount.incidents.unions import Unions
from recount.incidents.vocabulary import Vocabulary
from recount.incidents.where import lie_of_all
from recount.records import AnyClaim, Event, Figure, Relation

__all__ = ["gather"]

LOOK_BACK = 40
"""Groups that a further one is compared with, so that a long report costs no square."""
JOIN = 1.0
"""Points from which a group joins an earlier one of its report."""
LOOSE, PER_SENTENCE = 1.75, 0.1
"""Points of a group without time and place for being told after another, and what each sentence between takes away."""
ANCHORED = 1.0
"""The same for a group with a time or place of its own."""
ONE_SENTENCE, LEAD = 1.5, 1.0
"""Points for standing in one sentence, and for the first harm that the report tells."""
HEADLINE, HEAD = 1.0, 3
"""Points for what stands within so many sentences of a headline that tells it."""
ONE_SPEAKER = 1.0
"""Points for what one speaker goes on to say."""
ONE_MEASURE = 1.5
"""Points for another count right after a count of the same."""
COUNTER = 2.5
"""Points for what a speaker says of the other side right after a denial."""
FLIGHT = "incident.flight"
REACH, FLEE_DAYS = 4, 3
"""Sentences after a harm in which those who fled are told of, and days after it on which they began to flee."""
FLED = 2.0
"""Points of those who fled for belonging to the harm told before."""


def gather(passages: Passages, claims: Sequence[AnyClaim], vocabulary: Vocabulary) -> tuple[Telling, ...]:
    """Return the tellings of a report, in the order of its text; relations and totals of a time are in none."""
    found: list[Telling] = []
    for told in _by_sentence(_seeds(straightened(claims), passages, vocabulary), vocabulary):
        lead = _lead(found)
        best = max(
            ((_fit(earlier, told, passages, vocabulary, at == lead), at)
             for at, earlier in list(enumerate(found))[-LOOK_BACK:]),
            default=(0.0, -1),
        )  # fmt: skip
        if best[0] >= JOIN:
            found[best[1]] = joined(found[best[1]], told)
        else:
            found.append(told)
    return settled(found)


def _by_sentence(groups: Iterable[Telling], vocabulary: Vocabulary) -> Iterator[Telling]:
    """Yield groups, those that follow one another in one sentence as one, unless each has its own place or time."""
    last: Telling | None = None
    for told in groups:
        if last is not None and _one_sentence(last, told, vocabulary):
            last = joined(last, told)
            continue
        if last is not None:
            yield last
        last = told
    if last is not None:
        yield last


def _one_sentence(last: Telling, told: Telling, vocabulary: Vocabulary) -> bool:
    """Tell whether two groups of a sentence are of one happening: of one kind, one with the place of the other."""
    one_kind = bool(last.kinds & told.kinds) and any(vocabulary.row(kind) for kind in last.kinds & told.kinds)
    days = last.days is not None and told.days is not None and last.days != told.days
    own = days or lie_of_all(last.places, told.places) in {"apart", "other_name"}
    return one_kind and bool(last.sentences & told.sentences) and not own and not forbidden(last, told, slack=0)


def _seeds(claims: Sequence[AnyClaim], passages: Passages, vocabulary: Vocabulary) -> Iterable[Telling]:
    """Return groups of linked claims in the order of the text; groups that exclude one another are not linked.

    Figures come to their events before events are taken for one another. Of those told in the same words the latest
    comes first: it is the news, and what it came after is recalled.
    """
    of_series = {c.id for c in claims if isinstance(c, Figure) and is_windowed(c, passages, vocabulary)}
    of_series |= set(_running_on(claims, of_series, passages))
    of_series |= {c.about for c in claims if isinstance(c, Figure) and c.about and c.id in of_series}
    kept = {c.id: c for c in claims if not isinstance(c, Relation) and c.id not in of_series}
    unions = Unions(kept)
    grown = {key: sum_up((claim,), passages, vocabulary) for key, claim in kept.items()}
    for one, other in _links(kept):
        mine, yours = unions.root(one), unions.root(other)
        if mine != yours and not _excluded(grown[mine], grown[yours]):
            unions.join(mine, yours)
            grown[mine] = joined(grown[mine], grown.pop(yours))
    return sorted(grown.values(), key=lambda told: (told.start, -told.days.last if told.days else 0, told.claims[0].id))


def _running_on(claims: Sequence[AnyClaim], of_series: set[str], passages: Passages) -> Iterator[str]:
    """Yield counts that go on with a total: `the number killed this year reached 352. The wounded number 1,940.`"""
    figures = [claim for claim in claims if isinstance(claim, Figure)]
    totals = {passages.sentence(f.evidence.start): f for f in figures if f.id in of_series and f.scope == "cumulative"}
    most = max((_least(figure) for figure in figures if figure.id not in of_series and figure.time), default=0)
    for figure in figures:
        before = totals.get(passages.sentence(figure.evidence.start) - 1)
        if before and not figure.time and not figure.part_of and _least(figure) > max(most * FAR, _least(before) / FAR):
            yield figure.id


def _least(figure: Figure) -> float:
    return figure.low or figure.best or figure.high or 0


def _links(kept: Mapping[str, AnyClaim]) -> list[tuple[str, str]]:
    """Return pairs of linked claims; three released of five abducted are a part, but of another happening."""
    counted: list[tuple[str, str | None]] = []
    for claim in kept.values():
        if isinstance(claim, Figure):
            part = kept.get(claim.part_of or "")
            counted.append((claim.id, claim.about))
            if isinstance(part, Figure) and part.measure == claim.measure:
                counted.append((claim.id, part.id))
    again = [(claim.id, claim.same_as) for claim in kept.values()]
    return [(one, other) for one, other in (*counted, *again) if other and other in kept]


def _excluded(told: Telling, earlier: Telling) -> bool:
    return bool(forbidden(told, earlier, slack=0)) or (
        told.background != earlier.background and not _beside(told, earlier)
    )


def _beside(one: Telling, other: Telling) -> bool:
    """Tell whether two groups stand in one sentence or in two that follow one another."""
    return any(at + step in other.sentences for at in one.sentences for step in (-1, 0, 1))


def _lead(found: Sequence[Telling]) -> int:
    """Return which telling is of the first harm that is told as real."""
    return next((at for at, telling in enumerate(found) if "real" in telling.moods and telling.harm), -1)


def _fit(earlier: Telling, told: Telling, passages: Passages, vocabulary: Vocabulary, lead: bool) -> float:
    """Return the points that speak for a group belonging to an earlier one."""
    together = bool(earlier.sentences & told.sentences)
    if passages.item(min(earlier.sentences)) != passages.item(min(told.sentences)):
        return 0.0
    if earlier.background != told.background and not _beside(told, earlier):
        return 0.0
    if not _one_kind(earlier, told, together, vocabulary):
        return 0.0
    if told.kinds == {FLIGHT} and not earlier.kinds & told.kinds:
        return FLED - PER_SENTENCE * (min(told.sentences) - min(earlier.sentences))
    if forbidden(earlier, told, slack=0):
        return 0.0
    if told.separate and not together and not told.sentences <= earlier.sentences:
        return 0.0
    found = score(earlier, told, vocabulary)
    if not any(vocabulary.row(kind) for kind in told.kinds):
        return found.points if earlier.actors & told.actors and (earlier.headline or together) else 0.0
    between = min(told.sentences) - max((at for at in earlier.sentences if at <= min(told.sentences)), default=0)
    loose = not told.anchored or not earlier.anchored
    start = max(0.0, (LOOSE if loose else ANCHORED) - PER_SENTENCE * between)
    possible = all(claim.status == "possible" for claim in told.claims) and not together
    extra = ONE_SENTENCE * together + LEAD * (lead and not told.anchored) + ONE_SPEAKER * _one_speaker(earlier, told)
    extra += HEADLINE * (earlier.headline and min(told.sentences) <= min(earlier.sentences) + HEAD)
    extra += COUNTER * _counters(earlier, told)
    extra += ONE_MEASURE * (between <= 1 and _counts_on(earlier, told))
    return found.points + (0.0 if possible else start + extra)


def _one_kind(earlier: Telling, told: Telling, together: bool, vocabulary: Vocabulary) -> bool:
    if earlier.kinds & told.kinds:
        return True
    if not _beside_kinds(told, vocabulary) & earlier.kinds:
        return False
    if _follows(earlier, told, vocabulary) or _in_abduction(earlier, told):
        return True
    return together and bool(not earlier.actors or not told.actors or earlier.actors & told.actors)


def _beside_kinds(told: Telling, vocabulary: Vocabulary) -> set[str]:
    return {name for kind in told.kinds if (row := vocabulary.row(kind)) for name in row.beside}


def _follows(earlier: Telling, told: Telling, vocabulary: Vocabulary) -> bool:
    """Tell what comes of a harm told shortly before: people flee from it, its attackers carry others off."""
    real = earlier.harm and not earlier.background and earlier.moods == told.moods == {"real"}
    after = min((min(told.sentences) - at for at in earlier.sentences if at <= min(told.sentences)), default=REACH + 1)
    if not real or after > REACH:
        return False
    if told.kinds == {FLIGHT}:
        days = earlier.days and told.days
        return not days or bool(days and earlier.days and -1 <= days.first - earlier.days.first <= FLEE_DAYS)
    same = told.days is None or (earlier.days is not None and told.days.gap(earlier.days) == 0)
    return told.attackers_act and same and not any(vocabulary.row(k) is None for k in told.kinds)


def _in_abduction(earlier: Telling, told: Telling) -> bool:
    """Tell harm to others in an abduction told right before: `A driver was shot dead.`"""
    near = 0 <= min(told.sentences) - max(earlier.sentences) <= 2
    same_day = told.days is None or told.days == earlier.days
    places = lie_of_all(earlier.places, told.places) in {"same", "open"}
    nobody = not told.actors or told.attackers_act or bool(told.actors & earlier.actors)
    harm = "abduct" in earlier.modes and "arrest" not in earlier.modes and told.harm and told.moods == {"real"}
    return harm and near and same_day and places and nobody


def _counters(earlier: Telling, told: Telling) -> bool:
    """Tell what a speaker who denied something goes on to say of others: `they shelled it themselves`."""
    beside = min(told.sentences) - max(earlier.sentences) <= 1
    real = "denied" in earlier.moods and told.moods == {"real"} and told.harm
    apart = bool(earlier.actor_sides and told.actor_sides and not earlier.actor_sides & told.actor_sides)
    return real and beside and apart and not told.places and bool(earlier.speakers) and bool(told.speakers)


def _counts_on(earlier: Telling, told: Telling) -> bool:
    """Tell a mere count of what the earlier telling counts too."""
    counted = {measure for measure, _, _ in told.bounds}
    return not any(isinstance(claim, Event) for claim in told.claims) and any(b[0] in counted for b in earlier.bounds)


def _one_speaker(earlier: Telling, told: Telling) -> bool:
    """Tell whether somebody who is quoted says both, one right after the other."""
    return bool(earlier.speakers & told.speakers) and min(told.sentences) - 1 in earlier.sentences | told.sentences
