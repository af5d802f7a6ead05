"""Reading -> figure drafts: which numbers count the dead, hurt, displaced, held or destroyed, and of what.

A number becomes a figure only where a word of the lexicon says what it counts, on a short path in the tree: object,
subject, `of`, a participle, a predicate, or a toll that stands at it. Every other number is left alone.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from recount.claims.counted import Counted, counted_by
from recount.claims.drafts import FigureDraft
from recount.claims.participants import ARTICLES, Participants
from recount.claims.paths import follow
from recount.claims.triggers import NounIndex, VerbIndex
from recount.language.syntax import FINITE, Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import MeasureRow
from recount.reading import Reading
from recount.records import NumberMention

__all__ = ["find_figures"]

INCLUDING = {"including", "among", "include", "of"}
REACH = 8
"""Words after a number within which its verb is looked for where the tree does not tell."""

SINGLE = {"killed", "injured", "abducted", "detained", "missing", "released"}
"""Measures for which `a shepherd` stands for one."""


class _Measures(NamedTuple):
    objects: VerbIndex[MeasureRow]
    subjects: VerbIndex[MeasureRow]
    nouns: NounIndex[MeasureRow]
    adjectives: dict[str, MeasureRow]


@cache
def _measures(lexicon: Lexicon) -> _Measures:
    rows = lexicon.measures
    return _Measures(
        VerbIndex((v, r) for r in rows for v in r.objects),
        VerbIndex((v, r) for r in rows for v in r.subjects),
        NounIndex((n, r) for r in rows for n in r.nouns),
        {a: r for r in reversed(rows) for a in r.adjectives},
    )


class _Found(NamedTuple):
    """The word that says what is counted, its row, and how it was found."""

    anchor: int
    row: MeasureRow
    path: str


def find_figures(reading: Reading, people: Participants, lexicon: Lexicon) -> list[FigureDraft]:
    """Return a draft for each number that counts something the lexicon has a measure for, in order."""
    finder = _Finder(reading, people, lexicon)
    found = [draft for number in reading.numbers if number.kind == "count" and (draft := finder.draft(number))]
    drafts = [d for draft in found for d in _none_of_each(draft, lexicon)]
    heads = {d.head for d in drafts}
    return sorted([*drafts, *finder.singles(heads)], key=lambda d: d.printed.start)


def _none_of_each(draft: FigureDraft, lexicon: Lexicon) -> list[FigureDraft]:
    """«No casualties» says none of each kind of harm that the word covers; a number of them says no such thing."""
    if draft.number is None or draft.number.qualifier != "none" or not draft.row.none_means:
        return [draft]
    rows = [next(r for r in lexicon.measures if r.measure == m) for m in draft.row.none_means]
    return [replace(draft, row=row) for row in rows]


class _Finder:
    """The measure words of one report, by word."""

    def __init__(self, reading: Reading, people: Participants, lexicon: Lexicon) -> None:
        self.syntax: Syntax = reading.syntax
        self.people = people
        self.measures = _measures(lexicon)
        self.nouns = {t.at: t.row for t in self.measures.nouns.find(self.syntax)}
        self.counted = [c for n in reading.numbers if n.kind == "count" and (c := counted_by(self.syntax, n))]
        self.by_role = {c.role: c for c in self.counted}

    def draft(self, number: NumberMention) -> FigureDraft | None:
        """Make a figure of a number, or nothing."""
        counted = next((c for c in self.counted if c.number is number), None)
        if counted is None or self._is_label(counted):
            return None
        counted = self._of_them(counted)
        whole = self._whole(counted)
        following = self.syntax.words[counted.start + 1 : counted.start + 2]
        if self._of_none(counted):
            return None  # «none of the 52 passengers»: of how many none was
        if whole is not None and number.qualifier == "none" and any(w.lemma == "of" for w in following):
            return None  # «eleven people, none of them soldiers»: of whom they were, not how many
        own = self.syntax.words[counted.role].rel in {"nsubj", "nsubj:pass", "obj"}
        of_whole = self._measure(self.by_role[whole]) if whole in self.by_role else None
        found = (self._measure(counted) or of_whole) if own else (of_whole or self._measure(counted))
        if found is None or not self._fits(found.row, counted):
            return None
        rules = (number.rule, *((m.rule,) if (m := self.people.mention(counted.noun)) else ()))
        return FigureDraft(
            anchor=found.anchor,
            head=counted.role,
            row=found.row,
            number=number,
            printed=self.syntax.span(number.start, number.end),
            of=self._of(counted),
            whole=whole,
            rules=rules,
        )

    def _of_none(self, counted: Counted) -> bool:
        """Tell the whole of which there was none."""
        above = self.syntax.words[counted.role].head
        of = self.syntax.preposition(counted.role) == "of"
        return of and above in self.by_role and self._none(self.by_role[above])

    def _none(self, counted: Counted) -> bool:
        return counted.number is not None and counted.number.qualifier == "none"

    def _is_label(self, counted: Counted) -> bool:
        """Tell a word that counts nothing: the number of a list item («3. Not a single house was hit»), a pronoun."""
        words = self.syntax.words
        first = self.syntax.sentences[words[counted.start].sentence].first
        after = counted.start + 1
        if after < len(words) and words[after].lemma == "another":
            return True  # «killing one another»
        return counted.start == first and after < len(words) and words[after].text in {".", ")"}

    # --- what is counted ---------------------------------------------------------------------------------

    def _of(self, counted: Counted) -> str | None:
        """Return the words for what is counted, without number and article."""
        number = set(self.syntax.within(counted.number.start, counted.number.end)) if counted.number else set()
        if counted.noun in number:
            return None
        first, last = self.syntax.phrase(counted.noun)
        kept = [
            i
            for i in range(first, last + 1)
            if i not in number and not (i < counted.noun and self.syntax.words[i].text.lower() in ARTICLES)
        ]
        while kept and self.syntax.words[kept[0]].pos in {"ADP", "PUNCT", "DET", "ADV", "PRON"}:
            kept.pop(0)
        return self.syntax.word_span(kept[0], kept[-1]).text if kept else None

    def _fits(self, row: MeasureRow, counted: Counted) -> bool:
        """Tell whether the measure can count this: people for the dead, things for the destroyed."""
        lemma = self.syntax.words[counted.noun].lemma
        around = {lemma, *(self.syntax.words[c].lemma for c in self.syntax.children(counted.noun, "compound", "nmod"))}
        if around & set(row.unless):
            return False
        mention = self.people.mention(counted.noun)
        bare = counted.bare or lemma in {"other", "more"}
        person = mention is not None and mention.value.kind not in {"facility", "place", "business"}
        if lemma in row.nouns:
            return True
        if row.needs and not ("PEOPLE" in row.needs and (person or bare)) and not around & set(row.needs):
            return False
        return not (person if row.things else mention is not None and not person)

    def _of_them(self, counted: Counted) -> Counted:
        """«four of them children»: what is counted is named after the pronoun."""
        words = self.syntax.words
        pronoun = counted.noun
        if words[pronoun].lemma not in {"they", "them", "whom", "which"}:
            pronoun = next(
                (
                    i
                    for i in range(counted.start + 1, counted.start + 4)
                    if i < len(words) and words[i].text.lower() in {"them", "whom"}
                ),
                -1,
            )
        if pronoun < 0:
            return counted
        last = self.syntax.sentences[words[pronoun].sentence].last
        after = pronoun + 1
        while (after < last and words[after].tag in {"JJ", "DT"}) or (
            after + 1 < last and words[after].pos in {"NOUN", "PROPN"} and words[after + 1].pos == "NOUN"
        ):
            after += 1
        if after < last and words[after].pos == "NOUN":
            return counted._replace(noun=after, bare=False)
        return counted._replace(bare=True)

    def _whole(self, counted: Counted) -> int | None:
        """Return the role word of the number that this one is a part of: «22 people, including five children»."""
        words = self.syntax.words
        first = self.syntax.first_conjunct(counted.role)
        lead = min(self.syntax.phrase(first)[0], counted.start)
        before = {
            words[i].text.lower() for i in range(max(0, lead - 3), lead) if words[i].sentence == words[first].sentence
        }
        after = {words[i].text.lower() for i in range(counted.start + 1, counted.start + 4) if i < len(words)}
        parts = before & {"including", "whom", "them", "include", "includes", "included"} or (
            "of" in after and after & {"them", "whom"}
        )
        if not parts:
            return None
        earlier = [c.role for c in self.counted if c.role < lead and words[c.role].sentence == words[first].sentence]
        return earlier[-1] if earlier else None

    # --- what it is a number of --------------------------------------------------------------------------

    def _measure(self, counted: Counted) -> _Found | None:
        self.at_hand = counted
        finds = [self._by_verb, self._by_noun, self._by_modifier]
        if counted.number is None or counted.number.qualifier != "none":  # «gave no figure for the losses» is no zero
            finds += [self._by_toll, self._by_nearness]
        for find in finds:
            found = find(counted)
            if found:
                return found
        return None

    def _by_noun(self, counted: Counted) -> _Found | None:
        """«31 deaths», «1,000 dead», «the killing of two men»."""
        words = self.syntax.words
        for i in (counted.noun, counted.role):
            if i in self.nouns:
                return _Found(i, self.nouns[i], "noun")
            row = self._adjective(i) if words[i].pos in {"ADJ", "VERB", "NOUN"} else None
            if row:
                return _Found(i, row, "noun")
        top = self.syntax.first_conjunct(counted.role)
        governor = words[top].head
        if (
            words[top].rel == "nmod"
            and self.syntax.preposition(top) in {"of", "among", "to"}
            and governor in self.nouns
        ):
            return _Found(governor, self.nouns[governor], "of")
        return None

    def _by_verb(self, counted: Counted) -> _Found | None:
        top = self.syntax.first_conjunct(counted.role)
        rel, verb = self.syntax.words[top].rel, self.syntax.words[top].head
        if rel == "obl":
            return self._by_preposition(verb, top)
        if rel not in {"obj", "nsubj:pass", "nsubj", "iobj"} or verb == top:
            return None
        if top != counted.role and rel.startswith("nsubj") and verb < counted.role:
            return None  # «a worker was killed and 35 people were injured»: no conjunct, but a subject of its own
        if rel.startswith("nsubj") and verb < top and self.syntax.children(verb, "nsubj", "nsubj:pass")[0] < verb:
            return None  # «dozens were killed, scores wounded»: the verb has its subject already
        if rel in {"obj", "nsubj:pass", "iobj"} or (rel == "nsubj" and self.syntax.is_passive(verb)):
            found = self._row(self.measures.objects, verb) or self._complement(verb) or self._predicate(verb)
            if rel != "obj" and not found:  # «families are camped», «17 surrendered»
                found = self._row(self.measures.subjects, verb)
        else:
            found = self._row(self.measures.subjects, verb) or self._predicate(verb)
        if not found:
            for other in self.syntax.conjuncts(verb)[1:]:  # «22 were killed and 40 wounded», «were shot and killed»
                if not self.syntax.children(other, "nsubj", "nsubj:pass", "obj"):
                    found = found or self._row(
                        self.measures.objects if self.syntax.is_passive(other) else self.measures.subjects, other
                    )
        return found

    def _by_preposition(self, verb: int, top: int) -> _Found | None:
        """«set fire to 12 stalls»: a pattern that ends in the preposition of what is counted."""
        wanted = self.syntax.preposition(top)
        for index in (self.measures.objects, self.measures.subjects):
            for found in index.at(self.syntax, verb):
                if found.last > verb and self.syntax.words[found.last].lemma == wanted and found.last < top:
                    return _Found(verb, found.row, "verb")
        return None

    def _row(self, index: VerbIndex[MeasureRow], verb: int) -> _Found | None:
        rows = [t.row for t in index.at(self.syntax, verb)]
        row = next((r for r in rows if self._fits(r, self.at_hand)), rows[0] if rows else None)
        return _Found(verb, row, "verb") if row else None

    def _complement(self, verb: int) -> _Found | None:
        """«left 22 dead», «forced thousands to flee»."""
        for c in self.syntax.children(verb, "xcomp", "amod"):
            found = self._predicate(c) or self._row(self.measures.subjects, c)
            if found:
                return found
        return None

    def _adjective(self, i: int) -> MeasureRow | None:
        """Return the row of an adjective by its form or as printed: taggers differ on `wounded`."""
        word = self.syntax.words[i]
        return self.measures.adjectives.get(word.lemma) or self.measures.adjectives.get(word.text.lower())

    def _predicate(self, i: int) -> _Found | None:
        """«were dead», «is on fire»."""
        lemma = self.syntax.words[i].lemma
        phrases = [f"{self.syntax.words[c].lemma} {lemma}" for c in self.syntax.children(i, "case")]
        rows = [self._adjective(i), *(self.measures.adjectives.get(phrase) for phrase in phrases)]
        row = next((r for r in rows if r), None)
        return _Found(i, row, "predicate") if row else None

    def _by_modifier(self, counted: Counted) -> _Found | None:
        """«22 people killed», «40 displaced families», «the 12 who died»."""
        for noun in dict.fromkeys((counted.role, counted.noun)):
            for c in self.syntax.children(noun, "acl", "acl:relcl", "amod"):
                word = self.syntax.words[c]
                passive = self.syntax.is_passive(c) or word.rel == "amod" or word.tag == "VBN"
                found = self._predicate(c) or (self._row(self.measures.objects, c) if passive else None)
                found = found or self._row(self.measures.subjects, c) or self._complement(c)
                if found:
                    return found
        return None

    def _by_toll(self, counted: Counted) -> _Found | None:
        """«the death toll rose to 31», «put the dead at four»: a measure noun as subject or object of the verb."""
        top = self.syntax.first_conjunct(counted.role)
        word = self.syntax.words[top]
        if word.rel not in {"obl", "nmod", "obj", "xcomp", "root", "advcl", "appos"}:
            return None
        verb = top if word.rel == "root" else word.head
        if word.rel in {"obl", "nmod"} and self.syntax.preposition(top) not in {"to", "at", "by", "of"}:
            return None
        near = [verb, *(h for path in ("grammatical", "object") for h in follow(self.syntax, verb, path) if h != top)]
        for _ in range(2):  # «a decline in output to 352,000»: the measure may stand one noun deeper
            near += [
                c for h in near for c in self.syntax.children(h, "nmod", "obl", "compound") if c not in (top, *near)
            ]
        for h in near:
            row = self.nouns.get(h) or (self._adjective(h) if h != verb else None)
            if row:
                return _Found(h, row, "toll")
        return None

    def _by_nearness(self, counted: Counted) -> _Found | None:
        """Where the tree fails: the verb right before the number, or the first one after it («and wounding 15»)."""
        words = self.syntax.words
        sentence = self.syntax.sentences[words[counted.role].sentence]
        after = counted.noun + 1
        named = after < sentence.last and words[after].pos in {"ADJ", "VERB", "NOUN", "PROPN"}
        if named and (row := self._adjective(after)):
            return _Found(after, row, "near")
        if after < sentence.last and words[after].tag == "VBN" and (found := self._row(self.measures.objects, after)):
            return found
        before = counted.start - 2 if words[counted.start - 1].pos == "ADV" else counted.start - 1
        if before >= sentence.first and words[before].pos == "VERB":
            return self._row(self.measures.objects, before)
        ahead = range(counted.noun + 1, min(counted.noun + REACH, sentence.last))
        following = next(
            (i for i in ahead if words[i].pos == "VERB" and words[i].rel not in {"case", "acl", "acl:relcl"}), None
        )
        if following is None or any(words[i].text in {";", ":"} for i in range(counted.noun, following)):
            return None
        if words[following].tag not in FINITE and not self.syntax.children(following, "aux", "aux:pass"):
            return None
        passive = self.syntax.is_passive(following)
        return self._row(self.measures.objects if passive else self.measures.subjects, following)

    # --- one -------------------------------------------------------------------------------------------------

    def singles(self, taken: set[int]) -> list[FigureDraft]:
        """Make figures of one of noun phrases such as `a shepherd` that an act of harm has as its object."""
        out = []
        for word in self.syntax.words:
            if word.rel not in {"obj", "nsubj:pass", "nsubj"} or word.index in taken or word.tag not in {"NN", "NNP"}:
                continue
            articles = [
                c
                for c in self.syntax.children(word.index, "det")
                if self.syntax.words[c].text.lower() in {"a", "an", "another"}
            ]
            mention = self.people.mention(word.index)
            if not articles or mention is None or mention.value.kind in {"facility", "place", "igo", "ngo", "business"}:
                continue
            first, last = self.syntax.phrase(word.index)
            counted = Counted(None, word.index, word.index, first, False)
            self.at_hand = counted
            found = self._by_verb(counted)
            if found and found.row.measure in SINGLE and self._fits(found.row, counted):
                out.append(self._single(counted, found, last, mention.rule))
        return out

    def _single(self, counted: Counted, found: _Found, last: int, rule: str) -> FigureDraft:
        return FigureDraft(
            anchor=found.anchor,
            head=counted.role,
            row=found.row,
            number=None,
            printed=self.syntax.word_span(counted.start, last),
            of=self._of(counted),
            rules=(rule,),
        )
