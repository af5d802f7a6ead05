"""Loaded wording in the evidence of a claim, its kind, and whose wording it is.

Words inside a source scope are the last speaker's; all others are the publisher's.
"""

from __future__ import annotations

from functools import cache

from recount.claims.scopes import Scopes
from recount.claims.triggers import Trigger
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import LoadedRow
from recount.reading.match import PhraseIndex
from recount.records import Loaded, Span

__all__ = ["LoadedWords"]


@cache
def _index(lexicon: Lexicon) -> PhraseIndex[LoadedRow]:
    return PhraseIndex(((w, row) for row in lexicon.loaded for w in row.words), by="lemma")


class LoadedWords:
    """The loaded words of one report, by sentence."""

    def __init__(self, syntax: Syntax, scopes: Scopes, publisher: str, lexicon: Lexicon) -> None:
        self.syntax = syntax
        self.scopes = scopes
        self.publisher = publisher
        self._found: dict[int, list[Trigger[LoadedRow]]] = {}
        for row, first, last in _index(lexicon).find(syntax):
            self._found.setdefault(syntax.words[first].sentence, []).append(Trigger(last, first, last, row))

    def within(self, evidence: Span, sentence: int) -> tuple[tuple[Loaded, ...], list[str]]:
        """Return the loaded words inside the evidence, with the names of their rows."""
        out, rules = [], []
        for found in self._found.get(sentence, ()):
            span = self.syntax.word_span(found.first, found.last)
            if evidence.start <= span.start and span.end <= evidence.end:
                sources = [s.source for s in self.scopes.sources_over(found.first) if s.source]
                if found.row.spoken and (not sources or self._literal(found)):
                    continue
                by = sources[-1].name if sources else self.publisher
                out.append(Loaded(start=span.start, end=span.end, text=span.text, kind=found.row.kind, by=by))
                rules.append(found.row.name)
        return tuple(out), rules

    def _literal(self, found: Trigger[LoadedRow]) -> bool:
        """Tell animals that are counted or owned: nobody is called by them."""
        return bool(self.syntax.children(found.at, "nummod", "nmod:poss"))
