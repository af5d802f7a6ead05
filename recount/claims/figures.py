"""Reading -> figure drafts: which numbers count the dead, hurt, displaced, held or destroyed, and of what.

A number becomes a figure only where a word of the lexicon says what it counts (`measuring.py`), where it is a part of
a figure, or where it is put beside one («puts the number at five»). Every other number is left alone.
"""

from __future__ import annotations

from msgspec.structs import replace

from recount.claims.counted import Counted, Found, counted_by
from recount.claims.drafts import FigureDraft
from recount.claims.extents import words_of
from recount.claims.measuring import Measuring
from recount.claims.participants import ARTICLES, Participants
from recount.claims.retold import Retold
from recount.language.syntax import FINITE, Syntax
from recount.lexicon import Lexicon
from recount.reading import Reading

__all__ = ["find_figures"]

SINGLE = {"killed", "injured", "abducted", "detained", "missing", "released"}
"""Measures for which `a shepherd` stands for one."""

PARTS = {"including", "whom", "them", "include", "includes", "included", "among", "which"}
"""Words before a number that make it a part of the one before."""

THEM = {"whom", "them", "which"}

ONE = {"a", "an", "another"}


def find_figures(reading: Reading, people: Participants, lexicon: Lexicon) -> list[FigureDraft]:
    """Return a draft for each number that counts something the lexicon has a measure for, in order."""
    finder = _Finder(reading, people, lexicon)
    for counted in finder.counted:
        draft = finder.draft(counted)
        if draft is not None:
            finder.made.append(draft)
            finder.by_head.setdefault(draft.head, draft)
    drafts = [d for draft in finder.made for d in _none_of_each(draft, lexicon)]
    heads = {d.head for d in drafts}
    return sorted([*drafts, *finder.singles(heads)], key=lambda d: d.printed.start)


def _none_of_each(draft: FigureDraft, lexicon: Lexicon) -> list[FigureDraft]:
    """«No casualties» says none of each kind of harm that the word covers; a number of them says no such thing."""
    told = draft.number is None or draft.number.qualifier not in {"none", "unknown"}
    if told or not draft.row.none_means:
        return [draft]
    rows = [next(r for r in lexicon.measures if r.measure == m) for m in draft.row.none_means]
    return [replace(draft, row=row) for row in rows]


