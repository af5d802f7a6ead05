"""Sentences that go on with what somebody said before -> the attributions, with those sentences in their content.

A bare sentence goes on only where its grammar shows it: a tense shifted back, or a count that adds to the one before.
What goes on ends with a new source, a sentence of the publisher's, or the paragraph.
"""

from __future__ import annotations

from recount.claims.attribution.found import Attribution, Scene
from recount.language.syntax import Syntax
from recount.records import Sentence

__all__ = ["carried"]

ADDING = {"further", "another", "other", "others", "more", "rest", "remaining"}
"""Words of a subject that adds to a count told before: «A further twenty», «Two others»."""


def carried(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions with what goes on, in order of their cues."""
    return sorted(_bare(scene, found), key=lambda a: (a.at, a.depth))


def _bare(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """Let bare sentences go on with the speaker of the sentence before them in their paragraph."""
    syntax, out = scene.syntax, list(found)
    by_sentence: dict[int, list[int]] = {}
    for n, a in enumerate(found):
        by_sentence.setdefault(syntax.words[a.at].sentence, []).append(n)
    covered = {i for a in found if a.says for i in a.content}
    speaker: int | None = None
    silent: tuple[int, frozenset[int]] | None = None  # who spoke before one bare sentence, and its words
    paragraph = -1
    for sentence in syntax.sentences:
        if sentence.paragraph != paragraph:
            speaker, silent, paragraph = None, None, sentence.paragraph
        own = [n for n in by_sentence.get(sentence.index, ()) if out[n].says and not out[n].carries]
        if own:
            before = speaker if silent is None else silent[0]
            speaker = _main_speaker(scene, out, own, sentence)
            if silent is not None and speaker is not None and _speaks_on(scene, out[before or 0], out[speaker]):
                out[silent[0]] = out[silent[0]]._replace(content=out[silent[0]].content | silent[1])
            silent = None
            if before is not None and speaker is not None and _is_open_pronoun(scene, out[speaker].source):
                same = out[before].source if out[before].stands_for is None else out[before].stands_for
                out[speaker] = out[speaker]._replace(stands_for=same)
        elif speaker is not None:
            words = frozenset(range(sentence.first, sentence.last)) - covered
            if words and (_goes_on(scene, sentence) or _tells_on(scene, out[speaker], sentence)):
                out[speaker] = out[speaker]._replace(content=out[speaker].content | words)
            else:
                silent = (speaker, words) if words else None
                speaker = None
        else:
            silent = None
    return out


def _speaks_on(scene: Scene, before: Attribution, after: Attribution) -> bool:
    """Tell whether a pronoun speaks on for who spoke before: what stands between is of one speech."""
    if before.source is None or after.source is None:
        return False
    one, other = scene.people.mention(before.source), scene.people.mention(after.source)
    resolved = one is not None and other is not None and one.value.name == other.value.name
    pronoun = scene.syntax.words[after.source].pos == "PRON"
    return pronoun and (resolved or _is_open_pronoun(scene, after.source))


def _main_speaker(scene: Scene, found: list[Attribution], own: list[int], sentence: Sentence) -> int | None:
    """Return the one attribution of a sentence that it is about; none where several speak beside one another."""
    inside = {i for n in own for i in found[n].content}
    outer = [n for n in own if found[n].at not in inside and found[n].source is not None]
    if len(outer) != 1 or found[outer[0]].own:
        return None
    return outer[0]


def _is_open_pronoun(scene: Scene, source: int | None) -> bool:
    """Tell a pronoun that the reading could not resolve: who spoke right before speaks on."""
    if source is None or scene.syntax.words[source].text.lower() not in {"it", "he", "she", "they"}:
        return False
    mention = scene.people.mention(source)
    return mention is None or mention.value.name.lower() == scene.syntax.words[source].text.lower()


def _goes_on(scene: Scene, sentence: Sentence) -> bool:
    syntax = scene.syntax
    root = next((i for i in range(sentence.first, sentence.last) if syntax.words[i].head == i), sentence.first)
    return _shifted_back(syntax, root) or _adds(syntax, root)


def _tells_on(scene: Scene, a: Attribution, sentence: Sentence) -> bool:
    """Tell a sentence about those of whom the speaker told: «Soldiers came in, she said. They took two men away»."""
    syntax, before = scene.syntax, sentence.index - 1
    root = next((i for i in range(sentence.first, sentence.last) if syntax.words[i].head == i), sentence.first)
    subject = next(iter(syntax.children(root, "nsubj", "nsubj:pass")), None)
    meant = scene.people.mention(subject) if subject is not None else None
    if meant is None or subject is None or syntax.words[subject].pos != "PRON":
        return False
    told = [i for i in a.content if syntax.words[i].sentence == before]
    names = {m.value.name for i in told if (m := scene.people.mention(i)) is not None}
    return meant.value.name in names


def _shifted_back(syntax: Syntax, root: int) -> bool:
    """Tell a sentence told in the tense of reported speech: «Two hundred cows had been driven across the river»."""
    auxiliaries = [syntax.words[a] for a in syntax.children(root, "aux", "aux:pass")]
    return bool(auxiliaries) and auxiliaries[0].text.lower() in {"had", "'d", "’d", "would"}


def _adds(syntax: Syntax, root: int) -> bool:
    """Tell a sentence whose subject adds to a count: «A further twenty were in hospital»."""
    for subject in syntax.children(root, "nsubj", "nsubj:pass"):
        first, last = syntax.phrase(subject)
        words = {syntax.words[i].text.lower() for i in range(first, last + 1)}
        counted = any(syntax.words[i].pos == "NUM" for i in range(first, last + 1)) or "others" in words
        if words & ADDING and counted:
            return True
    return False
