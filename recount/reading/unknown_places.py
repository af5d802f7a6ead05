"""Names that the gazetteer does not have -> unresolved place mentions: what the model takes for a place, and what
stands after "in", "the village of" and the like. They keep their printed words and get no position and no guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading.cues import capitalised, cue_before, cue_words, lower
from recount.reading.gazetteer import gazetteer
from recount.reading.match import HYPHENS
from recount.reading.names import actor_names, noun_at, titles
from recount.reading.roles import role_of
from recount.records import Place, PlaceMention, PlacePrecision, Report

__all__ = ["unknown_places"]

LONGEST = 6
"""Words of a name, hyphens included."""

WHERE = {"obl", "nmod", "obj", "nsubj:pass", "compound", "dep", "root"}

STRICT = frozenset(
    {"in", "near", "at", "outside", "inside", "around", "reach", "from", "to", "into", "towards", "toward"}
)
"""Prepositions after which a capitalised name may be a place without the model's word for it."""

INSIDE = frozenset({"in", "outside", "inside"})
"""Prepositions after which a single name with an Arabic article is a place, whatever the model takes it for."""


def unknown_places(syntax: Syntax, report: Report, lexicon: Lexicon, taken: set[int]) -> Iterator[PlaceMention]:
    """Yield the mentions of places that the gazetteer lacks, outside of the words `taken`."""
    taken = taken | {i for m in actor_names(lexicon).find(syntax) for i in range(m.first, m.last + 1)}
    i = 0
    while i < len(syntax.words):
        last = _run(syntax, i, lexicon, taken)
        if last is None:
            i += 1
            continue
        if not _in_dateline(syntax, report, i, last) and _is_place(syntax, i, last, lexicon):
            yield _mention(syntax, i, last, lexicon)
        i = last + 1


def _run(syntax: Syntax, i: int, lexicon: Lexicon, taken: set[int]) -> int | None:
    """Return the last word of the name that begins at `i`, or null where none begins."""
    if (
        i in taken
        or not _part_of_name(syntax, i, lexicon)
        or (i > 0 and i - 1 not in taken and _continues(syntax, i, lexicon))
    ):
        return None
    last = i
    while (
        last + 1 < len(syntax.words)
        and last - i < LONGEST
        and last + 1 not in taken
        and _continues(syntax, last + 1, lexicon)
        and not _begins_day(syntax, last + 1, lexicon)
    ):
        last += 1
    while last > i and not capitalised(syntax.words[last].text, cue_words(lexicon, "article")):
        last -= 1
    return last


def _part_of_name(syntax: Syntax, i: int, lexicon: Lexicon) -> bool:
    word = syntax.words[i]
    if lower(syntax, i) in cue_words(lexicon, "article") and lower(syntax, i + 1) in HYPHENS:
        return i + 2 < len(syntax.words) and syntax.words[i + 2].text[:1].isupper()
    return capitalised(word.text, cue_words(lexicon, "article")) and word.pos in {"PROPN", "NOUN", "ADJ", "X"}


def _continues(syntax: Syntax, i: int, lexicon: Lexicon) -> bool:
    """Tell whether the word at `i` goes on with the name before it."""
    before, word = syntax.words[i - 1], syntax.words[i]
    if before.sentence != word.sentence:
        return False
    if word.text in HYPHENS:
        return (
            before.end == word.start
            and i + 1 < len(syntax.words)
            and (syntax.words[i + 1].text[:1].isupper() or _joins(syntax, i + 1, lexicon))
            and _named(syntax, i - 1, lexicon)
        )
    if before.text in HYPHENS:
        return before.end == word.start and (word.text[:1].isupper() or _joins(syntax, i, lexicon))
    if _joins(syntax, i, lexicon) and not _part_of_name(syntax, i - 1, lexicon):
        return False  # «the Abu Karvo camp»
    if _joins(syntax, i, lexicon) or _joins(syntax, i - 1, lexicon):
        return _part_of_name(syntax, i - 1, lexicon) or _part_of_name(syntax, i, lexicon)
    return _part_of_name(syntax, i, lexicon) and _named(syntax, i - 1, lexicon)


def _joins(syntax: Syntax, i: int, lexicon: Lexicon) -> bool:
    """Tell a small word inside a name, with a capital after it: `Rue des Lacs`, `Qala-e Surkh`."""
    small = lower(syntax, i) in cue_words(lexicon, "joins_name") and syntax.words[i].pos not in {
        "ADP",
        "CCONJ",
        "SCONJ",
    }
    return small and i + 1 < len(syntax.words) and syntax.words[i + 1].text[:1].isupper()


def _named(syntax: Syntax, i: int, lexicon: Lexicon) -> bool:
    article = lower(syntax, i) in cue_words(lexicon, "article") and syntax.words[i].pos != "ADP"  # `at` Kesh, at-Tall
    return article or _part_of_name(syntax, i, lexicon)


def _in_dateline(syntax: Syntax, report: Report, first: int, last: int) -> bool:
    line = report.dateline
    return line is not None and syntax.words[first].start < line.end and syntax.words[last].end > line.start


