"""The links of a chain beside who speaks: the medium that carried it, and whom the speaker has it from.

`told Radio Oasis that`, `in an interview with the magazine`, `a memorandum seen by the Ledger`; `who had it from a
deacon`, `which in turn cited tests`.
"""

from __future__ import annotations

from recount.claims.attribution.found import Attribution, Scene
from recount.claims.paths import follow
from recount.records import SourceRole

__all__ = ["is_own", "with_media"]

TO_MEDIA = ("to:to", "to:with")
"""Paths from an interview, from remarks, or from `speaking`, to the medium."""

LONGEST_CHAIN = 4
"""Links that a source may have from a source; more is no news."""

OURS = {"our", "this", "my"}
OURSELVES = {"we", "i", "us"}


def with_media(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions with further links beside those that have a medium or a source of their own."""
    out: list[Attribution] = []
    cues = frozenset(a.at for a in found)
    for a in found:
        out.append(a)
        if a.says and a.source is not None:
            out += _carriers(scene, a, cues)
            out += _relied_on(scene, a)
    return out


def is_own(scene: Scene, head: int) -> bool:
    """Tell the publisher by `our correspondent`, `this newspaper`."""
    syntax = scene.syntax
    owner = {syntax.words[c].text.lower() for c in syntax.children(head, "nmod:poss", "det")}
    return syntax.words[head].lemma in scene.cues.media and bool(owner & OURS)


def _is_medium(scene: Scene, head: int) -> bool:
    """Tell a medium by its kind, or by a word for one in its name: «the Cape Ledger», «Radio Oasis»."""
    mention = scene.people.mention(head)
    if mention and mention.value.kind == "media":
        return True
    if scene.syntax.words[head].pos != "PROPN":
        return scene.syntax.words[head].lemma in scene.cues.media
    first, last = scene.syntax.phrase(head)
    names = {scene.syntax.words[i].lemma for i in range(first, last + 1)}
    names |= {scene.syntax.words[i].text.lower() for i in range(first, last + 1)}
    return bool(names & scene.cues.media)


def _interviews(scene: Scene, head: int) -> bool:
    """Tell who is spoken to in «an interview with Der Beobachter»: a medium, known or not."""
    word = scene.syntax.words[head]
    told_in = scene.syntax.words[word.head].lemma in scene.cues.interviews
    mention = scene.people.mention(head)
    unknown = mention is None or mention.value.kind == "unknown"
    return told_in and word.pos == "PROPN" and unknown and not scene.people.place(head)


def _carriers(scene: Scene, a: Attribution, cues: frozenset[int]) -> list[Attribution]:
    """Return the medium to which, or in which, it was said; `cues`: verbs that credit it to their subjects anyway."""
    syntax = scene.syntax
    near: list[int] = []
    if syntax.is_verb(a.at):
        near += syntax.children(a.at, "obj", "iobj")
        for c in syntax.children(a.at, "obl", "advcl"):  # «in an interview with …», «speaking to …»
            if c not in a.content:
                paths = (*TO_MEDIA, "to:on") if syntax.is_verb(c) else TO_MEDIA  # «speaking on local radio»
                near += [h for path in paths for h in follow(syntax, c, path)]
                near += [h for v in syntax.children(c, "acl") for h in syntax.agents(v)]  # «a statement carried by …»
        near += [h for o in syntax.children(a.at, "obj", "obl") for h in follow(syntax, o, "to:with")]
    if a.source is not None:
        for c in syntax.children(a.source, "acl", "acl:relcl"):  # «a memorandum seen by …»
            near += syntax.agents(c)
            if syntax.words[c].lemma in scene.cues.reading:
                read_by = [h for h in syntax.agents(c) if syntax.words[h].pos == "PROPN" and h not in a.content]
                if read_by:  # «a report seen by Le Quotidien»: who prints what it saw is a medium, known or not
                    return [_carrier(a, read_by[0], "cited")]
        for v in syntax.ancestors(a.at):  # «broadcast an interview with a pilot, who said …»
            published = syntax.words[v].lemma in scene.cues.issuing and syntax.is_verb(v) and v not in cues
            near += follow(syntax, v, "subject") if published else []
    for h in near:
        medium = _is_medium(scene, h) or _interviews(scene, h)
        apart = a.source is None or abs(h - a.source) > 1  # «the agency Velna» is one
        if h not in a.content and apart and medium and not _nobody(scene, h):
            return [_carrier(a, h, "cited")]
    polled = _pollster(scene, a)
    return [] if polled is None else [_carrier(a, polled, "speaker")]


def _carrier(a: Attribution, head: int, role: SourceRole) -> Attribution:
    return Attribution(a.at, (), head, a.content, "attribution.carrier", role, depth=a.depth - 1, carries=True)


def _pollster(scene: Scene, a: Attribution) -> int | None:
    """Return who asked those that say it: «in a survey by the institute, 58 per cent said», «refugees polled by»."""
    syntax = scene.syntax
    near: list[int] = []
    for c in syntax.children(a.at, "obl"):
        if syntax.words[c].lemma in scene.cues.surveys:
            near += syntax.agents(c)
        near += _asked_by(scene, c)
    if a.source is not None:
        for h in (a.source, *syntax.oblique(a.source, "of")):
            near += _asked_by(scene, h)
    return next((h for h in near if h != a.source and h not in a.content and scene.people.can_speak(h)), None)


def _asked_by(scene: Scene, head: int) -> list[int]:
    """Return who asked these people: «the refugees whom the institute questioned», «polled by the institute»."""
    syntax = scene.syntax
    out: list[int] = []
    for clause in syntax.children(head, "acl", "acl:relcl"):
        if syntax.words[clause].lemma in scene.cues.polling:
            own = [s for s in syntax.children(clause, "nsubj") if syntax.words[s].tag not in {"WP", "WDT"}]
            out += [h for h in syntax.agents(clause) or own if syntax.words[h].text.lower() not in OURSELVES]
    return out


def _nobody(scene: Scene, head: int) -> bool:
    """«told reporters», «told this newspaper»: no medium but the publisher."""
    word = scene.syntax.words[head]
    mention = scene.people.mention(head)
    plain = word.pos == "NOUN" and word.tag == "NNS"
    return is_own(scene, head) or plain or (mention is not None and mention.value.kind == "media" and plain)


def _relied_on(scene: Scene, a: Attribution) -> list[Attribution]:
    """Return whom a source has it from: «the bishop, who had it from a deacon»."""
    syntax, out, at, seen = scene.syntax, list[Attribution](), a.source, {a.source}
    while at is not None and len(out) < LONGEST_CHAIN:
        nearer = None
        for clause in syntax.children(at, "acl:relcl", "acl"):
            for trigger in scene.cues.relying.at(syntax, clause):
                paths = ("object",) if not trigger.parts else (f"to:{syntax.words[trigger.last].lemma}", "object")
                heads = [h for path in paths for h in follow(syntax, clause, path) if h not in trigger.parts]
                heads = [h for h in heads if h > clause and scene.people.can_speak(h) and syntax.words[h].lemma != "it"]
                nearer = nearer or next((h for h in heads if h not in seen), None)
        if nearer is not None:
            depth = a.depth + 1 + len(out)
            out.append(Attribution(a.at, (), nearer, a.content, "attribution.relying", depth=depth, carries=True))
            seen.add(nearer)
        at = nearer
    return out
