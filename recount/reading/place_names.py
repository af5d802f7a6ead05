"""The lexicon's countries and listed places, and the compiled gazetteer -> one index of names to places.

A listed place with the id of one of the gazetteer amends it. What is looked up is kept, so nothing is loaded first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from recount.gazetteer import Entry, Store
from recount.gazetteer.folding import cased_pieces, pieces
from recount.gazetteer.spelling import Spelling, asked_keys, keys_of, other_keys
from recount.language.syntax import Syntax
from recount.lexicon.name_rows import PlaceRow
from recount.reading.match import HYPHENS, Match

__all__ = ["PlaceNames", "is_abbreviation", "is_known"]

LONGEST_WORD = 60
"""Characters; no name has a longer word, and a longer one costs nothing."""
QUOTES = "'`\u2018\u2019\u02bf"
KNOWN = 15_000
"""People of a town that news names without more."""
KEPT = 60_000
"""Names kept at hand."""
MOST_STEPS = 14
"""Words that are tried for the end of a name, hyphens and points included."""


class PlaceNames:
    """Names to the places that they may mean, the largest first. Case counts only for abbreviations (`US`)."""

    def __init__(
        self, countries: Iterable[Entry], aliases: dict[str, tuple[str, ...]], rows: Iterable[PlaceRow],
        stores: Sequence[Store], words: Spelling,
    ) -> None:  # fmt: skip
        self._stores = tuple(stores)
        self._words = words
        self._own: dict[str, list[Entry]] = {}
        self._cased: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._dotted: dict[str, list[Entry]] = {}
        self._longest: dict[str, int] = {}
        self._amended: dict[str, Entry] = {}
        self._look = lru_cache(KEPT)(self._look_up)
        for country in countries:
            for name in (country.name, *aliases.get(country.id, ())):
                self._add(name, country)
        for row in rows:
            entry = self._amend(row)
            for name in (row.name, *row.aliases):
                self._add(name, entry)
            plain = [name for name in row.aliases if not name.endswith(".") and not is_abbreviation(name)]
            for key in other_keys(plain, keys_of(row.name), row.country, words):
                self._put(tuple(key.split()), entry)

    def _amend(self, row: PlaceRow) -> Entry:
        """Return a listed place, completed from the one that it amends. Short forms as `Calif.` need their point."""
        base = self._place(row.id) or self._region(row)
        entry = Entry(
            id=row.id, name=row.name, kind=row.kind, country=row.country, admin1=base.admin1 if base else None,
            admin2=base.admin2 if base else None,
            latitude=base.latitude if base and row.latitude is None else row.latitude,
            longitude=base.longitude if base and row.longitude is None else row.longitude,
            population=row.population or (base.population if base else 0),
        )  # fmt: skip
        if base and base.id in self._amended:
            return self._amended[base.id]  # two rows may tell of one region
        if base:
            self._amended[base.id] = entry
        return entry

    def _region(self, row: PlaceRow) -> Entry | None:
        """Return the region that is listed once more, under its name and country."""
        if row.kind not in {"admin1", "admin2"}:
            return None
        called = (e for key in keys_of(row.name) for store in self._stores for e in store.entries(key))
        return next((e for e in called if (e.kind, e.country) == (row.kind, row.country)), None)

    def _place(self, name: str) -> Entry | None:
        for store in self._stores:
            found = store.place(name)
            if found:
                return found
        return None

    def _add(self, name: str, entry: Entry) -> None:
        cut = pieces(name)
        if name.endswith(".") and not name.isupper():
            self._dotted.setdefault(" ".join(cut), []).append(entry)
            self._open(cut)
        elif is_abbreviation(name):
            self._cased.setdefault(" ".join(cut), []).append((cased_pieces(name), entry))
            self._open(cut)
        else:
            self._put(cut, entry)

    def _put(self, cut: tuple[str, ...], entry: Entry) -> None:
        entries = self._own.setdefault(" ".join(cut), [])
        if entry not in entries:
            entries.append(entry)
        self._open(cut)

    def _open(self, cut: tuple[str, ...]) -> None:
        if cut and self._longest.get(cut[0], 0) < len(cut):
            self._longest[cut[0]] = len(cut)

    def get(self, phrase: str) -> tuple[Entry, ...]:
        """Return the places of a name given as a string; nothing where none is called so."""
        cut = pieces(phrase)
        short = tuple(self._dotted.get(" ".join(cut), ())) if phrase.endswith(".") else ()
        return short or self._exact(" ".join(cut), cased_pieces(phrase)) or self._look(cut)

    def is_exact(self, name: str) -> bool:
        """Tell an abbreviation that is known as it is printed: `NSW`."""
        return bool(self._exact(" ".join(pieces(name)), cased_pieces(name)))

    def find(self, syntax: Syntax) -> Iterator[Match[tuple[Entry, ...]]]:
        """Yield the names among the words of a text, leftmost and longest, never across sentences."""
        i = 0
        while i < len(syntax.words):
            text = syntax.words[i].text.lstrip(QUOTES)
            found = self.at(syntax, i) if text[:1].isupper() or text.lower() in self._words.articles else None
            if found:
                yield found
            i = found.last + 1 if found else i + 1

    def at(self, syntax: Syntax, i: int) -> Match[tuple[Entry, ...]] | None:
        """Return the longest name that begins with the word `i`, if there is one."""
        limit = self._limit(_pieces(syntax, i))
        if not limit:
            return None
        for stop, cut in reversed(_steps(syntax, i, limit)):
            key = " ".join(cut)
            short = tuple(self._dotted.get(key, ())) if key in self._dotted and _dotted(syntax, stop) else ()
            exact = self._exact(key, _printed(syntax, i, stop)) if key in self._cased else ()
            entries = short or exact or self._look(cut)
            if entries:
                return Match(entries, i, stop)
        return None

    def _limit(self, head: tuple[str, ...]) -> int:
        if not head or not head[0][:1].isalpha():
            return 0
        heads = {head[0], self._words.short_forms.get(head[0], head[0])}
        if head[0] in self._words.articles:
            heads |= {"al", "el"}
        return max(max(self._longest.get(h, 1), *(s.longest(h) for s in self._stores)) for h in heads)

    def _exact(self, key: str, printed: tuple[str, ...]) -> tuple[Entry, ...]:
        return tuple(entry for cased, entry in self._cased.get(key, ()) if cased == printed)

    def _look_up(self, cut: tuple[str, ...]) -> tuple[Entry, ...]:
        return next((found for key in asked_keys(cut, self._words) if (found := self._called(key))), ())

    def _called(self, key: str) -> tuple[Entry, ...]:
        """Return the places with this key, each once; what is listed by hand stands for what it amends."""
        found = {_same(e): e for e in self._own.get(key, ())}
        for store in self._stores:
            for given in store.entries(key):
                entry = self._amended.get(given.id, given)
                found.setdefault(_same(entry), entry)
        return tuple(found.values())


def _same(entry: Entry) -> object:
    """Return what two entries for one place share: the id, or the codes of a region that has two numbers."""
    if entry.kind in {"admin1", "admin2"} and entry.admin1:
        return entry.kind, entry.country, entry.admin1, entry.admin2
    return entry.id


def is_known(entry: Entry) -> bool:
    """Tell a place that news may name without more: a country, a region, one listed by hand, a town by its own name."""
    if entry.kind == "country" or entry.id.startswith("recount:"):
        return True
    return not entry.other and (entry.kind != "city" or entry.population >= KNOWN)


def is_abbreviation(name: str) -> bool:
    """Tell a name that must agree in case: `US`, `U.A.E.`, `DRC`."""
    return name.isupper() and len(name.replace(".", "")) <= 6


def _pieces(syntax: Syntax, i: int) -> tuple[str, ...]:
    text = syntax.words[i].text
    return () if len(text) > LONGEST_WORD else pieces(text)


def _steps(syntax: Syntax, i: int, limit: int) -> list[tuple[int, tuple[str, ...]]]:
    """Return the words where a name may end, with its pieces up to there."""
    out: list[tuple[int, tuple[str, ...]]] = []
    taken: tuple[str, ...] = ()
    sentence = syntax.words[i].sentence
    for j in range(i, min(len(syntax.words), i + min(2 * limit, MOST_STEPS))):
        own = _pieces(syntax, j)
        mark = not own and syntax.words[j].text not in HYPHENS
        if syntax.words[j].sentence != sentence or len(taken) + len(own) > limit or mark:
            break
        taken += own
        if own:
            out.append((j, taken))
    return out


def _dotted(syntax: Syntax, i: int) -> bool:
    """Tell a word that a full stop ends, in it or after it: `Calif.`"""
    word = syntax.words[i]
    return word.text.endswith(".") or syntax.text[word.end : word.end + 1] == "."


def _printed(syntax: Syntax, first: int, last: int) -> tuple[str, ...]:
    return tuple(p for w in syntax.words[first : last + 1] for p in cased_pieces(w.text))
