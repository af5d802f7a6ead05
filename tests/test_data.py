"""Every data file is read by somebody, every rule has a name of its own, and a mistake in a file is located."""

from __future__ import annotations

import ast
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from recount.errors import DataFileError
from recount.lexicon import files, rows

if TYPE_CHECKING:
    from recount.lexicon import Lexicon

ROOT = Path(__file__).parents[1]
DATA = ROOT / "recount" / "data"
DATA_FILES = sorted(p.name for p in DATA.iterdir() if p.is_file() and p.name != "README.md")
CASES = sorted((ROOT / "tests" / "cases").rglob("*.csv"))


def lexicon_rows(lexicon: Lexicon) -> Iterator[tuple[str, rows.Row]]:
    """Yield (field of the lexicon, row) for every row that carries a rule's name."""
    for field in msgspec.structs.fields(type(lexicon)):
        value = getattr(lexicon, field.name)
        if isinstance(value, tuple):
            yield from ((field.name, row) for row in value if isinstance(row, rows.Row))


def strings_in_code() -> set[str]:
    return {
        node.value
        for path in (ROOT / "recount").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_data_file_loads(lexicon: Lexicon) -> None:
    empty = [f.name for f in msgspec.structs.fields(type(lexicon)) if getattr(lexicon, f.name) in ((), None, "")]
    assert empty == ["gazetteers"]  # users' own, of which the package has none


def test_every_data_file_has_a_reader() -> None:
    assert not [name for name in DATA_FILES if name not in strings_in_code()]


def test_every_row_type_is_read() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "recount").rglob("*.py") if p.name != "rows.py")
    assert not [name for name in rows.__all__ if name.endswith("Row") and name != "Row" and name not in source]


def test_rule_names_are_unique_over_all_files(lexicon: Lexicon) -> None:
    counts = Counter(row.name for _, row in lexicon_rows(lexicon))
    assert not {name: n for name, n in counts.items() if n > 1}


def test_rule_names_are_words(lexicon: Lexicon) -> None:
    assert not [(field, row.name) for field, row in lexicon_rows(lexicon) if not row.name.strip() or "\n" in row.name]


def test_the_digest_is_of_the_files(lexicon: Lexicon) -> None:
    assert lexicon.digest == files.digest()


def test_cases_say_text_and_expectation() -> None:
    assert CASES
    for path in CASES:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            found = list(reader)
        assert {"text", "expected", "note"} <= set(reader.fieldnames or ()), path.name
        ragged = [n for n, row in enumerate(found, 2) if None in row or None in row.values()]
        assert not ragged, f"{path.name}: cells missing or too many in rows {ragged}"


# --- mistakes in a file -----------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that stands for the package's data files."""
    monkeypatch.setattr(files, "data_folder", lambda: tmp_path)
    return tmp_path


GOOD = '[[rule]]\nname = "a weapon"\nwords = ["catapult"]\n'


def test_a_good_row_is_read(folder: Path) -> None:
    (folder / "weapons.toml").write_text(GOOD, encoding="utf-8")
    assert files.read_toml("weapons.toml", rows.WeaponRow) == (rows.WeaponRow(name="a weapon", words=("catapult",)),)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ('[[rule]]\nname = "b"\nwords = ["sling"]\nwrods = ["bow"]\n', ["line 5", "'b'", "wrods"]),
        ('[[rule]]\nname = "b"\nwords = "sling"\n', ["line 5", "'b'", "words"]),
        ('[[rule]]\nname = "b"\n', ["line 5", "'b'", "words"]),
        ('[[rule]]\nname = "b"\nwords = ["sling"]\nmode = "flung"\n', ["line 5", "mode"]),
        ('[[rule]]\nwords = ["sling"]\n', ["line 5", "name"]),
        ('[[rules]]\nname = "b"\n', ["rules"]),
        ("[[rule]\n", ["line 5"]),
    ],
)
def test_a_mistake_is_named_with_file_line_and_key(folder: Path, bad: str, named: list[str]) -> None:
    (folder / "weapons.toml").write_text(GOOD + "\n" + bad, encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        files.read_toml("weapons.toml", rows.WeaponRow)
    assert [part for part in ["weapons.toml", *named] if part not in str(raised.value)] == []


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ("name,words,wrods\na,sling,bow\n", ["line 2", "wrods"]),
        ("name,words,mode\na,sling,flung\n", ["line 2", "mode"]),
        ("name,words\na,sling|bow,arrow\n", ["line 2"]),
        ("name,words\na,sling\nb,\n", ["line 3", "words"]),
    ],
)
def test_a_mistake_in_a_table_is_named_with_file_and_line(folder: Path, bad: str, named: list[str]) -> None:
    (folder / "weapons.csv").write_text(bad, encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        files.read_csv("weapons.csv", rows.WeaponRow)
    assert [part for part in ["weapons.csv", *named] if part not in str(raised.value)] == []
