"""A noun phrase -> its parts: known actor, title, personal name, common noun, country. What `actors` names it by.

In "the Libyan rebel commander Ali Sabt" the country is Libya, the noun "rebel commander", the name "Ali Sabt".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.name_rows import ActorNounRow, ActorRow, CountryRow
from recount.reading.cues import capitalised, cue_words, lower
from recount.reading.gazetteer import gazetteer
from recount.reading.match import HYPHENS, Match
from recount.reading.names import actor_names, noun_at, titles
from recount.records import ActorKind, PlaceMention

__all__ = ["Phrase", "bearer", "is_linked", "nation", "read_phrase", "year_of"]


LONGEST_AIM = 12
"""Words after the noun in `Movement for …`, that its name may have."""

AIM_JOINS = {"for", "of", "the", "and", "-"}


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a noun phrase, by word indexes, both ends included."""

    head: int
    first: int
    own: int
    """First word after a possessor (`Chad's`)."""
    last: int
    core: int
    """Last word before an "of" phrase."""
    known: ActorRow | None = None
    known_at: tuple[int, int] | None = None
    title: ActorKind | None = None
    name: tuple[int, int] | None = None
    """A person's name."""
    noun: ActorNounRow | None = None
    noun_at: tuple[int, int] | None = None
    country: str | None = None
    country_at: tuple[int, int] | None = None
    whole_country: bool = False
    """The country itself or its people is named, not one of its towns."""


def read_phrase(
    syntax: Syntax, head: int, places: Mapping[int, PlaceMention], lexicon: Lexicon, year: int | None
) -> Phrase:
    """Read the noun phrase with this head; `places` are the place mentions by each of their words."""
    first, last = syntax.phrase(head)
    first = _without_determiners(syntax, first, head)
    own = _after_possessor(syntax, first, head)
    last = _with_entity(syntax, head, last)
    core = _core(syntax, head, last)
    last, core = (aim, aim) if (aim := _aim(syntax, head, lexicon)) else (last, core)
    last = last if core < last and syntax.words[core + 1].pos == "ADP" else core
    known = _known(syntax, own, core, lexicon)
    last = max(last, known.last) if known else last
    name, title = (None, None) if known and known.last >= head else _person(syntax, own, core, head, lexicon)
    noun = _noun(syntax, own, (name[0] - 1) if name else core, last, head, lexicon)
    country, country_at, whole = _country(syntax, first, (name[0] - 1) if name else last, places, lexicon)
    return Phrase(
        head=head, first=first, own=own, last=last, core=core,
        known=bearer(known.value, year) if known else None, known_at=(known.first, known.last) if known else None,
        title=title, name=name,
        noun=noun.value if noun else None, noun_at=(noun.first, noun.last) if noun else None,
        country=country, country_at=country_at, whole_country=whole,
    )  # fmt: skip


def year_of(day: str | None) -> int | None:
    """Return the year of an ISO date."""
    return int(day[:4]) if day and day[:4].isdigit() else None


def bearer(rows: tuple[ActorRow, ...], year: int | None) -> ActorRow:
    """Return who bore the name in that year, or the first listed where no year tells."""
    fitting = [r for r in rows if year is not None and (r.start or 0) <= year <= (r.end or 9999)]
    return (fitting or list(rows))[-1 if fitting else 0]


def _without_determiners(syntax: Syntax, first: int, head: int) -> int:
    """Skip what stands before the words that name: determiners, prepositions, the `least` of `at least`."""
    outer = {"DET", "PUNCT", "ADP", "CCONJ", "SCONJ", "PART"}
    while first < head:
        word, before = syntax.words[first], syntax.words[first - 1] if first else None
        superlative = before is not None and before.pos == "ADP" and word.tag in {"JJS", "RBS", "JJR", "RBR"}
        if word.pos not in outer and word.tag != "PRP$" and not superlative:
            break
        first += 1
    return first


def _after_possessor(syntax: Syntax, first: int, head: int) -> int:
    ends = [max(syntax.subtree(c)) + 1 for c in syntax.children(head, "nmod:poss") if c < head]
    return min(head, max([first, *ends]))


def _with_entity(syntax: Syntax, head: int, last: int) -> int:
    """Extend a person's name to all the words that the model takes for it."""
    while syntax.words[head].entity == "PER" and last + 1 < len(syntax.words):
        after = syntax.words[last + 1]
        if after.entity != "PER" or after.pos != "PROPN" or after.sentence != syntax.words[head].sentence:
            break
        last += 1
    return last


