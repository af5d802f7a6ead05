"""A report's text -> its sentences by offset, and the names in them: where a claim stands among others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

from recount.incidents.days import published_day
from recount.incidents.vocabulary import Vocabulary, words_of
from recount.records import Report

__all__ = ["AllPassages", "Passages", "common_names"]

BREAK = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[A-Z“\"‘(0-9])|\n+")
PARAGRAPH = re.compile(r"\n\s*\n|\n")
NAME = re.compile(r"\b[A-Z][\w’'-]*[a-z][\w’'-]*\b|\b[A-Z]{2,}\b")


COMMON, FEW = 0.05, 6
"""Share of the reports, and their least number, from which a name that so many have tells none of them apart."""


def common_names(stories: Collection[frozenset[str]]) -> frozenset[str]:
    """Return the names that too many reports have; each is given by all its names."""
    counted = Counter(name for story in stories for name in story)
    most = max(FEW, COMMON * len(stories))
    return frozenset(name for name, reports in counted.items() if reports > most)


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

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence at an offset."""
        return bisect_right(self._sentences, offset) - 1

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph at an offset."""
        return bisect_right(self._paragraphs, offset) - 1

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
