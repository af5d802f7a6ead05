"""A number in its noun phrase -> the word that says what it is a number of, with its row of the measures.

The word stands on a short path in the tree: a verb of which the number is object or subject, a noun that is counted or
has it in its `of` phrase, a participle, a predicate, a toll that is put at it; and beside it where the tree fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from recount.claims.cells import in_a_cell
from recount.claims.counted import Counted, Found
from recount.claims.extents import words_of
from recount.claims.fitting import Fitting
from recount.claims.hung import only_bounded, over_toll
from recount.claims.participants import Participants
from recount.claims.paths import follow
from recount.claims.triggers import NounIndex, VerbIndex
from recount.language.syntax import FINITE, Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import MeasureRow

__all__ = ["Found", "Measuring"]

REACH = 8
"""Words after a number within which its verb is looked for where the tree does not tell."""

COMPLEMENTS = ("xcomp", "amod", "advcl", "ccomp")

CHAIN = 3
"""Verbs that may lie between a subject and what is said of it: «have had to be evacuated»."""

TOLL_PREPOSITIONS = {"to", "at", "by", "of", "as", "from", "down to", "up to", "between"}


class _Measures(NamedTuple):
    objects: VerbIndex[MeasureRow]
    subjects: VerbIndex[MeasureRow]
    nouns: NounIndex[MeasureRow]
    adjectives: dict[str, MeasureRow]
    words: dict[str, MeasureRow]
    """Nouns of one word, wherever they stand."""


@cache
def _measures(lexicon: Lexicon) -> _Measures:
    rows = lexicon.measures
    return _Measures(
        VerbIndex((v, r) for r in rows for v in r.objects),
        VerbIndex((v, r) for r in rows for v in r.subjects),
        NounIndex((n, r) for r in rows for n in r.nouns),
        {a: r for r in reversed(rows) for a in r.adjectives},
        {n: r for r in reversed(rows) for n in r.nouns if " " not in n},
    )


class Measuring:
    """The measure words of one report."""

    def __init__(self, syntax: Syntax, people: Participants, lexicon: Lexicon) -> None:
        self.syntax = syntax
        self.people = people
        self.measures = _measures(lexicon)
        self.forcing = words_of(lexicon, "forcing")
        self.not_done = words_of(lexicon, "undone")
        self.places = words_of(lexicon, "places")
        self.fitting = Fitting(syntax, people, lexicon)
        self.groups = words_of(lexicon, "groups")
        self.count_nouns = words_of(lexicon, "count_nouns")
        self.nouns = {t.at: t.row for t in self.measures.nouns.find(syntax)}

    def measure(self, counted: Counted) -> Found | None:
        """Return what a number is a number of, by the nearest word that tells."""
        self.at_hand = counted
        finds = [self._by_next, self.by_verb, self._by_noun, self.by_modifier]
        if counted.number is None or counted.number.qualifier != "none":  # «gave no figure for the losses» is no zero
            finds += [self._by_toll, self._by_nearness, self._in_a_cell]
        for find in finds:
            found = find(counted)
            if found and self.fitting.fits(found.row, counted):
                noun = self.nouns.get(counted.noun)
                lives = found.row.measure == "displaced" and noun is not None and noun.displaces
                return Found(counted.noun, noun, "noun") if lives and noun else found  # «refugees still live in …»
        return None

    def _by_next(self, counted: Counted) -> Found | None:
        """«received 27 dead and 58 wounded»: a bare number with its word right after it, wherever the tree hangs it."""
        inside = self.syntax.within(counted.number.start, counted.number.end) if counted.number else ()
        after = inside[-1] + 1 if inside else 0
        if not after or not (counted.bare or counted.noun == after) or after >= len(self.syntax.words):
            return None
        word = self.syntax.words[after]
        plain = word.sentence == self.syntax.words[counted.role].sentence and not self.syntax.children(
            after, "obj", "aux"
        )
        row = self._adjective(after) if plain and word.tag in {"JJ", "VBN"} else None
        return Found(after, row, "near") if row else None

    def undone(self, anchor: int) -> bool:
        """Tell a measure noun for what was not done: «the attempted murder of two deputies»."""
        return any(self.syntax.words[c].text.lower() in self.not_done for c in self.syntax.children(anchor, "amod"))

    def of_one(self, counted: Counted) -> Found | None:
        """Return what a phrase for one person is one of: an object or subject of harm, «the body of a fisherman»."""
        word = self.syntax.words[counted.role]
        if word.rel in {"obj", "nsubj", "nsubj:pass"}:
            return self.by_verb(counted)
        governor = self.syntax.words[word.head]
        single = governor.tag in {"NN", "VBG"} and governor.lemma not in {"toll"}
        if word.rel == "nmod" and self.syntax.preposition(counted.role) == "of" and single:
            row = self.nouns.get(governor.index)
            return Found(governor.index, row, "of") if row else None
        return None

    def _in_a_cell(self, counted: Counted) -> Found | None:
        words = in_a_cell(self.syntax, counted)
        rows = (
            (w, self.nouns.get(w.index) or self.measures.words.get(w.lemma) or self._adjective(w.index)) for w in words
        )
        for word, row in rows:
            found = self._row(self.measures.objects, word.index) if word.tag in {"VBN", "JJ"} else None
            row = row or (found.row if found else None)
            if row:
                return Found(word.index, row, "label")
        return None

    # --- by verbs ----------------------------------------------------------------------------------------

    def by_verb(self, counted: Counted) -> Found | None:
        """«killed 22», «22 were killed», «22 are believed to have died», «forced 22 to flee»."""
        after = counted.role + 1
        if after in self.syntax.children(counted.role, "amod", "acl") and self.syntax.words[after].tag in FINITE:
            return self._row(self.measures.subjects, after)  # a main verb that the parser took for a participle
        top = self.syntax.first_conjunct(counted.role)
        rel, verb = self.syntax.words[top].rel, self.syntax.words[top].head
        if rel == "nmod" and self.syntax.preposition(top) == "of" and self.syntax.words[verb].lemma in self.groups:
            top = verb  # «a squad of 40 policemen was flown in»
            rel, verb = self.syntax.words[top].rel, self.syntax.words[top].head
        if rel == "obl" and top > verb and only_bounded(self.syntax, counted, top):
            rel = "obj"
        if rel in {"obl", "advmod"} and top < verb and not self.syntax.preposition(top):
            rel = "obl" if self.syntax.children(verb, "nsubj", "nsubj:pass") else "nsubj"
        if rel == "obl":
            return self._by_preposition(verb, top)
        if rel not in {"obj", "nsubj:pass", "nsubj", "iobj"} or verb == top:
            return None
        if top != counted.role and rel.startswith("nsubj") and verb < counted.role:
            return None  # «a worker was killed and 35 people were injured»: no conjunct, but a subject of its own
        if (
            self.syntax.words[top].rel.startswith("nsubj")
            and verb < top
            and self.syntax.children(verb, "nsubj", "nsubj:pass")[0] < verb
        ):
            return None  # «dozens were killed, scores wounded»: the verb has its subject already
        if rel in {"obj", "iobj"}:
            found = self._row(self.measures.objects, verb) or self._complement(verb, COMPLEMENTS)
            return found or self._predicate(verb)
        if self.syntax.preposition(top) == "of":
            return None  # «of the 240 people affected, 12 have been …»
        found = next((f for v in self._raised(verb) if (f := self._of_subject(v))), None)
        if not found or found.row.measure == "affected":
            for other in self.syntax.conjuncts(verb)[1:]:  # «22 were killed and 40 wounded», «were shot and killed»
                if not self.syntax.children(other, "nsubj", "nsubj:pass", "obj"):
                    found = self._of_subject(other) or found
        return found

    def _raised(self, verb: int) -> Iterator[int]:
        """Yield the verb and those below it that have its subject: «are believed to have been killed»."""
        for _ in range(CHAIN):
            yield verb
            below = self.syntax.children(verb, "xcomp")
            if not below or self.syntax.children(verb, "obj"):
                return
            verb = below[0]

    def _of_subject(self, verb: int) -> Found | None:
        """Return the measure of a verb's subject."""
        active = [self.measures.subjects]
        if self.syntax.is_passive(verb):
            active = [self.measures.objects, self.measures.subjects]  # «families are camped»
        for index in active:
            found = self._row(index, verb) or (self._complement(verb) if index is active[0] else None)
            if found:
                return found
        passive = self.syntax.is_passive(verb)
        if not passive and self.syntax.children(verb, "obj"):
            return None  # «a judge freed two men»: the judge was not freed
        return self._predicate(verb) or (self._brought_in(verb) if passive else None)

    def _brought_in(self, verb: int) -> Found | None:
        """«were admitted with gunshot wounds»: what they suffered from tells what is counted."""
        for c in self.syntax.children(verb, "obl"):
            row = self.measures.adjectives.get(f"{self.syntax.preposition(c)} {self.syntax.words[c].lemma}")
            if row:
                return Found(c, row, "predicate")
        return None

    def _by_preposition(self, verb: int, top: int) -> Found | None:
        """«set fire to 12 stalls»: a pattern that ends in the preposition of what is counted."""
        wanted = self.syntax.preposition(top)
        for index in (self.measures.objects, self.measures.subjects):
            for found in index.at(self.syntax, verb):
                if found.last > verb and self.syntax.words[found.last].lemma == wanted and found.last < top:
                    return Found(verb, found.row, "verb")
        return None

    def _row(self, index: VerbIndex[MeasureRow], verb: int) -> Found | None:
        negated = self.syntax.negated(verb) is not None
        rows = [t.row for t in index.at(self.syntax, verb) if self._holds(t.row, verb, negated)]
        row = next((r for r in rows if self.fitting.fits(r, self.at_hand)), rows[0] if rows else None)
        return Found(verb, row, "verb") if row else None

    def _holds(self, row: MeasureRow, verb: int, negated: bool) -> bool:
        if row.negated and not negated:
            return False
        return row.place is None or self._leads(row, verb)

    def _leads(self, row: MeasureRow, verb: int) -> bool:
        """Tell a verb that leads to a place or away from one, where the row asks for it: `country`, or any."""
        words = self.syntax.words
        for i in range(verb + 1, min(verb + REACH, self.syntax.sentences[words[verb].sentence].last)):
            if words[i].text in {",", ";", ":", "("}:
                return False
            place = self.people.place(i)
            if row.place == "country":
                if place and place.precision == "country":
                    return True
            elif place or words[i].lemma in self.places:
                return True
        return False

    def _complement(self, verb: int, rels: tuple[str, ...] = ("xcomp", "amod")) -> Found | None:
        """«left 22 dead», «forced thousands to flee», «forced 22 people to be evacuated»."""
        for c in self.syntax.children(verb, *rels):
            word = self.syntax.words[c]
            if word.rel in {"advcl", "ccomp"} and word.tag not in {"VB", "VBN", "JJ"}:
                continue
            found = self._predicate(c) or (self._row(self.measures.objects, c) if self._suffered(c) else None)
            forced = word.rel not in {"advcl", "ccomp"} or self.syntax.words[verb].lemma in self.forcing
            found = found or (self._row(self.measures.subjects, c) if forced else None)
            if found:
                return found
        return None

    def _suffered(self, c: int) -> bool:
        return self.syntax.is_passive(c) or (
            self.syntax.words[c].tag == "VBN" and not self.syntax.children(c, "obj", "nsubj")
        )

    # --- by nouns, participles and predicates ----------------------------------------------------------------

    def _by_noun(self, counted: Counted) -> Found | None:
        """«31 deaths», «1,000 dead», «the killing of two men»; but «65 refugees massacred» by the participle."""
        words = self.syntax.words
        for i in (counted.noun, counted.role):
            if i in self.nouns and not self.fitting.acts(self.nouns[i], counted):
                participle = self.by_modifier(counted)
                if self.nouns[i].none_means and participle and words[participle.anchor].rel != "nmod":
                    participle = None  # but «11 victims with gunshot injuries»
                return participle or Found(i, self.nouns[i], "noun")
            row = self._adjective(i) if words[i].pos in {"ADJ", "VERB", "NOUN"} else None
            if row:
                return Found(i, row, "noun")
        top = self.syntax.first_conjunct(counted.role)
        governor = words[top].head
        if (
            words[top].rel == "nmod"
            and self.syntax.preposition(top) in {"of", "among", "to"}
            and governor in self.nouns
        ):
            return Found(governor, self.nouns[governor], "of")
        return None

    def _adjective(self, i: int) -> MeasureRow | None:
        """Return the row of an adjective by its form or as printed: taggers differ on `wounded`."""
        word = self.syntax.words[i]
        return self.measures.adjectives.get(word.lemma) or self.measures.adjectives.get(word.text.lower())

    def _predicate(self, i: int) -> Found | None:
        """«were dead», «is on fire»."""
        lemma = self.syntax.words[i].lemma
        phrases = [f"{self.syntax.words[c].lemma} {lemma}" for c in self.syntax.children(i, "case")]
        rows = [self._adjective(i), *(self.measures.adjectives.get(phrase) for phrase in phrases)]
        row = next((r for r in rows if r), None)
        return Found(i, row, "predicate") if row else None

    def by_modifier(self, counted: Counted) -> Found | None:
        """«22 people killed», «40 displaced families», «the 12 who died»."""
        for noun in dict.fromkeys((counted.role, counted.noun)):
            for c in self.syntax.children(noun, "acl", "acl:relcl", "amod", "nmod"):
                word = self.syntax.words[c]
                if word.rel == "nmod":  # «five soldiers with gunshot wounds»
                    row = self.measures.adjectives.get(f"{self.syntax.preposition(c)} {word.lemma}")
                    if row:
                        return Found(c, row, "predicate")
                    continue
                if word.rel == "acl:relcl" and self._of_things(c, noun):
                    continue
                passive = self.syntax.is_passive(c) or word.rel == "amod" or word.tag == "VBN"
                found = self._predicate(c) or (self._row(self.measures.objects, c) if passive else None)
                found = found or self._row(self.measures.subjects, c) or self._complement(c)
                if found:
                    return found
        return None

    def _of_things(self, clause: int, noun: int) -> bool:
        """Tell a relative clause with `which` behind people: «the meeting of two envoys, which was to be held …»."""
        pronoun = any(
            self.syntax.words[c].lemma == "which" for c in self.syntax.children(clause, "nsubj", "nsubj:pass")
        )
        mention = self.people.mention(noun)
        person = self.syntax.words[noun].lemma in self.fitting.persons or mention is not None
        return pronoun and person and not (mention and mention.value.kind in {"facility", "place", "business"})

    # --- by tolls and nearness -------------------------------------------------------------------------------

    def _by_toll(self, counted: Counted) -> Found | None:
        """«the death toll rose to 31», «put the dead at four»: a measure noun as subject or object of the verb."""
        top = self.syntax.first_conjunct(counted.role)
        word = self.syntax.words[top]
        told = word.rel in {"ccomp", "conj", "parataxis"} and bool(self.syntax.children(top, "cop"))
        if not told and word.rel not in {"obl", "nmod", "obj", "xcomp", "root", "advcl", "appos", "nummod"}:
            return None
        verb = top if told or word.rel == "root" else word.head
        to = self.syntax.preposition(top) or next(
            (self.syntax.words[c].lemma for c in self.syntax.children(verb, "compound:prt") if c < top), ""
        )  # «brings to 31 the number of …»
        if word.rel in {"obl", "nmod"} and to not in TOLL_PREPOSITIONS:
            return None
        if to in {"to", "at"} and counted.bare:
            verb = over_toll(self.syntax, verb, top)
        near = [
            verb,
            *self.syntax.children(top, "appos"),
            *(h for path in ("grammatical", "object") for h in follow(self.syntax, verb, path) if h != top),
        ]
        for _ in range(2):  # «a decline in output to 352,000»: the measure may stand one noun deeper
            near += [c for h in near for c in self.syntax.children(h, "nmod", "compound") if c not in (top, *near)]
        for h in near:
            row = self.nouns.get(h) or (self._adjective(h) if h != verb else None)
            found = Found(h, row, "toll") if row else self._number_of(h)
            if found:
                return found
        return None

    def _number_of(self, h: int) -> Found | None:
        """«the number of people displaced inside the country», «put the number of men killed at 16»."""
        word = self.syntax.words[h]
        if word.rel == "acl" and word.tag == "VBN" and self.syntax.words[word.head].lemma in self.count_nouns:
            return self._row(self.measures.objects, h)
        if self.syntax.words[self.syntax.words[h].head].lemma not in self.count_nouns:
            return None
        self.at_hand = Counted(None, h, h, h, False)
        return self.by_modifier(Counted(None, h, h, h, False))

    def _by_nearness(self, counted: Counted) -> Found | None:
        """Where the tree fails: the verb right before the number, or the first one after it («and wounding 15»)."""
        words = self.syntax.words
        if words[counted.role].rel == "nmod" and self.syntax.preposition(counted.role) in {"of", "for", "from"}:
            return None  # «three of one family died», «children from two families», «food for 12,000»
        sentence = self.syntax.sentences[words[counted.role].sentence]
        after = counted.noun + 1
        named = after < sentence.last and words[after].pos in {"ADJ", "VERB", "NOUN", "PROPN"}
        if named and not self.syntax.children(after, "obj") and (row := self._adjective(after)):
            return Found(after, row, "near")
        if after < sentence.last and words[after].tag == "VBN" and (found := self._row(self.measures.objects, after)):
            return found
        adverb = words[counted.start - 1].pos == "ADV" and words[counted.start - 1].tag != "WRB"
        before = counted.start - 2 if adverb else counted.start - 1
        noun = counted.bare and words[before].tag == "NNS" and words[before - 1].lemma == "and"  # «and wounds 21»
        if before >= sentence.first and (words[before].pos == "VERB" or (noun and before > sentence.first)):
            return self._row(self.measures.objects, before) or self._complement(before, COMPLEMENTS)
        after_next = words[counted.noun + 1 : counted.noun + 3] if counted.noun == counted.role else words[0:0]
        of_which = [w.lemma for w in (words[counted.noun], *after_next)]
        relative = set() if {"which", "whom"} & set(of_which) else {"acl:relcl"}
        ahead = range(counted.noun + 1, min(counted.noun + REACH, sentence.last))
        following = next(
            (i for i in ahead if words[i].pos == "VERB" and words[i].rel not in {"case", "acl", *relative}), None
        )
        if following is None or any(words[i].text in {";", ":"} for i in range(counted.noun, following)):
            return None
        if words[following].tag not in FINITE and not self.syntax.children(following, "aux", "aux:pass"):
            return None
        passive = self.syntax.is_passive(following)
        found = self._row(self.measures.objects if passive else self.measures.subjects, following)
        return found if found and found.row.place is None else None
