"""The ClearNLP scheme of spaCy's own English pipelines -> Universal Dependencies, so that rules know one scheme.

In: the words of one sentence with ClearNLP relations and OntoNotes entities; out: the same words with relations and
entity kinds as Recount's own model gives them. Source of the two schemes: Choi & Palmer (2012), “Guidelines for the
CLEAR Style Constituent to Dependency Conversion”; Universal Dependencies v2, https://universaldependencies.org/en/.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from recount.records import Word

__all__ = ["is_clearnlp", "universal"]

MARKS = {"dobj", "pobj", "nsubjpass"}
"""Relations that the ClearNLP scheme has and Universal Dependencies lack."""

RENAMED = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "neg": "advmod",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "oprd": "xcomp",
    "attr": "xcomp",
    "acomp": "xcomp",
    "dative": "iobj",
    "intj": "discourse",
    "quantmod": "advmod",
    "meta": "dep",
    "prep": "advmod",
    "agent": "advmod",
    "pcomp": "advcl",
    "pobj": "obl",
}
"""Relations with one counterpart; those of a preposition are only left where it lacks its noun."""

PREPOSITIONAL = {"prep", "agent"}
"""What any word used as a preposition may be (`according to`, `including`)."""
OF_ADPOSITIONS = {"prep", "agent", "dative", "conj", "pcomp"}
"""What an adposition with a noun may be: «gave to», «in Tarn and in Ossen» and «because of» too."""
COMPLEMENTS = ("pobj", "pcomp", "prep")
NOUNS = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}
ENTITIES = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def is_clearnlp(labels: Iterable[str]) -> bool:
    """Tell the scheme by the relations that a parser knows."""
    return not MARKS.isdisjoint(labels)


def universal(words: list[Word]) -> list[Word]:
    """Return the words of one sentence with Universal Dependencies; a tree stays a tree."""
    if not words:
        return []
    tree = _Tree(words)
    for i in tree.from_the_leaves():
        if tree.rels[i] in (OF_ADPOSITIONS if words[i].pos == "ADP" else PREPOSITIONAL):
            tree.lower_preposition(i)
    for i in tree.from_the_leaves():
        tree.raise_predicate(i)
    for i in range(len(words)):
        tree.join_coordination(i)
    offset = words[0].index
    return [
        replace(
            word,
            head=offset + tree.heads[i],
            rel=tree.renamed(i),
            entity=ENTITIES.get(word.entity, ""),
        )
        for i, word in enumerate(words)
    ]


class _Tree:
    """The tree of one sentence while it is turned; places are counted from 0 within the sentence."""

    def __init__(self, words: list[Word]) -> None:
        offset = words[0].index
        self.words = words
        self.heads = [w.head - offset for w in words]
        # a noun before another, where Universal Dependencies call `nmod` the noun after a preposition
        self.rels = ["compound" if w.rel == "nmod" else w.rel for w in words]

    def children(self, i: int) -> list[int]:
        return [c for c, head in enumerate(self.heads) if head == i and c != i]

    def from_the_leaves(self) -> list[int]:
        """Return the words in an order that has each before its governor."""
        below: list[list[int]] = [[] for _ in self.words]
        order: list[int] = []
        for i, head in enumerate(self.heads):
            (order if head == i else below[head]).append(i)
        for i in order:  # grows as it goes
            order.extend(below[i])
        return order[::-1]

    def lower_preposition(self, i: int) -> None:
        """Put the noun or clause after a preposition in its place, and hang the preposition on it."""
        below = self.children(i)
        found = (c for rel in COMPLEMENTS for c in below if self.rels[c] == rel or self._nested(c, rel))
        inner = next(found, None)
        if inner is None:
            return
        clause = self.rels[inner] == "pcomp" and self.words[inner].pos in {"VERB", "AUX"}
        governor = self.heads[i]
        if self.rels[i] != "conj":
            self.rels[inner] = self._clause(governor) if clause else self._oblique(governor, self.rels[i])
        else:
            self.rels[inner] = "conj"
        root = governor == i
        self.heads[inner], self.heads[i] = (inner if root else governor), inner
        self.rels[i] = "mark" if clause else "case"
        for c in below:
            if c != inner:
                self.heads[c] = inner

    def _nested(self, c: int, rel: str) -> bool:
        """Tell the noun that took the place of a second preposition (`out of the house`)."""
        return rel == "prep" and self.rels[c] in {"obl", "nmod"}

    def _clause(self, governor: int) -> str:
        return "acl" if self.words[governor].pos in NOUNS else "advcl"

    def _oblique(self, governor: int, rel: str) -> str:
        if rel == "agent":
            return "obl:agent"
        # what hangs on another preposition waits for it to be lowered in its turn
        return "nmod" if self.words[governor].pos in NOUNS else "obl"

    def raise_predicate(self, i: int) -> None:
        """Make the noun, adjective or place after `be` the head of its clause, and `be` its copula."""
        if self.words[i].lemma != "be" or self.rels[i] in {"aux", "auxpass"}:
            return
        below = self.children(i)
        found = [c for rel in ("attr", "acomp") for c in below if self.rels[c] == rel]
        found += [c for c in below if self.rels[c] == "obl" and c > i]
        found = [c for c in found if self.words[c].pos not in {"AUX", "VERB"}]
        if not found or not any(self.rels[c] in {"nsubj", "csubj"} for c in below):
            return
        top = found[0]
        self.heads[top] = top if self.heads[i] == i else self.heads[i]
        self.rels[top], self.rels[i], self.heads[i] = self.rels[i], "cop", top
        for c in below:
            if c != top:
                self.heads[c] = top

    def join_coordination(self, i: int) -> None:
        """Hang a conjunct on the first of its chain, and a conjunction on the conjunct that follows it."""
        if self.rels[i] == "conj":
            while self.rels[self.heads[i]] == "conj" and self.heads[self.heads[i]] != self.heads[i]:
                self.heads[i] = self.heads[self.heads[i]]
        elif self.rels[i] == "cc":
            joined = next((c for c in self.children(self.heads[i]) if c > i and self.rels[c] == "conj"), None)
            self.heads[i] = self.heads[i] if joined is None else joined

    def renamed(self, i: int) -> str:
        """Return the relation of a word by its counterpart in Universal Dependencies."""
        rel = self.rels[i]
        noun = self.words[self.heads[i]].pos in NOUNS
        if rel == "relcl":
            return "acl:relcl" if noun else "advcl:relcl"
        if rel == "npadvmod":
            return "nmod:unmarked" if noun else "obl:unmarked"
        if rel == "aux" and self.words[i].tag == "TO":
            return "mark"
        if rel == "quantmod" and self.words[i].text.lower() == "than":
            return "fixed"
        if rel == "ROOT":
            return "root"
        return RENAMED.get(rel, rel)
