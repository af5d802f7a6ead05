"""The view of syntax that rules read: words in a tree, asked in the words of grammar.

In: words with Universal Dependencies relations; out: subjects, objects, obliques by preposition, clauses,
conjuncts, noun phrases. Rules never look at the parser's own objects, so another parser can take its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator

from recount.records import Sentence, Span, Word

__all__ = ["Syntax"]

CLAUSAL = {
    "ROOT",
    "root",
    "ccomp",
    "xcomp",
    "advcl",
    "acl",
    "acl:relcl",
    "advcl:relcl",
    "parataxis",
    "csubj",
    "csubj:pass",
}
"""Relations that a clause hangs on; with `conj` of verbs, they bound clauses."""

SUBORDINATE = {"acl:relcl", "advcl:relcl", "parataxis"}
"""Clauses with a tense of their own, over which their governor's modality has no power."""

FINITE = {"VBD", "VBZ", "VBP"}

BEFORE_NOUN = {
    "det",
    "amod",
    "compound",
    "nummod",
    "nmod:poss",
    "flat",
    "advmod",
    "nmod:unmarked",
    "det:predet",
    "goeswith",
    "punct",
    "nmod:desc",
}
AFTER_NOUN = {"flat", "compound", "nummod", "goeswith", "fixed", "nmod:desc", "flat:foreign", "nmod:unmarked"}


