"""What the parts of the claims stage hand to one another: events and figures before circumstances and sources.

A draft knows its words by index; the finishing of a claim turns them into spans, and adds status, sources, time and
place from the scopes and the tree around its anchor.
"""

from __future__ import annotations

import msgspec

from recount.lexicon.rows import EventRow, MeasureRow, RelationRow
from recount.records import Actor, NumberMention, Span, Status

__all__ = ["EventDraft", "FigureDraft", "RelationDraft"]


class EventDraft(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """An event in the words of a report."""

    anchor: int
    """The trigger: the verb, or the head of the event noun."""
    carrier: int
    """The verb that carries an event noun (`launched` an attack), else the anchor."""
    row: EventRow
    verb: bool
    """The trigger is a verb, not a noun."""
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    weapon: Span | None = None
    content: Span | None = None
    definite: bool = False
    """A noun that points back: `the attack`, `Sunday's raid`."""
    mode: str | None = None
    status: Status | None = None
    """What the verb that carries an event noun makes of it: to call a strike is to plan one."""
    rules: tuple[str, ...] = ()


class FigureDraft(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A number of something."""

    anchor: int
    """The word that the measure was read from: `killed`, `dead`."""
    head: int
    """Head of the noun phrase that is counted."""
    row: MeasureRow
    number: NumberMention | None
    printed: Span
    of: str | None = None
    whole: int | None = None
    """Head of the noun phrase that this is a part of."""
    like: int | None = None
    """Head of the figure told before that this is another count of."""
    rules: tuple[str, ...] = ()


class RelationDraft(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A lasting relation between two actors."""

    anchor: int
    row: RelationRow
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
