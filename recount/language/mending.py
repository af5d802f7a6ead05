"""Mistakes that every tagger makes on news, mended by simple rules before anybody reads the tree.

In: the words of one sentence; out: the same words, some with another tag or arc. A rule is here only if it needs no
word list and holds whatever the report is about.
"""

from __future__ import annotations

from msgspec.structs import replace

from recount.records import Word

__all__ = ["mend", "verb_lemma_needed"]

MAIN = {"VBD", "VBZ", "VBP", "MD"}
SUBORDINATE = {"acl:relcl", "advcl"}
OPENS_OBJECT = {"DET", "PROPN", "NOUN", "NUM", "PRON", "ADJ"}


def verb_lemma_needed(words: list[Word]) -> int | None:
    """Return the plural noun of a sentence without a main verb that must be its verb: «Army shells village», «Mali denies …».

    It ends in -s, a noun right before it only modifies it, and an object or clause follows at once.
    """
    if any(w.tag in MAIN and w.rel not in SUBORDINATE for w in words):
        return None
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        plural = word.tag in {"NNS", "NNPS"} and word.text.endswith("s") and word.rel in {"root", "compound", "nsubj"}
        modified = before.pos in {"NOUN", "PROPN"} and before.rel in {"compound", "nmod:poss", "nmod:desc", "flat"}
        if plural and modified and before.head == word.index and (after.pos in OPENS_OBJECT or after.tag == "VBG"):
            return word.index
    return None


def mend(words: list[Word], verb: int, lemma: str) -> list[Word]:
    """Make the noun `verb` the main verb of its sentence: what modified it is its subject, what follows its object."""
    old = words[verb - words[0].index]
    out = []
    for word in words:
        if word.index == verb:
            out.append(replace(word, pos="VERB", tag="VBZ", lemma=lemma, rel="root", head=verb))
        elif word.index == verb - 1:
            out.append(replace(word, rel="nsubj"))
        elif word.index < verb and word.head == verb:
            out.append(replace(word, head=verb - 1))
        elif word.rel == "root" or (old.rel != "root" and word.index == old.head):
            out.append(replace(word, rel="obj" if word.pos in {"NOUN", "PROPN", "PRON", "NUM"} else "ccomp", head=verb))
        elif word.index > verb and word.head == verb and word.rel == "acl" and word.tag == "VBG":
            out.append(replace(word, rel="xcomp"))
        else:
            out.append(word)
    return out
