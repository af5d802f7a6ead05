"""What is kept comes back as it was, once, whatever is added again; and can be found. On both databases."""

from __future__ import annotations

import threading
from itertools import islice

import msgspec
import pytest

from recount.casebook import Casebook, Filter, open_casebook
from recount.errors import StoreError, UsageError
from recount.records import Issue
from tests.casebook.made import BY, COUNT, LATER, fill, items, judgement, make_claims, make_report, state


@pytest.fixture
def casebook(place: str) -> Casebook:
    """Return a casebook with some reports in it."""
    with open_casebook(place, create=True) as made:
        fill(made, COUNT)
        yield made


def test_what_is_added_comes_back_as_it_was(library: Casebook) -> None:
    added = [item for item in items(COUNT) if not isinstance(item, Issue)]
    assert {report.id: report for report in library.reports()} == {report.id: report for report, _ in added}
    assert {claim.id: claim for claim in library.claims()} == {c.id: c for _, claims in added for c in claims}
    assert {issue.id: issue for issue in library.issues()} == {i.id: i for i in items(COUNT) if isinstance(i, Issue)}


def test_a_reports_claims_come_in_the_order_of_reading(library: Casebook) -> None:
    report = make_report(3)
    assert tuple(library.claims(Filter(report=report.id))) == make_claims(report, 3)


def test_adding_again_changes_nothing(casebook: Casebook) -> None:
    before = state(casebook)
    assert set(fill(casebook, COUNT)) == {"there"}
    assert state(casebook) == before


def test_a_report_that_is_twice_in_one_run_is_kept_once(place: str) -> None:
    done = list[str]()
    with open_casebook(place, create=True) as casebook:
        with casebook.adding(BY, lambda outcome, _: done.append(outcome)) as adding:
            for _ in range(2):
                adding.put(make_report(1), make_claims(make_report(1), 1))
        assert done == ["new", "there"]
        assert len(list(casebook.claims())) == 12


def test_it_is_there_when_opened_again(place: str) -> None:
    with open_casebook(place, create=True) as casebook:
        fill(casebook, 5)
        before = state(casebook)
    with open_casebook(place) as again:
        assert state(again) == before


def test_only_what_is_not_there_is_read(library: Casebook) -> None:
    assert library.to_read(make_report(2), BY) is None
    assert library.to_read(make_report(2), LATER) == make_report(2)
    assert library.to_read(make_report(COUNT), BY) == make_report(COUNT)
    assert list(library.to_reread(BY)) == []
    assert len(list(library.to_reread(LATER))) == COUNT


def test_a_newer_reading_takes_the_place_of_the_older(casebook: Casebook) -> None:
    report = make_report(4)
    with casebook.adding(LATER) as adding:
        adding.put(report, make_claims(report, 4, more=100)[:3])
    assert tuple(casebook.claims(Filter(report=report.id))) == make_claims(report, 4, more=100)[:3]
    assert len(list(casebook.claims())) == 12 * COUNT - 9
    assert len(list(casebook.claims(Filter(report=report.id, text="shells")))) == 3


def test_an_issue_goes_when_its_report_is_read_well(place: str) -> None:
    report = make_report(1)
    issue = Issue(id="i", severity="error", path=report.path, code="unreadable", message="cannot be read")
    with open_casebook(place, create=True) as casebook:
        with casebook.adding(BY) as adding:
            adding.issue(issue)
        assert list(casebook.issues()) == [issue]
        with casebook.adding(BY) as adding:
            adding.put(report, ())
        assert list(casebook.issues()) == []


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        (Filter(place="menaka"), lambda c: c.place.name == "Ménaka"),
        (Filter(place="100%_"), lambda c: False),
        (Filter(country="LBY"), lambda c: c.place.country == "LBY"),
        (Filter(type="assault"), lambda c: c.__class__.__name__ == "Event"),
        (Filter(measure="killed"), lambda c: c.__class__.__name__ == "Figure"),
        (Filter(type="killed"), lambda c: False),
        (Filter(actor="emirat"), lambda c: getattr(c, "actor", None) and c.actor.name == "Émirat des Dunes"),
        (Filter(source="HARVAT cour"), lambda c: c.sources[0].name == "Harvat Courier"),
        (Filter(since="2031-03-15"), lambda c: c.time),
        (Filter(until="2031-03-15"), lambda c: c.time),
        (Filter(since="2031-04-01"), lambda c: False),
        (Filter(text="menaka shells"), lambda c: "Ménaka" in c.evidence.text),
        (Filter(text='"on sao crispim"'), lambda c: "São Crispim" in c.evidence.text),
        (Filter(text='"crispim sao"'), lambda c: False),
        (Filter(text="harv* kill*"), lambda c: "Harvat" in c.evidence.text),
        (Filter(text="'; DROP TABLE claims --"), lambda c: False),
        (Filter(text="()"), lambda c: True),
        (Filter(kind="event", country="MLI"), lambda c: c.place.country == "MLI" and hasattr(c, "actor")),
        (Filter(status="planned"), lambda c: False),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, Filter) else "",
)
def test_claims_are_found(library: Casebook, where: Filter, holds: object) -> None:
    wanted = {claim.id for claim in library.claims() if holds(claim)}  # type: ignore[operator]
    assert {listed.claim.id for listed in library.listed(where)} == wanted


