"""What a verb of speech or thought says: its clause or object, what it was set into or after, its quotations."""

from __future__ import annotations

from collections.abc import Callable

from recount.claims.attribution.quoted import Quotes
from recount.claims.paths import follow
from recount.language.syntax import FINITE, Syntax

__all__ = ["content_by_tree", "content_nearby"]

THAT_REACH = 9
"""Words after a cue within which its `that` is looked for where the tree gives no content."""


def content_by_tree(
    syntax: Syntax, quotes: Quotes, cues: frozenset[int], verb: int, paths: tuple[str, ...], says: bool
) -> set[int]:
    """Return the words of what is said or thought, as the tree has them; `cues`: all verbs of speech of the report."""
    out: set[int] = set()
    for path in paths:
        for head in follow(syntax, verb, path):
            if head != verb and not (says and path == "object" and syntax.words[head].pos == "PRON"):
                out |= _said(syntax, quotes, cues, head, verb)
    word = syntax.words[verb]
    if says and not out:
        out |= _around_brackets(syntax, verb)
    if says and _as_told(syntax, verb) and not any(syntax.words[i].pos == "VERB" for i in out):
        told = set(syntax.clause(word.head)) - set(syntax.subtree(verb))
        return {i for i in told if not _apart(syntax, i, verb)}
    if says:
        out |= _counted(syntax, verb)
        if out and syntax.is_passive(verb) and syntax.children(verb, "xcomp"):  # «some 300 were reported to have fled»
            out |= {i for s in syntax.children(verb, "nsubj:pass") for i in syntax.subtree(s)}
    if word.rel == "parataxis" and not out and not _apart(syntax, word.head, verb):
        out |= set(syntax.subtree(word.head)) - set(syntax.subtree(verb))
    if says:
        # a second clause beside the first that the parser coordinates or sets beside it: «… said: “We will not go.”»
        for child in syntax.children(verb, "parataxis", "dep"):
            out |= set(syntax.subtree(child))
    return _on_this_side(syntax, quotes, cues, verb, out) - {verb}


def _on_this_side(syntax: Syntax, quotes: Quotes, cues: frozenset[int], verb: int, words: set[int]) -> set[int]:
    """Cut off what a semicolon parts from the cue: after it, unless `that` goes on; before it, what others say."""
    sentence = syntax.sentences[syntax.words[verb].sentence]
    marks = [i for i in range(sentence.first, sentence.last) if syntax.words[i].text == ";" and i not in quotes.words]
    begin, end = sentence.first, sentence.last
    spoken = next((i for i in range(sentence.first, verb) if i in cues), verb) if marks else verb
    for i in marks:
        goes_on = {w.text.lower() for w in syntax.words[i + 1 : i + 3]} & {"that"}
        if spoken < i < verb:
            begin = i + 1
        elif i > verb and not goes_on:
            end = min(end, i)
    outside = {i for i in words if sentence.first <= i < sentence.last and not begin <= i < end}
    return words - outside


def content_nearby(syntax: Syntax, verb: int) -> set[int]:
    """Return what a verb of speech says where the tree gives it nothing: after `that`, before a comma, beside it."""
    readings: tuple[Callable[[Syntax, int], set[int]], ...] = (_after_that, _before_comma, _beside)
    return next((found for read in readings if (found := read(syntax, verb))), set())


def _said(syntax: Syntax, quotes: Quotes, cues: frozenset[int], head: int, verb: int) -> set[int]:
    """Return the words of what is said, without a loose participle that goes on in the publisher's voice."""
    words = set(syntax.subtree(head))
    if verb in words:  # of a relative clause, whose noun is what is said, its own words are none of it
        words -= set(syntax.subtree(verb))
    for cue in cues & words:
        if cue not in quotes.words and syntax.words[cue].rel == "advcl" and syntax.is_loose_participle(cue):
            words -= set(syntax.subtree(cue))
    return words


def _around_brackets(syntax: Syntax, verb: int) -> set[int]:
    """Return the clause into which a cue with its subject is set: «Gunmen, the sheikh insisted, had come»."""
    inside = [i for i in syntax.subtree(verb) if syntax.words[i].pos != "PUNCT"]
    first, last = inside[0], inside[-1]
    sentence = syntax.sentences[syntax.words[verb].sentence]
    if syntax.words[verb].head == verb or first <= sentence.first or last + 1 >= sentence.last:
        return set()
    set_in = syntax.words[first - 1].text == syntax.words[last + 1].text == ","
    relative = any(syntax.words[i].tag in {"WDT", "WP", "WRB", "IN"} for i in inside)
    if not set_in or relative or not syntax.children(verb, "nsubj"):
        return set()
    top = syntax.clause_head(syntax.words[verb].head)
    while syntax.words[top].rel == "conj":
        top = syntax.words[top].head
    if top == syntax.words[verb].head and not syntax.is_verb(top):
        top = syntax.words[top].head  # «The toll, staff say, will rise»: hung on the subject
    return set(syntax.subtree(top)) - set(syntax.subtree(verb))


def _as_told(syntax: Syntax, verb: int) -> bool:
    """Tell the cue of «as the Prefect tells it, …», «so the signalman swears»."""
    word = syntax.words[verb]
    marks = {syntax.words[m].lemma for m in syntax.children(verb, "mark", "advmod", "case")}
    return word.rel == "advcl" and bool(marks & {"as", "so"}) and bool(syntax.children(verb, "nsubj"))


def _counted(syntax: Syntax, verb: int) -> set[int]:
    """Return the number of «says 17 dead», which the parser takes for an object beside its predicate."""
    if not syntax.children(verb, "ccomp", "xcomp"):
        return set()
    return {i for o in syntax.children(verb, "obj") if syntax.words[o].pos == "NUM" for i in syntax.subtree(o)}


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
    if verb + 1 < last and syntax.words[verb + 1].text == ",":  # «insist, and the records bear them out, that …»
        for i in range(verb + 2, last - 1):
            if syntax.words[i].text == "," and syntax.words[i + 1].text.lower() == "that":
                return set(range(i + 1, last))
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
