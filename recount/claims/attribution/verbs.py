"""Verbs of speech and thought -> attributions: who is the subject, what the clause, object or quotation says.

`…, said Dr. Amadou Ba`; `the toll, officials say, will rise`; `“We will go,” he said. “Now.”`; `was praised by`.
"""

from __future__ import annotations

from recount.claims.attribution.contents import content_by_tree, content_nearby
from recount.claims.attribution.cues import SpeechRow, opens_link
from recount.claims.attribution.found import Attribution, Scene
from recount.claims.attribution.headlines import rest_of_headline, second_clause
from recount.claims.attribution.quoted import is_utterance
from recount.claims.attribution.voices import follows_as, outer_subject, speaking_subjects
from recount.claims.paths import follow
from recount.claims.triggers import Trigger
from recount.language.syntax import Syntax
from recount.lexicon.rows import AttributionRow, EventRow

__all__ = ["from_surface", "from_verbs"]

QUOTE_REACH = 30
"""Words between a quotation and the verb of speech in its sentence that may be its own."""

GROUP = {"aux", "aux:pass", "advmod", "neg"}
"""Relations of the words of a verb group to its verb."""


def from_verbs(scene: Scene) -> list[Attribution]:
    """Return what verbs of the lexicon credit to somebody, at most one a verb, in order.

    Verbs of speech whose sentence does not hold what is said have no content: «He said:».
    """
    citing = {first for row, first, _ in scene.cues.prepositions.find(scene.syntax) if row.cites}
    triggers = [t for t in scene.cues.verbs.find(scene.syntax) if t.at not in citing and _fits(scene.syntax, t)]
    speech = frozenset(t.at for t in triggers if opens_link(t.row))
    quoted = _quotations_of(scene, speech)
    found: dict[int, Attribution] = {}
    for trigger in triggers:
        if not (trigger.at in found and found[trigger.at].content):
            attribution = _from_verb(scene, speech, quoted.get(trigger.at, frozenset()), trigger)
            if attribution and (attribution.content or trigger.at not in found):
                found[trigger.at] = attribution
    return [found[i] for i in sorted(found)]


def _fits(syntax: Syntax, trigger: Trigger[SpeechRow]) -> bool:
    """Tell whether a verb of few things has one of them as its object."""
    needs = trigger.row.needs if isinstance(trigger.row, AttributionRow) else ()
    return not needs or bool({syntax.words[h].lemma for h in follow(syntax, trigger.at, "object")} & set(needs))


def _quotations_of(scene: Scene, speech: frozenset[int]) -> dict[int, frozenset[int]]:
    """Return for each verb of speech the quotations of its sentence that it is the nearest one to."""
    syntax, out = scene.syntax, dict[int, frozenset[int]]()
    for words in scene.quotes.all:
        if not is_utterance(syntax, words):
            continue
        first, last = min(words), max(words)
        near = range(
            max(syntax.sentences[syntax.words[first].sentence].first, first - QUOTE_REACH),
            min(syntax.sentences[syntax.words[last].sentence].last, last + QUOTE_REACH + 1),
        )
        verbs = [v for v in near if v in speech and v not in scene.quotes.words and not _when_asked(syntax, v)]
        if verbs:
            nearest = min(verbs, key=lambda v: (min(abs(v - first), abs(v - last)), v))
            out[nearest] = out.get(nearest, frozenset()) | words
    return out


def _when_asked(syntax: Syntax, verb: int) -> bool:
    """Tell a verb that only sets the scene: «“No,” replied the general when asked about the raid, “never.”»."""
    opened = any(syntax.words[c].tag == "WRB" for c in syntax.children(verb, "advmod", "mark"))
    return opened and not syntax.children(verb, "nsubj")


def _from_verb(
    scene: Scene, speech: frozenset[int], quoted: frozenset[int], trigger: Trigger[SpeechRow]
) -> Attribution | None:
    syntax, verb, says = scene.syntax, trigger.at, opens_link(trigger.row)
    heads = speaking_subjects(syntax, scene.people, verb)
    if heads and verb not in scene.quotes.words and heads[0] in scene.quotes.words:
        heads = []  # «“They came first,” recalls Ingrid Moen»: who speaks stands outside
    inverted = outer_subject(syntax, verb) if says and not heads else []
    heads = heads or inverted
    if not _may_say(scene, trigger, heads):
        return None
    content = _content(scene, speech, quoted, trigger, bool(heads))
    content -= {w for h in inverted for w in syntax.subtree(h)}
    named = {w for h in heads for w in syntax.subtree(h) if h not in content} - set(syntax.subtree(verb))
    cue = verb_group(syntax, trigger)
    content -= {*cue, *named}
    if not any(syntax.words[i].pos != "PUNCT" for i in content):
        mute = says and heads and "clause" in trigger.row.content and verb not in scene.quotes.words
        if not mute or syntax.children(verb, "obj", "ccomp", "xcomp"):
            return None
        content = set()
    return Attribution(
        at=verb,
        cue=cue,
        source=heads[0] if heads else None,
        content=frozenset(content),
        rule=trigger.row.name,
        role=trigger.row.role if isinstance(trigger.row, AttributionRow) else "speaker",
        says=says,
    )


