"""An incident -> its grade by a policy that grades, with the reason; only where that policy is asked for.

Airwars' grades of civilian harm, read off claims: a grade says how an incident is reported, not whether it is so.
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.incidents.belligerents import speaker_side
from recount.incidents.contradictions import Account
from recount.incidents.vocabulary import Vocabulary, actors_of, mood, targets_of
from recount.records import Assessment, Contradiction, Event, Figure, Tally

__all__ = ["airwars"]

HARM = ("killed", "injured")


def airwars(
    account: Account, contradictions: tuple[Contradiction, ...], figures: Mapping[str, Tally], origins: int,
    vocabulary: Vocabulary,
) -> dict[str, Assessment]:  # fmt: skip
    """Return the grade of an incident with reported harm to civilians; nothing for one without.

    confirmed: a belligerent that is said to have done it accepts it; contested: rival attributions; discounted: those
    hit are told to be fighters and nobody calls them civilians; fair: two or more independent sources and a likely
    actor; weak: one source.
    """
    harmed = [
        c for c in account.claims if isinstance(c, Figure) and c.measure in HARM and (c.high is None or c.high > 0)
    ]
    if not harmed or not any(measure in figures for measure in HARM):
        return {}
    fields = {found.field for found in contradictions}
    fighters = [c for c in harmed if c.population == "combatants" or vocabulary.side_of_noun(c.of or "") == "armed"]
    acting = [c for c in account.claims if isinstance(c, Event) and (c.actor or c.actors)]
    if len(fighters) == len(harmed):
        grade, reason = "discounted", "all who are counted are told to be fighters"
    elif _accepted(account, vocabulary):
        grade, reason = "confirmed", "a party that is said to have done it says so itself"
    elif "actor" in fields:
        grade, reason = "contested", "different parties are said to have done it"
    elif origins > 1 and acting:
        grade, reason = "fair", f"{origins} independent sources and a likely actor"
    else:
        grade, reason = "weak", "one source" if origins < 2 else "no likely actor is named"
    if "population" in fields or "status" in fields:
        reason += "; disputed, so that the least number of civilians is 0"
    return {"airwars": Assessment(grade=grade, reason=reason)}


def _accepted(account: Account, vocabulary: Vocabulary) -> bool:
    """Tell whether somebody of the acting side says that civilians were hit."""
    for claim in account.claims:
        if not isinstance(claim, Event) or mood(claim) != "real":
            continue
        acting = {vocabulary.side_of(actor) for actor in actors_of(claim)}
        hit = {vocabulary.side_of(actor) for actor in targets_of(claim)}
        if "civil" in hit and speaker_side(claim, vocabulary) in acting - {None}:
            return True
    return False
