"""The commands of the casebook as people run them: added once, listed, shown, judged, with clear complaints."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recount.casebook import open_casebook
from recount.cli import main
from recount.cli.progress import Meter, sizes, span
from recount.incidents.judged import incident_id
from tests.casebook.made import BY, fill, make_claims, make_report

REPORT = make_report(4)
ATTACK, TOLL, *_ = make_claims(REPORT, 4)
STORY = (
    "Four killed in Karvo\n\nThe army shelled the village of Karvo on Sunday and killed four people, officials said.\n"
)


def run(*words: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, list(map(str, words)), prog_name="recount")


def lines(done: Result) -> list[dict[str, object]]:
    """Return the records of a run that went well."""
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return a casebook with some reports."""
    path = tmp_path / "kept.db"
    with open_casebook(path, create=True) as casebook:
        fill(casebook, 8)
    return path


def test_reports_are_read_kept_and_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "story.txt").write_text(STORY)
    (tmp_path / "reports" / "empty.txt").touch()
    words = ("add", tmp_path / "reports", "--casebook", tmp_path / "new.db", "--published", "2014-12-30")
    first = run(*words)
    assert first.exit_code == 1  # for the empty one
    assert "new.db: 1 added, 1 issues;" in first.stderr
    again = run(*words)
    assert "0 added, 1 there already, 1 issues; 0 claims stored" in again.stderr
    (report,) = lines(run("reports", "--casebook", tmp_path / "new.db"))
    assert (report["text"], report["published"]) == (STORY, "2014-12-30")
    (toll,) = lines(run("claims", "--measure", "killed", "--text", "four people", "--casebook", tmp_path / "new.db"))
    assert (toll["best"], toll["report"]) == (4, report["id"])
    assert [issue["code"] for issue in lines(run("issues", "--casebook", tmp_path / "new.db"))] == ["empty"]


def test_what_is_said_otherwise_later_is_told_and_corrected_by_a_judgement(tmp_path: Path) -> None:
    story, casebook = tmp_path / "story.txt", tmp_path / "new.db"
    story.write_text(STORY)
    run("add", story, "--casebook", casebook)
    said = run("add", story, "--casebook", casebook, "--published", "2014-12-30").stderr
    (report,) = lines(run("reports", "--casebook", casebook))
    command = f"judge correct {report['id']} --field published --value 2014-12-30"
    assert report["published"] is None
    assert command in said
    assert run(*command.split(), "--casebook", casebook).exit_code == 0
    assert "1 read again" in run("reread", "--casebook", casebook).stderr
    times = [claim["time"] for claim in lines(run("claims", "--casebook", casebook))]
    assert "2014-12-28" in [time["start"] for time in times if isinstance(time, dict)]
    assert "0 added; 0 claims" in run("reread", "--casebook", casebook).stderr


