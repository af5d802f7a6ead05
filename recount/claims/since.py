"""Times with `since` -> what they say of a trigger: a window, a mere rank, or the day on which something began.

In: syntax and time mentions; out: the mention as it is meant for a word. «The deadliest attack since 2011» was not in
2011, but «the deadliest since March 2021, when gunmen killed 58» tells of March 2021.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading.times import find_times
from recount.records import Span, TimeMention

__all__ = ["APART", "only_ranks", "since_it_began", "within_since"]

APART = {"after", "before", "since", "until", "following"}
"""Conjunctions of time: the clause they open has another time than the clause it hangs on."""

RANKS = {"first", "second", "third"}

RANKED = 6
"""Words before `since 2011` among which a superlative makes it a rank: the worst bombing of the town since 2011."""

BEGUN = 16
"""Words after `since` within which the day is looked for on which something began."""


def since_it_began(syntax: Syntax, dates: Sequence[TimeMention], i: int) -> TimeMention | None:
    """«have fled since the clashes began on 3 June»: a window from the day of what began it."""
    words = syntax.words
    heads = {syntax.clause_head(i), syntax.first_conjunct(syntax.clause_head(i))}
    if not any(words[a].lemma == "have" and words[a].tag != "VBD" for h in heads for a in syntax.children(h, "aux")):
        return None
    sentence = syntax.sentences[words[i].sentence]
    since = next((j for j in range(sentence.first, sentence.last) if words[j].text.lower() == "since"), None)
    if since is None or (since < i and since > sentence.first):
        return None
    last = min(since + BEGUN, sentence.last if since > i else i)
    told = [m for m in dates if words[since].end < m.start < words[last - 1].end]
    if not told or any(
        words[j].text in {",", ";", "."} for j in range(since, syntax.within(told[0].start, told[0].end)[0])
    ):
        return None
    value = replace(told[0].value, end=None, precision="range")
    return replace(told[0], value=value, rule=f"{told[0].rule}+time.since_it_began")


def only_ranks(syntax: Syntax, mention: TimeMention) -> bool:
    """Tell a time that only ranks: «the deadliest attack since 2011» was not then."""
    words = syntax.words
    first = syntax.within(mention.start, mention.end)[0]
    sentence = syntax.sentences[words[first].sentence]
    before = words[max(sentence.first, first - RANKED) : first]
    return words[first].text.lower() == "since" and any(
        w.tag in {"JJS", "RBS"} or (w.pos == "ADJ" and w.text.endswith("est")) or w.lemma in RANKS for w in before
    )


def within_since(syntax: Syntax, mention: TimeMention, i: int, published: str | None, lexicon: Lexicon) -> TimeMention:
    """«the deadliest since March 2021, when gunmen killed 58»: the clause is of the time that the window begins."""
    words, inside = syntax.words, syntax.within(mention.start, mention.end)
    opened = next((j for j in range(inside[-1] + 1, min(inside[-1] + 3, len(words))) if words[j].text == "when"), None)
    first = words[inside[0]]
    if opened is None or not opened < i or first.text.lower() not in APART or len(inside) == 1:
        return mention
    if words[opened].head not in {i, *syntax.ancestors(i)} or words[opened].head < opened:
        return mention
    start = words[inside[1]].start
    bare = find_times(f"in {syntax.text[start : mention.end]}", published, lexicon)
    if not bare:
        return mention
    span = Span(start=start, end=mention.end, text=syntax.text[start : mention.end])
    value = replace(bare[0].value, text=span.text, span=span)
    return TimeMention(start=start, end=mention.end, value=value, rule=bare[0].rule)
