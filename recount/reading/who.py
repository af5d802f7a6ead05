"""A noun phrase alone -> who it names: kind, country and id, as a report that lets it speak would have it.

For callers with a column of actors and no text round it. The phrase is read as the subject of a sentence of its own,
since the language model needs one; a country that only a place in the phrase tells is given too.
"""

from __future__ import annotations

import msgspec

from recount.language import Engine, Syntax
from recount.lexicon import Lexicon
from recount.reading.actors import find_actors
from recount.reading.gazetteer import gazetteer
from recount.reading.names import actor_names
from recount.reading.phrases import is_linked
from recount.reading.places import find_places
from recount.records import ActorKind, ActorMention, PlaceMention, Report

__all__ = ["Who", "who"]

SPEAKS = " said so."
"""What makes a sentence of a phrase; whoever stands before it acts."""


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a phrase names; `kind` is null where it names no actor."""

    name: str | None = None
    kind: ActorKind | None = None
    country: str | None = None
    id: str | None = None
    rule: str | None = None


def who(phrase: str, published: str | None, engine: Engine, lexicon: Lexicon) -> Who:
    """Return whom a noun phrase names in a report of that date (ISO; offices and names pass on); empty for nobody."""
    words = " ".join(phrase.split())
    if not words:
        return Who()
    text = words[:1].upper() + words[1:] + SPEAKS
    report = Report(id="phrase", sha256="", text=text, published=published, language="en")
    syntax = engine.parse(text, [(0, len(text))], None)
    places = tuple(p for p in find_places(syntax, report, lexicon) if p.start < len(words))
    actors = [a for a in find_actors(syntax, report, places, lexicon) if a.value.start < len(words)]
    head = syntax.head_of(0, len(words))
    actor = _chief(actors, head)
    country = _country(syntax, places, actor, lexicon)
    if actor is None:
        stands = any(head in syntax.within(p.start, p.end) for p in places)
        return Who(country=country, kind="place" if stands else None, rule="actor-place" if country else None)
    value = actor.value
    return Who(
        name=value.name,
        kind=value.kind,
        country=value.country or (None if value.id else country),
        id=value.id,
        rule=actor.rule,
    )


def _chief(actors: list[ActorMention], head: int | None) -> ActorMention | None:
    """Return the mention on whose head the phrase hangs, or else the first."""
    return next((a for a in actors if a.head == head), actors[0] if actors else None)


def _country(
    syntax: Syntax, places: tuple[PlaceMention, ...], actor: ActorMention | None, lexicon: Lexicon
) -> str | None:
    """Return the country of the first place or people, of none that is a word of a name, or a backer's."""
    names = {i for m in actor_names(lexicon).find(syntax) for i in range(m.first, m.last + 1)}
    if actor is not None and actor.rule == "actor-person":
        names.update(syntax.within(actor.value.start, actor.value.end))
    for place in places:
        at = syntax.within(place.start, place.end)
        if place.value.country and not names.intersection(at) and not is_linked(syntax, at[-1], lexicon):
            return place.value.country
    for people in gazetteer(lexicon).demonyms.find(syntax):
        capital = syntax.words[people.first].text[:1].isupper()
        if capital and people.first not in names and not is_linked(syntax, people.last, lexicon):
            return people.value.iso3
    return None