def test_lists_have_three_forms(kept: Path, tmp_path: Path) -> None:
    for command, count in (("reports", 8), ("claims", 96), ("issues", 1)):
        assert len(lines(run(command, "--casebook", kept))) == count
        assert run(command, "--casebook", kept, "--out", tmp_path / "list.csv").exit_code == 0
        with (tmp_path / "list.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == count
        table = run(command, "--casebook", kept, "--as", "table").stdout
        assert f"{count} " in table.splitlines()[-1]


def test_a_list_of_nothing_says_so(kept: Path) -> None:
    assert lines(run("claims", "--country", "Chad", "--casebook", kept)) == []
    assert run("claims", "--country", "Chad", "--as", "table", "--casebook", kept).stdout == "no claims\n"
    rows = list(csv.reader(io.StringIO(run("reports", "--country", "TCD", "--as", "csv", "--casebook", kept).stdout)))
    assert len(rows) == 1


def test_a_claim_is_shown_with_its_words_in_context(kept: Path) -> None:
    shown = run("show", TOLL.id[:8], "--as", "text", "--casebook", kept).stdout
    plain = " ".join(shown.split())
    assert f"[[{TOLL.evidence.text}]]" in plain
    assert REPORT.text[TOLL.evidence.end :][:30].strip() in plain
    assert "Tell Aswad" in plain
    assert lines(run("show", TOLL.id, "--casebook", kept))[0]["id"] == TOLL.id


def test_an_incident_is_shown_with_whom_it_rests_on_and_the_words_of_its_claims(kept: Path) -> None:
    incident = next(one for one in lines(run("incidents", "--casebook", kept)) if TOLL.id in one["claims"])  # type: ignore[operator]
    name = str(incident["id"])
    assert lines(run("show", name[:10], "--casebook", kept))[0] == incident
    shown = " ".join(run("show", name, "--as", "text", "--casebook", kept).stdout.split())
    assert "Independent sources 1. " in shown
    assert f"[[{TOLL.evidence.text}]]" in shown
    assert "no record has an id" in run("show", "ffffffffff", "--casebook", kept).stderr


def test_a_report_is_shown_with_its_claims_and_no_control_characters(kept: Path) -> None:
    shown = run("show", REPORT.id, "--as", "text", "--casebook", kept).stdout
    assert "⟨U+202E⟩" in shown
    assert "\u202e" not in shown
    assert TOLL.id[:10] in shown


def test_judgements_are_made_listed_and_undone(kept: Path) -> None:
    words = ("--casebook", kept, "--who", "Ana")
    reject = run("judge", "reject", ATTACK.id, "--why", "a drill", *words).stdout.strip()
    correct = run("judge", "correct", TOLL.id, "--field", "amount", "--value", "[10,null,20]", *words).stdout.strip()
    found = lines(run("judgements", "--casebook", kept))
    assert [(j["id"], j["act"], j["who"], j["why"]) for j in found] == [
        (reject, "reject", "Ana", "a drill"),
        (correct, "correct", "Ana", None),
    ]
    assert found[1]["value"] == [10, None, 20]
    of = {claim["id"]: claim for claim in lines(run("claims", "--report", REPORT.id, "--casebook", kept))}
    assert ATTACK.id not in of
    assert (of[TOLL.id]["low"], of[TOLL.id]["high"]) == (10, 20)
    run("judge", "undo", reject, *words)
    assert len(lines(run("claims", "--report", REPORT.id, "--casebook", kept))) == 12
    assert "reject (undone)" in run("judgements", "--as", "table", "--casebook", kept).stdout
    assert [j["id"] for j in lines(run("judgements", "--about", TOLL.id, "--casebook", kept))] == [correct]
    assert "corrected" in run("show", TOLL.id, "--as", "text", "--casebook", kept).stdout


def test_incidents_are_judged_by_a_claim_that_stays(kept: Path) -> None:
    one, other = (incident_id((claim,)) for claim in (ATTACK, TOLL))
    assert run("judge", "merge", one[:9], other, "--casebook", kept).exit_code == 0
    assert [j["subject"] for j in lines(run("judgements", "--casebook", kept))] == [[ATTACK.id, TOLL.id]]
    assert run("judge", "accept", one, "--casebook", kept).exit_code == 2


def test_what_needs_a_look_is_told(kept: Path) -> None:
    accept = run("judge", "accept", TOLL.id, "--casebook", kept).stdout.strip()
    with open_casebook(kept) as casebook, casebook.adding(BY.__class__(reader="2", digest="b")) as adding:
        adding.put(REPORT, make_claims(REPORT, 4, more=1))
    done = run("judgements", "--doubtful", "--casebook", kept)
    assert [j["id"] for j in lines(done)] == [accept]
    assert "says something else" in done.stderr


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["claims", "--country", "Narnia"], "no country known here"),
        (["claims", "--type", "KILLED"], "not one of"),
        (["claims", "--since", "soon"], "not an ISO date"),
        (["claims", "--report", "zzzz"], "no report has an id that begins with 'zzzz'"),
        (["show", "abc"], "no record has an id"),
        (["judge", "accept", "zzzzz"], "no claim or report or judgement"),
        (["judge", "correct", TOLL.id, "--field", "status"], "needs --value"),
        (["judge", "correct", TOLL.id, "--field", "status", "--value", "maybe"], "does not fit"),
        (["judge", "applaud", TOLL.id], "not one of"),
        (["claims", "--casebook", "mysql://x/y"], "no such kind of casebook"),
        (["claims", "--out", "page.html"], "table, jsonl or csv"),
    ],
)
def test_wrong_usage_says_what_would_be_right(kept: Path, words: list[str], why: str) -> None:
    done = run(*words, *([] if "--casebook" in words else ["--casebook", kept]))
    assert done.exit_code == 2
    assert why in " ".join(done.stderr.split())


def test_a_casebook_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    done = run("claims", "--casebook", tmp_path / "none.db")
    assert done.exit_code == 1
    assert "make one with `recount add" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_reading_alone_does_not_load_the_database() -> None:
    check = (
        "import sys, recount.cli, recount.journey; sys.exit('sqlalchemy' in sys.modules or 'alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_progress_tells_rate_and_time_left(tmp_path: Path) -> None:
    for name, size in (("a.txt", 1000), ("b.csv", 3000)):
        (tmp_path / name).write_bytes(b"x" * size)
    a, b = str(tmp_path / "a.txt"), str(tmp_path / "b.csv")
    meter = Meter(sizes([a, b, str(tmp_path / "none.txt")]), began=100.0)
    assert meter.step(a, 900, now=101.0) == ""
    assert meter.step(f"{b}#1", 500, now=110.0) == "0.2 a second, 17 s left"
    assert meter.step(f"{b}#2", 500, now=120.0) == "0.1 a second, 20 s left"
    assert Meter({}, began=0.0).step("-", 10, now=10.0) == "0.1 a second"


@pytest.mark.parametrize(
    ("seconds", "words"), [(5, "5 s"), (100, "2 min"), (5_400, "1 h 30 min"), (80_000, "22 h 13 min")]
)
def test_lengths_of_time_are_said_as_people_do(seconds: float, words: str) -> None:
    assert span(seconds) == words
