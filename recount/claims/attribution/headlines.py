"""Who says so in headlines and entries: `Minister: 22 dead`, `22 dead - monitor`, `22 dead: sources`, `(police)`."""

from __future__ import annotations

from recount.claims.attribution.found import Attribution, Scene
from recount.language.syntax import Syntax

__all__ = ["from_layout", "rest_of_headline", "second_clause"]

LONGEST_SPEAKER = 8
"""Words before the colon of `Interior minister: 22 dead`; more is a sentence that introduces something else."""

LONGEST_TAIL = 5
"""Words after the dash of `22 dead - rights monitor`."""

LONGEST_QUOTED_TAIL = 10
"""Words after the dash that closes a quotation: `“We buried 23” - priest in besieged town`."""

DASHES = {"-", "–", "—", "--", ":", "|"}


def from_layout(scene: Scene, done: frozenset[int]) -> list[Attribution]:
    """Return what is credited by its place in a headline or an entry, or by brackets after it; `done`: cues read."""
    out = []
    for sentence in scene.syntax.sentences:
        found = _before_colon(scene, sentence.first, sentence.last)
        ends = scene.syntax.words[sentence.last - 1].pos == "PUNCT"
        if not found and not sentence.headline and ends and sentence.last - 2 not in done:
            found = _verb_tail(scene, sentence.first, sentence.last - 1, named=True)
        if not found and (sentence.headline or not ends):
            found = _tail(scene, sentence.first, sentence.last)
            if not found and sentence.last - 1 not in done:
                found = _verb_tail(scene, sentence.first, sentence.last)
        out += [found] if found else _in_brackets(scene, sentence.first, sentence.last)
    return out


def _before_colon(scene: Scene, first: int, last: int) -> Attribution | None:
    """`11:05 Army spokesman Brig. Tolland: 12 rebels captured`."""
    syntax = scene.syntax
    while first < last and (
        syntax.words[first].pos in {"PUNCT", "NUM", "SYM"} or syntax.words[first].text.lower() in scene.cues.openers
    ):
        first += 1
    limit = min(last, first + LONGEST_SPEAKER + 1)
    colon = next((i for i in range(first + 1, limit) if syntax.words[i].text == ":"), None)
    if colon is None or colon + 1 >= last or any(syntax.words[i].pos == "VERB" for i in range(first, colon)):
        return None
    head = _speaker(scene, first, colon - 1)
    words = frozenset(range(colon + 1, last))
    return Attribution(colon, (colon,), head, words, "attribution.colon") if head is not None else None


def _speaker(scene: Scene, first: int, last: int) -> int | None:
    """Return the head of a phrase that may speak by its place alone: a body, an office, a named person."""
    syntax = scene.syntax
    heads = [syntax.head_of(syntax.words[first].start, syntax.words[last].end), last]
    inside = [h for h in heads if h is not None] + list(range(last, first - 1, -1))
    return next((h for h in inside if scene.people.speaks_by_colon(h) or _is_spokesman(scene, h)), None)


def _is_spokesman(scene: Scene, head: int) -> bool:
    word = scene.syntax.words[head]
    if scene.people.is_document(head):
        return True
    named = word.pos == "PROPN" and word.text.lower() in scene.cues.media
    return named or (word.lemma in scene.cues.spokesmen and word.pos in {"NOUN", "PROPN"})


def _tail(scene: Scene, first: int, last: int) -> Attribution | None:
    """`Army shells market - monitor`, `Five killed in raid: sources`."""
    syntax = scene.syntax
    marks = [i for i in range(last - 2, max(first, last - 2 - LONGEST_QUOTED_TAIL), -1) if _parts(scene, i)]
    mark = next((i for i in marks if last - 2 - i < LONGEST_TAIL or i - 1 in scene.quotes.words), None)
    if mark is not None and mark - 1 in scene.quotes.words:
        head = _phrase_head(scene, mark + 1)
        words = frozenset(range(first, mark)) & scene.quotes.words
        return Attribution(mark, (mark,), head, words, "attribution.tail") if head is not None else None
    if mark is None or any(syntax.words[i].pos in {"VERB", "AUX"} for i in range(mark + 1, last)):
        return None
    head = _speaker(scene, mark + 1, last - 1)
    words = frozenset(range(first, mark))
    return Attribution(mark, (mark,), head, words, "attribution.tail") if head is not None and words else None


def _parts(scene: Scene, i: int) -> bool:
    """Tell a dash or colon with room around it: «Dahr Zeitoun - monitor», not «mid-day»."""
    words = scene.syntax.words
    apart = words[i].text == ":" or (words[i - 1].end < words[i].start and words[i].end < words[i + 1].start)
    return words[i].text in DASHES and apart


