"""Who says it: cues of speech -> source scopes, sets of words with the one who says them.

In: a reading; out: scopes for verbs of speech (before, after and amid what is said), `according to`, the colon of
headlines, and quotations, which carry on over the sentences that they run through.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from recount.claims.participants import Participants
from recount.claims.paths import follow
from recount.claims.scopes import SourceScope
from recount.claims.triggers import Trigger, VerbIndex
from recount.language.syntax import FINITE, Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import AttributionRow, EventRow
from recount.reading import Reading
from recount.reading.match import PhraseIndex

__all__ = ["find_source_scopes"]

LONGEST_SPEAKER = 8
"""Words before the colon of `Interior minister: 22 dead`; more is a sentence that introduces something else."""

THAT_REACH = 9
"""Words after a cue within which its `that` is looked for where the tree gives no content."""

QUOTED_SHARE = 0.7
"""Of its words that stand between quotation marks, for a sentence to count as a quotation."""


class _Cues(NamedTuple):
    verbs: VerbIndex[AttributionRow | EventRow]
    surface: dict[str, AttributionRow]
    prepositions: PhraseIndex[AttributionRow]


@cache
def _cues(lexicon: Lexicon) -> _Cues:
    speech: list[tuple[str, AttributionRow | EventRow]] = []
    speech += [(v, row) for row in lexicon.attributions if row.kind == "verb" for v in row.words]
    speech += [(v, row) for row in lexicon.events if row.speech for v in row.verbs]
    prepositions = [(w, row) for row in lexicon.attributions if row.kind == "preposition" for w in row.words]
    surface = {v: row for row in lexicon.attributions if row.kind == "verb" for v in row.words if " " not in v}
    return _Cues(VerbIndex(speech), surface, PhraseIndex(prepositions))


def find_source_scopes(reading: Reading, people: Participants, lexicon: Lexicon) -> list[SourceScope]:
    """Return the source scopes of a report, in order of their cues."""
    cues = _cues(lexicon)
    quotes = _quotes(reading)
    scopes: list[SourceScope] = []
    triggers = cues.verbs.find(reading.syntax)
    at = frozenset(t.at for t in triggers)
    done: set[int] = set()
    for trigger in triggers:
        if trigger.at not in done:
            found = _from_verb(reading.syntax, quotes, people, at, trigger)
            done |= {s.cue for s in found}
            scopes += found
    scopes += _from_surface(reading.syntax, people, cues.surface, {s.cue for s in scopes})
    for row, first, last in cues.prepositions.find(reading.syntax):
        scopes += _from_preposition(reading.syntax, quotes, people, row, first, last, scopes)
    scopes += _from_colons(reading.syntax, people)
    return [*scopes, *_carried(reading.syntax, quotes, scopes)]


class _Quotes(NamedTuple):
    """The quotations of a report by their words: all of them, and those that touch a sentence."""

    words: frozenset[int]
    by_sentence: dict[int, list[frozenset[int]]]


def _quotes(reading: Reading) -> _Quotes:
    syntax = reading.syntax
    found = [frozenset(syntax.within(q.start, q.end)) for q in reading.quotations]
    by_sentence: dict[int, list[frozenset[int]]] = {}
    for words in found:
        for sentence in {syntax.words[i].sentence for i in words}:
            by_sentence.setdefault(sentence, []).append(words)
    return _Quotes(frozenset(i for words in found for i in words), by_sentence)


def _from_verb(
    syntax: Syntax,
    quotes: _Quotes,
    people: Participants,
    cues: frozenset[int],
    trigger: Trigger[AttributionRow | EventRow],
) -> list[SourceScope]:
    verb = trigger.at
    heads = speaking_subjects(syntax, people, verb) or _inverted_subject(syntax, verb)
    content = _content(syntax, quotes, cues, verb, trigger.row.content)
    if not content:
        return []
    cue = {verb, *(w for h in heads for w in syntax.subtree(h) if h not in content)}
    words = frozenset(content - cue)
    if not words:
        return []
    row = trigger.row
    if not heads:
        return [SourceScope(words, None, verb, row.name)] if syntax.is_passive(verb) else []
    if not people.can_speak(heads[0]):
        return []
    role = row.role if isinstance(row, AttributionRow) else "speaker"
    return [SourceScope(words, people.source(heads[0], role), verb, row.name)]


def speaking_subjects(syntax: Syntax, people: Participants, verb: int) -> list[int]:
    """Return who speaks by a verb; a loose participle (`…, adding that`) goes on for the sentence's main speaker, and
    who is quoted `as saying` something says it.
    """
    word = syntax.words[verb]
    if any(syntax.words[m].lemma == "as" for m in syntax.children(verb, "mark", "case")) and word.head != verb:
        return follow(syntax, word.head, "object")
    if syntax.children(verb, "nsubj") or not (syntax.words[verb].rel == "advcl" and syntax.is_loose_participle(verb)):
        return follow(syntax, verb, "subject")
    governors = [a for a in syntax.ancestors(verb) if syntax.is_verb(a)]
    for governor in reversed(governors):
        subjects = [s for s in follow(syntax, governor, "subject") if people.can_speak(s)]
        if subjects:
            return subjects
    return []


def _said(syntax: Syntax, quotes: _Quotes, cues: frozenset[int], head: int) -> set[int]:
    """Return the words of what is said, without a loose participle that goes on in the publisher's voice."""
    words = set(syntax.subtree(head))
    for cue in cues & words:
        if cue not in quotes.words and syntax.words[cue].rel == "advcl" and syntax.is_loose_participle(cue):
            words -= set(syntax.subtree(cue))
    return words


