"""Reports, claims and people's judgements, kept: `open_casebook` opens the store, `current` says what holds now."""

from __future__ import annotations

from recount.casebook.adding import Adding
from recount.casebook.anchors import Doubt
from recount.casebook.filters import Filter, Verdict
from recount.casebook.judging import State, current, current_report, in_force, undone
from recount.casebook.store import Casebook, Found, Listed, open_casebook
from recount.casebook.writer import Outcome, ReadBy

__all__ = [
    "Adding",
    "Casebook",
    "Doubt",
    "Filter",
    "Found",
    "Listed",
    "Outcome",
    "ReadBy",
    "State",
    "Verdict",
    "current",
    "current_report",
    "in_force",
    "open_casebook",
    "undone",
]
