"""Syntax and places -> actor mentions: who acts, speaks, suffers; one mention for each head of a noun phrase.

Names are neutral and canonical (`Military of Libya`), kinds come from the lexicon's nouns and titles, later short
names and abbreviations link to the full ones, and pronouns to whom they can only mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.name_rows import CountryRow
from recount.reading.cues import capitalised, cue_words, lower
from recount.reading.gazetteer import gazetteer
from recount.reading.match import PhraseIndex
from recount.reading.members import of_bodies
from recount.reading.names import actor_names, noun_at
from recount.reading.naming import Named, name_phrase
from recount.reading.people import Draft, abbreviated, link, short_names
from recount.reading.phrases import bearer, is_linked, nation, read_phrase, year_of
from recount.reading.pronouns import owned, resolve_pronouns
from recount.reading.recall import recalled
from recount.records import Actor, ActorMention, PlaceMention, Report

__all__ = ["find_actors"]

INNER = {
    "compound",
    "flat",
    "nmod:desc",
    "amod",
    "det",
    "nummod",
    "fixed",
    "goeswith",
    "flat:foreign",
    "nmod:unmarked",
    "case",
    "cc",
    "punct",
    "mark",
    "advmod",
    "aux",
    "cop",
}
"""Relations of words inside a noun phrase, which are no heads of their own."""

MODIFIER = {"compound", "amod", "nmod:desc", "nmod:unmarked"}
NOUNS = {"NOUN", "PROPN"}


def find_actors(
    syntax: Syntax, report: Report, places: tuple[PlaceMention, ...], lexicon: Lexicon
) -> tuple[ActorMention, ...]:
    """Return the actors that a report names, by the order of their heads; each head has one mention at most.

    Towns that are only attacked or controlled are places and no actors; countries and seats of government are
    actors where they speak or act. Private persons get no id.
    """
    by_word = {i: p for p in places for i in syntax.within(p.start, p.end)}
    year = year_of(report.published)
    drafts = {d.head: d for d in _states(syntax, places, lexicon)}
    inner: set[int] = set()
    for head in _heads(syntax, lexicon):
        if head not in drafts and head not in inner and _stands_alone(by_word.get(head)):
            draft, words = _draft(syntax, head, by_word, lexicon, report.published)
            inner |= words
            if draft is not None:
                drafts[head] = draft
    for draft in (*_modifiers(syntax, drafts, by_word, lexicon, year), *_linked(syntax, by_word, lexicon)):
        drafts.setdefault(draft.head, draft)
    linked = link(syntax, owned(syntax, of_bodies(syntax, abbreviated(syntax, drafts, lexicon), lexicon), lexicon))
    linked.update((d.head, d) for d in short_names(syntax, linked, by_word))
    linked = recalled(syntax, linked, by_word, report.published, lexicon)
    linked.update((d.head, d) for d in resolve_pronouns(syntax, linked, lexicon))
    return tuple(_mention(syntax, linked[head]) for head in sorted(linked))


def _stands_alone(place: PlaceMention | None) -> bool:
    """Tell a head that is no place, or a place name that the model may have found inside an actor's name."""
    return place is None or place.inside


def _heads(syntax: Syntax, lexicon: Lexicon) -> Iterator[int]:
    """Yield the heads of noun phrases, and of participles and adjectives that stand for people (`the wounded`)."""
    for word in syntax.words:
        if word.rel in INNER and not (word.rel in {"flat", "nmod:desc"} and syntax.words[word.head].pos not in NOUNS):
            continue
        if word.pos in NOUNS or (
            word.pos in {"ADJ", "VERB"}
            and syntax.children(word.index, "det")
            and noun_at(syntax, word.index, word.index + 1, lexicon)
        ):
            yield word.index


def _draft(
    syntax: Syntax, head: int, places: dict[int, PlaceMention], lexicon: Lexicon, day: str | None
) -> tuple[Draft | None, set[int]]:
    """Return the mention of a head, and the further words that its name or its noun takes (`chief of staff`)."""
    phrase = read_phrase(syntax, head, places, lexicon, year_of(day))
    named = name_phrase(syntax, phrase, lexicon, day)
    if named is None:
        return _people_of(syntax, head, places, lexicon), set()
    taken = {i for at in (phrase.noun_at, phrase.known_at, phrase.name) if at for i in range(at[0], at[1] + 1)} - {head}
    return _make(syntax, head, phrase.first, phrase.last, named), taken


def _make(syntax: Syntax, head: int, first: int, last: int, named: Named) -> Draft:
    plural = syntax.words[head].tag in {"NNS", "NNPS"} or any(
        syntax.words[i].tag == "CD" for i in syntax.children(head, "nummod")
    )
    return Draft(head=head, first=min(first, head), last=max(last, head), named=named, plural=plural)


