"""The parts of a noun phrase -> the actor: a neutral canonical name, a kind, a country, an id for known ones.

"The puppet regime's troops" lose what judges them; "Libyan troops" become "Military of Libya"; a person keeps the
name alone. A weak noun ("commander", "spokesman", "fighters") takes the kind of whom it belongs to.
"""

from __future__ import annotations

import msgspec

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.name_rows import ActorNounRow, ActorRow, OfficeRow
from recount.reading.cues import cue_words
from recount.reading.gazetteer import gazetteer
from recount.reading.names import actor_names, nouns_in
from recount.reading.neutral import neutral_name
from recount.reading.offices import holder, holder_called, office_at, period
from recount.reading.phrases import Phrase, bearer
from recount.records import ActorKind

__all__ = ["Named", "in_office", "name_phrase"]

ARMED: set[ActorKind] = {"rebel", "militia", "criminal", "police", "igo"}
"""Whose soldiers, fighters and officers are theirs and not an army's."""

ELECTING: set[ActorKind] = {"ngo", "business", "media", "igo"}
"""Who has presidents and chancellors that are not those of a state."""


LONGEST_TITLE = 4
"""Words of the longest title of an office: `minister of foreign affairs`."""


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """What an actor is called and what it is."""

    name: str
    kind: ActorKind
    country: str | None = None
    id: str | None = None
    rule: str
    body: str | None = None
    """What it would be called with a country, where none was said: `Military`."""
    weak: bool = False
    person: bool = False
    group: bool = False


def name_phrase(syntax: Syntax, phrase: Phrase, lexicon: Lexicon, day: str | None) -> Named | None:
    """Return who the phrase names in a report of that day (ISO), or null where it names no actor."""
    if phrase.known is not None and phrase.known_at is not None:
        row = phrase.known
        theirs = syntax.words[phrase.head].lemma in cue_words(lexicon, "members") and not _own_name(
            syntax, phrase, lexicon
        )
        person = row.person and phrase.name is not None and phrase.known_at[0] == phrase.name[0]
        if (
            person
            or phrase.known_at[1] >= phrase.head
            or phrase.known_at[1] == phrase.core
            or (theirs and phrase.name is None)
        ):
            return _of_row(row, "actor-known", row.kind)
    if phrase.name is not None:
        return _titled(syntax, phrase, lexicon, day) or _person(syntax, phrase, lexicon)
    if phrase.noun is not None and phrase.noun_at is not None and phrase.noun_at[1] >= phrase.head:
        return _office(syntax, phrase, lexicon, day) or _body(syntax, phrase, lexicon)
    return _proper(syntax, phrase)


def _person(syntax: Syntax, phrase: Phrase, lexicon: Lexicon) -> Named:
    kind: ActorKind = phrase.title or "unknown"
    if phrase.noun is not None:
        kind = _kind(syntax, phrase, lexicon)
    name = syntax.word_span(*(phrase.name or (phrase.first, phrase.last))).text
    country = phrase.country or (phrase.known.country if phrase.known else None)
    return Named(name=name, kind=kind, country=country, rule="actor-person", person=True)


def _titled(syntax: Syntax, phrase: Phrase, lexicon: Lexicon, day: str | None) -> Named | None:
    """Name the holder of an office by the title and the surname: `Prime Minister Tusk`."""
    assert phrase.name is not None
    first, last = phrase.name
    when = period(syntax, phrase.head, day)
    for start in range(max(phrase.first, first - LONGEST_TITLE), first):
        office = office_at(syntax, start, first - 1, lexicon)
        if office is not None and syntax.words[start].tag in {"NNP", "NN", "JJ"}:
            called = syntax.word_span(first, last).text
            of = phrase.country if phrase.whole_country else None
            row = holder_called(office.office, called, of, when, lexicon)
            return _of_row(row, "actor-office", row.kind) if row else None
    return None