def _verb_tail(scene: Scene, first: int, last: int, named: bool = False) -> Attribution | None:
    """`Militia burned 60 houses, relief group reports`, with the verb taken for a noun; `named`: only after a name."""
    syntax, verb = scene.syntax, last - 1
    comma = next(
        (i for i in range(verb - 1, max(first, verb - LONGEST_TAIL - 1), -1) if syntax.words[i].text == ","), None
    )
    forms = (syntax.words[verb].lemma, syntax.words[verb].text.lower().removesuffix("s"))
    row = next((scene.cues.surface[f] for f in forms if f in scene.cues.surface), None)
    if comma is None or comma + 1 >= verb or row is None:
        return None
    if named and (syntax.words[verb - 1].pos != "PROPN" or syntax.words[verb].tag not in {"NNS", "VBZ"}):
        return None
    words = frozenset(range(first, comma))
    return Attribution(verb, (verb,), syntax.first_conjunct(verb - 1), words, "attribution.tail") if words else None


def _in_brackets(scene: Scene, first: int, last: int) -> list[Attribution]:
    """`Forty-four killed (Interior Ministry), 61 (opposition)`: who stands in brackets right after a figure's words."""
    syntax, out, begin = scene.syntax, list[Attribution](), first
    for i in range(first, last):
        if syntax.words[i].text != "(":
            continue
        close = next((j for j in range(i + 1, min(last, i + 2 + LONGEST_SPEAKER)) if syntax.words[j].text == ")"), None)
        if close is None or close == i + 1:
            continue
        told = frozenset(j for j in range(begin, i) if syntax.words[j].text not in {",", "or", "and"})
        for depth, link in enumerate(_citing(scene, i + 1, close - 1)):
            out.append(Attribution(i, (), link, told, "attribution.brackets", depth=depth))
        head = _bracketed(scene, i + 1, close - 1)
        if head is not None and any(syntax.words[j].pos == "NUM" for j in told):
            out.append(Attribution(i, (), head, told, "attribution.brackets"))
        begin = close + 1
    return out


def _citing(scene: Scene, first: int, last: int) -> list[int]:
    """Return who stands in `(Coast Wire, citing police)`: the medium, and whom it cites."""
    syntax = scene.syntax
    cited = next((row.last for row in scene.cues.prepositions.find(syntax, first, last) if row.value.cites), None)
    if cited is None or cited <= first or cited + 1 > last:
        return []
    medium = next((i for i in range(cited, first - 1, -1) if syntax.words[i].pos in {"PROPN", "NOUN"}), None)
    person = next((i for i in range(last, cited, -1) if syntax.words[i].pos in {"PROPN", "NOUN"}), None)
    return [medium, person] if medium is not None and person is not None else []


def _bracketed(scene: Scene, first: int, last: int) -> int | None:
    """Return who stands in brackets: nobody but a body or an office, without numbers and verbs around."""
    syntax = scene.syntax
    words = syntax.words[first : last + 1]
    if any(w.pos in {"NUM", "VERB"} for w in words):
        return None
    if any(w.lemma == "be" for w in words):  # «the figure is the captain's»
        owner = next((w.index for w in reversed(words) if w.pos in {"PROPN", "NOUN"}), None)
        return owner if owner is not None and any(w.tag == "POS" for w in words) else None
    head = syntax.head_of(words[0].start, words[-1].end)
    mention = scene.people.mention(head) if head is not None else None
    speaks = mention is not None and mention.value.kind not in {"place", "facility", "unknown", "rebel", "militia"}
    return head if head is not None and (speaks or _is_spokesman(scene, head)) else None


def _phrase_head(scene: Scene, first: int) -> int | None:
    """Return the head of the noun phrase that begins with a word, if it may speak."""
    at = first
    while scene.syntax.words[at].head > at and scene.syntax.words[at].rel in {"compound", "amod", "det", "nmod:poss"}:
        at = scene.syntax.words[at].head
    return at if scene.people.can_speak(at) and scene.people.place(at) is None else None


def rest_of_headline(syntax: Syntax, verb: int) -> set[int]:
    """Return what follows the verb of a headline that the parser gave no clause: `Kremlin says drone attack wounds`."""
    sentence = syntax.sentences[syntax.words[verb].sentence]
    return set(range(verb + 1, sentence.last)) if sentence.first < verb < sentence.last - 2 else set()


def second_clause(scene: Scene, verb: int) -> set[int]:
    """Return what a headline adds in its own voice: `Chad accuses Sudan, as 17 die in village`."""
    syntax = scene.syntax
    sentence = syntax.sentences[syntax.words[verb].sentence]
    if not sentence.headline:
        return set()
    for i in range(verb + 1, sentence.last - 1):
        joined = syntax.words[i].text == "," and syntax.words[i + 1].text.lower() in scene.cues.beside
        if joined and i not in scene.quotes.words:
            return set(range(i, sentence.last))
    return set()
