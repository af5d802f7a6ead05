"""Whole texts: what they say of themselves at the top and at the bottom, and what stays the story's."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.intake.text import Found, read_text
from recount.lexicon import Lexicon
from tests.linear import is_linear, quarter

BODY = (
    "The army shelled the town of Kesh on Monday, residents said, and nine people were killed.\n\n"
    "On 3 March 2015 the Ebo Front took the port of Oster, by Sunday it had lost it again.\n\n"
    "“We left at night,” said a woman who had fled."
)


def facts(found: Found) -> tuple[object, ...]:
    return found.title, found.publisher, found.authors, found.published, found.published_from


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY, (None, None, (), None, None)),
        (f"Two dead in Kesh\n\n{BODY}", ("Two dead in Kesh", None, (), None, None)),
        (f"Who shelled Kesh?\n\n{BODY}", ("Who shelled Kesh?", None, (), None, None)),
        (
            f"Kesh shelled after envoy visits U.S.\n\n{BODY}",
            ("Kesh shelled after envoy visits U.S.", None, (), None, None),
        ),
        (f"# Two dead in Kesh\n\n{BODY}", ("Two dead in Kesh", None, (), None, None)),
        (
            f"Two dead in Kesh\n\nBy A. Writer, Coastal Tribune, March 9, 2015\n\n{BODY}",
            ("Two dead in Kesh", "Coastal Tribune", ("A. Writer",), "2015-03-09", "text"),
        ),
        (
            f"Two dead in Kesh\n\n{BODY}\n\nDeltaPress / By A. Writer\n\nPosted at March 5, 2015, 4:05am",
            ("Two dead in Kesh", "DeltaPress", ("A. Writer",), "2015-03-05T04:05", "text"),
        ),
        (
            f"Two dead in Kesh\nBorder Post | March 9, 2015\n{BODY}",
            ("Two dead in Kesh", "Border Post", (), "2015-03-09", "text"),
        ),
        (
            f"KESH, March 9 (Delta Wire) -- {BODY}",
            (None, "Delta Wire", (), "XXXX-03-09", "dateline"),
        ),
        (
            f"Two dead in Kesh\n\nPublished: 10 March 2015\n\nKESH, March 9 (Delta Wire) -- {BODY}",
            ("Two dead in Kesh", "Delta Wire", (), "2015-03-10", "text"),
        ),
        (
            f"Two dead in Kesh\n\nLast updated 12 March 2015\n\nKESH, March 9, 2015 - {BODY}",
            ("Two dead in Kesh", None, (), "2015-03-09", "dateline"),
        ),
        (
            f"The Coastal Herald\n\nTwo dead in Kesh\n\n9 March 2015\n\n{BODY}",
            ("Two dead in Kesh", "The Coastal Herald", (), "2015-03-09", "text"),
        ),
        (
            f"PRESS RELEASE\nMinistry of Defence\nDate: 4 May 2020\n\nStatement on the events in Kesh\n\n{BODY}",
            ("Statement on the events in Kesh", "Ministry of Defence", (), "2020-05-04", "text"),
        ),
        (
            f"Two dead in Kesh\n\nShells hit a market at noon on Monday, killing two.\n\nBy Jane Doe\n\n9 March 2015\n\n{BODY}",
            ("Two dead in Kesh", None, ("Jane Doe",), "2015-03-09", "text"),
        ),
        (f"Two dead in Kesh\n\nDate: 03/04/2015\n\n{BODY}", ("Two dead in Kesh", None, (), None, None)),
        (f"{BODY}\n\nSource: Lakeside Courier", (None, "Lakeside Courier", (), None, None)),
        (f"{BODY}\n\n(c) 2018 The Herald", (None, "The Herald", (), None, None)),
        (f"{BODY}\n\nAll rights are denied to prisoners, The Herald wrote.", (None, None, (), None, None)),
        (
            f"RADIO KESH 97.9 FM\nNews at seven, Friday 8 March 2019. Read by Jane Doe\n\n{BODY}",
            (None, "RADIO KESH", (), "2019-03-08", "text"),
        ),
        (
            f"EL ECO DEL PUERTO\nKesh, Wednesday, 17 May 1989\n\nMayor of Vel slain\n\n{BODY}",
            ("Mayor of Vel slain", "EL ECO DEL PUERTO", (), "1989-05-17", "dateline"),
        ),
        (
            f"KESH: Fighting spreads in the delta\nFlash Update No. 7 (as of 10 November 2022)\n\nThis update is produced "
            f"by the Delta Forum in Kesh with partners.\n\n{BODY}",
            ("KESH: Fighting spreads in the delta", "Delta Forum", (), "2022-11-10", "text"),
        ),
        (
            f"Two dead in Kesh\n\n(Corrects number of dead in paragraph 9)\n\nBy Jane Doe\n\n"
            f"TARNOVO | Thu Feb 17, 2011 11:42am\n\n(Delta Wire) - {BODY}",
            ("Two dead in Kesh", "Delta Wire", ("Jane Doe",), "2011-02-17T11:42", "dateline"),
        ),
        (
            f"Kesh live: two dead\n\nDelta Monitor live page. Tuesday 7 November 2023. Updates by Jane Doe and John Roe\n\n{BODY}",
            ("Kesh live: two dead", None, ("Jane Doe", "John Roe"), "2023-11-07", "text"),
        ),
        (
            f"TWO DIE IN KESH DESPITE TRUCE\n\nVEL, Aug 15, 1996 (TAPS) -- {BODY}",
            ("TWO DIE IN KESH DESPITE TRUCE", "TAPS", (), "1996-08-15", "dateline"),
        ),
        (
            f"UNITED MISSION IN KESH\nSector North, daily summary of 12 June 1993\n\n{BODY}",
            (None, "UNITED MISSION IN KESH", (), "1993-06-12", "text"),
        ),
        (
            f"COMBINED BRIGADES WEST\nMedia release 2008-291\n16 September 2008\n\nRaid near Kesh\n\n{BODY}",
            ("Raid near Kesh", "COMBINED BRIGADES WEST", (), "2008-09-16", "text"),
        ),
        (
            f"KESH TODAY\nKesh, 2 August 2018\n\nTwo dead in market\n\n{BODY}",
            ("Two dead in market", "KESH TODAY", (), "2018-08-02", "dateline"),
        ),
        (
            f"ARMY SHELLS MARKET IN KESH\n2 August 2018\n\n{BODY}",
            ("ARMY SHELLS MARKET IN KESH", None, (), "2018-08-02", "text"),
        ),
        (
            f"Government Forces Retake Kesh\n2 August 2018\n\n{BODY}",
            ("Government Forces Retake Kesh", None, (), "2018-08-02", "text"),
        ),
        (
            f"Two Killed in Raid by Army\n2 August 2018\n\n{BODY}",
            ("Two Killed in Raid by Army", None, (), "2018-08-02", "text"),
        ),
        (
            f"SHELLS HIT MARKET IN KESH\n2 August 2018\n\n{BODY}",
            ("SHELLS HIT MARKET IN KESH", None, (), "2018-08-02", "text"),
        ),
        (
            f"Five years after the raid of 12 May 2008\n\n{BODY}",
            ("Five years after the raid of 12 May 2008", None, (), None, None),
        ),
        (f"{BODY}\n\n(Reporting by Jane Doe; Editing by John Roe)", (None, None, ("Jane Doe",), None, None)),
        (f"{BODY}\n\nRelated\n\nTen dead in Vel\n\n3 May 2031", (None, None, (), None, None)),
        (
            f"Title: Two dead in Kesh\nDate: 9 March 2015\n\n{BODY}",
            ("Two dead in Kesh", None, (), "2015-03-09", "text"),
        ),
        ("Two dead in Kesh", (None, None, (), None, None)),
        (f"Nobody was held. Police\n\n{BODY}", (None, None, (), None, None)),
        (f"Is it known, {'or is it not known, ' * 5} who shelled the town?\n\n{BODY}", (None, None, (), None, None)),
        (f"The dead of Kesh:\n\n{BODY}", (None, None, (), None, None)),
        (f"- Two dead in Kesh\n\n{BODY}", (None, None, (), None, None)),
    ],
)
def test_what_a_text_says_of_itself(text: str, expected: tuple[object, ...], lexicon: Lexicon) -> None:
    assert facts(read_text(text, lexicon)) == expected


def test_furniture_and_dateline_are_spans(lexicon: Lexicon) -> None:
    text = f"Two dead in Kesh\n\nBy Jane Doe\n9 March 2015\n\nKESH, Vel — {BODY}"
    found = read_text(text, lexicon)
    assert [s.text for s in found.furniture] == ["By Jane Doe", "9 March 2015"]
    assert found.dateline is not None
    assert found.dateline.text == "KESH, Vel —"
    assert found.headline is not None
    assert found.headline.text == "Two dead in Kesh"


def test_a_dateline_of_its_own_line(lexicon: Lexicon) -> None:
    found = read_text(f"Two dead in Kesh\n\nOster, 9 March 2015\n\n{BODY}", lexicon)
    assert found.dateline is not None
    assert found.dateline.text == "Oster, 9 March 2015"
    assert (found.published, found.published_from) == ("2015-03-09", "dateline")


def test_hard_wrapped_heads_run_together(lexicon: Lexicon) -> None:
    text = (
        "Two dead in Kesh as the army and the rebels fight on near the port\n"
        "By Jane Doe, The Coastal Herald, 9 March 2015\n\n"
        "The army shelled the town of Kesh on Monday, residents of the port\n"
        "said, and nine people were killed in the market when a shell hit a\n"
        "stall at which men and women had queued for bread since the early\n"
        "hours of the day, while the police looked on from behind a wall."
    )
    found = read_text(text, lexicon)
    assert found.authors == ("Jane Doe",)
    assert found.title == "Two dead in Kesh as the army and the rebels fight on near the port"


def test_times_of_a_live_page_are_furniture(lexicon: Lexicon) -> None:
    found = read_text(f"Kesh siege: live updates\n\n14:05 GMT\n\n{BODY}\n\n13:40 GMT\n\n{BODY}", lexicon)
    assert [s.text for s in found.furniture] == ["14:05 GMT", "13:40 GMT"]


def test_a_known_title_is_found(lexicon: Lexicon) -> None:
    found = read_text(f"Kesh: nine dead.\n\n{BODY}", lexicon, title="Kesh: Nine Dead.")
    assert found.headline is not None
    assert found.headline.text == "Kesh: nine dead."


HOSTILE = [
    "x" * 1_000_000,
    "word " * 200_000,
    "a, " * 10_000,
    "By " + "Jane Doe, " * 10_000,
    "By Jane Doe and " * 5_000,
    "3 May 2015 " * 20_000,
    "(" * 50_000 + "AP) -- x",
    "KESH, " * 20_000 + "May 3 (AP) -- X",
    "\n".join(["By Jane Doe"] * 20_000),
    "\n".join(["Sign up"] * 20_000),
    "\n".join(["Related", *["Ten killed in Oster"] * 20_000]),
    "| " * 50_000,
    "12:" * 50_000,
    "https://" + "a" * 100_000,
    "Published: " * 10_000,
    "🚨 Two dead 🚨\n\n" * 5_000,
    "\u202eTwo dead\u202c \x07\x1b[31m in Kesh\n\n" * 1_000,
    "\x00",
    "",
    " \n\t\n ",
]


@pytest.mark.parametrize("text", HOSTILE, ids=[repr(t[:20]) for t in HOSTILE])
def test_hostile_texts_take_linear_time(text: str, lexicon: Lexicon) -> None:
    check(text, read_text(text, lexicon))
    assert is_linear(lambda given: read_text(given, lexicon), quarter(text), text)


def check(text: str, found: Found) -> None:
    """Hold every span to its text and its order."""
    single = [s for s in (found.dateline, found.headline) if s is not None]
    for spans in (found.boilerplate, found.furniture, *[(s,) for s in single]):
        assert all(0 <= s.start < s.end <= len(text) and text[s.start : s.end] == s.text for s in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    taken = sorted([*found.boilerplate, *found.furniture], key=lambda s: s.start)
    assert all(a.end <= b.start for a, b in itertools.pairwise(taken))


PIECES = st.sampled_from(
    [
        "Two dead in Kesh", "By Jane Doe", "9 March 2015", "KESH, May 4 (AP) - ", "Related", "Sign up", "\n", "\n\n", " ",
        "Title: ", "Source: The Herald", "(c) 2018", "14:05 GMT", "The army shelled Kesh on Monday, they said.", "# ", "- ",
        "Published: ", "Dateline: Kesh", "Read more: x", "é🚨", "\t", "\u2028", "\x0c",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=40).map("".join)))
def test_spans_are_true_and_in_order(text: str) -> None:
    from recount.lexicon import load_lexicon

    check(text, read_text(text, load_lexicon()))
