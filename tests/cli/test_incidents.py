"""`recount incidents` and `recount situation` as people run them: forms, files of claims, complaints, hostile text."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from recount.cli import main
from recount.exchange.jsonl import jsonl_line
from recount.records import Incident, Situation
from tests.incidents.test_fold import CLAIMS, REPORTS
from tests.incidents.test_situation import CLAIMS as STATE
from tests.incidents.test_situation import REPORTS as TOLD


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(b"".join(jsonl_line(record) for record in (*REPORTS, *CLAIMS)))
    return path


@pytest.fixture
def state(tmp_path: Path) -> Path:
    path = tmp_path / "state.jsonl"
    path.write_bytes(b"".join(jsonl_line(record) for record in (*TOLD, *STATE)))
    return path


def test_claims_already_read_become_incidents(claims: Path) -> None:
    done = run("incidents", claims)
    assert done.exit_code == 0
    found = [msgspec.json.decode(line, type=Incident) for line in done.stdout.splitlines()]
    assert len(found) == 2
    assert {incident.figures["killed"].high for incident in found} == {12, 15}


def test_blocks_for_the_terminal(claims: Path) -> None:
    done = run("incidents", claims, "--as", "table", "--why", "--policy", "airwars")
    assert "12 to 15, best 12" in done.stdout
    assert "disputed" in done.stdout
    assert "rule lowest_to_highest" in done.stdout
    assert "airwars" in done.stdout
    assert "2 incidents in 3 reports" in done.stdout


def test_a_report_is_read_first(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(
        "Karvo\n\nThe army shelled the village of Karvo on Sunday and killed four people, officials said.\n"
    )
    done = run("incidents", path, "--published", "2014-12-30")
    (incident,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert incident["figures"]["killed"]["best"] == 4


def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, claims: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(claims.read_bytes() + b'{"record": "claim", "kind": "event"}\n')
    done = run("incidents", broken)
    assert done.exit_code == 1
    assert "broken.jsonl, line 11" in done.stderr
    assert run("incidents", claims, "--policy", "guess").exit_code == 2
    assert run("situation", tmp_path / "missing").exit_code == 1


def test_a_situation_in_three_forms(state: Path, tmp_path: Path) -> None:
    now = msgspec.json.decode(run("situation", state).stdout, type=Situation)
    assert now.at == "2020-06-05"
    page = run("situation", state, "--as", "table", "--since", "2020-05-31").stdout
    assert "Changed since 2020-05-31" in page
    assert "Guard controls Marrow → Esk Front controls Marrow" in page
    out = tmp_path / "page.html"
    assert run("situation", state, "--out", out).exit_code == 0
    assert "Esk Front controls Marrow" in out.read_text(encoding="utf-8")
    assert "<script" not in out.read_text(encoding="utf-8")


def test_control_characters_are_shown_by_name(tmp_path: Path) -> None:
    from tests.incidents.made import act, report

    evil = report("The \x1b[31mred\u202e men attacked Marrow.")
    path = tmp_path / "evil.jsonl"
    attack = act(evil, "attacked Marrow", "\x1b[31mred\u202e men [bold]", "Marrow")
    path.write_bytes(jsonl_line(evil) + jsonl_line(attack))
    shown = run("incidents", path, "--as", "table", "--all").stdout
    assert "\x1b" not in shown
    assert "⟨U+001B⟩" in shown
    assert "[bold]" in shown
