"""Heads of noun phrases -> actors, targets and sources of claims.

In: a reading; out: for any head word, the actor that stands there. Names and kinds come from the mentions that the
reading found; where it found none, the words as printed, of unknown kind.
"""

from __future__ import annotations

from recount.claims.place_words import colon_places
from recount.lexicon import Lexicon
from recount.reading import Reading
from recount.records import Actor, ActorMention, Place, Source, SourceRole

__all__ = ["Participants"]

SENTENCES_BACK = 3
"""How far back the statement may have been issued that `the statement` speaks of."""

ROLE = 9
"""Words of a role before the comma and the name of who has it: «the chief of the district's medical service, …»."""

COUNTING = {"NUM", "NOUN", "DET", "PRON", "ADJ"}
"""Words that stand for some of those told behind them: «any of the hostages», «dozens of people»."""

PERSONS = {"pronoun_person", "pronoun_people"}
"""Uses of name cues that are pronouns for people."""

ARTICLES = {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my"}


class Participants:
    """The actors and places of one report, by the words that name them."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.syntax = reading.syntax
        self._documents = frozenset(w for row in lexicon.attributions if row.kind == "document" for w in row.words)
        self._issuing = frozenset(w for row in lexicon.attributions if row.kind == "issuing" for w in row.words)
        self._persons = frozenset(w for row in lexicon.name_cues if row.use in PERSONS for w in row.words)
        self._times = {i for t in reading.times for i in reading.syntax.within(t.start, t.end)}
        self._numbers = {i for n in reading.numbers for i in reading.syntax.within(n.start, n.end)}
        self._mentions = {m.head: m for m in reading.actors}
        self._nouns: dict[str, int] = {}
        for m in reading.actors:
            if reading.syntax.words[m.head].pos != "PRON":
                self._nouns.setdefault(m.value.name, m.head)
        self._headings = {place.start for place in colon_places(reading).values()}
        self._places = {i: p for p in reading.places for i in reading.syntax.within(p.start, p.end)}

    def mention(self, head: int) -> ActorMention | None:
        """Return the actor mention with this head, or of what it is a quantity of: «hundreds of people»."""
        found = self._mentions.get(head)
        if found is None and self.syntax.words[head].pos in COUNTING:
            of = self.syntax.oblique(head, "of")
            found = self._mentions.get(of[0]) if of else None
            if found is not None and found.value.kind in {"facility", "place"} and head not in self._numbers:
                return None  # «the dean of the school» is no school
        return found

    def named(self, head: int) -> int:
        """Return the noun that a pronoun stands for, by its head word; any other word is returned as it is."""
        mention = self._mentions.get(head)
        if mention is None or self.syntax.words[head].pos != "PRON":
            return head
        return self._nouns.get(mention.value.name, head)

    def place(self, head: int) -> Place | None:
        """Return the place that this word belongs to the name of, if it is a place and no part of an actor's name."""
        found = self._places.get(head)
        return found.value if found and not found.inside else None

    def is_people(self, head: int) -> bool:
        """Tell whether a noun phrase names people or a body: a mention that is no building, a pronoun, a bare
        number, the others.
        """
        mention = self.mention(head)
        if mention:
            return mention.value.kind not in {"facility", "place", "business"}
        word = self.syntax.words[head]
        return word.pos in {"PRON", "NUM"} or word.entity == "PER" or word.text.lower() == "others"

    def is_time(self, i: int) -> bool:
        """Tell whether a word belongs to a time expression."""
        return i in self._times

    def actor(self, head: int, speaks: bool = False) -> Actor | None:
        """Return who acts: a mention or a proper name; a common noun only of acts that nobody but people do
        (`speaks`).
        """
        mention = self.mention(head)
        if mention:
            return mention.value
        named = {"PROPN", "NOUN", "PRON"} if speaks else {"PROPN"}
        return self._as_printed(head) if self.syntax.words[head].pos in named and head not in self._times else None

    def target(self, head: int, violent: bool = False) -> Actor | None:
        """Return whom or what an act meets: a mention, a place, or the noun phrase as printed; of violence also the
        persons that no more than a pronoun tells.
        """
        mention = self.mention(head)
        if mention:
            return mention.value
        if head in self._times:
            return None
        word = self.syntax.words[head]
        if violent and word.tag == "PRP" and word.text.lower() in self._persons:
            return self._as_printed(head)
        named = next((c for c in self.syntax.children(head, "appos") if self.place(c)), head)
        before = any(self.place(c) for c in self.syntax.children(head, "compound"))  # «the Karvo district of Homs»
        of = [] if before else self.syntax.oblique(head, "of")
        named = next((c for c in of if self.place(c)), named)  # «the town of Homs»
        place = self.place(named)  # «the third city, Homs»
        if place:
            return Actor(
                name=place.name, text=place.text, start=place.start, end=place.end, kind="place", country=place.country
            )
        return self._as_printed(head) if self.syntax.words[head].pos in {"NOUN", "PROPN", "ADJ"} else None

    def _as_printed(self, head: int) -> Actor:
        first, last = self.syntax.phrase(head)
        while first < last and self.syntax.words[first].text.lower() in ARTICLES:
            first += 1
        span = self.syntax.word_span(first, last)
        return Actor(name=span.text, text=span.text, start=span.start, end=span.end)

    def can_speak(self, head: int) -> bool:
        """Tell whether words may be credited to this noun phrase: a name, a pronoun or a noun, no expletive."""
        word = self.syntax.words[head]
        return (
            word.pos in {"PROPN", "NOUN", "PRON", "NUM", "DET", "ADJ"}
            and word.lemma not in {"there", "that", "this", "which"}
        ) or head in self._mentions

    def can_be_cited(self, head: int) -> bool:
        """Tell whether `citing X` names a source: somebody, a name or a document, and no reason or example."""
        word = self.syntax.words[head]
        return head in self._mentions or word.pos in {"PROPN", "PRON"} or word.lemma in self._documents

    def is_document(self, head: int) -> bool:
        """Tell a document, a picture or a count, by its noun."""
        return self.syntax.words[head].lemma in self._documents

    def speaks_by_colon(self, head: int) -> bool:
        """Tell whether `X:` credits X: only where X is somebody; a place before a colon is a topic."""
        mention = self._mentions.get(head)
        if mention is None or mention.value.kind in {"place", "facility"} or head in self._places:
            return False
        return mention.value.start not in self._headings

    def issuer(self, head: int) -> int:
        """Return who speaks where a document does: the issuer of `the statement`, by its own words or an earlier one's.

        A noun phrase that is no document is returned as it is.
        """
        if self.syntax.words[head].lemma not in self._documents:
            return head
        near = self.syntax.agents(head) + self.syntax.oblique(head, "from")
        if self.syntax.words[head].rel == "obj":  # «citing a statement from the governor», hung on the verb
            near += self.syntax.oblique(self.syntax.words[head].head, "from")
        # «footage posted by the rebels»
        issuing = [c for c in self.syntax.children(head, "acl") if self.syntax.words[c].lemma in self._issuing]
        near += [h for c in issuing for h in self.syntax.agents(c)]
        owners = list(self.syntax.children(head, "nmod:poss", "compound"))
        named = next((h for h in (*near, *owners) if h in self._mentions), None)
        if named is None:
            named = next((h for h in near if self.can_speak(h) and h not in self._times and not self.place(h)), None)
        if named is not None:
            return named
        word = self.syntax.words[head]
        said_in = word.rel == "obl" and self.syntax.preposition(head) == "in"  # «said in a statement»
        by_verb = said_in or (word.rel == "obj" and self.syntax.words[word.head].lemma in self._issuing)
        if by_verb and self.syntax.is_verb(word.head):
            subjects = [s for s in self.syntax.subjects(word.head) if s != head and s in self._mentions]
            if subjects:
                return subjects[0]
        return head

    def speaker(self, head: int) -> int:
        """Return the issuer of a document, looking back to where it was issued; else the noun phrase itself."""
        own = self.issuer(self._named_after(self._named_before(head)))
        word = self.syntax.words[head]
        if own != head or word.lemma not in self._documents:
            return own
        first = self.syntax.sentences[max(0, word.sentence - SENTENCES_BACK)].first
        for j in range(head - 1, first - 1, -1):
            if self.syntax.words[j].lemma == word.lemma:
                earlier = self.issuer(j)
                if earlier != j:
                    return earlier
        return head

    def _named_before(self, head: int) -> int:
        """«General Omar Masri, the commander of the air force, said»: the name before the comma, where the role is
        the subject.
        """
        words = self.syntax.words
        first, last = self.syntax.phrase(head)
        if last + 1 >= len(words) or words[last + 1].text != ",":
            return head
        if (
            first < 2
            or words[first - 1].text != ","
            or words[first].text.lower() not in ARTICLES
            or words[first - 2].sentence != words[head].sentence
        ):
            return head
        for j in range(first - 2, max(first - 8, -1), -1):
            if words[j].pos != "PROPN":
                break
            if j in self._mentions and words[j].entity != "LOC" and j not in self._places:
                return j
        return head

    def _named_after(self, head: int) -> int:
        """«the governor of Belte, Omar Masri, said»: the person's name between commas after one person's role."""
        words = self.syntax.words
        end = self.syntax.sentences[words[head].sentence].last
        one = words[head].lemma == "one" and bool(self.syntax.oblique(head, "of"))  # «one of them, Omar Masri, said»
        if words[head].tag != "NN" and not one:
            return head
        comma = next((j for j in range(head + 1, min(end, head + ROLE)) if words[j].text == ","), None)
        between = words[head + 1 : comma]
        if comma is None or any(w.pos in {"VERB", "AUX", "CCONJ"} or (w.pos == "PRON" and not one) for w in between):
            return head
        last = comma
        while last + 1 < end and words[last + 1].pos == "PROPN":
            last += 1
        closed = last > comma and last + 1 < end and words[last + 1].text == ","
        name = range(comma + 1, last + 1)
        named = any(words[j].entity == "PER" for j in name) or (head in self._mentions and len(name) > 1)
        if not closed or not named or any(j in self._places for j in name):
            return head
        person = [j for j in name if words[j].entity == "PER"] or list(name)  # «DSP Nnamdi Ekere»
        return next((j for j in person if j in self._mentions), next(j for j in person if words[j].head not in person))

    def source(self, head: int, role: SourceRole) -> Source:
        """Return the link of a source chain for this noun phrase; media are cited, all others speak."""
        head = self.speaker(head)
        actor = self.actor(head) or self._as_printed(head)
        return Source(
            name=actor.name,
            role="cited" if actor.kind == "media" else role,
            start=actor.start,
            end=actor.end,
            text=actor.text,
        )
