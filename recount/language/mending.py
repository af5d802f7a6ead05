"""Mistakes that every tagger makes on news, mended by simple rules before anybody reads the tree.

In: the words of one sentence; out: the same words, some with another tag or arc. A rule is here only if it needs no
word list and holds whatever the report is about.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from recount.records import Word

__all__ = ["mended"]

MAIN = {"VBD", "VBZ", "VBP", "MD"}
SUBORDINATE = {"acl:relcl", "advcl"}
OPENS_OBJECT = {"DET", "PROPN", "NOUN", "NUM", "PRON", "ADJ"}


def mended(words: list[Word], lemma: Callable[[str, str], str]) -> list[Word]:
    """Return the words of a sentence with every rule applied that leaves them a tree; `lemma` gives a verb's form."""
    for find, mend in (
        (missing_verb, make_verb),
        (buried_verb, unbury),
        (second_subject, move_subject),
        (which_of_nothing, hang_on_thing),
        (lost_subject, give_subject),
        (cut_clause, join_clause),
        (garden_path, leave_path),
    ):
        at = find(words)
        if at is not None:
            better = mend(words, at, lemma(words[at - words[0].index].text, "VERB"))
            words = better if _is_tree(better) else words
    return words


def _is_tree(words: list[Word]) -> bool:
    """Tell whether every word hangs, at the end, on a root."""
    offset = words[0].index
    sound: set[int] = set()
    for word in words:
        path: list[int] = []
        at = word.index
        while at not in sound and words[at - offset].head != at:
            if len(path) > len(words):
                return False
            path.append(at)
            at = words[at - offset].head
        sound.update(path)
    return True


def missing_verb(words: list[Word]) -> int | None:
    """Return the word of a sentence without a main verb that must be its verb.

    A plural noun in -s that a noun right before it only modifies, with an object or clause after it («Army shells
    village», «Mali denies …»), or a participle between two nouns of one phrase («The air force bombed caves»).
    """
    if any(w.tag in MAIN and w.rel not in (*SUBORDINATE, "amod") for w in words):
        return None
    # «plans to attack»: an infinitive hangs on the verb as an object does
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        plural = word.tag in {"NNS", "NNPS"} and word.text.endswith("s") and word.rel in {"root", "compound", "nsubj"}
        modified = before.pos in {"NOUN", "PROPN"} and before.rel in {"compound", "nmod:poss", "nmod:desc", "flat"}
        between = (
            word.tag in {"VBN", "VBD"}
            and word.rel == "amod"
            and before.pos in {"NOUN", "PROPN"}
            and after.pos in OPENS_OBJECT
        )
        past = word.tag == "NN" and word.rel == "root" and before.rel == "compound" and after.pos == "DET"
        if past and before.head == word.index:  # «A soldier shot a farmer»
            return word.index
        if between and before.head == word.head and before.rel == "compound":
            return word.index
        if (
            plural
            and modified
            and before.head == word.index
            and (after.pos in OPENS_OBJECT or after.tag in {"VBG", "TO"})
        ):
            return word.index
    return None


def make_verb(words: list[Word], verb: int, lemma: str) -> list[Word]:
    """Make the noun `verb` the main verb of its sentence: what modified it is its subject, what follows its object."""
    old = words[verb - words[0].index]
    above = {verb, old.head} if old.rel == "amod" else {verb}
    out = []
    for word in words:
        if word.index == verb:
            tag = "VBD" if word.tag in {"VBN", "VBD", "NN"} else "VBZ"
            out.append(replace(word, pos="VERB", tag=tag, lemma=lemma, rel="root", head=verb))
        elif word.index == verb - 1:
            out.append(replace(word, rel="nsubj", head=verb))
        elif word.index < verb and word.head in above:
            out.append(replace(word, head=verb - 1))
        elif word.rel == "root" or (old.rel != "root" and word.index == old.head):
            out.append(replace(word, rel="obj" if word.pos in {"NOUN", "PROPN", "PRON", "NUM"} else "ccomp", head=verb))
        elif word.index > verb and word.head == verb and word.rel == "acl" and word.tag == "VBG":
            out.append(replace(word, rel="xcomp"))
        else:
            out.append(word)
    return out


def buried_verb(words: list[Word]) -> int | None:
    """Return a main verb that the parser buried as a participle in the noun phrase of its object.

    «… the regime of Minister Masri bombed Syria's largest city»: it follows a name of another phrase, and a
    determiner or a possessive begins right after it, where no participle before a noun can stand.
    """
    offset = words[0].index
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        past = word.tag in {"VBN", "VBD"} or (word.text.islower() and word.text.endswith("ed"))
        participle = word.rel == "amod" and past and word.head > word.index
        if participle and any(w.head == word.index and w.rel == "nsubj" for w in words):
            return word.index  # «The council imposed sanctions», with the verb hung on its object
        if not participle or before.pos not in {"NOUN", "PROPN"} or before.head == word.head:
            continue
        possessive = words[word.head - offset].rel == "nmod:poss"
        if possessive or after.pos == "DET" or after.tag == "PRP$" or word.tag == "VBD":
            return word.index
    return None


