"""Two invented reports with hand-made claims of every kind and status, and one hostile report.

Spans are cut from the texts, so that every offset is true.
"""

from __future__ import annotations

from typing import Any

from recount.records import (
    Actor,
    AnyClaim,
    Event,
    Figure,
    Issue,
    Loaded,
    Place,
    Relation,
    Report,
    Source,
    Span,
    Time,
)

__all__ = ["HOSTILE", "ISSUE", "RAID", "SIEGE", "samples", "span"]

RAID_TEXT = """\
By Ada Quill
KESTREL BAY, March 4, 2031

Shells hit the harbour of Velmar

The Northern Front shelled the harbour of Velmar with mortars on Sunday, killing 22 dock workers, the Velmar Tribune reported.

State radio quoted General Oto Brandt as saying that his soldiers had not fired on the harbour. At least 1,000 people fled from Velmar to Lower Esk, and dozens are missing.

“We will burn every boat,” the Front’s spokesman said, giving the crews until Friday to leave. The Velmar Council called for a ceasefire.

Sign up for our newsletter!
"""

SIEGE_TEXT = """\
Garrison of Tarn surrounded

Rebels backed by the Republic of Ossen have besieged Tarn since January. Between 24 and 30 lorries were destroyed, and nobody was hurt, an aid worker said. The garrison commander ordered his men to hold the bridge. About 80 fighters may be inside the old mill. The Tarn Relief Committee plans to evacuate the clinic.
"""

HOSTILE_TEXT = (
    "<script>alert('x')</script></style></p>\"&amp; [bold red]markup[/] \x1b[31mred\x1b[0m \u202egnp.exe\u202c \x00 =cmd|' /C calc'!A0\n\n"
    'The <b>Grey & "Sons"</b> brigade attacked Mill</style>town, killing 3. '
)


def span(report: Report, words: str, nth: int = 0) -> Span:
    """Return the span of the `nth` occurrence of these words."""
    at = -1
    for _ in range(nth + 1):
        at = report.text.index(words, at + 1)
    return Span(start=at, end=at + len(words), text=words)


def _cut(report: Report, words: str, nth: int = 0) -> dict[str, Any]:
    found = span(report, words, nth)
    return {"start": found.start, "end": found.end, "text": found.text}


def _report(report_id: str, text: str, **fields: Any) -> Report:
    return Report(id=report_id, sha256=report_id[0] * 64, text=text, language="en", **fields)


_raid = _report(
    "4a5e71", RAID_TEXT, path="reports/raid.txt", title="Shells hit the harbour of Velmar", publisher="Kestrel Post",
    authors=("Ada Quill",), published="2031-03-04", published_from="dateline",
)  # fmt: skip
RAID = _report(
    "4a5e71", RAID_TEXT, path="reports/raid.txt", title="Shells hit the harbour of Velmar", publisher="Kestrel Post",
    authors=("Ada Quill",), published="2031-03-04", published_from="dateline",
    dateline=span(_raid, "KESTREL BAY"), headline=span(_raid, "Shells hit the harbour of Velmar"),
    furniture=(span(_raid, "By Ada Quill"), span(_raid, "KESTREL BAY, March 4, 2031")),
    boilerplate=(span(_raid, "Sign up for our newsletter!"),),
)  # fmt: skip
SIEGE = _report(
    "9c0d22",
    SIEGE_TEXT,
    path="reports/siege.html",
    url="https://example.org/tarn?a=1&b=2",
    title="Garrison of Tarn surrounded",
    published="2031-04",
)
HOSTILE = _report(
    "e0e0e0",
    HOSTILE_TEXT,
    path="reports/<i>odd</i>.txt",
    title="</title><script>alert(1)</script>",
    publisher="[red]Evil[/red]\x1b]0;x\x07",
)
ISSUE = Issue(
    id="i1",
    severity="error",
    path="reports/empty.txt",
    code="empty",
    message="the file holds no text; give another file",
)

POST = Source(name="Kestrel Post", role="publisher")
VELMAR = {
    "name": "Velmar",
    "country": "ZZV",
    "latitude": 12.0,
    "longitude": -3.25,
    "precision": "exact",
    "gazetteer_id": "g:1",
}


def _velmar(nth: int) -> Place:
    return Place(**VELMAR, **_cut(RAID, "Velmar", nth))  # type: ignore[arg-type]


