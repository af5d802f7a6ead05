"""Nouns for what is said or wanted -> attributions: `the prosecutor's claim that`, `made no mention of`.

The source owns the noun, stands after `by`, `of` or `from`, or is the subject of the verb that carries it.
"""

from __future__ import annotations

from recount.claims.attribution.found import Attribution, Scene
from recount.claims.paths import follow
from recount.language.syntax import Syntax
from recount.lexicon.rows import AttributionRow

__all__ = ["from_nouns"]

OWNERS = ("possessive", "agent", "to:from", "to:of")


def from_nouns(scene: Scene, done: frozenset[int]) -> list[Attribution]:
    """Return what nouns of the lexicon credit to somebody; `done`: words of cues that have been read."""
    out = []
    for word in scene.syntax.words:
        for row in scene.cues.nouns.get(word.lemma, ()) if word.pos == "NOUN" and word.index not in done else ():
            found = _from_noun(scene, row, word.index, done)
            if found:
                out.append(found)
                break
    return out


def _from_noun(scene: Scene, row: AttributionRow, noun: int, done: frozenset[int]) -> Attribution | None:
    syntax = scene.syntax
    content: set[int] = set()
    preposition: tuple[int, ...] = ()
    for path in row.content:
        for head in _said(syntax, noun, path):
            content |= set(syntax.subtree(head)) - set(syntax.subtree(noun) if head == syntax.words[noun].head else ())
            if path.startswith("to:"):
                preposition = syntax.children(head, "case", "mark")
    if not content or (row.attitude and content & done):
        return None
    if row.counted and not any(syntax.words[i].pos == "NUM" for i in content):
        return None
    source = _owner(scene, row, noun, content)
    if source is None and not (row.rumour or _there_are(syntax, noun)):
        return None
    named = set(syntax.subtree(source)) - {noun} if source is not None else set()
    content -= {noun, *named, *preposition}
    if not any(syntax.words[i].pos != "PUNCT" for i in content):
        return None
    cue = tuple(sorted({noun, *(i for i in preposition if i == noun + 1)}))
    return Attribution(noun, cue, source, frozenset(content), row.name, row.role, not row.attitude)


def _there_are(syntax: Syntax, noun: int) -> bool:
    """Tell «there were reports that»."""
    word = syntax.words[noun]
    return word.rel in {"nsubj", "root"} and bool(syntax.children(word.head, "expl"))


def _said(syntax: Syntax, noun: int, path: str) -> list[int]:
    """Return what a noun says: its own clause, or the predicate of `the finding is that …`."""
    if path != "clause":
        return follow(syntax, noun, path)
    own = [c for c in syntax.children(noun, "acl", "ccomp", "acl:relcl") if _marked(syntax, c)]
    word = syntax.words[noun]
    if word.rel == "nsubj:outer" and _marked(syntax, word.head):
        own.append(word.head)
    if syntax.children(noun, "cop"):  # «it is the army's claim that»
        own += [c for c in syntax.children(noun, "csubj", "ccomp", "advcl") if _marked(syntax, c)]
    if word.rel in {"nsubj", "obj"}:
        own += [c for c in syntax.children(word.head, "ccomp", "csubj") if _marked(syntax, c) and c > noun]
    return own


def _marked(syntax: Syntax, clause: int) -> bool:
    return any(syntax.words[m].lemma in {"that", "to"} for m in syntax.children(clause, "mark"))


def _owner(scene: Scene, row: AttributionRow, noun: int, content: set[int]) -> int | None:
    syntax = scene.syntax
    owners = [h for path in OWNERS if path not in row.content for h in follow(syntax, noun, path)]
    word = syntax.words[noun]
    if not owners and word.rel == "obj" and syntax.is_verb(word.head):
        owners = follow(syntax, word.head, "subject")  # «made no mention of»
    own = next((h for h in owners if h not in content and scene.people.can_speak(h)), None)
    if own is not None:
        return own
    # «the Red Cross estimate»: before the noun only somebody who is known to be one
    return next((h for h in follow(syntax, noun, "modifier") if scene.people.mention(h)), None)
