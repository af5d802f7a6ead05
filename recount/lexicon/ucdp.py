"""Tables of the Uppsala Conflict Data Program -> rows of actors: its list of actors, and the sides of its events.

Columns are told by their heads, in whatever order and case. `actor_codes.csv` says what kind a level of organisation
(`Org`) or a type of violence speaks for; a government is told by its name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from recount.lexicon.actor_world import Fault, Found, World, fault_of_name, slug
from recount.lexicon.name_rows import ActorRow
from recount.records import ActorKind

__all__ = ["is_ucdp", "read_ucdp"]

GOVERNMENT = "Government of "
CIVILIANS = "Civilians"
BRACKETED = re.compile(r"\s{0,4}\([^()]{0,100}\)\s{0,4}$")
SIDES = ("a", "b")
Cells = Mapping[str, str]
Record = tuple[int, str, str, list[str], ActorKind, str]
"""Line, id, name, other names, kind of those that are no government, place."""


def is_ucdp(heads: Sequence[str]) -> bool:
    """Tell the heads of UCDP's list of actors, or of its events, from those of other tables."""
    return {"actorid", "namedata"} <= {*map(_head, heads)} or {"sidea", "sideb"} <= {*map(_head, heads)}


def read_ucdp(table: Iterator[tuple[int, Cells | str]], world: World, source: str) -> Found:
    """Read the lines (number, cells by head or what is wrong); an actor that comes again counts once."""
    rows: dict[str, ActorRow] = {}
    broken: list[Fault] = []
    left: Counter[str] = Counter()
    form = "UCDP's list of actors"
    for number, found in table:
        if isinstance(found, str):
            broken.append(Fault(number, found))
            continue
        cells = {_head(k): v.strip() for k, v in found.items()}
        if any(v.startswith("#") for v in cells.values()) and not cells.get("id"):
            continue  # the tags of the Humanitarian Exchange Language under the heads
        events = "sidea" in cells
        form = "the sides of UCDP's events" if events else form
        for record in _sides(number, cells, world) if events else (_listed(number, cells, world),):
            if record[2] == CIVILIANS:
                left["civilians, who are no body"] += 1
            elif why := fault_of_name(record[2]):
                broken.append(Fault(number, why))
            else:
                row = _row(record, world, source)
                if row.id not in rows or rows[row.id].kind == "unknown":
                    rows[row.id] = row
    return Found(form=form, rows=tuple(rows.values()), broken=tuple(broken), left=dict(left))


def _listed(number: int, cells: Cells, world: World) -> Record:
    others = [n for head, v in cells.items() if head.startswith("name") and head != "namedata" for n in v.split(";")]
    kind = world.kinds.get(("ucdp-org", cells.get("org", ""))) or "unknown"
    return number, cells["actorid"], cells["namedata"], [n.strip() for n in others], kind, cells.get("location", "")


def _sides(number: int, cells: Cells, world: World) -> Iterator[Record]:
    kind = world.kinds.get(("ucdp-violence", cells.get("typeofviolence", ""))) or "unknown"
    for side in SIDES:
        number_of = cells.get(f"side{side}newid") or cells.get(f"side{side}id") or ""
        yield number, number_of, cells[f"side{side}"], [], kind, ""


def _row(record: Record, world: World, source: str) -> ActorRow:
    _, number_of, name, others, kind, place = record
    bare = BRACKETED.sub("", name)
    names = [n for n in dict.fromkeys((bare, *others)) if n and n != name and not fault_of_name(n)]
    names = [n for n in names if n.lower() not in world.plain]
    if name.startswith(GOVERNMENT):
        kind, place = "government", bare.removeprefix(GOVERNMENT)
    return ActorRow(
        name=name, kind=kind, id=f"ucdp:{number_of or slug(name)}", aliases=tuple(names),
        country=world.country_of.get(BRACKETED.sub("", place).lower()), source=source,
    )  # fmt: skip


def _head(head: str) -> str:
    return "".join(c for c in head.lower() if c.isalnum())
