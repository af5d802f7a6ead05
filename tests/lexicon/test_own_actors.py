"""Lists of actors in every known form -> rows; broken lines are named, the others are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from recount.errors import DataFileError
from recount.lexicon import with_actors
from recount.lexicon.actor_world import Found
from recount.lexicon.name_rows import ActorRow
from recount.lexicon.own_actors import added, as_csv, read_list

if TYPE_CHECKING:
    from recount.lexicon import Lexicon

Read = Callable[[str | bytes], Found]


@pytest.fixture
def read(tmp_path: Path, lexicon: Lexicon) -> Read:
    def reads(content: str | bytes) -> Found:
        path = tmp_path / "list.txt"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_list(path, lexicon)

    return reads


def short(row: ActorRow) -> tuple[object, ...]:
    return row.name, row.kind, row.country, row.start, row.end


# --- a table of one's own ----------------------------------------------------------------------------------------


def test_a_table_needs_name_and_kind_only(read: Read) -> None:
    (row,) = read("kind,name\nmilitia,Harvat Shield\n").rows
    assert short(row) == ("Harvat Shield", "militia", None, None, None)
    assert (row.id, row.source, row.person) == ("own:harvat-shield", "list.txt", False)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_with_all_columns(read: Read, mark: str) -> None:
    heads = "Name,Kind,id,aliases,country,start,end,person,source,checked"
    line = "Ada Morv,government,x:1,A. Morv|Morv,LBY,2031,2035,true,own notes,2031-01-01"
    (row,) = read("\ufeff" + f"{heads}\r\n{line}\r\n".replace(",", mark)).rows
    assert short(row) == ("Ada Morv", "government", "LBY", 2031, 2035)
    assert (row.id, row.aliases, row.person, row.source) == ("x:1", ("A. Morv", "Morv"), True, "own notes")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Harvat Shield,heroes,,,,", "heroes"),
        (",militia,,,,", "no name"),
        ("Harvat\x1b[31m Shield,militia,,,,", "control character"),
        ("x" * 300 + ",militia,,,,", "300 characters"),
        ("Harvat Shield,militia,,Libya,,", "'Libya'"),
        ("Harvat Shield,militia,,,soon,", "start"),
        ("Harvat Shield,militia,,,2035,2031", "earlier year"),
        ("Harvat Shield,militia,,,,,Tarn, Brask", "more cells"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(read: Read, line: str, why: str) -> None:
    found = read(f"name,kind,aliases,country,start,end\n{line}\nTarn Front,rebel,,,,\n")
    assert [row.name for row in found.rows] == ["Tarn Front"]
    assert [fault.number for fault in found.broken] == [2]
    assert why in found.broken[0].why


@pytest.mark.parametrize(
    "content",
    [b"", b"Dear diary,\ntoday [sic] nothing.\n", b"PK\x03\x04", b"\0\1\2\xff", b"name,sort\na,b\n", b"name,kind,alias\n",
     b'"' + b"x" * 200_000, b"[" * 100_000, b"," * 100_000],
)  # fmt: skip
def test_a_file_of_no_known_form_is_one_error(read: Read, content: bytes) -> None:
    with pytest.raises(DataFileError, match=r"list\.txt"):
        read(content)


# --- CAMEO -------------------------------------------------------------------------------------------------------

DICTIONARY = """# <invented>
LIBYA_ [LBY]
+BRASK_