class _Finder:
    """The numbers of one report and the figures made of them so far."""

    def __init__(self, reading: Reading, people: Participants, lexicon: Lexicon) -> None:
        self.syntax: Syntax = reading.syntax
        self.people = people
        self.measuring = Measuring(reading.syntax, people, lexicon)
        self.counted = [c for n in reading.numbers if n.kind == "count" and (c := counted_by(self.syntax, n))]
        self.by_role = {c.role: c for c in self.counted}
        self.made: list[FigureDraft] = []
        self.by_head: dict[int, FigureDraft] = {}
        self.retold = Retold(reading.syntax, self.measuring, lexicon, self.made)
        self.kin = words_of(lexicon, "kin")
        self.households = words_of(lexicon, "households")
        self._in_sentence: dict[int, list[int]] = {}
        for c in self.counted:
            self._in_sentence.setdefault(self.syntax.words[c.role].sentence, []).append(c.role)

    def draft(self, counted: Counted) -> FigureDraft | None:
        """Make a figure of a number, or nothing."""
        number = counted.number
        if number is None or self._is_label(counted) or self._of_none(counted) or self._bereaved(counted):
            return None
        if self._kindred(counted):
            return None
        counted = self._of_them(counted)
        whole = self._whole(counted)
        following = self.syntax.words[counted.start + 1 : counted.start + 2]
        if whole is not None and number.qualifier == "none" and any(w.lemma == "of" for w in following):
            return None  # «eleven people, none of them soldiers»: of whom they were, not how many
        own = self._of_its_own(counted, whole)
        whole = None if own else whole
        found, like = own or self._found(counted, whole), None
        if found is None and (told := self.retold.find(counted, self.by_head)):
            found, like = Found(self.retold.at(counted), told.row, "retold"), told.head
        if found is None or not self._stands(found, counted):
            return None
        rules = (number.rule, *((m.rule,) if (m := self.people.mention(counted.noun)) else ()))
        return FigureDraft(
            anchor=found.anchor,
            head=counted.role,
            row=found.row,
            number=number,
            printed=self.syntax.span(number.start, number.end),
            of=self._of(counted) or self._of_toll(found),
            whole=whole,
            like=like,
            rules=rules,
        )

    def _found(self, counted: Counted, whole: int | None) -> Found | None:
        """Return the measure of a number: its own, that of the whole that it is part of, or one told before."""
        word = self.syntax.words[counted.role]
        own = word.rel in {"nsubj", "nsubj:pass", "obj"} and self.syntax.is_verb(word.head)
        of_whole = self._measure_of(whole) if whole is not None else None
        weak = of_whole is None or of_whole.row.measure == "affected"
        found = self.measuring.measure(counted) if own or weak else None
        if found is None and of_whole and of_whole.row.measure == "participants" and word.rel == "nsubj:pass":
            return None  # «two of them were stabbed»: another thing than to march
        return found or of_whole

    def _of_its_own(self, counted: Counted, whole: int | None) -> Found | None:
        """«35 who were killed, among them four children, and 62 who were injured»: the 62 are no part of the 35."""
        if whole is None or self.syntax.words[counted.role].rel != "conj":
            return None
        own, of_whole = self.measuring.by_modifier(counted), self._measure_of(whole)
        clause = own is not None and self.syntax.words[own.anchor].rel in {"acl", "acl:relcl"}
        return own if own and clause and of_whole and own.row.measure != of_whole.row.measure else None

    def _measure_of(self, role: int) -> Found | None:
        if role in self.by_head:
            return Found(self.by_head[role].anchor, self.by_head[role].row, "part")
        return self.measuring.measure(self.by_role[role]) if role in self.by_role else None

    def _of_none(self, counted: Counted) -> bool:
        """Tell the whole of which there was none: the 52 of «none of the 52 passengers»."""
        above = self.syntax.words[counted.role].head
        of = self.syntax.preposition(counted.role) == "of"
        return of and above in self.by_role and self._none(self.by_role[above])

    def _kindred(self, counted: Counted) -> bool:
        """Tell the family of «four of them of one family», «nine children from two families»: to whom they belonged."""
        governor = self.syntax.words[self.syntax.words[counted.role].head]
        of_them = governor.pos in {"NUM", "PRON"} or governor.index in self.by_role
        house = self.syntax.words[counted.noun].lemma in self.households
        return house and of_them and self.syntax.preposition(counted.role) in {"of", "from"}

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

    def _bereaved(self, counted: Counted) -> bool:
        """Tell those whom somebody left behind: «leaves a widow and five children», «a father of three»."""
        words = self.syntax.words
        first = self.syntax.first_conjunct(counted.role)
        above = words[words[first].head]
        kin = {words[i].lemma for i in (counted.noun, first)} & self.kin
        if counted.bare and above.lemma in self.kin and self.syntax.preposition(first) == "of":
            return True
        if above.lemma == "leave" and words[first].rel == "obj":
            return bool(kin) and not self.syntax.children(above.index, "xcomp", "amod", "advcl")
        return above.lemma == "survive" and bool(kin) and self.syntax.preposition(first) == "by"

    # --- what is counted ---------------------------------------------------------------------------------

    def _of(self, counted: Counted) -> str | None:
        """Return the words for what is counted, without number and article."""
        number = set(self.syntax.within(counted.number.start, counted.number.end)) if counted.number else set()
        if counted.noun in number:
            return None
        if self.syntax.words[counted.noun].lemma in {"they", "them"}:
            return self.syntax.words[counted.noun].text
        first, last = self.syntax.phrase(counted.noun)
        kept = [
            i
            for i in range(first, last + 1)
            if i not in number and not (i < counted.noun and self.syntax.words[i].text.lower() in ARTICLES)
        ]
        while kept and self.syntax.words[kept[0]].pos in {"ADP", "PUNCT", "DET", "ADV", "PRON"}:
            kept.pop(0)
        return self.syntax.word_span(kept[0], kept[-1]).text if kept else None

    def _of_toll(self, found: Found) -> str | None:
        """«the number of displaced people rose to 61,500»: what the toll is of."""
        word = self.syntax.words[found.anchor]
        if found.path == "label":  # «houses destroyed: 146»
            sentence = self.syntax.sentences[word.sentence]
            named = (w for w in self.syntax.words[sentence.first : sentence.last] if w.pos == "NOUN" and w != word)
            return next((w.text for w in named if self.measuring.fitting.is_counted(w.lemma)), None)
        if found.path != "toll" or word.rel != "nmod" or self.syntax.preposition(found.anchor) != "of":
            return None
        return self.syntax.word_span(*self.syntax.phrase(found.anchor)).text

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
        head = words[counted.role].head
        if words[counted.role].rel == "nsubj" and words[head].pos == "NOUN" and self.syntax.children(head, "cop"):
            return counted._replace(noun=head, bare=False)  # «two of them were children»
        return counted._replace(noun=pronoun if words[pronoun].lemma != "which" else counted.noun, bare=True)

    def _whole(self, counted: Counted) -> int | None:
        """Return the role word of the number that this one is a part of: «22 people, including five children»."""
        words = self.syntax.words
        first = self.syntax.first_conjunct(counted.role)
        lead = min(self.syntax.phrase(first)[0], counted.start)
        near = [w for w in words[max(0, lead - 3) : lead] if w.sentence == words[first].sentence]
        nouns = [n for n, w in enumerate(near) if w.pos in {"NOUN", "PROPN"}]
        before = {w.text.lower() for w in near[nouns[-1] + 1 if nouns else 0 :]}
        after = {words[i].text.lower() for i in range(counted.start + 1, counted.start + 4) if i < len(words)}
        of_them = "of" in after and after & THEM
        opening = self._opening(counted) or self._listed(counted) or self._elided(counted)
        if opening is not None:
            return opening
        if not (before & PARTS or of_them):
            return None
        earlier = [r for r in self._in_sentence.get(words[first].sentence, ()) if r < lead]
        if earlier:
            return earlier[-1]
        told = self.retold.before(counted.role) if of_them and "them" in after else None
        return told.head if told else None

    def _opening(self, counted: Counted) -> int | None:
        """Return the whole with which a sentence opens: «of the 240 people affected, 12 have been evacuated»."""
        words = self.syntax.words
        first = self.syntax.sentences[words[counted.role].sentence].first
        if words[first].text.lower() != "of" or words[counted.role].rel not in {"nsubj", "nsubj:pass"}:
            return None
        whole = words[first].head
        return whole if whole in self.by_role and first < whole < counted.start else None

    def _listed(self, counted: Counted) -> int | None:
        """Return the whole before a colon that bare numbers take apart: «eleven died: nine here and two in Belte»."""
        words = self.syntax.words
        sentence = self.syntax.sentences[words[counted.role].sentence]
        colon = next((i for i in range(sentence.first, counted.start) if words[i].text == ":"), None)
        if colon is None or not counted.bare or any(w.tag in FINITE for w in words[colon + 1 : sentence.last]):
            return None
        earlier = [r for r in self._in_sentence.get(sentence.index, ()) if r < colon]
        return earlier[-1] if earlier else None

    def _elided(self, counted: Counted) -> int | None:
        """Return the whole of «21 bodies, 18 of prisoners and three of guards»: what is counted is left out."""
        words, rel = self.syntax.words, self.syntax.words[counted.role].rel
        first = self.syntax.first_conjunct(counted.role)
        after = words[counted.start + 1 : counted.start + 3]
        plain = len(after) == 2 and after[0].lemma == "of" and after[1].tag in {"NNS", "NN"}
        wholes = [h for h in (first, words[first].head) if h in self.by_role and h < counted.role]
        return wholes[0] if plain and wholes and rel in {"appos", "conj"} else None

    # --- one -------------------------------------------------------------------------------------------------

    def singles(self, taken: set[int]) -> list[FigureDraft]:
        """Make figures of one of noun phrases such as `a shepherd` that an act of harm has as its object."""
        out = []
        for word in self.syntax.words:
            if word.index in taken or word.tag not in {"NN", "NNP"} or not self._is_one(word.index):
                continue
            first, last = self.syntax.phrase(word.index)
            counted = Counted(None, word.index, word.index, first, False)
            self.measuring.at_hand = counted
            whole = self._whole(counted) if word.rel not in {"obj", "nsubj:pass", "nsubj"} else None
            found = self._measure_of(whole) if whole is not None else self.measuring.of_one(counted)
            if found and found.row.measure in SINGLE and self._stands(found, counted):
                out.append(self._single(counted, found, last, whole))
        return out

    def _stands(self, found: Found, counted: Counted) -> bool:
        return self.measuring.fitting.fits(found.row, counted) and not self.measuring.undone(found.anchor)

    def _is_one(self, i: int) -> bool:
        """Tell a phrase for one person: with an article, and a mention of somebody or a word for a person."""
        articles = [c for c in self.syntax.children(i, "det") if self.syntax.words[c].text.lower() in ONE]
        if not articles:
            return False
        mention = self.people.mention(i)
        if mention is None:
            return self.syntax.words[i].lemma in self.measuring.fitting.persons
        return mention.value.kind not in {"facility", "place", "igo", "ngo", "business"}

    def _single(self, counted: Counted, found: Found, last: int, whole: int | None) -> FigureDraft:
        mention = self.people.mention(counted.noun)
        return FigureDraft(
            anchor=found.anchor,
            head=counted.role,
            row=found.row,
            number=None,
            printed=self.syntax.word_span(counted.start, last),
            of=self._of(counted),
            whole=whole,
            rules=(mention.rule,) if mention else (),
        )
