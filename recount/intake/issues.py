"""What could not be read well -> `Issue` records whose id depends only on what they say."""

from __future__ import annotations

import hashlib
from typing import Literal

from recount.records import Issue

__all__ = ["make_issue"]


def make_issue(
    code: str,
    message: str,
    path: str | None = None,
    report: str | None = None,
    severity: Literal["warning", "error"] = "error",
) -> Issue:
    """Make an issue; the message is one line that names what is wrong, where, and what to do."""
    line = " ".join(message.split())
    key = "\0".join([code, path or "", report or "", line]).encode("utf-8", "surrogateescape")
    name = hashlib.sha256(key).hexdigest()[:16]
    return Issue(id=name, severity=severity, report=report, path=path, code=code, message=line)
