"""Words that stand for a place told elsewhere -> place mentions: `the town`, `here`, and what heads an item of a list.

In: a reading; out: mentions by the word that carries them, and headings (places, days) by the sentence they head. News
says once where it is, and then «the town»; a bulletin in items says it once, in front of each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from recount.claims.extents import words_of
from recount.lexicon import Lexicon
from recount.reading import Reading
from recount.records import Place, PlaceMention, Sentence, TimeMention

__all__ = ["colon_places", "dated", "headings", "main_country", "pointing"]

NO_SPEAKERS = {"unknown", "place", "facility"}
"""Kinds of actors that are nobody who could be meant to speak."""

LIST = 2
"""Paragraphs that a place heads, from which on they are a list; one alone may be a dateline."""

BULLET = re.compile(r"[*•·-]? ?")

NAMED = re.compile(r"([A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+){0,3}): (?=\S)")
"""A name and a colon at the start of a paragraph: a heading only where the text knows it as a place."""

HEADING = re.compile(r"([^\W\d_a-z](?:[^\W\d_a-z]|[' ’-]){2,40}?) [-–—]{1,2} (?=\S)")
"""A name in capitals and a dash, at the start of a paragraph."""

AFTER_DAY = re.compile(r" ?(?:[-–—]{1,2}|:) ?(?=\S)")
"""What stands between the day of an item of a list and what happened on it."""


def pointing(reading: Reading, lexicon: Lexicon) -> list[tuple[int, PlaceMention]]:
    """Return the mentions of a town or country by its common noun, each with its word.

    A town is the last named before in its paragraph, else the one that the report names most; a country the report's.
    """
    syntax, found = reading.syntax, _the_country(reading, lexicon)
    named = [p for p in reading.places if not p.inside and p.value.precision not in {"country", "admin1", "admin2"}]
    main = _most_named(named)
    for i, word in enumerate(syntax.words):
        if word.lemma not in words_of(lexicon, "settlements") or i == 0 or word.rel == "compound":
            continue
        article = syntax.words[i - 1].text.lower()
        alone = not any(syntax.words[c].tag.startswith("NNP") or c > i for c in syntax.children(i))
        if article not in {"the", "this", "same"} or not alone:
            continue
        paragraph = _start_of_paragraph(reading, word.sentence)
        before = [p for p in named if paragraph <= p.start and p.end < word.start]
        place = before[-1] if before else main
        if place is None:
            continue
        span = syntax.word_span(i - 1, i)
        value = replace(place.value, text=span.text, start=span.start, end=span.end)
        found.append((i, PlaceMention(start=span.start, end=span.end, value=value, rule="place.the_town")))
    return found


def _the_country(reading: Reading, lexicon: Lexicon) -> list[tuple[int, PlaceMention]]:
    """«have fled the country»: the one that the report is about."""
    country, words = main_country(reading), reading.syntax.words
    found = []
    for i, word in enumerate(words):
        if country is None or word.lemma not in words_of(lexicon, "countries") or i == 0:
            continue
        if words[i - 1].text.lower() == "the" and words[i - 1].sentence == word.sentence:
            here = reading.syntax.word_span(i - 1, i)
            value = replace(country, text=here.text, start=here.start, end=here.end)
            found.append((i, PlaceMention(start=here.start, end=here.end, value=value, rule="place.the_country")))
    return found


def main_country(reading: Reading) -> Place | None:
    """Return the country that a report is about: named at least twice, and twice as often as the next."""
    named = [p.value for p in reading.places if p.value.precision == "country"]
    counts = Counter(p.value.country for p in reading.places if p.value.country)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return next((p for p in named if p.country == ranked[0][0]), None)


def _start_of_paragraph(reading: Reading, index: int) -> int:
    """Return the offset in characters at which the paragraph of a sentence begins."""
    sentences = reading.syntax.sentences
    while index > 0 and sentences[index - 1].paragraph == sentences[index].paragraph:
        index -= 1
    return sentences[index].start


def _most_named(named: list[PlaceMention]) -> PlaceMention | None:
    """Return the town named at least twice and more often than any other."""
    ranked = Counter(p.value.name for p in named).most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return next(p for p in named if p.value.name == ranked[0][0])


def headings(reading: Reading) -> dict[int, PlaceMention]:
    """Return the place before the dash of each first sentence of a list's items, by the sentence's index."""
    syntax, line = reading.syntax, reading.report.dateline
    known = {p.value.text.lower(): p.value for p in reading.places}
    found: dict[int, PlaceMention] = {}
    unknown: dict[int, PlaceMention] = {}
    for sentence, start in _openings(reading):
        match = HEADING.match(syntax.text, start)
        if match is None or (line is not None and match.start(1) < line.end and match.end(1) > line.start):
            continue
        value = known.get(match[1].lower())
        told = found if value else unknown
        value = value or Place(name=match[1].title(), text=match[1], start=match.start(1), end=match.end(1))
        value = replace(value, text=match[1], start=match.start(1), end=match.end(1))
        mention = PlaceMention(start=match.start(1), end=match.end(1), value=value, rule="place.heads_item")
        told[sentence.index + (match.end() >= sentence.end)] = mention
    heads = {m.start for m in (*found.values(), *unknown.values())}
    listed = {**unknown, **found} if found and len(heads) >= LIST else {}
    return {**colon_places(reading), **listed}


def colon_places(reading: Reading) -> dict[int, PlaceMention]:
    """Return the place before the colon of a paragraph, by all its sentences; no state, which may be said to speak."""
    known = {p.value.text.lower(): p.value for p in reading.places}
    paragraphs: dict[int, PlaceMention] = {}
    headed = _colon_headings(reading)
    for paragraph, (start, end) in headed.items():
        text = reading.syntax.text[start:end]
        value = known.get(text.lower())
        if value is None and len(headed) >= LIST:
            value = Place(name=text, text=text, start=start, end=end)
        if value is not None and value.precision != "country":
            here = replace(value, text=text, start=start, end=end)
            paragraphs[paragraph] = PlaceMention(start=start, end=end, value=here, rule="place.heads_item")
    sentences = reading.syntax.sentences
    return {s.index: paragraphs[s.paragraph] for s in sentences if s.paragraph in paragraphs}


def _colon_headings(reading: Reading) -> dict[int, tuple[int, int]]:
    """Return by paragraph where the name stands that heads it before a colon, if it can be no one who speaks."""
    people = {m.value.start: m for m in reading.actors}
    known = {p.value.text.lower() for p in reading.places}
    found: dict[int, tuple[int, int]] = {}
    for sentence, start in _openings(reading):
        match = NAMED.match(reading.syntax.text, start, sentence.end)
        mention = people.get(match.start(1)) if match else None
        words = reading.syntax.within(match.start(1), match.end(1)) if match else []
        named = bool(words) and all(reading.syntax.words[i].pos in {"PROPN", "PUNCT"} for i in words)
        nobody = not any(reading.syntax.words[i].entity in {"PER", "ORG"} for i in words)
        nobody = nobody or (match is not None and match[1].lower() in known)
        if match is not None and named and nobody and (mention is None or mention.value.kind in NO_SPEAKERS):
            found[sentence.paragraph] = (match.start(1), match.end(1))
    return found


def dated(reading: Reading) -> dict[int, TimeMention]:
    """Return the day before the dash or colon of each item of a list, by the indexes of the item's sentences."""
    days = {mention.start: mention for mention in reading.times if mention.kind == "date"}
    found: dict[int, TimeMention] = {}
    for sentence, _ in _openings(reading, days=False):
        bullet = BULLET.match(reading.syntax.text, sentence.start)
        mention = days.get(bullet.end() if bullet else sentence.start)
        if mention is not None and AFTER_DAY.match(reading.syntax.text, mention.end, sentence.end):
            found[sentence.paragraph] = mention
    if len(found) < LIST:
        return {}
    return {s.index: found[s.paragraph] for s in reading.syntax.sentences if s.paragraph in found}


def _openings(reading: Reading, days: bool = True) -> Iterator[tuple[Sentence, int]]:
    """Yield the first sentence of each paragraph, and where its words begin after a bullet and, if asked, a day."""
    ends = {mention.start: mention.end for mention in reading.times if mention.kind == "date"} if days else {}
    text, seen = reading.syntax.text, -1
    for sentence in reading.syntax.sentences:
        first = sentence.paragraph != seen
        seen = sentence.paragraph
        if not first:
            continue
        bullet = BULLET.match(text, sentence.start)
        start = bullet.end() if bullet else sentence.start
        dash = AFTER_DAY.match(text, ends[start], sentence.end) if start in ends else None
        yield sentence, dash.end() if dash else start
