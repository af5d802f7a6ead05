"""Reports, issues, claims and incidents -> one JSON record a line, UTF-8, exactly as the records stand.

A whole number is printed without decimals (`22`, not `22.0`), and what is not known is null.
"""

from __future__ import annotations

import msgspec

from recount.exchange.wording import printable, whole
from recount.records import AnyClaim, Changed, Incident, Issue, Judgement, Report, Situation

__all__ = ["jsonl_line"]

FIRST = ("record", "id", "report", "kind")
"""Keys that open a line, so that people can read it too."""


def jsonl_line(record: Report | Issue | Judgement | AnyClaim | Incident | Situation | Changed) -> bytes:
    """Return one record as a line of JSON with its newline; lone surrogates (of a path) become U+FFFD."""
    values = msgspec.to_builtins(record)
    ordered = {key: values[key] for key in FIRST if key in values} | values
    try:
        return msgspec.json.encode(_plain(ordered)) + b"\n"
    except UnicodeEncodeError:
        return msgspec.json.encode(_plain(ordered, clean=True)) + b"\n"


def _plain(value: object, clean: bool = False) -> object:
    """Return the value with whole floats as integers, and with text made printable where asked."""
    if isinstance(value, float):
        return whole(value)
    if isinstance(value, dict):
        return {key: _plain(v, clean) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v, clean) for v in value]
    return printable(value) if clean and isinstance(value, str) else value