def _office(syntax: Syntax, phrase: Phrase, lexicon: Lexicon, day: str | None) -> Named | None:
    """Name a state's or body's office by its holder on the day: `the French president`; null for no such office.

    Where that is open, a state's office keeps its name: `President of France`.
    """
    assert phrase.noun_at is not None
    office = office_at(syntax, *phrase.noun_at, lexicon)
    body = phrase.known or _after(syntax, phrase, lexicon)
    of = phrase.country if phrase.whole_country else body.id if body else None
    if office is None or of is None or not _one_of_them(syntax, phrase):
        return None
    beside = _beside(syntax, phrase)
    if not beside:
        named = in_office(syntax, phrase.head, office, of, lexicon, day)
        if named is not None:
            return named
    known = gazetteer(lexicon).countries.get(of)
    passed = cue_words(lexicon, "no_holder")
    if office.title is None or known is None or any(_is_other(syntax, i, passed) for i in beside):
        return None
    return Named(
        name=f"{office.title} of {known.name}", kind="government", country=of, rule="actor-office", person=True
    )


def in_office(syntax: Syntax, i: int, office: OfficeRow, of: str, lexicon: Lexicon, day: str | None) -> Named | None:
    """Return who held the office of a country (alpha-3) or body (id) when the sentence of word `i` plays."""
    row = holder(office.office, of, period(syntax, i, day), lexicon)
    if row is None:
        return None
    body = next((a for a in lexicon.actors if a.id == of), None) if of not in gazetteer(lexicon).countries else None
    kind = body.kind if body else "government" if office.title else row.kind
    return _of_row(row, "actor-office", kind)


def _of_row(row: ActorRow, rule: str, kind: ActorKind) -> Named:
    return Named(
        name=row.name, kind=kind, country=row.country, id=row.id, rule=rule, person=row.person, group=not row.person
    )


def _one_of_them(syntax: Syntax, phrase: Phrase) -> bool:
    """Tell one that is meant for sure: `the president`, `Chad's president`, but no `a former president`, no plural."""
    plural = syntax.words[phrase.head].tag in {"NNS", "NNPS"}
    articles = {syntax.words[c].text.lower() for c in syntax.children(phrase.head, "det")}
    return not plural and articles <= {"the"} and not syntax.children(phrase.head, "nummod")


def _beside(syntax: Syntax, phrase: Phrase) -> list[int]:
    """Return the words of the phrase besides the noun, whose it is, and what joins them."""
    spoken_for = {
        i for at in (phrase.noun_at, phrase.country_at, phrase.known_at) if at for i in range(at[0], at[1] + 1)
    }
    joining = {"DET", "PART", "ADP", "PUNCT"}
    return [
        i for i in range(phrase.first, phrase.last + 1) if i not in spoken_for and syntax.words[i].pos not in joining
    ]


def _is_other(syntax: Syntax, i: int, passed: frozenset[str]) -> bool:
    """Tell a word that makes the office another one or another time's: a noun, `former`, `ousted`."""
    return syntax.words[i].pos not in {"ADJ", "ADV"} or syntax.words[i].text.lower() in passed


def _body(syntax: Syntax, phrase: Phrase, lexicon: Lexicon) -> Named:
    """Name an actor by its common noun: with a country in one word (`Military of Libya`), else in its own words."""
    noun = phrase.noun
    assert noun is not None
    assert phrase.noun_at is not None
    kind = _kind(syntax, phrase, lexicon)
    known_body = phrase.known or _after(syntax, phrase, lexicon)
    country = phrase.country or (known_body.country if known_body else None)
    known = gazetteer(lexicon).countries.get(country or "")
    if (
        noun.body
        and known
        and phrase.whole_country
        and kind == noun.kind
        and not _own_name(syntax, phrase, lexicon)
        and not _of_another(syntax, phrase, lexicon)
    ):
        return Named(
            name=f"{noun.body} of {known.name}", kind=kind, country=country, rule="actor-state", group=noun.group
        )
    name = neutral_name(syntax, phrase, lexicon)
    singular = syntax.words[phrase.head].tag in {"NN", "NNP"}
    return Named(
        name=name,
        kind=kind,
        country=country,
        rule="actor-noun",
        body=noun.body,
        weak=noun.weak,
        person=singular and not noun.group and kind != "facility",
        group=noun.group,
    )


