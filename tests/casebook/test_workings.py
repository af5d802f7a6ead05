"""What a casebook keeps of incidents saves work and changes none of them: as reports come, are read again and judged."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from recount.casebook import Casebook, open_casebook
from recount.casebook.workings import put_workings
from recount.errors import StoreError
from recount.incidents import edition, fold
from recount.incidents.kept import incidents_of
from recount.lexicon import load_lexicon
from tests.casebook.made import BY, COUNT, LATER, fill, judgement, make_claims, make_report
from tests.casebook.test_killed import Counter, run

RULES = edition(load_lexicon())


def wanted(casebook: Casebook) -> tuple[object, ...]:
    """Return the incidents, folded from nothing."""
    return fold(casebook.reports(), casebook.claims(), casebook.judgements())


def test_each_change_gives_what_folding_from_nothing_gives(place: str) -> None:
    with open_casebook(place, create=True) as casebook:
        for count in (4, 5, COUNT):
            fill(casebook, count)
            assert incidents_of(casebook) == wanted(casebook) != ()
        first, second = make_claims(make_report(0), 0)[0], make_claims(make_report(5), 5)[0]
        for one in (
            judgement("reject", first.id),
            judgement("merge", second.id, make_claims(make_report(10), 10)[0].id),
            judgement("correct", make_report(1).id, field="publisher", value="Belte Courier"),
            judgement("mark_copy", make_report(7).id, value=make_report(2).id),
            judgement("undo", judgement("reject", first.id).id),
        ):
            casebook.judge(one)
            assert incidents_of(casebook) == wanted(casebook)
        with casebook.adding(LATER) as adding:
            adding.put(make_report(3), make_claims(make_report(3), 3, more=2, shift=1))
        assert incidents_of(casebook) == wanted(casebook)


def test_one_more_report_changes_few_rows(place: str) -> None:
    with open_casebook(place, create=True) as casebook:
        fill(casebook, COUNT)
        incidents_of(casebook)
        before = casebook.workings(RULES)
        incidents_of(casebook)
        assert casebook.workings(RULES) == before
        with casebook.adding(BY) as adding:
            adding.put(make_report(COUNT), make_claims(make_report(COUNT), COUNT))
        incidents_of(casebook)
        after = casebook.workings(RULES)
    assert len(after) > len(before)
    assert sum(after.get(name) == row for name, row in before.items()) > len(before) / 2


def test_rows_of_other_rules_are_not_given_out_and_go(place: str) -> None:
    with open_casebook(place, create=True) as casebook:
        casebook.keep_workings("old", {}, {"a": b"1", "b": b"2"})
        assert casebook.workings("old") == {"a": b"1", "b": b"2"}
        assert casebook.workings("new") == {}
        casebook.keep_workings("new", {}, {"a": b"3"})
        assert (casebook.workings("old"), casebook.workings("new")) == ({}, {"a": b"3"})
        casebook.keep_workings("new", {"a": b"3"}, {"c": b"4"})
        assert casebook.workings("new") == {"c": b"4"}


def test_all_rows_are_kept_or_none(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*words: object) -> None:
        put_workings(*words)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with open_casebook(place, create=True) as casebook:
        casebook.keep_workings("one", {}, {"a": b"1"})
        monkeypatch.setattr("recount.casebook.store.put_workings", broken)
        with pytest.raises(KeyboardInterrupt):
            casebook.keep_workings("one", {"a": b"1"}, {"b": b"2"})
        assert casebook.workings("one") == {"a": b"1"}


def test_a_casebook_that_cannot_be_written_is_folded_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.db"
    with open_casebook(path, create=True) as casebook:
        fill(casebook, 4)

        def refuse(*_words: object) -> None:
            raise StoreError("it cannot be written")

        monkeypatch.setattr(Casebook, "keep_workings", refuse)
        assert incidents_of(casebook) == wanted(casebook)
        assert casebook.workings(RULES) == {}


def keep(place: str, taken: Counter) -> None:
    """Add reports one after the other, and ask for the incidents after each: what an analyst does all day."""
    with open_casebook(place, create=True) as casebook:
        for n in range(COUNT):
            taken.value += 1
            with casebook.adding(BY) as adding:
                adding.put(make_report(n), make_claims(make_report(n), n))
            incidents_of(casebook)


def check_killed(place: str, times: int) -> None:
    chance = random.Random(times)
    for _ in range(times):
        run(keep, place, chance.randrange(COUNT), chance.uniform(0, 0.1))
        with open_casebook(place, create=True) as casebook:
            assert incidents_of(casebook) == wanted(casebook)
            casebook.keep_workings(RULES, casebook.workings(RULES), {})
    run(keep, place)
    with open_casebook(place) as casebook:
        assert incidents_of(casebook) == wanted(casebook)
        assert len([*casebook.reports(text=False)]) == COUNT


def test_killed_while_keeping(place: str) -> None:
    check_killed(place, 3)


@pytest.mark.soak
def test_killed_while_keeping_many_times(place: str) -> None:
    check_killed(place, 40)
