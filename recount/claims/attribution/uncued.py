"""Quotations without a cue of their own -> attributions: whoever spoke before, after, or stands beside them.

A quotation that fills its sentences goes on with the speaker before it; marks left open at the end of a paragraph
belong with the next one; else the one person of the sentence beside it in the paragraph speaks, or nobody is named.
"""

from __future__ import annotations

from recount.claims.attribution.found import Attribution, Scene
from recount.records import Sentence

__all__ = ["with_uncued"]

QUOTED_SHARE = 0.7
"""Of its words that stand between quotation marks, for a sentence to count as a quotation."""

LONGEST_TAG = 15
"""Words of a sentence that does no more than name the speaker of the quotation before it."""

LONGEST = 1500
"""Words of one attribution; a longer speech goes on with a new one, so that its cost grows with its length alone."""

REACH = 8
"""Sentences of a quotation after which its speaker may stand."""

RULE = "attribution.carried"


def with_uncued(scene: Scene, found: list[Attribution], mute: list[Attribution]) -> list[Attribution]:
    """Return the attributions with what quotations go on to say, and with those that nothing else credits.

    `mute`: speakers whose sentence does not hold what they say: «He said:», «Bush said.» after the closing mark.
    """
    out = list(found)
    mutes = {scene.syntax.words[a.at].sentence: a for a in mute}
    speaker: int | None = None
    waiting: list[Sentence] = []
    spoken = _last_spoken(scene, found)
    covered = {i for a in found if a.says and a.at not in scene.quotes.words for i in a.content}
    for sentence in scene.syntax.sentences:
        if sentence.index in spoken:
            speaker = spoken[sentence.index]
            if waiting and _opens_with_quotation(scene, sentence):
                out += [_of(scene, out[speaker], s) for s in waiting]
            waiting = []
        elif _is_quotation(scene, sentence, covered):
            told = _told(scene, sentence, mutes, covered)
            before = out[speaker] if speaker is not None else _beside(scene, sentence, covered)
            if told is not None:
                out.append(told)
                speaker = len(out) - 1
            elif before is None:
                waiting.append(sentence)
            elif speaker is not None and len(before.content) < LONGEST and _is_one(scene, before, sentence):
                out[speaker] = before._replace(content=before.content | _quoted(scene, sentence))
            else:
                out.append(_of(scene, before, sentence))
                speaker = len(out) - 1
        elif not covered & set(range(sentence.first, sentence.last)):
            speaker, waiting = None, []
    return out


def _told(scene: Scene, sentence: Sentence, mutes: dict[int, Attribution], covered: set[int]) -> Attribution | None:
    """Return who says a quotation by the short sentence after it, or by one before it that ends with a colon."""
    sentences = scene.syntax.sentences
    after = sentence.index + 1
    last = min(len(sentences), after + REACH)
    while after < last and _is_quotation(scene, sentences[after], covered):
        after += 1
    tag = sentences[after] if after in mutes else None
    if tag is not None and tag.paragraph == sentence.paragraph and tag.last - tag.first <= LONGEST_TAG:
        return mutes[after]._replace(content=_quoted(scene, sentence))
    before = sentences[sentence.index - 1] if sentence.index else None
    if before is not None and before.index in mutes:
        near = before.paragraph == sentence.paragraph or scene.syntax.words[before.last - 1].text == ":"
        return mutes[before.index]._replace(content=_quoted(scene, sentence)) if near else None
    return None


def _last_spoken(scene: Scene, found: list[Attribution]) -> dict[int, int]:
    """Return by sentence the attribution whose quotation ends in it."""
    words, quotes = scene.syntax.words, scene.quotes
    return {
        words[max(a.content)].sentence: n
        for n, a in enumerate(found)
        if a.says and a.source is not None and a.content & quotes.words and a.at not in quotes.words
    }


def _quoted(scene: Scene, sentence: Sentence) -> frozenset[int]:
    return frozenset(i for i in range(sentence.first, sentence.last) if i in scene.quotes.words)


def _is_quotation(scene: Scene, sentence: Sentence, covered: set[int]) -> bool:
    quoted = _quoted(scene, sentence)
    return len(quoted) >= QUOTED_SHARE * (sentence.last - sentence.first) and not covered & quoted


def _opens_with_quotation(scene: Scene, sentence: Sentence) -> bool:
    return any(i in scene.quotes.words for i in range(sentence.first, min(sentence.first + 2, sentence.last)))


def _is_one(scene: Scene, a: Attribution, sentence: Sentence) -> bool:
    """Tell whether a quotation goes on with one before it in its paragraph, or with one whose marks are open."""
    return _same_paragraph(scene, a, sentence) or _left_open(scene, a)


def _same_paragraph(scene: Scene, a: Attribution, sentence: Sentence) -> bool:
    last = scene.syntax.words[max(a.content)].sentence
    return scene.syntax.sentences[last].paragraph == sentence.paragraph


def _left_open(scene: Scene, a: Attribution) -> bool:
    """Tell whether the marks of what somebody said last are not closed: the next paragraph goes on with it."""
    last = max(a.content & scene.quotes.words, default=-1)
    return any(last in scene.quotes.all[n] and not scene.quotes.closed[n] for n in _near(scene, last))


def _near(scene: Scene, word: int) -> list[int]:
    return scene.quotes.by_sentence.get(scene.syntax.words[word].sentence, []) if word >= 0 else []


def _of(scene: Scene, a: Attribution, sentence: Sentence) -> Attribution:
    """Return the same speaker's attribution of a quotation that has no cue."""
    quoted = _quoted(scene, sentence)
    return Attribution(a.at, (), a.source, quoted, RULE, a.role, own=a.own)


def _beside(scene: Scene, sentence: Sentence, covered: set[int]) -> Attribution | None:
    """Return the one person that the sentence before, or else the one after, in the paragraph is about."""
    sentences = scene.syntax.sentences
    for step in (-1, 1):
        n = sentence.index + step
        while (
            abs(n - sentence.index) <= REACH
            and 0 <= n < len(sentences)
            and sentences[n].paragraph == sentence.paragraph
        ):
            if not _is_quotation(scene, sentences[n], covered):
                person = _person(scene, sentences[n])
                if person is not None:
                    return Attribution(person, (), person, _quoted(scene, sentence), "attribution.beside")
                break
            n += step
    return None


def _person(scene: Scene, sentence: Sentence) -> int | None:
    """Return the subject of a sentence, where it is one person."""
    syntax = scene.syntax
    root = next((i for i in range(sentence.first, sentence.last) if syntax.words[i].head == i), sentence.first)
    subjects = syntax.subjects(root) if not syntax.is_passive(root) else []
    if not subjects or subjects[-1] - subjects[0] > 1:  # «Headmistress Oona Kvale» is one, of two words or more
        return None
    word = syntax.words[subjects[-1]]
    one = word.entity == "PER" or word.text.lower() in {"he", "she"}
    return word.index if one else None
