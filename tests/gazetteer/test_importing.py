"""GeoNames downloads are read line by line into a file of the user's own; broken lines are told, failures leave it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recount.errors import DataFileError, SourceError
from recount.gazetteer import Store
from recount.gazetteer.dumps import Broken
from recount.gazetteer.importing import Imported, import_dump
from recount.gazetteer.spelling import spelling
from tests.gazetteer.made import make

if TYPE_CHECKING:
    from recount.lexicon import Lexicon


def row(number: object, name: str, others: str = "", north: object = 30.5, kind: str = "P.PPL", people: int = 0) -> str:
    """Return a line of a dump, 19 columns."""
    letter, code = kind.split(".")
    cells = [number, name, name, others, north, 14.5, letter, code, "LY", "", "07", "", "", "", people, "", 3, "X", "Y"]
    return "\t".join(map(str, cells))


def packed(path: Path, text: str | bytes, **beside: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in beside.items():
            archive.writestr(f"{name}.txt", content)
        archive.writestr(f"{path.stem}.txt", text)
    return path


class Run:
    """An import into a file of this folder, with what it told."""

    def __init__(self, folder: Path, lexicon: Lexicon) -> None:
        self.into = folder / "own" / "gazetteer.sqlite"
        self.shipped = Store(make(folder / "shipped.sqlite"))
        self.kinds = {f.feature: f.kind for f in lexicon.features}
        self.words = spelling(lexicon)
        self.broken: list[Broken] = []
        self.steps: list[Imported] = []

    def __call__(self, source: Path) -> Imported:
        told = (self.broken.append, self.steps.append)
        return import_dump(source, self.into, self.shipped, self.kinds, self.words, *told)


@pytest.fixture
def run(tmp_path: Path, lexicon: Lexicon) -> Run:
    return Run(tmp_path, lexicon)


def test_a_country_is_taken_over(run: Run, tmp_path: Path) -> None:
    lines = [row(21, "Qaryat Brask", "Brask,Браск", people=120), row(22, "Wadi Brask", kind="H.STM"), ""]
    done = run(packed(tmp_path / "LY.zip", "\n".join(lines), readme="19 columns"))
    assert done[1:] == (2, 0, 0)
    store = Store(run.into)
    (village,) = store.entries("brask")
    assert (village.id, village.country, village.admin1, village.population) == ("geonames:21", "LBY", "07", 120)
    assert store.entries("wadi brask")[0].kind == "river"


def test_a_plain_text_file_is_read_as_well(run: Run, tmp_path: Path) -> None:
    (tmp_path / "LY.txt").write_text(row(21, "Brask") + "\r\n", encoding="utf-8")
    assert run(tmp_path / "LY.txt").places == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("too\tfew", "2 columns"),
        (row("x", "Brask"), "invalid literal"),
        (row(5, "Brask", north="north"), "could not convert"),
        (row(5, "Brask", north=91), "out of range"),
        (row(5, "Brask", people=-1), "out of range"),
        (row(5, ""), "out of range"),
    ],
)
def test_a_broken_line_is_told_with_its_number(line: str, why: str, run: Run, tmp_path: Path) -> None:
    done = run(packed(tmp_path / "LY.zip", "\n".join([row(21, "Brask"), line, row(22, "Lund")])))
    assert (done.places, done.broken) == (2, 1)
    assert [fault.number for fault in run.broken] == [2]
    assert why in run.broken[0].why


def test_bytes_that_are_no_text_and_lines_without_end(run: Run, tmp_path: Path) -> None:
    content = row(21, "Brask").encode() + b"\n\xff\xfe\n" + b"x" * (1 << 20) + b"yy\n" + row(22, "Lund").encode()
    assert run(packed(tmp_path / "LY.zip", content)).places == 2
    assert [fault.number for fault in run.broken] == [2, 3]


def test_the_first_line_may_be_broken(run: Run, tmp_path: Path) -> None:
    assert run(packed(tmp_path / "LY.zip", "what\n" + row(21, "Brask"))).broken == 1


def test_what_recount_has_is_not_taken_over(run: Run, tmp_path: Path) -> None:
    lines = [row(1, "Libya", kind="A.PCLI"), row(2, "Old Ozara", kind="A.ADM1H"), row(3, "Deep", kind="U.RDGU")]
    assert run(packed(tmp_path / "LY.zip", "\n".join(lines))).places == 0


def test_names_are_added_to_places_of_both_files(run: Run, tmp_path: Path) -> None:
    run(packed(tmp_path / "LY.zip", row(21, "Brask")))
    names = ["1\t21\ten\tBrasko\t\t\t\t\t\t", "2\t11\ten\tTamreen\t\t\t\t", "3\t11\tlink\thttps://x\t\t\t\t\t\t",
             "4\t99\ten\tNowhere\t\t\t\t\t\t", "5\tzz\ten\tA\t\t\t\t\t\t"]  # fmt: skip
    languages = "\n".join("language" * 9 for _ in range(3))
    source = packed(tmp_path / "alternateNamesV2.zip", "\n".join(names * 1), **{"iso-languagecodes": languages[:20]})
    assert run(source)[1:] == (0, 2, 1)
    store = Store(run.into)
    assert [store.entries(key)[0].id for key in ("brasko", "tamreen", "brask")] == [
        "geonames:21", "geonames:11", "geonames:21",
    ]  # fmt: skip


def test_a_second_import_adds_and_corrects(run: Run, tmp_path: Path) -> None:
    run(packed(tmp_path / "LY.zip", row(21, "Brask") + "\n" + row(22, "Lund")))
    run(packed(tmp_path / "TN.zip", row(21, "Brask", people=5_000)))
    store = Store(run.into)
    assert (store.entries("brask")[0].population, len(store.entries("lund"))) == (5_000, 1)


@pytest.mark.parametrize("content", ["code\tname\tascii\tid\n" * 60, "", "<html>no</html>"])
def test_another_file_is_refused_and_nothing_is_made(content: str, run: Run, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no download of GeoNames"):
        run(packed(tmp_path / "other.zip", content))
    assert not run.into.exists()


def test_files_that_cannot_be_opened(run: Run, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        run(tmp_path / "none.zip")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("readme.md", "no text file")
    with pytest.raises(SourceError, match="no text file"):
        run(tmp_path / "empty.zip")


def test_what_is_no_gazetteer_is_left_alone(run: Run, tmp_path: Path) -> None:
    run.into.parent.mkdir()
    run.into.write_bytes(b"a diary")
    with pytest.raises(DataFileError):
        run(packed(tmp_path / "LY.zip", row(21, "Brask")))
    assert run.into.read_bytes() == b"a diary"


def test_progress_is_told(run: Run, tmp_path: Path) -> None:
    text = "\n".join(row(i + 1, f"Brask {i}") for i in range(20_001))
    done = run(packed(tmp_path / "LY.zip", text))
    assert [step.lines for step in run.steps] == [20_000, 20_001]
    assert run.steps[-1] == done
