"""Why a claim is as it is: every rule that a claim can name is told, with a file that exists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from recount.cli import main
from recount.exchange.explaining import reasons
from recount.lexicon.rule_rows import load_rules
from recount.records import Event, Figure
from tests.claims.expected import read_text

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

PACKAGE = Path(__file__).parents[2] / "recount"

DENIAL = "The militia denied on Sunday that its men had shelled the port of Karvo, killing nine sailors."


def told(text: str, engine: Engine, lexicon: Lexicon, kind: type) -> list[tuple[str, str]]:
    claims = [c for c in read_text(text, engine, lexicon) if isinstance(c, kind)]
    return [(r.field, r.rule) for r in reasons(claims[-1], lexicon)]


def test_reasons_come_in_the_order_of_what_they_answer(engine: Engine, lexicon: Lexicon) -> None:
    found = told(DENIAL, engine, lexicon, Event)
    assert found[0] == ("what", "assault.shelling")
    assert ("status", "reject.deny") in found
    assert ("says who", "reject.deny") in found
    assert [field for field, _ in found] == sorted((f for f, _ in found), key=[f for f, _ in found].index)


def test_a_figure_tells_its_number(engine: Engine, lexicon: Lexicon) -> None:
    found = told(DENIAL, engine, lexicon, Figure)
    assert ("what", "measure.killed") in found
    assert "how many" in dict(found)


def test_status_and_source_always_have_a_reason(engine: Engine, lexicon: Lexicon) -> None:
    found = told("Rebels attacked Karvo.", engine, lexicon, Event)
    assert ("status", "status.form") in found
    assert ("says who", "publisher") in found


def test_a_rule_of_another_version_is_no_error(engine: Engine, lexicon: Lexicon) -> None:
    import msgspec

    claim = read_text("Rebels attacked Karvo.", engine, lexicon)[0]
    old = msgspec.structs.replace(claim, rules=("gone.by",))
    assert ("what", "gone.by", "?") in [r[:3] for r in reasons(old, lexicon)]


def test_files_of_rules_exist() -> None:
    places = {row.place for row in load_rules()}
    missing = [p for p in places if not any((PACKAGE / q).exists() for q in (p, f"{p}.py", f"data/{p}"))]
    assert missing == []


def test_every_rule_of_the_samples_is_known(engine: Engine, lexicon: Lexicon) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (PACKAGE.parent / "samples").glob("*.txt")]
    unknown = {
        reason.rule
        for text in texts
        for claim in read_text(text, engine, lexicon)
        for reason in reasons(claim, lexicon)
        if reason.place == "?"
    }
    assert unknown == set()


def test_the_command_prints_rules_under_each_claim(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(DENIAL, encoding="utf-8")
    result = CliRunner().invoke(main, ["read", str(report), "--published", "2014-12-30", "--explain"])
    assert result.exit_code == 0
    assert "reject.deny" in result.output
    assert "events.toml" in result.output
    assert "shelled the port of Karvo" in result.output