def _day(report: Report, words: str, start: str, end: str | None = None) -> Time:
    return Time(
        start=start, end=end or start, precision="day" if end is None else "range", text=words, span=span(report, words)
    )


def _raid_claims() -> tuple[AnyClaim, ...]:
    r = RAID
    tribune = Source(name="Velmar Tribune", role="cited", **_cut(r, "the Velmar Tribune"))
    radio = Source(name="State radio", role="cited", **_cut(r, "State radio"))
    general = Source(name="Oto Brandt", role="speaker", **_cut(r, "General Oto Brandt"))
    spokesman = Source(name="Northern Front spokesman", role="speaker", **_cut(r, "the Front’s spokesman"))
    front = Actor(name="Northern Front", kind="rebel", id="a:front", **_cut(r, "The Northern Front"))
    voice = Actor(name="Northern Front spokesman", kind="rebel", **_cut(r, "the Front’s spokesman"))
    harbour = Actor(name="harbour of Velmar", kind="facility", **_cut(r, "the harbour of Velmar", 1))
    sunday = _day(r, "Sunday", "2031-03-02")
    shelling = "The Northern Front shelled the harbour of Velmar with mortars on Sunday"
    common: dict[str, Any] = {"report": r.id, "confidence": 0.8}
    denial = "his soldiers had not fired on the harbour"
    return (
        Event(id="c01", **common, evidence=span(r, shelling), status="happened", sources=(POST, tribune), place=_velmar(1), time=sunday, type="ASSAULT", mode="heavy-weapons", acled=("Explosions/Remote violence", "Shelling/artillery/missile attack"), actor=front, actors=(front,), target=harbour, targets=(harbour,), weapon=span(r, "mortars"), rule="shell"),
        Figure(id="c02", **common, evidence=span(r, "killing 22 dock workers"), status="happened", sources=(POST, tribune), place=_velmar(1), time=sunday, measure="killed", low=22.0, best=22.0, high=22.0, qualifier="exact", printed=span(r, "22"), of="dock workers", population="civilians", about="c01", rule="killed"),
        Event(id="c03", **common, evidence=span(r, denial), status="did_not_happen", sources=(POST, radio, general), place=_velmar(1), type="ASSAULT", mode="firearms", actor=Actor(name="soldiers", kind="military", **_cut(r, "his soldiers")), target=Actor(name="harbour", kind="facility", **_cut(r, "the harbour", 2)), rule="fire-on", same_as="c01"),
        Event(id="c04", **common, evidence=span(r, "General Oto Brandt as saying that " + denial), status="happened", sources=(POST, radio), type="REJECT", actor=Actor(name="Oto Brandt", kind="military", **_cut(r, "General Oto Brandt")), content=span(r, denial), rule="say"),
        Figure(id="c05", **common, evidence=span(r, "At least 1,000 people fled from Velmar to Lower Esk"), status="happened", sources=(POST,), origin=_velmar(3), destination=Place(name="Lower Esk", **_cut(r, "Lower Esk")), measure="displaced", low=1000.0, best=1000.0, qualifier="at_least", printed=span(r, "At least 1,000"), of="people", scope="cumulative", rule="flee"),
        Figure(id="c06", **common, evidence=span(r, "dozens are missing"), status="ongoing", sources=(POST,), measure="missing", low=24.0, high=99.0, qualifier="vague", printed=span(r, "dozens"), rule="missing"),
        Event(id="c07", **common, evidence=span(r, "We will burn every boat"), status="threatened", sources=(POST, spokesman), type="ASSAULT", mode="destroy", target=Actor(name="boats", text="every boat", start=RAID.text.index("every boat"), end=RAID.text.index("every boat") + 10, kind="unknown"), rule="burn", loaded=(Loaded(kind="glorifying", by="Northern Front spokesman", **_cut(r, "burn")),)),
        Event(id="c08", **common, evidence=span(r, "“We will burn every boat,” the Front’s spokesman said, giving the crews until Friday to leave"), status="happened", sources=(POST,), type="THREATEN", actor=voice, target=Actor(name="crews", kind="civilian", **_cut(r, "the crews")), deadline=_day(r, "Friday", "2031-03-07"), content=span(r, "We will burn every boat"), rule="give-until"),
        Event(id="c09", **common, evidence=span(r, "a ceasefire"), status="requested", sources=(POST, Source(name="Velmar Council", role="speaker", **_cut(r, "The Velmar Council"))), place=_velmar(4), type="CONCEDE", mode="ceasefire", rule="ceasefire"),
    )  # fmt: skip


