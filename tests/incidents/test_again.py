"""What is folded again, with what an earlier fold worked out, is what is folded from nothing: in any order of changes."""

from __future__ import annotations

import random
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recount.incidents as stage
from recount.incidents import edition, fold, fold_again
from recount.lexicon import load_lexicon
from recount.records import AnyClaim, Judgement, Report
from tests.incidents.made import act, count, judged, place, report

LEXICON = load_lexicon()
TOWNS = (("Marrow", 10.0, 10.0), ("Velmar", 10.2, 10.1), ("Karvo", 14.0, 10.0))
PAPERS = ("Evening Post", "Radio Esk", "Daily Ridge")
NUMBER = 16


class Told(NamedTuple):
    """A report with its claims."""

    report: Report
    claims: tuple[AnyClaim, ...]


def tell(number: int, paper: str = "", copy: bool = False) -> Told:
    """Make a report of an attack: of few towns, days and counts, so that many are of one; some share many names."""
    chance = random.Random(number)
    town, north, east = TOWNS[number % 3]
    day, dead, who = 4 + number % 2, chance.choice((12, 12, 15)), chance.choice(("mayor", "nurse"))
    head = f"Gunmen of the Harvat Brigade attacked the market of {town} on Monday, killing {dead} people, a {who} said."
    more = " Colonel Ito Baran and Major Ana Velte of the Coast Guard met there." if number % 4 else ""
    tail = f" The Harvat Brigade was given until Friday to leave. Residents accused the Coast Guard. Note {number}."
    text = f"{head}{more}{tail}" + (" It was the third such raid this year, an officer told us." if copy else "")
    published = f"2020-05-{day + 1 + number % 3:02}"
    told = report(text, published, paper or PAPERS[number % 3])
    at, on = place(town, north, east, "NER"), f"2020-05-{day:02}"
    attack = act(told, head[: head.index(",")], "Harvat Brigade", "market", at=at, on=on, says=who, kind="rebel")
    toll = count(told, f"killing {dead} people", float(dead), about=attack.id, of="people", says=who)
    leave = act(told, "was given until Friday to leave", "", "Harvat Brigade", type="THREATEN", status="threatened")
    leave = msgspec.structs.replace(leave, deadline=attack.time)
    blamed = act(told, "Residents accused the Coast Guard", "residents", "Coast Guard", type="ACCUSE", mode="allege")
    return Told(told, (attack, toll, leave, blamed))


POOL = tuple(
    tell(n % NUMBER, "Copy Desk" if n >= NUMBER else "", copy=n % 2 > 0 and n >= NUMBER) for n in range(2 * NUMBER)
)
CLAIMS = [claim.id for told in POOL for claim in told.claims]
REPORTS = [told.report.id for told in POOL]
INDEX = st.integers(0, len(POOL) - 1)
PICK = st.integers(0, len(CLAIMS) - 1)
BESIDE = st.tuples(PICK, st.sampled_from([1, 2, 24, 48])).map(lambda at: (at[0], (at[0] + at[1]) % len(CLAIMS)))
"""Two claims that are likely to be of one report, or of one attack."""
STEPS = st.one_of(
    st.tuples(st.just("add"), st.lists(INDEX, min_size=1, max_size=12)),
    st.tuples(st.just("remove"), st.lists(INDEX, min_size=1, max_size=6)),
    st.tuples(st.just("shuffle"), st.integers(0, 99)),
    st.tuples(st.just("lose"), st.integers(0, 99)),
    st.tuples(st.just("publisher"), INDEX),
    st.tuples(st.just("claims"), INDEX),
    st.tuples(st.sampled_from(["accept", "reject", "correct", "move alone"]), PICK),
    st.tuples(
        st.sampled_from(["merge", "split", "move", "mark_copy", "no copy", "undo"]), BESIDE | st.tuples(PICK, PICK)
    ),
)


class Book:
    """Reports with their claims and judgements, which change step by step."""

    def __init__(self) -> None:
        self.told: dict[str, Told] = {}
        self.judgements: list[Judgement] = []
        self.rows: dict[str, bytes] = {}

    def step(self, what: str, how: object) -> None:
        """Change something."""
        if isinstance(how, list):
            for one in (POOL[index] for index in how):
                self.told = {key: told for key, told in self.told.items() if key != one.report.id}
                if what == "add":
                    self.told[one.report.id] = one
        elif isinstance(how, int) and what in {"shuffle", "lose"}:
            chance = random.Random(how)
            if what == "shuffle":
                self.told = dict(chance.sample([*self.told.items()], len(self.told)))
            else:
                self.rows = {name: row for name, row in self.rows.items() if chance.random() < 0.6}
        elif isinstance(how, int) and what in {"publisher", "claims"}:
            self._change(what, POOL[how])
        else:
            self._judge(what, how)

    def _change(self, what: str, one: Told) -> None:
        if one.report.id in self.told:
            other = msgspec.structs.replace(one.report, publisher="Another Paper")
            fewer = one.claims[:2]
            self.told[one.report.id] = Told(other, one.claims) if what == "publisher" else Told(one.report, fewer)

    def _judge(self, what: str, how: object) -> None:
        number = len(self.judgements) + 1
        if isinstance(how, int):
            fields = {"correct": {"field": "amount", "value": 14.0}, "move alone": {"value": None}}.get(what, {})
            self.judgements.append(judged(number, what.split()[0], CLAIMS[how], **fields))
        elif isinstance(how, tuple):
            one, other = (CLAIMS[at] for at in how)
            if what == "undo":
                self.judgements.append(judged(number, "undo", f"j{how[0] % number}"))
            elif what in {"mark_copy", "no copy"}:
                copy, of = (REPORTS[at % len(REPORTS)] for at in how)
                self.judgements.append(judged(number, "mark_copy", copy, value=of if what == "mark_copy" else None))
            elif what == "move":
                self.judgements.append(judged(number, "move", one, value=other))
            else:
                self.judgements.append(judged(number, what, one, other))

    def check(self, policy: str = "default") -> None:
        """Fold again, and from nothing."""
        reports = [told.report for told in self.told.values()]
        claims = [claim for told in self.told.values() for claim in told.claims]
        wanted = fold(reports, claims, self.judgements, policy)
        found, self.rows = fold_again(reports, claims, self.judgements, policy, LEXICON, self.rows)
        assert found == wanted
        assert msgspec.json.encode(found) == msgspec.json.encode(wanted)


