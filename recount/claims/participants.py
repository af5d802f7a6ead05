"""Heads of noun phrases -> actors, targets and sources of claims.

In: a reading; out: for any head word, the actor that stands there. Names and kinds come from the mentions that the
reading found; where it found none, the words as printed, of unknown kind.
"""

from __future__ import annotations

from recount.reading import Reading
from recount.records import Actor, ActorMention, Place, Source, SourceRole

__all__ = ["Participants"]

ARTICLES = {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my"}


class Participants:
    """The actors and places of one report, by the words that name them."""

    def __init__(self, reading: Reading) -> None:
        self.syntax = reading.syntax
        self._mentions = {m.head: m for m in reading.actors}
        self._places = {
            i: p for p in reading.places for i in reading.syntax.within(p.start, p.end)
        }

    def mention(self, head: int) -> ActorMention | None:
        """Return the actor mention with this head, if the reading found one."""
        return self._mentions.get(head)

    def place(self, head: int) -> Place | None:
        """Return the place that this word belongs to the name of, if it is a place and no part of an actor's name."""
        found = self._places.get(head)
        return found.value if found and not found.inside else None

    def actor(self, head: int) -> Actor | None:
        """Return who acts: a mention, or a proper name; a common noun that names nobody is no actor."""
        mention = self._mentions.get(head)
        if mention:
            return mention.value
        return self._as_printed(head) if self.syntax.words[head].pos == "PROPN" else None

    def target(self, head: int) -> Actor | None:
        """Return whom or what an act meets: a mention, a place, or the noun phrase as printed."""
        mention = self._mentions.get(head)
        if mention:
            return mention.value
        place = self.place(head)
        if place:
            return Actor(name=place.name, text=place.text, start=place.start, end=place.end, kind="place", country=place.country)
        return self._as_printed(head) if self.syntax.words[head].pos in {"NOUN", "PROPN", "NUM", "ADJ"} else None

    def _as_printed(self, head: int) -> Actor:
        first, last = self.syntax.phrase(head)
        while first < last and self.syntax.words[first].text.lower() in ARTICLES:
            first += 1
        span = self.syntax.word_span(first, last)
        return Actor(name=span.text, text=span.text, start=span.start, end=span.end)

    def can_speak(self, head: int) -> bool:
        """Tell whether words may be credited to this noun phrase: a name, a pronoun or a noun, no expletive."""
        word = self.syntax.words[head]
        return word.pos in {"PROPN", "NOUN", "PRON"} and word.lemma not in {"it", "there", "that", "this", "which"} or head in self._mentions

    def speaks_by_colon(self, head: int) -> bool:
        """Tell whether `X:` credits X: only where X is somebody; a place before a colon is a topic."""
        mention = self._mentions.get(head)
        return mention is not None and mention.value.kind not in {"place", "facility"} and head not in self._places

    def source(self, head: int, role: SourceRole) -> Source:
        """Return the link of a source chain for this noun phrase; media are cited, all others speak."""
        actor = self.actor(head) or self._as_printed(head)
        return Source(
            name=actor.name,
            role="cited" if actor.kind == "media" else role,
            start=actor.start,
            end=actor.end,
            text=actor.text,
        )
