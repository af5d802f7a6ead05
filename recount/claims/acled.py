"""An event's participants and row -> its ACLED event and sub-event type, by ACLED's own precedence.

Source of the types and their order: ACLED codebook (Battles before Protests, Riots, Explosions/Remote violence,
Violence against civilians, Strategic developments).
"""

from __future__ import annotations

from recount.lexicon.rows import EventRow
from recount.records import Actor

__all__ = ["acled_type"]

STATE = {"government", "military", "police"}
ARMED = {"military", "police", "rebel", "militia", "criminal", "government"}
UNARMED = {"civilian", "protester", "medical", "media", "ngo"}
REMOTE = {"aerial", "drone", "heavy-weapons", "explosives", "suicide-attack"}
REMOTE_TYPES = {
    "aerial": "Air/drone strike",
    "drone": "Air/drone strike",
    "heavy-weapons": "Shelling/artillery/missile attack",
    "explosives": "Remote explosive/landmine/IED",
    "suicide-attack": "Suicide bomb",
}


def acled_type(
    row: EventRow, mode: str | None, actors: tuple[Actor, ...], targets: tuple[Actor, ...]
) -> tuple[str, str] | None:
    """Return ACLED's pair of types, or nothing where ACLED codes no such event or the report leaves it open."""
    if row.type != "ASSAULT":
        return row.acled
    who, whom = {a.kind for a in actors}, {t.kind for t in targets}
    if row.acled and row.acled[0] in {"Battles", "Strategic developments", "Protests"}:
        if row.acled[0] == "Battles" and who & STATE:
            return "Battles", "Government regains territory"
        return row.acled
    if "protester" in whom and who & STATE:
        return "Protests", "Excessive force against protesters"
    if mode in REMOTE:
        return "Explosions/Remote violence", REMOTE_TYPES[mode]
    if who & ARMED and whom & ARMED:
        return "Battles", "Armed clash"
    if whom & UNARMED:
        return row.acled or ("Violence against civilians", "Attack")
    return row.acled if row.acled and row.acled[0] != "Violence against civilians" else None