@settings(max_examples=20, deadline=None)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_changes_in_any_order(steps: list[tuple[str, object]]) -> None:
    book = Book()
    book.step("add", list(range(0, len(POOL), 2)))
    book.check()
    for what, how in steps:
        book.step(what, how)
        book.check()


@pytest.mark.soak
@settings(max_examples=300, deadline=None)
@given(steps=st.lists(STEPS, min_size=1, max_size=30), policy=st.sampled_from(["default", "ucdp", "airwars"]))
def test_changes_in_any_order_for_long(steps: list[tuple[str, object]], policy: str) -> None:
    book = Book()
    for what, how in steps:
        book.step(what, how)
        book.check(policy)


def test_the_pool_has_copies_large_incidents_and_disputes() -> None:
    found = fold([told.report for told in POOL], [claim for told in POOL for claim in told.claims])
    assert any("copy another" in origin.because for one in found for origin in one.origins)
    assert max(len(one.reports) for one in found) > 4
    assert {field.field for one in found for field in one.contradictions} >= {"killed", "actor"}


def test_only_what_is_new_is_gathered_and_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book()
    book.step("add", list(range(NUMBER)))
    book.check()
    before = dict(book.rows)
    gathered: list[str] = []
    gather, make = stage.gather, stage.make_incident
    monkeypatch.setattr(
        stage, "gather", lambda around, *more: gathered.append(around.report.id) or gather(around, *more)
    )
    made: list[str] = []
    monkeypatch.setattr(stage, "make_incident", lambda one, *more: made.append("one") or make(one, *more))
    today = max(told.report.published or "" for told in book.told.values())  # a later day tells which deadlines passed
    late = report("Rain fell on Ostrel, where a shell killed 3 people on Tuesday.", today, "Hill Voice")
    toll = count(late, "killed 3 people", 3, at="Ostrel", on="2020-08-31", of="people")
    book.told[late.id] = Told(late, (toll,))
    reports, claims = (
        [told.report for told in book.told.values()],
        [c for told in book.told.values() for c in told.claims],
    )
    found, after = fold_again(reports, claims, (), "default", LEXICON, before)
    assert gathered == [late.id]
    assert len(made) < len(found) / 2
    assert before.keys() - after.keys() == set() or len(before.keys() - after.keys()) < len(before) / 2


def test_a_new_report_that_copies_an_old_one_adds_no_source() -> None:
    first, copy = tell(1), tell(1, "Copy Desk", copy=True)
    _, rows = fold_again([first.report], first.claims, (), "default", LEXICON, {})
    both = [first.report, copy.report], [*first.claims, *copy.claims]
    found, _ = fold_again(*both, (), "default", LEXICON, rows)
    assert found == fold(*both)
    attack = next(one for one in found if one.figures)
    assert (len(attack.reports), attack.independent_sources) == (2, 1)


@pytest.mark.parametrize("what", ["merge", "split"])
def test_claims_of_one_telling_and_of_two_that_are_joined_anyway(what: str) -> None:
    book = Book()
    book.step("add", [0, 6])
    book.check()
    (attack, toll, *_), (again, *_) = book.told[REPORTS[0]].claims, book.told[REPORTS[6]].claims
    for subject in ((attack.id, toll.id), (attack.id, again.id)):
        book.judgements = [judged(1, what, *subject)]
        book.check()


def test_a_damaged_row_is_worked_out_anew() -> None:
    book = Book()
    book.step("add", [0, 1, 2, 3])
    book.check()
    book.rows = dict.fromkeys(book.rows, b"no row")
    book.check()


def test_another_policy_keeps_what_the_first_worked_out() -> None:
    book = Book()
    book.step("add", [0, 1, 2, 3])
    book.check()
    first = set(book.rows)
    book.check("ucdp")
    assert first < set(book.rows)


def test_other_rules_are_another_edition() -> None:
    assert edition(LEXICON) == edition(LEXICON)
    assert edition(msgspec.structs.replace(LEXICON, digest="other")) != edition(LEXICON)