def _is_place(syntax: Syntax, first: int, last: int, lexicon: Lexicon) -> bool:
    words = syntax.words[first : last + 1]
    text = syntax.word_span(first, last).text.lower()
    if text in cue_words(lexicon, "not_name"):
        return False
    if all(w.text.lower() in cue_words(lexicon, "not_name") | cue_words(lexicon, "direction") for w in words):
        return False
    if gazetteer(lexicon).demonyms.get(text) or _is_actor(syntax, first, last, lexicon):
        return False
    if _is_linked(words[-1].text) or words[-1].text.lower() in cue_words(lexicon, "not_place_end"):
        return False
    if _has_age(syntax, last) or (len(words) == 1 and words[0].lemma.lower() in _event_nouns(lexicon)):
        return False
    if cue_before(syntax, first, _of(lexicon)):
        return True
    if cue_before(syntax, first, cue_words(lexicon, "near")) and all(w.pos == "PROPN" for w in words):
        return True  # nobody is near a person, whatever the model takes the name for
    if cue_before(syntax, first, STRICT) and _country_after(syntax, last, lexicon):
        return True
    if _is_sited(syntax, first, last, lexicon):
        return True
    beside = last + 1 < len(syntax.words) and syntax.words[last + 1].pos in {"NOUN", "PROPN"}
    beside = beside and not _begins_day(syntax, last + 1, lexicon)
    if any(w.entity in {"PER", "ORG"} for w in words):
        article = words[0].text.partition("-")[0]
        arabic = len(words) == 1 and article.islower() and article in cue_words(lexicon, "article")
        return arabic and not beside and cue_before(syntax, first, INSIDE)
    if any(w.entity == "LOC" and w.pos == "PROPN" for w in words) and _where(syntax, first, last):
        return True
    titled = syntax.sentences[words[0].sentence].headline and not any(w.pos == "PROPN" for w in words)
    return cue_before(syntax, first, STRICT) and not beside and not titled


def _is_sited(syntax: Syntax, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell the name of a settlement by its noun, whatever the model takes it for: the Abu Karvo displacement camp."""
    after = syntax.words[last + 1 : last + 3]
    noun = next((w for w in after if w.lemma in cue_words(lexicon, "sited")), None)
    return (
        noun is not None
        and lower(syntax, first - 1) == "the"
        and all(w.pos == "PROPN" and w.head == noun.index for w in syntax.words[first : last + 1] if w.head > last)
        and all(w.rel == "compound" for w in after if w.index < noun.index)
        and noun.text.islower()
    )


@cache
def _event_nouns(lexicon: Lexicon) -> frozenset[str]:
    """Return nouns for what happens, which a headline writes like names: Forty Killed in Raid on Karvo."""
    return frozenset(noun for row in lexicon.events for noun in row.nouns if " " not in noun)


def _is_linked(text: str) -> bool:
    """Tell a compound with a participle: `U.S.-led`, `Karvo-bound`."""
    *before, rest = text.replace("‐", "-").replace("‑", "-").split("-")
    return bool(before) and rest.islower()


def _has_age(syntax: Syntax, last: int) -> bool:
    """Tell a person's name by the age between commas after it: `Samir Haddad, 23, a teacher`."""
    after = [w.text for w in syntax.words[last + 1 : last + 4]]
    return len(after) > 2 and after[0] == "," and after[1].isdecimal() and len(after[1]) < 3 and after[2] in {",", "."}


def _begins_day(syntax: Syntax, i: int, lexicon: Lexicon) -> bool:
    """Tell the name of a month before a number: in al-Hamra May 11."""
    after = syntax.words[i + 1].text if i + 1 < len(syntax.words) else ""
    return after.isdecimal() and any(lower(syntax, i).rstrip(".") in row.words for row in lexicon.months)


def _where(syntax: Syntax, first: int, last: int) -> bool:
    """Tell grammar that fits a place: what is entered, left or stood in, not one who acts or is addressed."""
    head = syntax.head_of(syntax.words[first].start, syntax.words[last].end)
    return head is not None and syntax.words[syntax.first_conjunct(head)].rel in WHERE


def _of(lexicon: Lexicon) -> frozenset[str]:
    return cue_words(lexicon, "town_of") | cue_words(lexicon, "admin1_of") | cue_words(lexicon, "admin2_of")


def _is_actor(syntax: Syntax, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell a title before a name, or a name that ends with a common noun for an actor."""
    if titles(lexicon).at(syntax, first, last + 1):
        return True
    found = noun_at(syntax, last, last + 1, lexicon)
    return found is not None and found.value.kind != "facility"


def _mention(syntax: Syntax, first: int, last: int, lexicon: Lexicon) -> PlaceMention:
    span = syntax.word_span(first, last)
    role = role_of(syntax, first, last, lexicon)
    place = Place(
        name=span.text, text=span.text, start=span.start, end=span.end, country=_country_after(syntax, last, lexicon),
        precision=_precision(syntax, first, last, lexicon),
    )  # fmt: skip
    return PlaceMention(
        start=span.start, end=span.end, value=place, inside=role in {"agent", "inside"}, rule="place-unknown"
    )


def _country_after(syntax: Syntax, last: int, lexicon: Lexicon) -> str | None:
    """Return the country that follows after a comma, the only one that an unknown name may have."""
    found = (
        gazetteer(lexicon).names.at(syntax, last + 2)
        if lower(syntax, last + 1) == "," and last + 2 < len(syntax.words)
        else None
    )
    countries = [row.country for row in found.value if row.kind == "country"] if found else []
    return countries[0] if countries else None


def _precision(syntax: Syntax, first: int, last: int, lexicon: Lexicon) -> PlacePrecision | None:
    after = lower(syntax, last + 1)
    if after in cue_words(lexicon, "admin2_after") or cue_before(syntax, first, cue_words(lexicon, "admin2_of")):
        return "admin2"
    if after in cue_words(lexicon, "admin1_after") or cue_before(syntax, first, cue_words(lexicon, "admin1_of")):
        return "admin1"
    return "near" if cue_before(syntax, first, cue_words(lexicon, "near")) else None
