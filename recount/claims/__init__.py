"""Reading -> claims: events, figures and relations, each with its evidence, sources, status, time and place."""

from __future__ import annotations

from typing import TypeVar

from recount.claims.attribution import find_source_scopes
from recount.claims.circumstances import Circumstances
from recount.claims.drafts import EventDraft, FigureDraft, RelationDraft
from recount.claims.events import find_events, find_triggers
from recount.claims.extent import is_home
from recount.claims.figures import find_figures
from recount.claims.finish import Finisher
from recount.claims.links import link
from recount.claims.loaded import LoadedWords
from recount.claims.participants import Participants
from recount.claims.relations import find_relations
from recount.claims.scopes import Scopes
from recount.claims.status import find_status_scopes, scopes_of_trigger
from recount.claims.subject import Subject, find_subject
from recount.lexicon import Lexicon
from recount.reading import Reading
from recount.records import AnyClaim

__all__ = ["find_claims"]

Draft = TypeVar("Draft", EventDraft, FigureDraft, RelationDraft)


def find_claims(reading: Reading, lexicon: Lexicon) -> tuple[AnyClaim, ...]:
    """Return what a report claims, in order of the text; pure, and linear in the length of the report."""
    people = Participants(reading, lexicon)
    cues = find_status_scopes(reading.syntax, lexicon)
    negations = {i for scope in cues if scope.status == "did_not_happen" for i in scope.words}
    triggers = find_triggers(reading, people, negations, lexicon)
    opened = [scope for trigger in triggers for scope in scopes_of_trigger(reading.syntax, trigger)]
    scopes = Scopes([*cues, *opened], find_source_scopes(reading, people, lexicon))

    settled = {scope.head for scope in scopes.statuses if scope.head is not None and scope.status != "happened"}
    subject = find_subject(reading, lexicon)

    def about_conflict(drafts: list[Draft]) -> list[Draft]:
        return [d for d in drafts if reading.syntax.words[d.anchor].sentence not in subject.quiet]

    events = about_conflict(find_events(reading, people, triggers, settled, lexicon))
    figures = [d for d in find_figures(reading, people, lexicon) if _is_told_here(d, reading, subject, lexicon)]
    relations = about_conflict(find_relations(reading, people, lexicon))

    anchors = {t.at for t in triggers} | {r.anchor for r in relations}
    publisher = reading.report.publisher or "unknown publisher"
    loaded = LoadedWords(reading.syntax, scopes, publisher, lexicon)
    circumstances = Circumstances(reading, anchors, scopes, lexicon)
    finisher = Finisher(reading, scopes, circumstances, loaded, publisher, lexicon)
    return link(reading.syntax, finisher.finish(events, figures, relations), circumstances)


def _is_told_here(draft: FigureDraft, reading: Reading, subject: Subject, lexicon: Lexicon) -> bool:
    """Tell a figure that counts for us: of conflict, or of those whom a disaster drove from their homes."""
    sentence = reading.syntax.words[draft.anchor].sentence
    if sentence not in subject.quiet:
        return True
    homes = draft.row.things and is_home(draft.of or "", lexicon)
    if not (draft.row.displaces or homes) or sentence in subject.hushed:
        return False
    return subject.disaster or draft.row.alone or homes
