"""The record type of the cues that say whether something happened."""

from __future__ import annotations

from typing import Literal

from recount.lexicon.rows import Row
from recount.records import EventType, Status

__all__ = ["ScopeRow"]


class ScopeRow(Row, frozen=True, kw_only=True):
    """A cue that says of the words it governs whether they happened."""

    status: Status
    words: tuple[str, ...]
    """Lemmas or phrases of the cue."""
    governs: tuple[str, ...]
    """Paths from the cue to what it governs: `head` (its governor's clause), `clause`, `object`, `to:for`,
    `after`, …
    """
    pos: tuple[str, ...] = ()
    """Universal parts of speech that the first word of the cue may have; empty: any."""
    unless: tuple[str, ...] = ()
    """Words right before or after the cue that make it something else (`not only`)."""
    followed_by: tuple[str, ...] = ()
    """One of these words must follow in the cue's clause, or help the verb that it governs: `was about to …` and then
    `when`; `TO` is the `to` of an infinitive."""
    of: tuple[str, ...] = ()
    """What the cue governs must be one of these lemmas: who `has been held since May` is held, not who was killed."""
    noun: tuple[str, ...] = ()
    """The noun that the cue stands with must be one of these lemmas: its subject (`demands include`), or what follows a
    preposition (`under the accord`)."""
    tense: Literal["present", "past", "perfect"] | None = None
    """The tense of the cue, or of the verb it governs: `begins on Sunday` is yet to come; perfect: `have gone on`."""
    undone: Status | None = None
    """What it says where it is itself denied: who could not prevent an attack saw it happen."""
    hostile: Status | None = None
    """What it says of an act against somebody: a vow to burn is a threat."""
    against: tuple[EventType, ...] = ("ASSAULT", "COERCE", "SANCTION", "PROTEST")
    """The acts of which `hostile` holds."""
    weak: bool = False
    """Gives way to any status around it: the future tense is a plan only where nothing else is said."""
    held: bool = False
    """What it governs is taken for granted, whatever is said of the cue: they `admitted` it, or `stopped` doing it."""
