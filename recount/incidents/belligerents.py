"""Figures of an incident -> those by which a belligerent counts its enemy: its word alone bears nothing out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recount.incidents.titles import office_beside
from recount.incidents.vocabulary import Side, Vocabulary, words_of
from recount.records import AnyClaim, Event, Figure

__all__ = ["enemy_claims", "speaker_side"]


def enemy_claims(claims: Iterable[AnyClaim], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the ids of the figures in which one side of a fight counts the other's losses."""
    told = tuple(claims)
    events = {claim.id: claim for claim in told if isinstance(claim, Event)}
    figures = (claim for claim in told if isinstance(claim, Figure))
    return frozenset(figure.id for figure in figures if _of_enemy(figure, events, vocabulary))


def speaker_side(claim: AnyClaim, vocabulary: Vocabulary, text: str = "") -> Side | None:
    """Return the side of whoever says it, if that is a party that can fight; a ministry can publish itself.

    In `text`, that of the report, the office of somebody named is looked for.
    """
    source = claim.sources[-1] if claim.sources else None
    if source is None or (source.role != "speaker" and vocabulary.has("outlet", source.name)):
        return None
    side = vocabulary.side_of_noun(source.name)
    if side is None and text:
        side = vocabulary.side_of_noun(" ".join(office_beside(source.name, text, vocabulary)))
    return side if side in {"state", "armed"} else None


def _of_enemy(figure: Figure, events: Mapping[str, Event], vocabulary: Vocabulary) -> bool:
    speaker = speaker_side(figure, vocabulary)
    if speaker is None:
        return False
    counted = vocabulary.side_of_noun(figure.of or "")
    if counted == "civil" or figure.population == "civilians" or counted == speaker:
        return False
    if counted is not None or vocabulary.words["attackers"].intersection(words_of(figure.of or "")):
        return True
    act = events.get(figure.about or "")
    acting = (
        {vocabulary.side_of(actor) for actor in (act.actors or ((act.actor,) if act.actor else ()))} if act else set()
    )
    return figure.population == "combatants" and speaker in acting