def _inverted_subject(syntax: Syntax, verb: int) -> list[int]:
    """Find the subject of an inverted cue that the parser did not see: «…, said Dr. Amadou Ba, who runs it»."""
    after = syntax.words[verb + 1] if verb + 1 < len(syntax.words) else None
    if (
        after is None
        or after.sentence != syntax.words[verb].sentence
        or after.pos not in {"PROPN", "NOUN", "PRON", "DET", "ADJ"}
    ):
        return []
    at = after.index
    while syntax.words[at].head > at and syntax.words[at].rel not in {"nsubj", "obj"}:
        at = syntax.words[at].head
    return [at] if syntax.words[at].pos in {"PROPN", "NOUN", "PRON"} else []


def _content(syntax: Syntax, quotes: _Quotes, cues: frozenset[int], verb: int, paths: tuple[str, ...]) -> set[int]:
    out: set[int] = set()
    for path in paths:
        for head in follow(syntax, verb, path):
            if not (path == "object" and syntax.words[head].pos == "PRON"):
                out |= _said(syntax, quotes, cues, head)
    word = syntax.words[verb]
    if word.rel == "parataxis" and not out and not _apart(syntax, word.head, verb):
        out |= set(syntax.subtree(word.head)) - set(syntax.subtree(verb))
    # a second clause beside the first that the parser coordinates or sets beside it: «… said: “We will not go.”»
    for child in syntax.children(verb, "parataxis", "dep"):
        out |= set(syntax.subtree(child))
    for quotation in quotes.by_sentence.get(word.sentence, ()):
        if verb not in quotation and (len(quotation) > 2 or quotation & out):
            out |= quotation
    if "clause" in paths and not out:
        out |= _after_that(syntax, verb) or _before_comma(syntax, verb) or _beside(syntax, verb)
    out.discard(verb)
    return out


def _apart(syntax: Syntax, first: int, second: int) -> bool:
    """Tell two clauses that a semicolon keeps apart."""
    return any(w.text == ";" for w in syntax.words[min(first, second) : max(first, second)])


def _after_that(syntax: Syntax, verb: int) -> set[int]:
    """Return what follows the `that` near a cue whose clause hangs elsewhere: «said in a statement that …»."""
    last = syntax.sentences[syntax.words[verb].sentence].last
    for i in range(verb + 1, min(last, verb + THAT_REACH)):
        if syntax.words[i].text.lower() == "that" and syntax.words[i].tag in {"IN", "WDT"}:
            return set(range(i, last))
        if syntax.words[i].text in {",", ";", ":"} or syntax.words[i].pos == "VERB":
            break
    return set()


def _beside(syntax: Syntax, verb: int) -> set[int]:
    """Return the rest of a sentence that the parser broke after a cue: «Residents said | soldiers had shelled it»."""
    if syntax.words[verb].tag not in FINITE:
        return set()
    last = syntax.sentences[syntax.words[verb].sentence].last
    broken = any(w.head == w.index for w in syntax.words[verb + 1 : last])
    return set(range(verb + 1, last)) if broken and syntax.words[verb + 1].text not in {",", ";"} else set()


def _before_comma(syntax: Syntax, verb: int) -> set[int]:
    """Return what stands before a cue set off by a comma: «Gunmen opened fire …, the governor said».

    A relative clause after the cue goes on with what is said: «Four have died, he said, which takes the toll to 31».
    """
    if syntax.words[verb].tag == "VBG":
        return set()  # «withdrew, fearing an ambush»: a participle goes on, it does not close
    sentence = syntax.sentences[syntax.words[verb].sentence]
    subjects = [w for s in syntax.children(verb, "nsubj") for w in syntax.subtree(s)]
    begin, end = min([verb, *subjects]), max([verb, *subjects])
    while begin < verb and syntax.words[begin].pos == "PUNCT":
        begin += 1
    if begin == sentence.first or syntax.words[begin - 1].text not in {",", "”", '"'}:
        return set()
    later = next((w.index for w in syntax.words[end + 1 : sentence.last] if w.pos == "VERB"), None)
    which = next((w.index for w in syntax.words[end + 1 : later] if w.tag in {"WDT", "WP"}), None)
    if later is not None and which is None:
        return set()
    return set(range(sentence.first, begin)) | (set(range(which, sentence.last)) if which is not None else set())