def _aim(syntax: Syntax, head: int, lexicon: Lexicon) -> int | None:
    """Return the last word of a body's name that says what it is for: Front for the Liberation of Oresh."""
    noun = noun_at(syntax, head, head + 1, lexicon)
    if syntax.words[head].tag != "NNP" or noun is None or not noun.value.group or lower(syntax, head + 1) != "for":
        return None
    last, i, sentence = None, head + 1, syntax.words[head].sentence
    while i < len(syntax.words) and i <= head + LONGEST_AIM and syntax.words[i].sentence == sentence:
        word = syntax.words[i]
        if word.tag in {"NNP", "NNPS", "NN", "NNS", "JJ"} and word.text[:1].isupper():
            last = i
        elif word.text not in AIM_JOINS:
            break
        i += 1
    return last


def _core(syntax: Syntax, head: int, last: int) -> int:
    """Return the last word of the phrase itself, before an `of` phrase or an age after a comma."""
    for i in range(head + 1, last + 1):
        if (lower(syntax, i) == "of" and syntax.words[i].pos == "ADP") or syntax.words[i].text == ",":
            return i - 1
    return last


def _known(syntax: Syntax, first: int, core: int, lexicon: Lexicon) -> Match[tuple[ActorRow, ...]] | None:
    """Return the known actor in the phrase, the last where there are several; its name must be written as one."""
    articles, found = cue_words(lexicon, "article"), None
    i = first
    while i <= core:
        match = actor_names(lexicon).at(syntax, i)
        i = match.last + 1 if match else i + 1
        if (
            match is None
            or not capitalised(syntax.words[_first_letter(syntax, match.first, match.last)].text, articles)
            or is_linked(syntax, match.last, lexicon)
            or _first_name(syntax, match, core)
            or _begins_longer_name(syntax, match, core, lexicon)
        ):
            continue
        if match.last > match.first or not _part_of_longer_name(syntax, match.first, lexicon):
            found = match
    return found


def _first_letter(syntax: Syntax, first: int, last: int) -> int:
    """Return the first word of a name that is no number: 400 Mawozo."""
    return next((i for i in range(first, last + 1) if not syntax.words[i].text.isdecimal()), first)


def _first_name(syntax: Syntax, match: Match[tuple[ActorRow, ...]], core: int) -> bool:
    """Tell a namesake by the surname that follows: `Arafat Ali` is nobody known as Arafat."""
    if match.first != match.last or match.last >= core or not all(row.person for row in match.value):
        return False
    return syntax.words[match.last + 1].entity == "PER"


def _begins_longer_name(syntax: Syntax, match: Match[tuple[ActorRow, ...]], core: int, lexicon: Lexicon) -> bool:
    """Tell whether a body's noun with a capital follows a known name of one word and makes it another's: the Sahwa
    Brigades of Somalia are not the Sahwa of Iraq.
    """
    after = match.last + 1
    if match.first != match.last or after > core or syntax.words[after].tag not in {"NNP", "NNPS"}:
        return False
    noun = noun_at(syntax, after, core + 1, lexicon)
    return noun is not None and noun.value.kind in {"rebel", "militia", "military", "unknown"} and noun.last == core


def _part_of_longer_name(syntax: Syntax, i: int, lexicon: Lexicon) -> bool:
    """Tell whether a name stands before a known one of a single word and makes it another: Coastal Liberation Front."""
    if lower(syntax, i - 1) == "the" and lower(syntax, i - 2) == "for" and lower(syntax, i + 1) == "of":
        return True  # Front for the Liberation of Oresh
    before = syntax.words[i - 1] if i > 0 else None
    if (
        before is None
        or before.sentence != syntax.words[i].sentence
        or not before.text[:1].isupper()
        or before.tag not in {"NNP", "NNPS"}
    ):
        return False
    return not (
        titles(lexicon).at(syntax, i - 1, i)
        or noun_at(syntax, i - 1, i, lexicon)
        or gazetteer(lexicon).demonyms.at(syntax, i - 1, i)
    )