class Syntax:
    """A parsed text. Made once a report; holds only an index over its immutable words."""

    def __init__(self, text: str, words: tuple[Word, ...], sentences: tuple[Sentence, ...]) -> None:
        self.text = text
        self.words = words
        self.sentences = sentences
        children: list[list[int]] = [[] for _ in words]
        for word in words:
            if word.head != word.index:
                children[word.head].append(word.index)
        self._children = tuple(tuple(c) for c in children)
        self._starts = [w.start for w in words]
        self._rels = [w.rel for w in words]
        self._extents = self._measure()

    def _measure(self) -> list[tuple[int, int]]:
        """Return the first and last word of what hangs on each word, with one pass from the leaves up."""
        first = list(range(len(self.words)))
        last = list(first)
        order = [w.index for w in self.words if w.head == w.index]
        for i in order:  # grows as it goes: governors before their dependents
            order.extend(self._children[i])
        for i in reversed(order):
            head = self.words[i].head
            first[head], last[head] = min(first[head], first[i]), max(last[head], last[i])
        return list(zip(first, last, strict=True))

    # --- offsets -----------------------------------------------------------------------------------------

    def span(self, start: int, end: int) -> Span:
        """Make the span of these characters."""
        return Span(start=start, end=end, text=self.text[start:end])

    def word_span(self, first: int, last: int) -> Span:
        """Make the span of the words `first` to `last`, both included."""
        return self.span(self.words[first].start, self.words[last].end)

    def within(self, start: int, end: int) -> range:
        """Return the indexes of the words that touch the characters `[start, end)`."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.words[first].end <= start:
            first += 1
        return range(first, max(first, bisect_left(self._starts, end)))

    def head_of(self, start: int, end: int) -> int | None:
        """Return the word among these characters on which the others hang: the first whose governor is outside."""
        inside = self.within(start, end)
        return next((i for i in inside if self.words[i].head not in inside or self.words[i].head == i), None)

    # --- the tree ----------------------------------------------------------------------------------------

    def children(self, i: int, *rels: str) -> tuple[int, ...]:
        """Return the dependents of a word, or those with one of these relations, in order."""
        found = self._children[i]
        return tuple([c for c in found if self._rels[c] in rels]) if found and rels else found

    def subtree(self, i: int, without: Iterable[str] = ()) -> list[int]:
        """Return a word and all that hangs on it, in order; edges with a relation of `without` are not followed."""
        barred = set(without)
        out, todo = [], [i]
        while todo:
            at = todo.pop()
            out.append(at)
            todo.extend(c for c in self._children[at] if self.words[c].rel not in barred)
        return sorted(out)

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the governors of a word, nearest first."""
        while self.words[i].head != i:
            i = self.words[i].head
            yield i

    def first_conjunct(self, i: int) -> int:
        """Return the word that a chain of conjuncts begins with; a noun is no conjunct of a verb, whatever the
        tree says.
        """
        while self.words[i].rel == "conj" and (self.is_verb(i) or not self.is_verb(self.words[i].head)):
            i = self.words[i].head
        return i

    def conjuncts(self, i: int) -> list[int]:
        """Return a word and those coordinated with it after it."""
        return [i, *(c for d in self.children(i, "conj") for c in self.conjuncts(d))]

    def is_verb(self, i: int) -> bool:
        """Tell a verb (not an auxiliary or copula) by its part of speech."""
        return self.words[i].pos == "VERB"

    def clause_head(self, i: int) -> int:
        """Return the head of the smallest clause that holds the word."""
        while not (
            self.words[i].rel in CLAUSAL or self.words[i].head == i or (self.words[i].rel == "conj" and self.is_verb(i))
        ):
            i = self.words[i].head
        return i

    def clause(self, i: int) -> list[int]:
        """Return the words of the clause headed by `i`, without coordinated clauses and those beside it."""
        out, todo = [], [i]
        while todo:
            at = todo.pop()
            out.append(at)
            todo.extend(c for c in self._children[at] if not self._own_clause(at == i, c))
        return sorted(out)

    def _own_clause(self, top: bool, c: int) -> bool:
        """Tell a clause beside: a coordinated verb of the clause's own head, or deeper down one with a subject of
        its own.
        """
        word = self.words[c]
        if word.rel == "parataxis":
            return top
        return word.rel == "conj" and ((top and self.is_verb(c)) or bool(self.children(c, "nsubj", "nsubj:pass")))

    # --- grammar -----------------------------------------------------------------------------------------

    def preposition(self, i: int) -> str:
        """Return the lower-case preposition of a noun phrase (`because of` as one), or an empty string."""
        cases = self.children(i, "case") or tuple(
            c for n in self.children(i, "nummod") for c in self.children(n, "case")
        )
        words = [w for c in cases for w in (c, *self.children(c, "fixed")) if c < i]
        return " ".join(self.words[w].text.lower() for w in words)

    def is_passive(self, i: int) -> bool:
        """Tell a passive: a passive subject or auxiliary, or a past participle that modifies a noun (`22 people
        killed`).
        """
        if self.children(i, "nsubj:pass", "aux:pass"):
            return True
        word = self.words[i]
        if word.tag != "VBN" or self.children(i, "nsubj", "aux") or self.is_misread_verb(i):
            return False
        if word.rel == "conj" and self.is_passive(word.head):
            return not self.children(i, "obj")
        return word.rel in {"acl", "amod", "advcl", "ROOT", "parataxis"} and not self.children(i, "obj")

    def is_misread_verb(self, i: int) -> bool:
        """Tell a main verb that the parser took for a participle before a noun: «the army bombed Misrata's port».

        A participle before a noun stands inside the noun's phrase; this one follows a noun of another phrase.
        """
        word = self.words[i]
        if word.rel != "amod" or word.tag not in {"VBN", "VBD"} or i == 0:
            return False
        before = self.words[i - 1]
        return before.pos in {"NOUN", "PROPN", "PRON"} and before.sentence == word.sentence and before.head != word.head

    def is_loose_participle(self, i: int) -> bool:
        """Tell a participle set off by a comma, `…, warning that …`: it adds an act beside its governor's."""
        marks = {",", "—", "–"}
        first = self._extents[i][0]
        word = self.words[i]
        participle = word.tag == "VBG" or (word.rel == "advcl" and word.text.endswith("ing"))
        return participle and first > 0 and bool({self.words[first].text, self.words[first - 1].text} & marks)

    def noun_before(self, i: int, accept: Callable[[int], bool]) -> int | None:
        """Return the nearest acceptable noun before a verb with no other verb between: its subject where the tree
        has none.
        """
        for j in range(i - 1, self.sentences[self.words[i].sentence].first - 1, -1):
            participle = self.words[j].tag == "VBG" or self.words[j].rel in {"amod", "case", "compound"}
            if self.words[j].pos == "VERB" and not participle:
                return None
            if accept(j):
                return j
        return None

    def noun_after(self, i: int) -> int | None:
        """Return the head of the noun phrase right after a verb: its object where the tree has none."""
        found = None
        for j in range(i + 1, min(i + 8, self.sentences[self.words[i].sentence].last)):
            pos = self.words[j].pos
            if pos in {"NOUN", "PROPN"}:
                found = j
            elif (
                pos not in {"DET", "ADJ", "NUM", "ADV"}
                and self.words[j].tag != "POS"
                and self.words[j].text != "-"
                and self.words[j].rel != "amod"
            ):
                break
        return found

    def subjects(self, i: int) -> list[int]:
        """Return the grammatical subjects of a verb, inherited through conjuncts and open clauses, with their
        conjuncts.
        """
        own = self.children(i, "nsubj", "nsubj:pass") or self.children(i, "nsubj:outer")  # «officers are to meet»
        own = tuple(s for s in own if self.words[s].pos != "PRON" or self.words[s].tag not in {"WDT", "WP"}) or own
        own = tuple(self._unreflexive(s) for s in own)
        if own:
            return [self._antecedent(i, c) for s in own for c in self.conjuncts(s)]
        return self._inherited_subjects(i)

    def _unreflexive(self, s: int) -> int:
        """Replace the `itself` of «the regime itself has been expelled» by the noun before it."""
        reflexive = self.words[s].text.lower() in {"itself", "himself", "herself", "themselves"}
        return s - 1 if reflexive and s > 0 and self.words[s - 1].pos in {"NOUN", "PROPN"} else s

    def _antecedent(self, verb: int, subject: int) -> int:
        """Replace a relative pronoun by the noun that its clause modifies."""
        relative = self.words[subject].tag in {"WDT", "WP"} or (
            self.words[subject].lemma == "that" and self.words[subject].pos == "PRON"
        )
        top = self.first_conjunct(verb)
        return self.words[top].head if relative and self.words[top].rel == "acl:relcl" else subject

    def _inherited_subjects(self, i: int) -> list[int]:
        word = self.words[i]
        if word.head == i:
            return []
        # «the convoy left but was stopped»: an auxiliary tells the passive for certain
        shared = self.is_passive(i) == self.is_passive(word.head) or self.children(i, "aux:pass")
        if word.rel == "conj" and shared:
            return self.subjects(word.head)
        if word.rel == "acl:relcl" or (word.rel == "acl" and word.tag in {"VBG", "VBN", "VB"}):
            return self.conjuncts(word.head)
        if word.rel == "xcomp":
            # a finite verb has no controller: the parser hung a main verb on the one before it
            controllers = [] if word.tag in FINITE else self.objects(word.head)
            return controllers or self.subjects(word.head)
        if word.rel in {"advcl", "parataxis"} and word.tag in {"VBG", "VBN", "VB"} and self.is_verb(word.head):
            return self.subjects(word.head)
        return []

    def objects(self, i: int) -> list[int]:
        """Return the direct objects of a verb with their conjuncts."""
        return [c for o in self.children(i, "obj") for c in self.conjuncts(o)]

    def agents(self, i: int) -> list[int]:
        """Return the `by` phrases of a passive or of an event noun, with their conjuncts; times and means excluded
        by the caller.
        """
        found = [c for c in self.children(i, "obl", "obl:agent", "nmod") if self.preposition(c) == "by"]
        word = self.words[i]
        if not found and word.rel == "obj" and not self.is_passive(word.head):
            # «fearing an ambush by rebels», hung on the verb, which as an active one has no agent
            found = [c for c in self.children(word.head, "obl") if c > i and self.preposition(c) == "by"]
        return [c for a in found for c in self.conjuncts(a)]

    def oblique(self, i: int, preposition: str) -> list[int]:
        """Return the noun phrases that hang on a word by this preposition, with their conjuncts."""
        found = [
            c
            for c in self.children(i, "obl", "nmod", "obl:agent", "obl:npmod", "advcl")
            if self.preposition(c) == preposition
        ]
        return [c for o in found for c in self.conjuncts(o)]

    def negated(self, i: int) -> int | None:
        """Return the index of a word that negates this one (`not`, `never`, `no`), if there is one."""
        for c in self._children[i]:
            if self.words[c].lemma in {"not", "n't", "n’t", "never", "no"} and self.words[c].rel in {
                "advmod",
                "det",
                "cc:preconj",
                "neg",
            }:
                return c
        return None

    # --- noun phrases ------------------------------------------------------------------------------------

    def phrase(self, i: int) -> tuple[int, int]:
        """Return the first and last word of the noun phrase headed by `i`: no clauses, appositions or conjuncts."""
        first = last = i
        for c in reversed(self._children[i]):
            bracketed = self.words[c].rel == "appos" and self.words[self._extents[c][0]].tag == "-LRB-"
            if c < i and (self.words[c].rel in BEFORE_NOUN or bracketed) and self._extents[c][1] == first - 1:
                first = self._extents[c][0]  # «the Belt (West Belt) militias»: the brackets are within the phrase
        while first < i and self.words[first].rel in {"punct", "case", "cc", "mark"}:
            first += 1
        for c in self._children[i]:
            follows = c > i and self._extents[c][0] == last + 1
            if follows and (
                self.words[c].rel in AFTER_NOUN or (self.words[c].rel == "nmod" and self.preposition(c) == "of")
            ):
                last = self.phrase(c)[1]
        return first, last
