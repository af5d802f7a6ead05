"""Compact facts of a case -> do the claims of its text say so?

A fact is `event TYPE key=value ...`, `figure MEASURE ...` or `relation RELATION ...`; with a leading `no` it must not
be claimed, with `one` exactly once. Underscores stand for spaces, `|` for alternatives. Names match whole words of a
printed name or text, a plural s apart; `source` is any link of the chain, `speaker` its last; `time` is a day or
`start..end`; `yes` and `null` ask whether a field has a value.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from recount.claims import find_claims
from recount.language import Engine, parse
from recount.lexicon import Lexicon
from recount.reading import read
from recount.records import AnyClaim, Report

__all__ = ["facts_of", "named_rules", "read_text", "unmet"]

CORE = {"event": "type", "figure": "measure", "relation": "relation"}
EXACT = {"type", "mode", "measure", "status", "scope", "relation", "population", "qualifier", "unit", "rule"}
PRESENT = {"same_as", "part_of", "about", "weapon", "content", "deadline", "target", "actor", "time", "place", "mode"}


def read_text(text: str, engine: Engine, lexicon: Lexicon, published: str = "2014-12-30") -> tuple[AnyClaim, ...]:
    """Return the claims of a text as the journey finds them, published by an invented paper."""
    report = Report(
        id="case", sha256="0" * 64, text=text, published=published, publisher="The Karvo Courier", language="en"
    )
    return find_claims(read(report, parse(report, engine), lexicon), lexicon)


def named_rules(claims: tuple[AnyClaim, ...]) -> set[str]:
    """Return the names of all rows and rules that some claim carries."""
    return {name for claim in claims for name in (claim.rule, *claim.rules)}


def facts_of(cell: str) -> list[str]:
    """Cut the facts of a cell."""
    return [fact.strip() for fact in cell.split(";") if fact.strip()]


def unmet(fact: str, claims: tuple[AnyClaim, ...]) -> bool:
    """Tell whether the claims fail a fact."""
    words = fact.split()
    how = words.pop(0) if words[0] in {"no", "one"} else ""
    kind, core, *fields = words
    if kind not in CORE or not all("=" in f for f in fields):
        raise ValueError(f"no fact: {fact!r}")
    printed = [msgspec.to_builtins(claim) for claim in claims]
    pairs = [(CORE[kind], core), *((k, v) for k, _, v in (f.partition("=") for f in fields))]
    found = [c for c in printed if c["kind"] == kind and all(_field_holds(c, k, v) for k, v in pairs)]
    return bool(found) if how == "no" else len(found) != 1 if how == "one" else not found


def _field_holds(claim: dict[str, Any], name: str, value: str) -> bool:
    wanted = [v.replace("_", " ") for v in value.split("|")]
    if name in EXACT and name not in {"mode"}:
        return str(claim[name]) in value.split("|")
    if name in PRESENT and value in {"yes", "null"}:
        return (claim[name] is None) == (value == "null")
    if name == "mode":
        return claim["mode"] in value.split("|")
    if name in {"low", "best", "high"}:
        return claim[name] in [None if v == "null" else float(v) for v in wanted]
    if name in {"time", "deadline"}:
        return _days(claim[name]) in [_interval(v) for v in wanted]
    if name == "acled":
        return bool(claim["acled"]) and claim["acled"][1] in wanted
    return _mentions(wanted, _names(claim, name))


def _names(claim: dict[str, Any], name: str) -> list[str]:
    """Return the names and printed words of a field."""
    sources = claim["sources"]
    values = {
        "actor": [claim.get("actor"), *claim.get("actors", ())],
        "target": [claim.get("target"), *claim.get("targets", ())],
        "place": [claim["place"], claim["origin"], claim["destination"]],
        "source": sources,
        "speaker": sources[-1:],
        "loaded": claim["loaded"],
    }.get(name, [claim.get(name)])
    out = []
    for value in values:
        parts = [value.get("name"), value.get("text"), value.get("by")] if isinstance(value, dict) else [value]
        out += [p for p in parts if isinstance(p, str)]
    return out


def _mentions(wanted: list[str], printed: list[str]) -> bool:
    patterns = [re.compile(rf"(?<!\w){re.escape(w)}(?:s|es|'s|’s)?(?!\w)", re.IGNORECASE) for w in wanted]
    return any(p.search(s) for p in patterns for s in printed)


def _interval(value: str) -> tuple[str | None, str | None]:
    start, dots, end = value.partition("..")
    return (start or None, (end or None) if dots else start)


def _days(time: dict[str, Any] | None) -> tuple[str | None, str | None] | None:
    return (time["start"], time["end"]) if time else None