def _may_say(scene: Scene, trigger: Trigger[SpeechRow], heads: list[int]) -> bool:
    """Tell whether these may say it by this verb: nobody only in the passive, a document where the row asks for one."""
    syntax, verb = scene.syntax, trigger.at
    if not heads:
        return bool(syntax.children(verb, "aux:pass")) or (opens_link(trigger.row) and syntax.is_passive(verb))
    if isinstance(trigger.row, AttributionRow) and trigger.row.documents and not scene.people.is_document(heads[0]):
        return False
    # «no group has claimed the attack»
    return scene.people.can_speak(heads[0]) and syntax.negated(heads[0]) is None


def _content(
    scene: Scene, speech: frozenset[int], quoted: frozenset[int], trigger: Trigger[SpeechRow], voiced: bool
) -> set[int]:
    """Return what is said by a verb: what the tree gives it, its quotations, and else what stands near it."""
    syntax, verb, says = scene.syntax, trigger.at, opens_link(trigger.row)
    paths = trigger.row.content
    if not voiced and isinstance(trigger.row, EventRow):
        paths = tuple(p for p in paths if p != "object")  # «the claim was dismissed» says nothing of who made it
    content = content_by_tree(syntax, scene.quotes, speech, verb, paths, says)
    # a quotation of two words or less is part of what is said only where the tree has it there
    quotations = [q for q in scene.quotes.touching(syntax.words[verb].sentence) if verb not in q]
    content |= {i for q in quotations if q & content for i in q}
    if not says:
        return content & (_own_quotation(scene, verb) or content)
    content |= quoted
    if follows_as(syntax, verb):
        content |= {i for q in quotations for i in q if syntax.words[verb].head not in q and verb not in q}
    if not content and follows_as(syntax, verb):  # «…, the paper quoted a source as saying»
        content = content_by_tree(syntax, scene.quotes, speech, syntax.words[verb].head, ("clause",), says) - {verb}
    if not content and syntax.sentences[syntax.words[verb].sentence].headline:
        content = rest_of_headline(syntax, verb) if "clause" in trigger.row.content else set()
    content -= second_clause(scene, verb)
    relative = syntax.words[verb].rel in {"acl", "acl:relcl"}
    if not content and not relative and "clause" in trigger.row.content:
        content = content_nearby(syntax, verb) - {verb}
    return content & (_own_quotation(scene, verb) or content)


def _own_quotation(scene: Scene, verb: int) -> frozenset[int]:
    """Return the quotation that a verb stands in: what is said there ends with it."""
    if verb not in scene.quotes.words:
        return frozenset()
    sentence = scene.syntax.words[verb].sentence
    return next((q for q in scene.quotes.touching(sentence) if verb in q), frozenset())


def verb_group(syntax: Syntax, trigger: Trigger[SpeechRow]) -> tuple[int, ...]:
    """Return the words of a cue: the verb, auxiliaries and adverbs before it, and the rest of its pattern."""
    first = verb = trigger.at
    own = set(syntax.children(verb, *GROUP))
    while first - 1 in own:
        first -= 1
    last = verb
    while last + 1 in trigger.parts and syntax.words[last + 1].pos in {"ADP", "ADV"}:
        last += 1
    after = last + 1
    if after < len(syntax.words) and syntax.words[after].text == ":":
        last = after
    return tuple(range(first, last + 1))


def from_surface(scene: Scene, done: set[int]) -> list[Attribution]:
    """Where the tree fails: a name, a cue word and `that` side by side credit the rest of the sentence to the name."""
    out, syntax, people = [], scene.syntax, scene.people
    for word in syntax.words[1:]:
        row = scene.cues.surface.get(word.lemma)
        after = word.index + 1
        if row is None or word.index in done or syntax.words[word.index - 1].sentence != word.sentence:
            continue
        last = syntax.sentences[word.sentence].last
        if (
            syntax.children(word.index, "nmod:poss")
            or after >= last - 1
            or syntax.words[after].text.lower() != "that"
            or word.tag in {"VB", "VBG"}
        ):
            continue
        head = next(
            (h for h in (word.index - 1, *syntax.ancestors(word.index - 1)) if people.mention(h) and h < word.index),
            None,
        )
        if head is not None:
            words = frozenset(range(after, last))
            out.append(Attribution(word.index, (word.index,), head, words, "attribution.surface", row.role))
    return out