def _siege_claims() -> tuple[AnyClaim, ...]:
    r = SIEGE
    unnamed = Source(name="unnamed publisher", role="publisher")
    worker = Source(name="an aid worker", role="speaker", **_cut(r, "an aid worker"))
    rebels = Actor(name="rebels", kind="rebel", **_cut(r, "Rebels"))
    town = Actor(name="Tarn", kind="place", **_cut(r, "Tarn", 1))
    tarn = Place(name="Tarn", precision="near", country="ZZO", latitude=50.5, longitude=8.125, **_cut(r, "Tarn", 1))
    open_time = Time(
        start="2031-01-01", end=None, precision="month", text="since January", span=span(r, "since January")
    )
    common: dict[str, Any] = {"report": r.id, "confidence": 0.55}
    return (
        Relation(id="c11", **common, evidence=span(r, "Rebels backed by the Republic of Ossen have besieged Tarn since January"), status="ongoing", sources=(unnamed,), place=tarn, time=open_time, relation="besieges", actor=rebels, target=town, rule="besiege"),
        Relation(id="c12", **common, evidence=span(r, "Rebels backed by the Republic of Ossen"), status="ongoing", sources=(unnamed,), relation="backs", actor=Actor(name="Republic of Ossen", kind="government", country="ZZO", **_cut(r, "the Republic of Ossen")), target=rebels, rule="backed-by"),
        Figure(id="c13", **common, evidence=span(r, "Between 24 and 30 lorries were destroyed"), status="happened", sources=(unnamed, worker), place=tarn, measure="destroyed", low=24.0, high=30.0, qualifier="range", printed=span(r, "Between 24 and 30"), of="lorries", unit="things", rule="destroyed"),
        Figure(id="c14", **common, evidence=span(r, "nobody was hurt"), status="happened", sources=(unnamed, worker), measure="injured", low=0.0, best=0.0, high=0.0, qualifier="none", printed=span(r, "nobody"), rule="hurt"),
        Event(id="c15", **common, evidence=span(r, "hold the bridge"), status="ordered", sources=(unnamed,), type="MOBILIZE", mode="troops", actor=Actor(name="garrison", kind="military", **_cut(r, "his men")), rule="hold"),
        Figure(id="c16", **common, evidence=span(r, "About 80 fighters may be inside the old mill"), status="possible", sources=(unnamed,), measure="other", best=80.0, qualifier="about", printed=span(r, "About 80"), of="fighters", population="combatants", scope="stock", rule="stock"),
        Event(id="c17", **common, evidence=span(r, "plans to evacuate the clinic"), status="planned", sources=(unnamed, Source(name="Tarn Relief Committee", role="speaker", **_cut(r, "The Tarn Relief Committee"))), type="AID", actor=Actor(name="Tarn Relief Committee", kind="ngo", **_cut(r, "The Tarn Relief Committee")), target=Actor(name="clinic", kind="medical", **_cut(r, "the clinic")), rule="evacuate"),
    )  # fmt: skip


def _hostile_claims() -> tuple[AnyClaim, ...]:
    r = HOSTILE
    brigade = Actor(
        name='=HYPERLINK("http://evil.example")', kind="militia", **_cut(r, 'The <b>Grey & "Sons"</b> brigade')
    )
    evidence = span(r, 'The <b>Grey & "Sons"</b> brigade attacked Mill</style>town')
    return (
        Event(id="c21", report=r.id, evidence=evidence, status="happened", sources=(Source(name="+1 <script>alert(2)</script>", role="speaker"),), type="ASSAULT", actor=brigade, place=Place(name="Mill</style>town\x1b[2J", **_cut(r, "Mill</style>town")), rule="attack", confidence=1.0),
        Figure(id="c22", report=r.id, evidence=span(r, "killing 3"), status="happened", sources=(), measure="killed", low=3.0, best=3.0, high=3.0, qualifier="exact", printed=span(r, "3", r.text[: r.text.index("killing 3")].count("3")), of="[link=http://evil.example]\u202epeople", rule="killed", confidence=0.5),
    )  # fmt: skip


def samples() -> tuple[tuple[Report, tuple[AnyClaim, ...]], ...]:
    """Return the two good reports and the hostile one, each with its claims."""
    return ((RAID, _raid_claims()), (SIEGE, _siege_claims()), (HOSTILE, _hostile_claims()))