@pytest.mark.parametrize(
    ("where", "holds"),
    [
        (Filter(since="2031-06-01", until="2031-06-30"), lambda r: r.published and r.published[:7] == "2031-06"),
        (Filter(source="belte"), lambda r: r.publisher == "Belte Courier"),
        (Filter(text='"shelling in belte"'), lambda r: "Shelling in Belte" in r.text),
        (Filter(text="teacher menaka"), lambda r: "Ménaka" in r.text),
        (Filter(place="aswad", measure="killed"), lambda r: "Tell Aswad" in r.text),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, Filter) else "",
)
def test_reports_are_found(library: Casebook, where: Filter, holds: object) -> None:
    wanted = {report.id for report in library.reports() if holds(report)}  # type: ignore[operator]
    assert wanted
    assert {report.id for report in library.reports(where)} == wanted


def test_records_are_found_by_the_beginning_of_their_id(library: Casebook) -> None:
    report = make_report(0)
    assert [(f.kind, f.id) for f in library.find(report.id)] == [("report", report.id)]
    assert report.id in [f.id for f in library.find(report.id[:6])]
    assert library.find("%") == ()


def test_an_updated_article_supersedes_the_older_whatever_order_they_come_in(place: str) -> None:
    address = "https://www.courier.example/news/shelling?id=3"
    first, second, third = (
        msgspec.structs.replace(make_report(n), url=address, published=f"2031-01-0{n}") for n in (1, 2, 3)
    )
    other = msgspec.structs.replace(make_report(4), url="https://www.courier.example/")
    with open_casebook(place, create=True) as casebook:
        with casebook.adding(BY) as adding:
            for report in (third, first, other, second):
                adding.put(report, ())
        found = {report.id: report.supersedes for report in casebook.reports()}
    assert found == {first.id: None, second.id: first.id, third.id: second.id, other.id: None}


def test_a_file_that_was_edited_supersedes_what_it_was(place: str) -> None:
    first = make_report(1)
    edited = msgspec.structs.replace(make_report(2), path=first.path, title=first.title, publisher=first.publisher)
    another = msgspec.structs.replace(make_report(3), path=first.path)
    with open_casebook(place, create=True) as casebook:
        with casebook.adding(BY) as adding:
            for report in (first, edited, another):
                adding.put(report, ())
        found = {report.id: report.supersedes for report in casebook.reports()}
    assert found == {first.id: None, edited.id: first.id, another.id: None}


def test_a_report_that_the_database_refuses_stops_no_other(casebook: Casebook) -> None:
    mine, theirs = make_report(COUNT), make_report(COUNT + 1)
    refused = list[Issue]()
    with casebook.adding(BY, refused=refused.append) as adding:
        adding.put(mine, make_claims(make_report(0), 0))  # claims of another report, with ids that are there
        adding.put(theirs, ())
    assert [(issue.code, issue.report) for issue in refused] == [("not_stored", mine.id)]
    assert theirs.id in {report.id for report in casebook.reports()}
    assert mine.id not in {report.id for report in casebook.reports()}


def test_readers_see_one_moment_while_reports_are_added(casebook: Casebook) -> None:
    reading = casebook.claims()
    first = list(islice(reading, 10))
    fill(casebook, COUNT + 5)
    assert len(first) + len(list(reading)) == 12 * COUNT
    assert len(list(casebook.claims())) == 12 * (COUNT + 5)


def test_two_who_add_at_once_lose_and_double_nothing(place: str) -> None:
    failures = list[Exception]()

    def add() -> None:
        try:
            with open_casebook(place) as casebook:
                fill(casebook, 60)
        except StoreError as error:
            failures.append(error)

    open_casebook(place, create=True).close()
    threads = [threading.Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_casebook(place) as casebook:
        assert len(list(casebook.reports())) == 60
        assert len(list(casebook.claims())) == 720


def test_a_judgement_waits_for_a_batch_and_no_longer(casebook: Casebook) -> None:
    claim = next(casebook.claims())
    with casebook.adding(BY) as adding:
        adding.put(make_report(COUNT), ())  # taken, and not written yet: nobody waits for it
        casebook.judge(judgement("accept", claim.id))
    assert next(casebook.listed(Filter(ids=(claim.id,)))).verdict == "accepted"


def test_what_was_taken_is_stored_where_the_run_is_stopped(place: str) -> None:
    with open_casebook(place, create=True) as casebook:
        with pytest.raises(KeyboardInterrupt), casebook.adding(BY) as adding:  # noqa: PT012
            adding.put(make_report(1), make_claims(make_report(1), 1))
            raise KeyboardInterrupt
        assert len(list(casebook.claims())) == 12


def test_claims_are_listed_from_the_oldest_report_on(library: Casebook) -> None:
    dates = {report.id: report.published or "~" for report in library.reports()}
    listed = [dates[listed.claim.report] for listed in library.listed()]
    assert listed == sorted(listed)


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(UsageError, match="mysql"):
        open_casebook("mysql://x@y/z")
