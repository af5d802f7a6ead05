"""What one source said of an incident earlier and later, and deadlines that have passed: no contradictions."""

from __future__ import annotations

from collections.abc import Iterator

from recount.incidents.contradictions import Account
from recount.incidents.counts import Statement
from recount.incidents.days import days_of, iso
from recount.incidents.folding import amount_words
from recount.records import Contradiction, Event, Variant

__all__ = ["developments"]


def developments(account: Account, today: int | None) -> tuple[Contradiction, ...]:
    """Return the changes in order of time; `today` is the day of the latest report, which tells a deadline passed."""
    return (*_counts(account), *_deadlines(account, today))


def _counts(account: Account) -> Iterator[Contradiction]:
    """Yield a source's counts of a measure, where a later one replaced an earlier one."""
    for measure, folded in account.folded.items():
        chains: dict[tuple[str, str | None], list[Statement]] = {}
        for earlier, later in folded.replaced:
            chain = chains.setdefault((later.origin, later.side), [earlier])
            chain.append(later)
        for chain in chains.values():
            values = tuple(_variant(said) for said in chain)
            if len({value.value for value in values}) > 1:
                yield Contradiction(field=measure, values=values)


def _variant(said: Statement) -> Variant:
    return Variant(
        value=amount_words(said.low, said.best, said.high),
        sources=(said.name,),
        claims=tuple(count.figure.id for count in said.counts),
        when=iso(said.when) if said.when else None,
    )


def _deadlines(account: Account, today: int | None) -> Iterator[Contradiction]:
    """Yield each deadline with whether it has passed by the day of the latest report."""
    for claim in account.claims:
        days = days_of(claim.deadline) if isinstance(claim, Event) else None
        if days and today is not None and days.last < today:
            ends = Variant(
                value=iso(days.last), sources=(account.voice(claim),), claims=(claim.id,), when=iso(days.last)
            )
            passed = Variant(value="passed", sources=(), claims=(claim.id,), when=iso(today))
            yield Contradiction(field="deadline", values=(ends, passed))