def _people_of(syntax: Syntax, head: int, places: dict[int, PlaceMention], lexicon: Lexicon) -> Draft | None:
    """Read a people's name that stands alone: `Libyans`, `the French`."""
    word = syntax.words[head]
    country = gazetteer(lexicon).demonyms.at(syntax, head, head + 1)
    if country is None or not word.text[:1].isupper() or word.pos == "ADJ":
        return None
    civil = word.tag in {"NNS", "NNPS"} or word.rel in {"nsubj", "nsubj:pass", "obj", "nmod", "obl", "appos", "conj"}
    if not civil:
        return None
    nationality = nation(country.value, places, lexicon)
    named = Named(name=word.text, kind="civilian", country=nationality, rule="actor-people")
    return _make(syntax, head, head, head, named)


def _states(syntax: Syntax, places: tuple[PlaceMention, ...], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the governments for which a country or its capital stands."""
    for place in places:
        country = gazetteer(lexicon).countries.get(place.value.country or "")
        head = syntax.head_of(place.start, place.end)
        if place.rule == "place-agent" and country and head is not None:
            words = syntax.within(place.start, place.end)
            named = _government(country, "actor-country")
            yield Draft(head=head, first=words[0], last=words[-1], named=named, plural=False)


def _government(country: CountryRow, rule: str) -> Named:
    return Named(name=f"Government of {country.name}", kind="government", country=country.iso3, rule=rule, group=True)


@cache
def _seats(lexicon: Lexicon) -> frozenset[str]:
    """Return the second parts of compounds that say where somebody is, and not who does something to him."""
    return frozenset(p for row in lexicon.relations if row.relation == "based_in" for p in row.participles)


@cache
def _event_nouns(lexicon: Lexicon) -> PhraseIndex[str]:
    return PhraseIndex(((n, row.name) for row in lexicon.events for n in row.nouns), by="lemma")


def _modifiers(
    syntax: Syntax, drafts: dict[int, Draft], places: dict[int, PlaceMention], lexicon: Lexicon, year: int | None
) -> Iterator[Draft]:
    """Yield the actors before nouns that are no actors: `rebel attack`, `Hamas rockets`, `Israeli air strike`."""
    covered = {i for d in drafts.values() for i in range(d.first, d.last + 1)}
    articles = cue_words(lexicon, "article")
    for match in actor_names(lexicon).find(syntax):
        head = syntax.head_of(syntax.words[match.first].start, syntax.words[match.last].end)
        if head is not None and head not in covered and capitalised(syntax.words[match.first].text, articles):
            row = bearer(match.value, year)
            named = Named(
                name=row.name,
                kind=row.kind,
                country=row.country,
                id=row.id,
                rule="actor-known",
                person=row.person,
                group=not row.person,
            )
            covered.update(range(match.first, match.last + 1))
            yield _make(syntax, head, match.first, match.last, named)
    events = {i for m in _event_nouns(lexicon).find(syntax) for i in range(m.first, m.last + 1)}
    for word in syntax.words:
        if word.index in covered or word.rel not in MODIFIER or word.head not in events or word.head < word.index:
            continue
        draft = _modifier(syntax, word.index, places, lexicon)
        if draft is not None:
            yield draft


def _linked(syntax: Syntax, places: dict[int, PlaceMention], lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the actors that compounds name: `rebel` of `rebel-held`, `Iran` of `Iran-backed`."""
    for word in syntax.words:
        if not is_linked(syntax, word.index, lexicon) or lower(syntax, word.index + 2) in _seats(lexicon):
            continue
        country = gazetteer(lexicon).countries.get((p.value.country if (p := places.get(word.index)) else None) or "")
        if country and p and p.value.precision == "country":
            yield _make(syntax, word.index, word.index, word.index, _government(country, "actor-country"))
        elif draft := _modifier(syntax, word.index, places, lexicon):
            yield draft


def _modifier(syntax: Syntax, i: int, places: dict[int, PlaceMention], lexicon: Lexicon) -> Draft | None:
    """Read one word before an event noun: a common noun for an actor, or a people whose state acts."""
    people = gazetteer(lexicon).demonyms.at(syntax, i, i + 1)
    if people and syntax.words[i].text[:1].isupper():
        country = gazetteer(lexicon).countries[nation(people.value, places, lexicon)]
        return _make(syntax, i, i, i, _government(country, "actor-demonym"))
    noun = noun_at(syntax, i, i + 1, lexicon)
    if noun is None or noun.value.kind == "facility" or syntax.words[i].pos not in NOUNS:
        return None
    name = noun.value.neutral or syntax.words[i].text
    return _make(syntax, i, i, i, Named(name=name, kind=noun.value.kind, rule="actor-noun", group=noun.value.group))


def _mention(syntax: Syntax, draft: Draft) -> ActorMention:
    span, named = syntax.word_span(draft.first, draft.last), draft.named
    actor = Actor(
        name=named.name,
        text=span.text,
        start=span.start,
        end=span.end,
        kind=named.kind,
        country=named.country,
        id=named.id,
    )
    return ActorMention(head=draft.head, value=actor, rule=named.rule)
