"""What is found of an attribution: who says, by which words, what; and the scene in which it is looked for."""

from __future__ import annotations

from typing import NamedTuple

from recount.claims.attribution.cues import Cues
from recount.claims.attribution.quoted import Quotes
from recount.claims.participants import Participants
from recount.language.syntax import Syntax
from recount.records import SourceRole

__all__ = ["Attribution", "Scene"]


class Attribution(NamedTuple):
    """Words credited to somebody. All members are indexes of words, none in two of source, cue and content."""

    at: int
    """The word that opens it: the verb, the preposition, the colon."""
    cue: tuple[int, ...]
    """Empty where nothing but quotation marks or its place credits the content."""
    source: int | None
    """Head of the phrase that names who says it; none where nobody is named."""
    content: frozenset[int]
    rule: str
    role: SourceRole = "speaker"
    says: bool = True
    """False for what somebody only thinks, wants or feels: nobody is then the source of a claim."""
    depth: int = 0
    """Of several with the same content: the greater, the nearer the fact."""
    carries: bool = False
    """A medium that only carried what another said: a link of the chain, and no attribution of its own."""
    own: bool = False
    """The publisher's own: no link, but what others say ends here."""
    stands_for: int | None = None
    """Of a pronoun as the source: the head of the phrase that it stands for, where what spoke before tells it."""


class Scene(NamedTuple):
    """What all readers of attributions look at."""

    syntax: Syntax
    quotes: Quotes
    people: Participants
    cues: Cues