def _person(
    syntax: Syntax, first: int, core: int, head: int, lexicon: Lexicon
) -> tuple[tuple[int, int] | None, ActorKind | None]:
    """Return the words of a personal name at the end of the phrase, and the kind that a title gives."""
    start = core + 1
    while start > first and _name_word(syntax, start - 1, lexicon):
        start -= 1
    while start <= core and not capitalised(syntax.words[start].text, cue_words(lexicon, "article")):
        start += 1
    if start > core:
        return None, None
    titled = _titled(syntax, first, start, lexicon)
    headline = syntax.sentences[syntax.words[head].sentence].headline
    if not titled and (headline or not any(syntax.words[i].entity == "PER" for i in range(start, core + 1))):
        return None, None
    return (start, core), titled


def _name_word(syntax: Syntax, i: int, lexicon: Lexicon) -> bool:
    """Tell a word that a personal name may hold: a proper noun that is no title, no common noun, no people's name."""
    word, text = syntax.words[i], lower(syntax, i)
    if text in cue_words(lexicon, "joins_name"):
        return True
    if not capitalised(word.text, cue_words(lexicon, "article")) or word.pos not in {"PROPN", "NOUN", "ADJ", "X"}:
        return False
    if word.entity == "PER" and not titles(lexicon).at(syntax, i, i + 1):
        return True
    initial = syntax.sentences[word.sentence].first == i
    return (word.pos == "PROPN" or not initial) and not (
        titles(lexicon).at(syntax, i, i + 1)
        or noun_at(syntax, i, i + 1, lexicon)
        or gazetteer(lexicon).demonyms.at(syntax, i, i + 1)
    )


def _titled(syntax: Syntax, first: int, start: int, lexicon: Lexicon) -> ActorKind | None:
    """Return the kind that the longest title or common noun right before the word `start` gives."""
    last = start - 1
    if last >= first and syntax.words[last].text == ".":
        last -= 1
    for i in range(max(first, start - 5), last + 1):
        noun = noun_at(syntax, i, last + 1, lexicon)
        title = titles(lexicon).at(syntax, i, last + 1)
        if noun and noun.last == last and noun.value.kind != "facility":
            return noun.value.kind
        if title and title.last == last:
            return title.value
    return None


def _noun(syntax: Syntax, first: int, core: int, last: int, head: int, lexicon: Lexicon) -> Match[ActorNounRow] | None:
    """Return the longest common noun at the head of the phrase, or else the one before the personal name."""
    for end in dict.fromkeys((min(core, head), core)):
        for i in range(max(first, end - 4), end + 1):
            found = noun_at(syntax, i, last + 1, lexicon)
            if found and found.last >= end:
                return found
    return None


def _country(
    syntax: Syntax, first: int, last: int, places: Mapping[int, PlaceMention], lexicon: Lexicon
) -> tuple[str | None, tuple[int, int] | None, bool]:
    """Return the country of the phrase with its words: a demonym, a country or a town, but no mere backer."""
    found: tuple[str | None, tuple[int, int] | None, bool] = (None, None, False)
    i = first
    while i <= last:
        people = gazetteer(lexicon).demonyms.at(syntax, i, last + 1)
        place = places.get(i)
        if people and capitalised(syntax.words[i].text, frozenset()):
            if not is_linked(syntax, people.last, lexicon):
                return nation(people.value, places, lexicon), (people.first, people.last), True
            i = people.last
        elif place is not None and place.value.country and not is_linked(syntax, i, lexicon):
            whole, end = place.value.precision == "country", syntax.within(place.start, place.end)[-1]
            if found[0] is None or whole:
                found = (place.value.country, (i, end), whole)
            i = end
        i += 1
    return found


def nation(people: CountryRow, places: Mapping[int, PlaceMention], lexicon: Lexicon) -> str:
    """Return the country of a people; of two with one name (Congolese), that with more places in the report."""
    group = gazetteer(lexicon).namesakes.get(people.iso3)
    if group is None:
        return people.iso3
    counts = Counter(p.value.country for p in places.values() if p.value.country in group)
    return max(counts, key=lambda c: counts[c]) or people.iso3 if counts else people.iso3


def is_linked(syntax: Syntax, i: int, lexicon: Lexicon) -> bool:
    """Tell the first part of a compound that puts a name beside an actor: `Iran` of `Iran-backed`."""
    return lower(syntax, i + 1) in HYPHENS and lower(syntax, i + 2) in cue_words(lexicon, "linked")