def _own_name(syntax: Syntax, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tell a body with a name of its own (`Syrian Free Homeland Army`), besides country and common noun."""
    spoken_for = {i for at in (phrase.noun_at, phrase.country_at) if at for i in range(at[0], at[1] + 1)}
    spoken_for.update(
        i for m in actor_names(lexicon).find(syntax, phrase.first, phrase.core + 1) for i in range(m.first, m.last + 1)
    )
    return any(
        syntax.words[i].pos == "PROPN" and i not in spoken_for and syntax.words[i].text[:1].isupper()
        for i in range(phrase.first, phrase.core + 1)
    )


def _of_another(syntax: Syntax, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tell an `of` phrase about another body of the country: the president of the Libyan parliament."""
    return (
        any(True for _ in nouns_in(syntax, phrase.core + 1, phrase.last + 1, lexicon))
        and phrase.core < phrase.last
        and (phrase.noun_at or (0, 0))[1] <= phrase.core
    )


def _kind(syntax: Syntax, phrase: Phrase, lexicon: Lexicon) -> ActorKind:
    """Return the kind of the noun, or for a weak noun that of whom it belongs to."""
    noun = phrase.noun
    assert noun is not None
    assert phrase.noun_at is not None
    if noun.group and noun.kind == "unknown" and not noun.weak:
        whose = _after(syntax, phrase, lexicon)
        return whose.kind if whose and whose.kind in ARMED else noun.kind
    if not noun.weak:
        return _headed_kind(syntax, phrase, noun, lexicon)
    owner = phrase.known.kind if phrase.known else _owner_kind(syntax, phrase, lexicon)
    if owner is None or owner in {"facility", "unknown"}:
        voice = phrase.whole_country and syntax.words[phrase.noun_at[1]].lemma in cue_words(lexicon, "state_voice")
        return "government" if noun.kind == "unknown" and voice else noun.kind
    return owner if noun.kind == "unknown" or owner in ARMED else noun.kind


def _headed_kind(syntax: Syntax, phrase: Phrase, noun: ActorNounRow, lexicon: Lexicon) -> ActorKind:
    """Return the kind of a noun that is no weak one: a president is a state's, unless of a league or a company."""
    heads = noun.kind == "government" and office_at(syntax, *(phrase.noun_at or (0, 0)), lexicon) is not None
    owner = _owner_kind(syntax, phrase, lexicon) if heads and phrase.core < phrase.last else None
    return owner if owner in ELECTING else noun.kind


def _after(syntax: Syntax, phrase: Phrase, lexicon: Lexicon) -> ActorRow | None:
    """Return the known body in the `of` phrase: members of the Red Army."""
    for i in range(phrase.core + 1, phrase.last + 1):
        known = actor_names(lexicon).at(syntax, i, phrase.last + 1)
        if known and syntax.words[i].text[:1].isupper():
            return bearer(known.value, None)
    return None


def _owner_kind(syntax: Syntax, phrase: Phrase, lexicon: Lexicon) -> ActorKind | None:
    """Return the kind of a noun before the weak one, or of the `of` phrase after it."""
    assert phrase.noun_at is not None
    before = [m.value.kind for m in nouns_in(syntax, phrase.first, phrase.noun_at[0], lexicon)]
    if before:
        return before[-1]
    known = _after(syntax, phrase, lexicon)
    if known is not None:
        return known.kind
    after = [m.value.kind for m in nouns_in(syntax, phrase.core + 1, phrase.last + 1, lexicon)]
    return after[0] if after else None


def _proper(syntax: Syntax, phrase: Phrase) -> Named | None:
    """Name a body by its proper name, where the model takes it for an organisation."""
    words = syntax.words[phrase.first : phrase.core + 1]
    if syntax.words[phrase.head].pos != "PROPN" or not any(w.entity == "ORG" for w in words):
        return None
    name = syntax.word_span(phrase.first, phrase.last).text
    return Named(
        name=name,
        kind=phrase.noun.kind if phrase.noun else "unknown",
        country=phrase.country,
        rule="actor-name",
        group=True,
    )
