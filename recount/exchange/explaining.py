"""Claims -> which rules gave their type, fields, source and status, each with the file that it stands in.

In: a claim and the lexicon; out: reasons in the order of the questions that they answer. A row of the data files is
told by its own words, a rule of the code by `rules.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, get_args

from recount.exchange.wording import STATUS_WORDS, shorten
from recount.lexicon import Lexicon
from recount.lexicon.rows import (
    AttributionRow,
    EventRow,
    LightVerbRow,
    LoadedRow,
    MeasureRow,
    RelationRow,
    WeaponRow,
)
from recount.lexicon.rule_rows import ClaimField, RuleRow, load_rules
from recount.lexicon.scope_rows import ScopeRow
from recount.records import AnyClaim

__all__ = ["Reason", "reasons"]

FILES = {
    "events": "events.toml",
    "light_verbs": "light_verbs.toml",
    "weapons": "weapons.toml",
    "measures": "measures.toml",
    "relations": "relations.toml",
    "scopes": "scopes.toml",
    "attributions": "attributions.toml",
    "times": "times.toml",
    "time_frames": "time_frames.toml",
    "time_cues": "time_cues.toml",
    "time_words": "time_words.csv",
    "numbers": "numbers.toml",
    "number_bounds": "number_bounds.toml",
    "loaded": "loaded.toml",
}
"""Parts of the lexicon whose rows claims name, and the file of each."""

ORDER: tuple[ClaimField, ...] = get_args(ClaimField)

LONGEST = 70
"""Characters of the words of a row before they are cut."""


class Reason(NamedTuple):
    """One rule of a claim: the question that it answers, its name, its file, and what it does."""

    field: ClaimField
    rule: str
    place: str
    meaning: str


def reasons(claim: AnyClaim, lexicon: Lexicon) -> tuple[Reason, ...]:
    """Return the rules that gave a claim, in order of what they answer; for status and source there is always one."""
    known = _rules(lexicon)
    found = {reason for name in (claim.rule, *claim.rules) for reason in _told(name, claim, lexicon)}
    answered = {reason.field for reason in found}
    found |= {known["status.form"]} if "status" not in answered else set()
    found |= {known["publisher"]} if len(claim.sources) < 2 else set()
    return tuple(sorted(found, key=lambda reason: (ORDER.index(reason.field), reason.rule)))


def _told(name: str, claim: AnyClaim, lexicon: Lexicon) -> list[Reason]:
    """Return what a rule of a claim answers; an act around it tells its status, who says it, or both."""
    reason = _rules(lexicon).get(name) or _of_family(name, lexicon)
    act = _acts(lexicon).get(name)
    if act is None or name == claim.rule:
        return [reason]
    out = []
    if act.opens:
        out.append(
            reason._replace(field="status", meaning=f"{reason.meaning}: {STATUS_WORDS[act.opens]}, what it governs")
        )
    if act.speech and len(claim.sources) > 1:
        out.append(reason._replace(field="says who", meaning=f"{reason.meaning}: who does it says what it governs"))
    return out


def _of_family(name: str, lexicon: Lexicon) -> Reason:
    """Return what is known of a rule from how its name begins: `attribution.tail` tells who says it."""
    family = _rules(lexicon).get(re.split(r"[.-]", name)[0])
    return family._replace(rule=name) if family else Reason("what", name, "?", "a rule that this version does not know")


@cache
def _acts(lexicon: Lexicon) -> dict[str, EventRow]:
    return {row.name: row for row in lexicon.events}


@cache
def _rules(lexicon: Lexicon) -> dict[str, Reason]:
    files = {row.name: row for row in load_rules()}
    out = {row.name: Reason(row.field, row.name, row.place, row.meaning) for row in load_rules()}
    for part, file in FILES.items():
        for row in getattr(lexicon, part):
            out[row.name] = Reason(files[file].field, row.name, file, _meaning(row, files[file]))
    return out


def _meaning(row: object, file: RuleRow) -> str:
    """Return what a row says in its own words: what it gives, and the first of its words."""
    match row:
        case EventRow():
            kind = f"{row.type} {row.mode}" if row.mode else row.type
            return _listed(kind, (*row.verbs, *row.nouns))
        case ScopeRow():
            return _listed(STATUS_WORDS[row.status], row.words)
        case MeasureRow():
            return _listed(row.measure, (*row.objects, *row.subjects, *row.nouns, *row.adjectives))
        case RelationRow():
            return _listed(row.relation.replace("_", " "), (*row.verbs, *row.participles, *row.states))
        case LightVerbRow():
            return _listed(file.meaning, row.verbs)
        case AttributionRow() | WeaponRow() | LoadedRow():
            return _listed(file.meaning, row.words)
        case _:
            return file.meaning


def _listed(gives: str, words: tuple[str, ...]) -> str:
    return f"{gives}: {shorten(', '.join(words), LONGEST)}" if words else gives
