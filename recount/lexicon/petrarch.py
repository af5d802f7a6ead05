"""Actor dictionaries of CAMEO coders (TABARI, PETRARCH, Phoenix) -> rows of actors.

An entry is `NAME_WITH_UNDERSCORES_ [USAGOV 010120-050120]`; a line that begins with `+` is another name of the entry
above, a line that begins with `[` its further roles; `#` and `;` begin a comment. A code is a country and roles of
three letters each; `actor_codes.csv` says what kind a role is.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from recount.lexicon.actor_world import Fault, Found, World, fault_of_name, slug
from recount.lexicon.name_rows import ActorRow
from recount.records import ActorKind

__all__ = ["is_petrarch", "read_petrarch"]

ROLE = re.compile(r"\[([^\[\]]{0,80})\]")
CODE = re.compile(r"([A-Z][A-Z0-9]{2,40})(?: {0,4}([<>]) {0,4}(\d{6,8})| {1,4}(\d{6,8})-(\d{6,8}))?")
LIKELY = re.compile(r"^[^#;\[\]\n]{0,300}\[(?:[A-Z]{3}|[~-])[^\]\n]{0,60}\]", re.MULTILINE)
LETTERS = 3
"""Letters of a country and of a role in a code."""
CENTURY = 30
"""Years of two digits up to this one are of this century; not the first of two, where the second is earlier."""
SHORT_DAY = 6
"""Figures of a day with a year of two digits."""
SHORT = 4
"""A single word in capitals of so many letters is an abbreviation and keeps them."""


class Role(NamedTuple):
    """What an entry was, and in which years."""

    kind: ActorKind | None
    """Null for a country without a role."""
    country: str | None
    start: int | None
    end: int | None


class _Entry:
    """What is gathered of an entry until the next begins."""

    def __init__(self, name: str, number: int) -> None:
        self.names, self.number = [name], number
        self.roles: list[Role] = []
        self.noun = False
        self.coded = False
        self.faulty = False


def is_petrarch(text: str) -> bool:
    """Tell whether the text has an entry of a dictionary in it."""
    return LIKELY.search(text) is not None


def read_petrarch(text: str, world: World, source: str) -> Found:
    """Read a dictionary of actors; an agents file has common nouns alone, which are left out."""
    entries: list[_Entry] = []
    broken: list[Fault] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = re.split("[#;]", line, maxsplit=1)[0].strip()
        if not words or words.startswith(("<!--", "!")):
            continue
        why = _read_line(words, number, entries, world)
        if why:
            broken.append(Fault(number, why))
    rows: list[ActorRow] = []
    left: Counter[str] = Counter()
    for entry in entries:
        made = _rows(entry, world, source)
        if isinstance(made, str):
            left[made] += 1
        elif isinstance(made, Fault):
            broken.append(made)
        else:
            rows += made
    broken.sort(key=lambda fault: fault.number)
    return Found(form="a CAMEO dictionary", rows=tuple(rows), broken=tuple(broken), left=dict(left))


def _read_line(words: str, number: int, entries: list[_Entry], world: World) -> str | None:
    """Add a line to the entries; return why it cannot be read."""
    printed = words.partition("[")[0].partition("{")[0].strip()
    if printed.startswith(("+", "&")):
        if not entries:
            return "another name (+) before any entry; begin with the entry itself"
        entries[-1].names.append(printed[1:].strip())
    elif printed:
        entries.append(_Entry(printed, number))
    elif not entries:
        return "a role before any entry; write NAME [CODE]"
    if words.count("[") != len(ROLE.findall(words)):
        entries[-1].faulty = True
        return "a bracket that is not closed; write NAME [CODE] or NAME [CODE 010120-050120]"
    for code in ROLE.findall(words):
        if why := _add_role(code.strip(), entries[-1], world):
            entries[-1].faulty = True
            return why
    return None


def _add_role(code: str, entry: _Entry, world: World) -> str | None:
    if "~" in code:
        entry.noun = True
        return None
    if not code.strip("-"):
        entry.coded = True
        return None
    parts = CODE.fullmatch(code)
    if parts is None:
        return f"[{code}] is no code with days; write [CODE], [CODE >010120], [CODE <010120] or [CODE 010120-050120]"
    letters, side, day, first, last = parts.groups()
    start, end = (day, None) if side == ">" else (None, day) if side == "<" else (first, last)
    since, until = (_year(day) if day else None for day in (start, end))
    if since and until and start and since > until and len(start) == SHORT_DAY:
        since -= 100
    if since and until and since > until:
        return f"[{code}] ends before it begins; put the earlier day first"
    entry.coded = True
    entry.roles.append(_role(letters, world, since, until))
    return None


def _year(day: str) -> int:
    if len(day) > SHORT_DAY:
        return int(day[:4])
    return int(day[:2]) + (2000 if int(day[:2]) <= CENTURY else 1900)


def _role(letters: str, world: World, start: int | None, end: int | None) -> Role:
    parts = [letters[i : i + LETTERS] for i in range(0, len(letters), LETTERS)]
    country = parts[0] if parts[0] in world.countries else None
    known = [world.kinds[key] for part in parts if (key := ("cameo", part)) in world.kinds]
    kind = next((k for k in known if k), "unknown" if known else None)
    return Role(kind, country, start, end)


def _rows(entry: _Entry, world: World, source: str) -> list[ActorRow] | str | Fault:
    """Return the rows of an entry, or why it is left out: on purpose (words) or as broken."""
    if entry.noun:
        return "common nouns (agents), which Recount has of its own"
    roles = [r for r in entry.roles if r.kind]
    if not roles:
        if entry.roles:
            return "countries, places and regions, which the gazetteer has"
        # the fault of its line was told already
        return "entries with a broken role alone" if entry.faulty else "entries without a code"
    names = list(dict.fromkeys(filter(None, (_name(n, world) for n in entry.names))))
    names = [n for n in names if n.lower() not in world.plain and not fault_of_name(n)]
    if not names:
        why = fault_of_name(_name(entry.names[0], world))
        return Fault(entry.number, why) if why else "plain words for countries, peoples and offices"
    person = any(r.start or r.end for r in roles)
    return [
        ActorRow(
            name=names[0], kind=r.kind or "unknown", id=f"cameo:{slug(names[0])}", aliases=tuple(names[1:]),
            country=r.country, start=r.start, end=r.end, person=person, source=source,
        )
        for r in _merged(roles)
    ]  # fmt: skip


def _merged(roles: list[Role]) -> list[Role]:
    """Return one role for each kind and country, over all its years; those without years first, as a fallback."""
    telling = [r for r in roles if r.kind != "unknown"] or roles
    out: dict[tuple[ActorKind | None, str | None], Role] = {}
    for r in telling:
        old = out.get((r.kind, r.country))
        start = r.start if old is None else min(old.start, r.start) if old.start and r.start else None
        end = r.end if old is None else max(old.end, r.end) if old.end and r.end else None
        out[r.kind, r.country] = Role(r.kind, r.country, start, end)
    return sorted(out.values(), key=lambda r: (r.start or 0, r.end or 0))


def _name(printed: str, world: World) -> str:
    """Return the name as news prints it: no underscores, capitals only where a word begins."""
    words = printed.replace("_", " ").split()
    if len(words) == 1 and max(map(len, words[0].split("-"))) <= SHORT and words[0].isupper():
        return words[0]
    cased = (w.lower() if i and w.lower() in world.small else _cased(w) for i, w in enumerate(words))
    return " ".join(cased)


def _cased(word: str) -> str:
    if not word.isupper() or "." in word:
        return word
    return "-".join(w.capitalize() for w in word.split("-"))
