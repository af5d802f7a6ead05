"""An act of speech and what it is about -> its PLOVER mode: a threat of violence, a request to meet.

Source: the PLOVER codebook, where the mode of THREATEN, REQUEST and REJECT is that of what is threatened or asked for.
"""

from __future__ import annotations

from recount.lexicon.rows import EventRow
from recount.records import EventType, Mode

__all__ = ["mode_by_content"]

THREATENED: dict[EventType, Mode] = {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations"}
COERCED: dict[Mode, Mode] = {"arrest": "arrest", "deport": "expel"}
"""Of threats to coerce, those with a mode of their own."""

ASKED: dict[EventType, Mode] = {
    "AGREE": "meet",
    "CONSULT": "meet",
    "AID": "assist",
    "COOPERATE": "assist",
    "MOBILIZE": "assist",
    "SUPPORT": "assist",
    "CONCEDE": "yield",
    "RETREAT": "yield",
}


def mode_by_content(row: EventRow, content: EventRow | None) -> Mode | None:
    """Return the mode of an act with this content (the row of its trigger, null where none is told)."""
    if content is None:
        return row.mode
    if row.type == "THREATEN":
        coerced = COERCED.get(content.mode) if content.type == "COERCE" and content.mode else None
        return coerced or THREATENED.get(content.type, row.mode)
    if row.type in {"REQUEST", "REJECT"}:
        return ASKED.get(content.type, row.mode)
    return row.mode
