"""An event's participants and row -> its ACLED event and sub-event type, by ACLED's own precedence.

Source of the types and their order: ACLED codebook. One happening with several tactics has the type that stands first
in that order: an air strike within a ground battle is a battle, an abduction that ends in death an attack.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.lexicon.rows import EventRow
from recount.records import Actor, Event

__all__ = ["PRECEDENCE", "acled_together", "acled_type"]

Pair = tuple[str, str]

STATE = {"government", "military", "police"}
ARMED = {"military", "police", "rebel", "militia", "criminal", "government"}
UNARMED = {"civilian", "protester", "medical", "media", "ngo"}
CROWD = {"civilian", "protester"}
"""Of an attack: those who act without arms, and so riot."""

REMOTE = "Explosions/Remote violence"
REMOTE_TYPES: dict[str, Pair] = {
    "aerial": (REMOTE, "Air/drone strike"),
    "drone": (REMOTE, "Air/drone strike"),
    "heavy-weapons": (REMOTE, "Shelling/artillery/missile attack"),
    "explosives": (REMOTE, "Remote explosive/landmine/IED"),
    "suicide-attack": (REMOTE, "Suicide bomb"),
}
CLASH: Pair = ("Battles", "Armed clash")
REGAINED: Pair = ("Battles", "Government regains territory")
EXCESSIVE: Pair = ("Protests", "Excessive force against protesters")
VIOLENT: Pair = ("Riots", "Violent demonstration")
MOB: Pair = ("Riots", "Mob violence")
ATTACK: Pair = ("Violence against civilians", "Attack")

PRECEDENCE: tuple[Pair, ...] = (
    REGAINED,
    ("Battles", "Non-state actor overtakes territory"),
    CLASH,
    EXCESSIVE,
    ("Protests", "Protest with intervention"),
    VIOLENT,
    MOB,
    (REMOTE, "Chemical weapon"),
    REMOTE_TYPES["aerial"],
    REMOTE_TYPES["suicide-attack"],
    REMOTE_TYPES["heavy-weapons"],
    REMOTE_TYPES["explosives"],
    ("Violence against civilians", "Sexual violence"),
    ATTACK,
    ("Violence against civilians", "Abduction/forced disappearance"),
)
"""Types of violence, highest first, in the order of ACLED's codebook."""


def acled_type(
    row: EventRow, mode: str | None, actors: Sequence[Actor], targets: Sequence[Actor]
) -> tuple[str, str] | None:
    """Return ACLED's pair of types, or nothing where ACLED codes no such event or the report leaves it open."""
    who: set[str] = {a.kind for a in actors}
    whom: set[str] = {t.kind for t in targets}
    if row.type == "PROTEST":
        return row.acled and (VIOLENT if mode in {"riot", "vandalize"} else row.acled)
    if row.type != "ASSAULT":
        return row.acled
    if row.acled and row.acled[0] == "Battles":
        return (REGAINED if who & STATE else row.acled) if who else None
    if row.acled and row.acled[1] == "Looting/property destruction":
        return VIOLENT if who and who <= CROWD else row.acled
    if row.acled and row.acled[0] in {"Strategic developments", "Protests"}:
        return row.acled
    if "protester" in whom and who & STATE:
        return EXCESSIVE
    return _violence(row, mode, who, whom)


def _violence(row: EventRow, mode: str | None, who: set[str], whom: set[str]) -> Pair | None:
    if row.acled and row.acled[1] in {"Chemical weapon", "Sexual violence"}:
        return row.acled
    if mode in REMOTE_TYPES:
        return REMOTE_TYPES[mode]
    if who and who <= CROWD:
        return VIOLENT if whom & STATE else MOB
    if who & ARMED and whom & ARMED:
        return CLASH
    if whom & UNARMED:
        return row.acled or ATTACK
    return row.acled if row.acled and row.acled[0] != "Violence against civilians" else None


def acled_together(events: Sequence[Event]) -> tuple[str, str] | None:
    """Return the type of one happening with several tactics, each told as an event of violence."""
    pairs = [e.acled for e in events if e.acled in PRECEDENCE]
    return min(pairs, key=PRECEDENCE.index, default=None)