def _from_surface(
    syntax: Syntax, people: Participants, surface: dict[str, AttributionRow], done: set[int]
) -> list[SourceScope]:
    """Where the tree fails: a name, a cue word and `that` side by side credit the rest of the sentence to the name."""
    out = []
    for word in syntax.words[1:]:
        row = surface.get(word.lemma)
        after = word.index + 1
        if row is None or word.index in done or syntax.words[word.index - 1].sentence != word.sentence:
            continue
        last = syntax.sentences[word.sentence].last
        if after >= last - 1 or syntax.words[after].text.lower() != "that" or word.tag in {"VB", "VBG"}:
            continue
        head = next(
            (h for h in (word.index - 1, *syntax.ancestors(word.index - 1)) if people.mention(h) and h < word.index),
            None,
        )
        if head is not None:
            words = frozenset(range(after, last))
            out.append(SourceScope(words, people.source(head, row.role), word.index, "attribution.surface"))
    return out


def _from_preposition(
    syntax: Syntax,
    quotes: _Quotes,
    people: Participants,
    row: AttributionRow,
    first: int,
    last: int,
    said: list[SourceScope],
) -> list[SourceScope]:
    """`according to the ministry`: the noun phrase that follows says the clause around."""
    sentence = syntax.sentences[syntax.words[first].sentence]
    at = last + 1
    if at >= sentence.last:
        return []
    while at < syntax.words[at].head < sentence.last and syntax.words[syntax.words[at].head].pos in {
        "NOUN",
        "PROPN",
        "PRON",
    }:
        at = syntax.words[at].head
    if not people.can_speak(at) or (row.cites and not people.can_be_cited(at)):
        return []
    phrase = {first, *range(first, last + 1), *syntax.subtree(at)}
    governor = syntax.words[at].head
    governor = governor if governor not in phrase else sentence.first
    citing = next((s for s in said if row.cites and s.cue in _above(syntax, first)), None)
    if citing is not None:  # «the agency, citing officials, said …»: the officials are nearer the fact
        return [SourceScope(citing.words - phrase, people.source(at, row.role), first, row.name, inner=True)]
    content = (
        set(syntax.clause(syntax.clause_head(governor)))
        if governor not in phrase
        else set(range(sentence.first, sentence.last))
    )
    for quotation in quotes.by_sentence.get(sentence.index, ()):
        content |= quotation
    if first == sentence.first:
        content |= set(range(sentence.first, sentence.last))
    return [SourceScope(frozenset(content - phrase), people.source(at, row.role), first, row.name)]


def _above(syntax: Syntax, i: int) -> set[int]:
    """Return the words that a word hangs on."""
    return set(syntax.ancestors(i))


def _from_colons(syntax: Syntax, people: Participants) -> list[SourceScope]:
    """`Minister: 22 dead` as a headline or at the start of a line: those before the colon say what follows."""
    out = []
    for sentence in syntax.sentences:
        limit = min(sentence.last, sentence.first + LONGEST_SPEAKER + 1)
        colon = next((i for i in range(sentence.first + 1, limit) if syntax.words[i].text == ":"), None)
        if (
            colon is None
            or colon + 1 >= sentence.last
            or any(syntax.words[i].pos == "VERB" for i in range(sentence.first, colon))
        ):
            continue
        head = syntax.head_of(syntax.words[sentence.first].start, syntax.words[colon - 1].end)
        if head is not None and people.speaks_by_colon(head):
            words = frozenset(range(colon + 1, sentence.last))
            out.append(SourceScope(words, people.source(head, "speaker"), colon, "attribution.colon"))
    return out


def _carried(syntax: Syntax, quotes: _Quotes, scopes: list[SourceScope]) -> list[SourceScope]:
    """A sentence that is nothing but a quotation goes on with the speaker of the quotation before it."""
    speaks_in = {
        syntax.words[max(scope.words)].sentence: scope
        for scope in scopes
        if scope.source is not None and scope.words & quotes.words
    }
    covered = {i for s in scopes for i in s.words}
    out: list[SourceScope] = []
    speaker: SourceScope | None = None
    for sentence in syntax.sentences:
        words = range(sentence.first, sentence.last)
        quoted = [i for i in words if i in quotes.words]
        if sentence.index in speaks_in:
            speaker = speaks_in[sentence.index]
        elif speaker and len(quoted) >= QUOTED_SHARE * len(words) and not covered & set(quoted):
            out.append(SourceScope(frozenset(quoted), speaker.source, speaker.cue, "attribution.carried"))
        elif not covered & set(words):
            speaker = None
    return out
