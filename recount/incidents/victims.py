"""Acts against people, where no figure counts the killed or the injured -> at least how many there were.

“The mayor was shot dead” holds no figure, and yet counts one; “four people were shot” does not say who lived. Those
named are told apart by name, all others count as often as one clause has them. The words of the sentence say whether an
act was fatal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from recount.incidents.passages import Passages
from recount.incidents.vocabulary import Vocabulary, mood, singular, targets_of, words_of
from recount.records import Actor, AnyClaim, Event, Tally

__all__ = ["victims"]

MOST = 100
"""More people than that are told by a figure."""
OPEN_KINDS = {"place", "facility", "business", "igo", "ngo"}


class _Hit(NamedTuple):
    event: Event
    named: tuple[frozenset[str], ...]
    unnamed: int
    fatal: bool


def victims(
    claims: Iterable[AnyClaim],
    passages: Mapping[str, Passages],
    vocabulary: Vocabulary,
    counted: Mapping[str, int],
) -> dict[str, Tally]:
    """Return tallies for those of `killed` and `injured` that no figure counts; `counted` is what figures count."""
    hits = [hit for claim in claims if (hit := _hit(claim, passages, vocabulary))]
    fatal = [hit for hit in hits if hit.fatal]
    dead = counted["killed"] if "killed" in counted else _people(fatal)
    named_dead = [name for hit in fatal for name in hit.named]
    hurt = [_living(hit, named_dead, dead) for hit in hits if not hit.fatal]
    found: dict[str, Tally] = {}
    for measure, of_measure in (("killed", fatal), ("injured", hurt)):
        number = _people(of_measure)
        if number and measure not in counted:
            found[measure] = Tally(
                low=float(number),
                best=float(number),
                rule="victims_told",
                because=f"{number} told of one by one; no source gives a number",
                claims=tuple(hit.event.id for hit in of_measure if hit.named or hit.unnamed),
            )
    return found


def _living(hit: _Hit, named_dead: list[frozenset[str]], dead: int) -> _Hit:
    """Return who of those hit is not told to be dead: of four people shot and three dead, one."""
    named = tuple(name for name in hit.named if not _among(name, named_dead))
    unnamed = hit.unnamed - dead if hit.unnamed > dead else 0
    return hit._replace(named=named, unnamed=unnamed)


def _hit(claim: AnyClaim, passages: Mapping[str, Passages], vocabulary: Vocabulary) -> _Hit | None:
    """Return whom an act hit, if it hit people that can be counted and its sentence says that they were hurt."""
    if not isinstance(claim, Event) or claim.type != "ASSAULT" or mood(claim) != "real":
        return None
    around = passages[claim.report]
    sentence = around.sentence_text(around.sentence(claim.evidence.start))
    fatal = vocabulary.has("fatal", sentence)
    people = [(actor, size) for actor in targets_of(claim) if (size := _size(actor, vocabulary))]
    if not people or not (fatal or vocabulary.has("wounded", sentence)):
        return None
    named = {actor.name: frozenset(words_of(actor.name)) for actor, _ in people if _named(actor)}
    unnamed = {actor.name: size for actor, size in people if actor.name not in named}
    return _Hit(claim, tuple(named.values()), sum(unnamed.values()), fatal)


def _size(actor: Actor, vocabulary: Vocabulary) -> int:
    """Return how many people a target is: one, as many as its first word says, or 0 where it is none or not told."""
    words, printed = words_of(actor.name), words_of(actor.text)
    if actor.kind in OPEN_KINDS or not words or vocabulary.words["attackers"].intersection(words):
        return 0
    if _named(actor) or words[-1] in vocabulary.words["person"]:
        return 1
    people = words[-1] in vocabulary.words["whole"] or singular(words[-1]) in vocabulary.words["person"]
    first = printed[0] if printed else ""
    number = int(first) if first.isascii() and first.isdecimal() else int(vocabulary.numbers.get(first, 0))
    return number if people and number <= MOST else 0


def _named(actor: Actor) -> bool:
    """Tell a person's name: two to four words with capitals."""
    parts = actor.name.split()
    return actor.kind in {"unknown", "civilian"} and 2 <= len(parts) <= 4 and all(p[:1].isupper() for p in parts)


def _people(hits: Iterable[_Hit]) -> int:
    """Return how many people are hit at least."""
    told = list(hits)
    names: list[frozenset[str]] = []
    for hit in told:
        names += [name for name in hit.named if not _among(name, names)]
    return max(len(names), max((len(hit.named) + hit.unnamed for hit in told), default=0))


def _among(name: frozenset[str], names: Iterable[frozenset[str]]) -> bool:
    return any(name & other for other in names)
