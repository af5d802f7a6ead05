"""A report's text -> its sentences by offset, and the names in them: where a claim stands among others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property, lru_cache

from recount.incidents.days import published_day
from recount.incidents.vocabulary import Vocabulary, words_of
from recount.records import Report, Source

__all__ = ["AllPassages", "Passages", "common_names", "place_names"]

BREAK = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[A-Z“\"‘(0-9])|\n+")
PARAGRAPH = re.compile(r"\n\s*\n|\n")
NAME = re.compile(r"\b[A-Z][\w’'-]*[a-z][\w’'-]*\b|\b[A-Z]{2,}\b")

HEAD_WORD = r"(?:[A-Z0-9][\w’'./-]*|of|in|near|de|del|al|the)"
ITEM = re.compile(rf"[^\w\n]{{0,4}}({HEAD_WORD}(?:,? {HEAD_WORD}){{0,7}})(?:: | (?:-|–|—|--) )")
"""The head of an item of a roundup: `May 8 - MARROW - …`, `Velmar: …`."""
HEAD = 80
"""Characters in which the head of an item is looked for."""
REMEMBERED = 16_384
"""Names of places whose words are kept at hand."""
COMMON, FEW = 0.05, 6
"""Share of the reports, and their least number, from which a name that so many have tells none of them apart."""


def common_names(stories: Collection[frozenset[str]]) -> frozenset[str]:
    """Return the names that too many reports have; each is given by all its names."""
    counted = Counter(name for story in stories for name in story)
    most = max(FEW, COMMON * len(stories))
    return frozenset(name for name, reports in counted.items() if reports > most)


@lru_cache(REMEMBERED)
def place_names(name: str) -> frozenset[str]:
    """Return the capitalised words of a place's name, as they stand among the names of a report."""
    return frozenset(word.lower() for word in NAME.findall(name))


class AllPassages(dict[str, "Passages"]):
    """The passages of each report, found when they are asked for."""

    def __init__(self, reports: Mapping[str, Report], vocabulary: Vocabulary) -> None:
        super().__init__()
        self._reports, self._vocabulary = reports, vocabulary

    def __missing__(self, report: str) -> Passages:
        """Find the passages of a report that is asked for the first time."""
        self[report] = Passages(self._reports[report], self._vocabulary)
        return self[report]


class Passages:
    """The sentences of one report; offsets are looked up, nothing is read anew."""

    def __init__(self, report: Report, vocabulary: Vocabulary) -> None:
        self.report = report
        self.published = published_day(report)
        self._ordinary = vocabulary.words["not_a_name"]
        self._names: dict[int, frozenset[str]] = {}
        self._sentences = [0, *(m.end() for m in BREAK.finditer(report.text))]
        self._paragraphs = [0, *(m.end() for m in PARAGRAPH.finditer(report.text))]
        heads = {at: m[1].lower() for at in self._paragraphs if (m := ITEM.match(report.text, at, at + HEAD))}
        listed = len(heads) > 1 and len(set(heads.values())) == len(heads)
        self._items = sorted(heads) if listed else []

    def called(self, source: Source | None) -> str:
        """Return words for whoever says something in the report: one without a publisher is called by its day."""
        if source is not None and (source.role != "publisher" or self.report.publisher):
            return source.name
        return self.report.publisher or f"report of {(self.report.published or 'an unknown day')[:10]}"

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence at an offset."""
        return bisect_right(self._sentences, offset) - 1

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph at an offset."""
        return bisect_right(self._paragraphs, offset) - 1

    def paragraph_of(self, sentence: int) -> int:
        """Return the number of the paragraph that a sentence stands in."""
        return self.paragraph(self._sentences[sentence])

    def item(self, sentence: int) -> int:
        """Return which item of a roundup a sentence stands in, 0 for what comes before the first or in no roundup.

        A roundup has paragraphs that open with their own place or day, each another.
        """
        return bisect_right(self._items, self._sentences[sentence])

    @property
    def is_roundup(self) -> bool:
        """It tells several happenings, one an item."""
        return bool(self._items)

    def sentence_text(self, number: int) -> str:
        """Return the words of a sentence."""
        after = self._sentences[number + 1] if number + 1 < len(self._sentences) else len(self.report.text)
        return self.report.text[self._sentences[number] : after]

    def names(self, number: int) -> frozenset[str]:
        """Return the capitalised words of a sentence that are no ordinary words."""
        if number not in self._names:
            self._names[number] = self._names_in(self.sentence_text(number))
        return self._names[number]

    @cached_property
    def story(self) -> frozenset[str]:
        """The capitalised words of the whole report, without those of its frame and its publisher."""
        frame = sorted((*self.report.boilerplate, *self.report.furniture), key=lambda span: span.start)
        text, at = "", 0
        for span in frame:
            text += self.report.text[at : span.start] + "\n"
            at = max(at, span.end)
        return self._names_in(text + self.report.text[at:]) - set(words_of(self.report.publisher or ""))

    def in_headline(self, offset: int) -> bool:
        """Tell whether an offset lies in the headline."""
        headline = self.report.headline
        return headline is not None and headline.start <= offset < headline.end

    def _names_in(self, text: str) -> frozenset[str]:
        return frozenset(word for m in NAME.finditer(text) if (word := m[0].lower()) not in self._ordinary)