def unbury(words: list[Word], verb: int, lemma: str) -> list[Word]:
    """Make a buried verb the head of its own clause: the noun before takes its subject's place, the one after its
    object's.
    """
    offset = words[0].index
    top = words[verb - offset].head
    while verb < words[top - offset].head != top:
        top = words[top - offset].head
    governor = words[words[top - offset].head - offset]
    own = next((w.index for w in words if w.head == verb and w.rel == "nsubj"), None)
    if governor.index > verb and own is None:
        return words
    left = (
        own
        if own is not None
        else (
            governor.index
            if governor.index < verb and governor.pos in {"NOUN", "PROPN"} and governor.index != top
            else verb - 1
        )
    )
    subject = words[left - offset]
    root = words[top - offset].head == top
    marked = any(w.head == left and w.rel == "case" for w in words)
    head = verb if root or subject.head == left else subject.head
    rel = "root" if head == verb else "advcl" if marked else subject.rel
    risen = replace(words[verb - offset], pos="VERB", tag="VBD", lemma=lemma, head=head, rel=rel)
    return [risen if w.index == verb else _around_risen(w, verb, left, top) for w in words]


def _around_risen(word: Word, verb: int, left: int, top: int) -> Word:
    """Hang one word anew around a verb that rose from the phrase of its object `top`; `left` is its subject."""
    if word.index == left:
        return replace(word, rel="nsubj", head=verb)
    if word.index == top:
        return replace(word, rel="obj", head=verb)
    if word.head == left and word.rel == "case":
        return replace(word, rel="mark", head=verb)
    if word.head == left and word.index > top and word.rel.startswith(("nmod", "obl")):
        return replace(word, rel="obl", head=verb)
    if word.index < verb <= word.head:
        return replace(word, rel=word.rel if word.rel in {"det", "amod"} else "nmod", head=left)
    return word


def second_subject(words: list[Word]) -> int | None:
    """Return the second subject of a verb that stands right before the verb above, which has none: «The shelling went
    on, residents said».
    """
    offset = words[0].index
    subjects = [w for w in words if w.rel in {"nsubj", "nsubj:pass"}]
    with_subject = {w.head for w in subjects}
    for subject in subjects:
        verb = words[subject.head - offset]
        above = words[verb.head - offset]
        earlier = any(w.head == verb.index and w.index < verb.index for w in subjects)
        between = verb.index < subject.index < above.index and above.index not in with_subject
        if earlier and between and _last_below(words, subject.index) == above.index - 1:
            return subject.index
    return None


def move_subject(words: list[Word], subject: int, lemma: str) -> list[Word]:
    """Hang a second subject on the verb above its own."""
    offset = words[0].index
    above = words[words[subject - offset].head - offset].head
    return [replace(w, rel="nsubj", head=above) if w.index == subject else w for w in words]


def _last_below(words: list[Word], at: int) -> int:
    """Return the last word that hangs on a word, at whatever depth."""
    below, last = {at}, at
    for word in words[at - words[0].index + 1 :]:
        if word.head in below:
            below.add(word.index)
            last = word.index
    return last


def which_of_nothing(words: list[Word]) -> int | None:
    """Return the verb of a clause with `which` that hangs on what cannot be meant: a person, or a word after `which`.

    «General Masri, a commander of the army in Vel -- which protesters hold -- has …»: it is said of Vel.
    """
    offset = words[0].index
    for word in words:
        head = words[word.head - offset]
        opens = next((w for w in words if w.head == word.index and w.lemma == "which" and w.index < word.index), None)
        if word.rel != "acl:relcl" or opens is None or _thing_before(words, opens.index) is None:
            continue
        if head.entity == "PER" or opens.index < head.index < word.index:
            return word.index
    return None


def hang_on_thing(words: list[Word], verb: int, lemma: str) -> list[Word]:
    """Hang the clause on the last noun before its `which` that is no person's name; a noun inside it is its subject."""
    opens = next(w.index for w in words if w.head == verb and w.lemma == "which")
    thing, subject = _thing_before(words, opens), words[verb - words[0].index].head
    out = []
    for word in words:
        if word.index == verb and thing is not None:
            out.append(replace(word, head=thing))
        elif word.index == subject and opens < subject < verb:
            out.append(replace(word, rel="nsubj", head=verb))
        else:
            out.append(word)
    return out


def _thing_before(words: list[Word], index: int) -> int | None:
    before = reversed(words[: index - words[0].index])
    return next((w.index for w in before if w.pos in {"NOUN", "PROPN"} and w.entity != "PER"), None)


