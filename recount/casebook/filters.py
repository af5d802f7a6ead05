"""What is asked of a casebook: which reports, claims or issues."""

from __future__ import annotations

from typing import Literal

from recount.records import Record

__all__ = ["Filter", "Verdict"]

Verdict = Literal["accepted", "rejected"]


class Filter(Record, frozen=True, kw_only=True):
    """All that is given must hold. Text is compared without case and accents, and a part of a name is enough.

    For reports, date and source are those of the report; all else must hold of one of its claims.
    """

    ids: tuple[str, ...] = ()
    report: str | None = None
    """Id of a report."""
    kind: Literal["event", "figure", "relation"] | None = None
    type: str | None = None
    """Type of an event or name of a relation."""
    measure: str | None = None
    status: str | None = None
    place: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    since: str | None = None
    until: str | None = None
    """ISO days, inclusive; what reaches into them is meant, and what has no date is left out."""
    actor: str | None = None
    """Who acts or is acted on."""
    source: str | None = None
    """A link of the source chain; the publisher, for reports."""
    text: str | None = None
    """Words in the evidence of a claim, or in title and text of a report (`search.py`)."""
    rejected: bool = False
    """Whether claims that people rejected are given too."""
    code: str | None = None
    severity: Literal["warning", "error"] | None = None
    """Of an issue."""