HARVAT_LIBERATION_FRONT_FOR_THE_TARN_ [LBYREB] # kept [LBYGOV]
+HLF
+FRONT_OF_HARVAT_
+LIBYAN_
ADA_MORV_
+A._MORV_ ; written so too
\t[LBYGOV 010120-050120]
\t[LBYGOVMIL 060101-071231][IGOUNO >080501]
\t[ELI 350101-051231]
TARN_COUNCIL [LBYELI]
GUNMAN {} [~REB]
MORV_UNKNOWN_ [---]
BRASK_LEAGUE [LBYREB 2004017-20061201] [LBYREB
"""


def test_a_dictionary(read: Read) -> None:
    found = read(DICTIONARY)
    assert [short(row) for row in found.rows] == [
        ("Harvat Liberation Front for the Tarn", "rebel", "LBY", None, None),
        ("Ada Morv", "government", "LBY", 2001, 2007),
        ("Ada Morv", "igo", None, 2008, None),
        ("Tarn Council", "unknown", "LBY", None, None),
    ]
    assert [row.aliases for row in found.rows] == [("HLF", "Front of Harvat"), ("A. Morv",), ("A. Morv",), ()]
    assert [row.person for row in found.rows] == [False, True, True, False]
    assert [fault.number for fault in found.broken] == [17]
    assert sum(found.left.values()) == 4


@pytest.mark.parametrize(
    ("days", "years"),
    [
        ("", (None, None)),
        (" >080501", (2008, None)),
        (" <991231", (None, 1999)),
        (" > 20080501", (2008, None)),
        (" 451024-460201", (1945, 1946)),
        (" 250101-440101", (1925, 1944)),
        (" 19890101-051231", (1989, 2005)),
    ],
)
def test_days_of_roles(read: Read, days: str, years: tuple[int | None, int | None]) -> None:
    (row,) = read(f"ADA_MORV [LBYGOV{days}]\n").rows
    assert (row.start, row.end) == years


@pytest.mark.parametrize("code", ["LBYGOV 080501", "LBYGOV 20080501-20040501", "libya", "LBYGOV >1", "LBYGOV 1-2"])
def test_roles_that_cannot_be_read(read: Read, code: str) -> None:
    found = read(f"+STRAY\nADA_MORV [{code}]\nTARN_FRONT [LBYREB]\n")
    assert [row.name for row in found.rows] == ["Tarn Front"]
    assert [fault.number for fault in found.broken] == [1, 2]


def test_a_dictionary_is_no_archive_by_its_first_letters(read: Read) -> None:
    assert [row.name for row in read("PKQ_ [LBYREB]\n").rows] == ["PKQ"]


# --- UCDP --------------------------------------------------------------------------------------------------------


def test_a_list_of_actors(read: Read) -> None:
    found = read(
        "ActorId,NameData,NameOrig,Name_Full,Org,Location\n"
        "7,Government of Libya,,,4,Libya\n"
        "8,HLF,,Harvat Liberation Front; Front of Harvat,1,Libya\n"
        '9,Morv clan (Tarn),,,3,"Libya, Chad"\n'
        "10,,,,1,\n"
    )
    assert [short(row)[:3] for row in found.rows] == [
        ("Government of Libya", "government", "LBY"),
        ("HLF", "rebel", "LBY"),
        ("Morv clan (Tarn)", "unknown", None),
    ]
    assert [row.id for row in found.rows] == ["ucdp:7", "ucdp:8", "ucdp:9"]
    assert [row.aliases for row in found.rows] == [(), ("Harvat Liberation Front", "Front of Harvat"), ("Morv clan",)]
    assert [fault.number for fault in found.broken] == [5]


def test_the_sides_of_events(read: Read) -> None:
    found = read(
        "id,type_of_violence,side_a_new_id,side_a,side_b_new_id,side_b,country\n,,,#group+name+first,,#x,\n"
        "1,3,8,HLF,9,Civilians,Libya\n2,1,7,Government of Libya,8,HLF,Libya\n3,2,8,HLF,12,Morv clan,Libya\n"
    )
    assert [(row.id, row.kind) for row in found.rows] == [
        ("ucdp:8", "rebel"), ("ucdp:7", "government"), ("ucdp:12", "unknown"),
    ]  # fmt: skip
    assert sum(found.left.values()) == 1
    assert not found.broken


# --- kept and used -----------------------------------------------------------------------------------------------

MINE = ActorRow(name="Harvat Shield", kind="militia", id="own:1", aliases=("HSH", "LNA"), start=2031, person=True)


def test_a_table_is_read_as_it_was_written(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "own.csv"
    path.write_text(as_csv([MINE]), encoding="utf-8")
    own = with_actors(lexicon, path)
    assert own.actors[0] == MINE
    assert own.digest != lexicon.digest
    path.write_text(as_csv([msgspec.structs.replace(MINE, end=2032)]), encoding="utf-8")
    assert with_actors(lexicon, path).digest != own.digest
    assert with_actors(lexicon, None) is lexicon


def test_a_name_of_the_users_is_theirs_alone(tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "own.csv"
    known = next(row for row in lexicon.actors if len(row.aliases) > 1 and "LNA" not in row.aliases)
    path.write_text(as_csv([MINE, msgspec.structs.replace(known, id="own:2", aliases=())]), encoding="utf-8")
    own = with_actors(lexicon, path).actors
    assert [row.id for row in own if "LNA" in row.aliases] == ["own:1"]
    assert [row.id for row in own if row.name == known.name] == ["own:2"]
    assert own[1].aliases == known.aliases


def test_an_id_that_is_there_is_replaced() -> None:
    other = msgspec.structs.replace(MINE, id="own:2")
    assert added([MINE, other], [msgspec.structs.replace(MINE, end=2040)]) == (
        other,
        msgspec.structs.replace(MINE, end=2040),
    )