def lost_subject(words: list[Word]) -> int | None:
    """Return what an adverbial clause tells of, where the parser read its conjunction as a preposition: «broke out
    after the rebels, a band of deserters, seized the mill». No finite clause of that kind stands without either.
    """
    offset = words[0].index
    for clause in words:
        if not _bare(words, clause) or any(w.head == clause.index and w.rel == "mark" for w in words):
            continue
        for noun in words[words[clause.head - offset].index - offset + 1 : clause.index - offset]:
            between = words[_last_below(words, noun.index) + 1 - offset : clause.index - offset]
            if (
                noun.rel == "obl"
                and noun.head == clause.head
                and {"case", "appos"} <= {w.rel for w in words if w.head == noun.index}
                and all(w.pos in {"PUNCT", "ADV", "AUX"} for w in between)
            ):
                return noun.index
    return None


def give_subject(words: list[Word], noun: int, lemma: str) -> list[Word]:
    """Make the noun the subject of the first bare clause after it, and its preposition that clause's conjunction."""
    clause = next(w.index for w in words if w.index > noun and _bare(words, w))
    case = next(w.index for w in words if w.head == noun and w.rel == "case")
    changed = {noun: ("nsubj", clause), case: ("mark", clause)}
    return [replace(w, rel=changed[w.index][0], head=changed[w.index][1]) if w.index in changed else w for w in words]


def _bare(words: list[Word], clause: Word) -> bool:
    """Tell a finite verb of a clause within another that has no subject."""
    if clause.rel not in {"advcl", "parataxis"} or clause.tag not in MAIN - {"MD"}:
        return False
    return not any(w.head == clause.index and w.rel.startswith(("nsubj", "csubj", "expl")) for w in words)


def cut_clause(words: list[Word]) -> int | None:
    """Return a participle that took the subject of the verb right after it: «where men firing rockets killed six»."""
    for own in (w for w in words if w.tag == "VBG"):
        subject = next((w for w in words if w.head == own.index and w.rel == "nsubj"), None)
        helped = any(w.head == own.index and w.rel.startswith("aux") for w in words)
        if subject is not None and subject.index < own.index and not helped:
            verb = _after(words, own)
            opens = any(w.head in {own.index, verb} and w.index < subject.index and _opens(w) for w in words)
            if verb is not None and opens:
                return own.index
    return None


def join_clause(words: list[Word], participle: int, lemma: str) -> list[Word]:
    """Give subject and conjunction back to the finite verb that follows, and hang the participle on the subject."""
    own = words[participle - words[0].index]
    subject = next(w.index for w in words if w.head == participle and w.rel == "nsubj")
    verb = _after(words, own)
    out = []
    for word in words:
        if word.index == participle:
            out.append(replace(word, rel="acl", head=subject))
        elif word.index == subject and verb is not None:
            out.append(replace(word, rel="nsubj", head=verb))
        elif word.head == participle and word.index < subject and verb is not None:
            out.append(replace(word, head=verb))
        elif word.index == verb and own.rel == "acl":
            out.append(replace(word, rel="acl:relcl", head=own.head))
        else:
            out.append(word)
    return out


def _opens(word: Word) -> bool:
    return word.tag == "WRB" or word.rel == "mark"


def _after(words: list[Word], own: Word) -> int | None:
    """Return the bare finite verb right after all that hangs on a word."""
    after = _last_below(words, own.index) + 1 - words[0].index
    following = words[after] if after < len(words) else None
    return following.index if following is not None and _bare(words, following) else None


def garden_path(words: list[Word]) -> int | None:
    """Return a participle that was taken for the verb of a clause, before the verb of the sentence, which has no
    subject: «A post-mortem carried out in Belte found that …».
    """
    offset = words[0].index
    for own in (w for w in words if w.rel == "advcl" and w.tag in {"VBD", "VBN"}):
        verb = words[own.head - offset]
        rels = {w.rel for w in words if w.head == own.index}
        between = words[own.index - offset : max(own.index, verb.index) - offset]
        if (
            own.index < verb.index
            and verb.tag in MAIN - {"MD"}
            and "nsubj" in rels
            and not rels & {"mark", "aux", "aux:pass", "obj"}
            and not any(w.pos == "PUNCT" for w in between)
            and not any(w.head == verb.index and w.rel.startswith(("nsubj", "csubj", "expl")) for w in words)
        ):
            return own.index
    return None


def leave_path(words: list[Word], participle: int, lemma: str) -> list[Word]:
    """Give the subject to the verb of the sentence, and hang the participle on it."""
    verb = words[participle - words[0].index].head
    subject = next(w.index for w in words if w.head == participle and w.rel == "nsubj")
    out = []
    for word in words:
        if word.index == participle:
            out.append(replace(word, rel="acl", head=subject, tag="VBN"))
        elif word.index == subject:
            out.append(replace(word, head=verb))
        else:
            out.append(word)
    return out
