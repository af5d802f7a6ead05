"""Threats that nobody calls a threat: «said it would kill the hostage unless …» is one, and is made while it is said.

In: the events of a report with their statuses and sources; out: a draft of the threat for each sentence in which
somebody says such a thing and no word for a threat stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from recount.claims.drafts import EventDraft
from recount.claims.modes import mode_by_content
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.records import Event

__all__ = ["implied_threats"]


def implied_threats(made: Iterable[tuple[EventDraft, Event]], syntax: Syntax, lexicon: Lexicon) -> list[EventDraft]:
    """Return the drafts of acts that the status of others alone tells (rows with `implied_by`), one a sentence."""
    events = list(made)
    out: list[EventDraft] = []
    for row in lexicon.events:
        named = {syntax.words[d.anchor].sentence for d, e in events if row.implied_by and e.type == row.type}
        for draft, event in events:
            sentence = syntax.words[draft.anchor].sentence
            said = len(event.sources) > 1 and event.type not in {row.type, "PROTEST"}
            if event.status != row.implied_by or not draft.verb or not said or sentence in named:
                continue
            named.add(sentence)
            out.append(replace(draft, row=row, mode=mode_by_content(row, draft.row), weapon=None, rules=(row.name,)))
    return out
