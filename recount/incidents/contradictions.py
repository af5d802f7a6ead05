"""The claims of an incident -> what its sources say differently: tolls, actors, denials, who was hit, where, when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from recount.incidents.counts import Statement
from recount.incidents.days import days_of, iso
from recount.incidents.folding import Folded, amount_words
from recount.incidents.passages import Passages
from recount.incidents.vocabulary import Vocabulary, actor_key, actor_key_of, mood, words_of
from recount.incidents.where import lie, place_key
from recount.records import AnyClaim, Contradiction, Event, Figure, Place, Variant

__all__ = ["Account", "contradictions"]

OF_GROUP = re.compile(r"^[a-z][\w’' -]{0,40}? of (?:the )?(?:so-called )?([A-Z].*)$")
"""Some of a group, called by a common noun."""

Voice = Callable[[AnyClaim], str]


class Account(NamedTuple):
    """All that is known of an incident when its contradictions are looked for."""

    claims: tuple[AnyClaim, ...]
    accusations: tuple[Event, ...]
    """Accusations and denials told beside it, in the same reports."""
    folded: Mapping[str, Folded]
    passages: Mapping[str, Passages]
    origins: Mapping[str, str]
    """Origin of each claim."""

    def voice(self, claim: AnyClaim) -> str:
        """Return the words for whoever says it."""
        if isinstance(claim, Event) and claim.type in {"ACCUSE", "REJECT"} and claim.actor:
            return claim.actor.name
        return self.passages[claim.report].called(claim.sources[-1] if claim.sources else None)


def contradictions(account: Account, vocabulary: Vocabulary) -> tuple[Contradiction, ...]:
    """Return the contradictions, measures first; what one source says later is a development and none."""
    found = [*_tolls(account), *_denied_counts(account), *_populations(account)]
    found += [*_actors(account, vocabulary), *_statuses(account), *_places(account), *_times(account)]
    return tuple(found)


def _tolls(account: Account) -> Iterator[Contradiction]:
    """Yield the measures whose standing counts cannot all be so."""
    for measure, folded in account.folded.items():
        for said in folded.compared:
            if any(_disjoint(a, b) for a in said for b in said if a.origin != b.origin):
                yield Contradiction(field=measure, values=_variants(said))


def _disjoint(one: Statement, other: Statement) -> bool:
    """Tell whether no number fits both."""
    ends = [_ends(said) for said in (one, other)]
    return max(low for low, _ in ends) > min(high for _, high in ends)


def _ends(said: Statement) -> tuple[float, float]:
    """Return the bounds of a statement; about 100 allows a fifth to either side."""
    if said.low is None and said.high is None and said.best is not None:
        return said.best * 0.8, said.best * 1.2
    return said.low or 0.0, float("inf") if said.high is None else said.high


def _variants(said: Sequence[Statement]) -> tuple[Variant, ...]:
    by_value: dict[str | float, list[Statement]] = {}
    for one in said:
        words = amount_words(one.low, one.best, one.high)
        value = one.best if one.best is not None and one.low == one.high == one.best else words
        by_value.setdefault(value, []).append(one)
    return tuple(
        Variant(
            value=value,
            sources=tuple(dict.fromkeys(one.name for one in group)),
            claims=tuple(dict.fromkeys(count.figure.id for one in group for count in one.counts)),
        )
        for value, group in by_value.items()
    )


def _denied_counts(account: Account) -> Iterator[Contradiction]:
    """Yield counts that somebody says is not so: the same number, told and denied."""
    figures = [claim for claim in account.claims if isinstance(claim, Figure)]
    for denied in (figure for figure in figures if figure.status == "did_not_happen"):
        told = [
            figure for figure in figures
            if figure.status != "did_not_happen" and figure.measure == denied.measure and figure.best == denied.best
            and account.origins[figure.id] != account.origins[denied.id]
        ]  # fmt: skip
        if told and denied.best is not None:
            words = amount_words(denied.low, denied.best, denied.high)
            yield Contradiction(
                field=denied.measure,
                values=(_variant(words, told, account.voice), _variant(f"not {words}", [denied], account.voice)),
            )


def _populations(account: Account) -> Iterator[Contradiction]:
    """Yield measures whose dead are civilians to one source and fighters to another, in numbers that agree."""
    for measure in account.folded:
        civil, fighters = [], []
        for figure in (
            c
            for c in account.claims
            if isinstance(c, Figure) and c.measure == measure and mood(c) == "real" and not c.part_of
        ):
            if figure.population == "civilians":
                civil.append(figure)
            elif figure.population == "combatants":
                fighters.append(figure)
        if any(_one_number(a, b) and account.origins[a.id] != account.origins[b.id] for a in civil for b in fighters):
            yield Contradiction(
                field="population",
                values=(_variant("civilians", civil, account.voice), _variant("combatants", fighters, account.voice)),
            )


def _one_number(one: Figure, other: Figure) -> bool:
    a, b = ({value for value in (f.low, f.best, f.high) if value} for f in (one, other))
    return bool(a & b)


def _actors(account: Account, vocabulary: Vocabulary) -> Iterator[Contradiction]:
    """Yield the perpetrators where different ones are named; two sides of a battle are no contradiction."""
    named: dict[str, list[AnyClaim]] = {}
    words: dict[str, str] = {}
    sides: dict[str, str | None] = {}
    hit = {
        actor_key(a)
        for c in account.claims
        if isinstance(c, Event)
        for a in (*c.targets, *([c.target] if c.target else []))
    }
    acts = [(a, c) for c in account.claims if isinstance(c, Event) and mood(c) == "real"
            for a in (c.actors or ((c.actor,) if c.actor else ()))]  # fmt: skip
    acts += [(a, c) for c in account.accusations if c.type == "ACCUSE"
             for a in (c.targets or ((c.target,) if c.target else ()))]  # fmt: skip
    for actor, claim in acts:
        side = vocabulary.side_of(actor)
        plain = vocabulary.words["attackers"].intersection(words_of(actor.name)) or actor_key(actor) in hit
        if plain or (side not in {"state", "armed"} and not actor.id and not actor.name[:1].isupper()):
            continue
        group = _group(actor.name)
        key = actor.id or actor_key_of(group)
        named.setdefault(key, []).append(claim)
        words.setdefault(key, group)
        sides[key] = side
    values = [_variant(words[key], claims, account.voice) for key, claims in named.items()]
    values += [
        _variant(f"not {name}", [claim], account.voice)
        for claim in account.accusations if claim.type == "REJECT" and claim.actor
        and (name := words.get(actor_key(claim.actor)))
    ]  # fmt: skip
    rivals = any(_rivals(a, b, sides) for a in named for b in named if a < b)
    if rivals or any(str(value.value).startswith("not ") for value in values):
        yield Contradiction(field="actor", values=tuple(values))


def _group(name: str) -> str:
    """Return the group whose members are named: `bandits of the so-called Esk Front` are of the Esk Front."""
    found = OF_GROUP.match(name)
    return found[1] if found else name


def _rivals(one: str, other: str, sides: Mapping[str, str | None]) -> bool:
    """Tell whether two actors cannot be one: they stand on different sides, or have names that share no word."""
    if sides[one] and sides[other] and sides[one] != sides[other]:
        return True
    return ":" in one and ":" in other and one != other


def _statuses(account: Account) -> Iterator[Contradiction]:
    """Yield reported against denied; a speaker who is on both sides contradicts himself."""
    events = [claim for claim in account.claims if isinstance(claim, Event)]
    denied = [claim for claim in events if mood(claim) == "denied"]
    told = [claim for claim in events if mood(claim) != "denied"]
    if denied and told:
        by_status: dict[str, list[AnyClaim]] = {}
        for claim in (*told, *denied):
            by_status.setdefault(claim.status, []).append(claim)
        yield Contradiction(
            field="status",
            values=tuple(_variant(status, claims, account.voice) for status, claims in by_status.items()),
        )


def _places(account: Account) -> Iterator[Contradiction]:
    """Yield places of acts that are located apart from one another though told of one happening."""
    placed: dict[str, list[AnyClaim]] = {}
    where: dict[str, Place] = {}
    for claim in account.claims:
        if isinstance(claim, Event) and claim.place and claim.place.precision in {"exact", "near"}:
            placed.setdefault(place_key(claim.place), []).append(claim)
            where[place_key(claim.place)] = claim.place
    if any(lie(where[a], where[b]) in {"near", "apart"} for a in where for b in where if a < b):
        yield Contradiction(
            field="place",
            values=tuple(_variant(where[key].name, claims, account.voice) for key, claims in placed.items()),
        )


def _times(account: Account) -> Iterator[Contradiction]:
    """Yield the days where reports give ones further apart than a night."""
    dated: dict[int, list[AnyClaim]] = {}
    for claim in account.claims:
        days = days_of(claim.time)
        if isinstance(claim, Event) and days and days.length == 1 and mood(claim) == "real":
            dated.setdefault(days.first, []).append(claim)
    reports = [{claim.report for claim in claims} for claims in dated.values()]
    if dated and max(dated) - min(dated) > 1 and all(not a & b for at, a in enumerate(reports) for b in reports[:at]):
        yield Contradiction(
            field="time",
            values=tuple(_variant(iso(day), claims, account.voice) for day, claims in sorted(dated.items())),
        )


def _variant(value: str | float, claims: Iterable[AnyClaim], voice: Voice) -> Variant:
    told = tuple(claims)
    return Variant(
        value=value,
        sources=tuple(dict.fromkeys(voice(claim) for claim in told)),
        claims=tuple(claim.id for claim in told),
    )
