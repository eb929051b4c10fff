"""The lines of a dossier's story, as its list shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from rdpp_desk.actions.standing import AgreementStanding, AgreementStatus
from rdpp_desk.actions.timeline import Milestone, TimelineItem, TimelineKind
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.sessions import SessionKind, SessionMode, SessionState
from rdpp_desk.ui.clients.words import capitalised
from rdpp_desk.ui.widgets import Kind, RowItem

_NOON, _EVENING = 12, 18
_FILTERS = {
    "sessions": (TimelineKind.SESSION, TimelineKind.NOTE),
    "documents": (TimelineKind.DOCUMENT,),
    "milestones": (TimelineKind.OBJECTIVE, TimelineKind.SUPERVISION, TimelineKind.MILESTONE),
}


def kept(items: Iterable[TimelineItem], chosen: str) -> list[TimelineItem]:
    """What a filter keeps: all, sessions, documents, milestones."""
    kinds = _FILTERS.get(chosen)
    return [item for item in items if kinds is None or item.kind in kinds]


def key_of(item: TimelineItem) -> tuple[str, int, str]:
    """What names a line, for as long as it exists."""
    if item.kind is TimelineKind.MILESTONE and item.milestone is not None:
        return (item.kind.value, item.id, f"{item.milestone.value} {item.when.isoformat()}")
    return (item.kind.value, item.id, "")


def rows(items: Iterable[TimelineItem], now: datetime) -> list[RowItem]:
    """The rows by month, newest first; `now` is the wall time."""
    made: list[RowItem] = []
    month = ""
    for item in items:
        own = capitalised(formats.month(item.when))
        if own != month:
            month = own
            made.append(RowItem(key=("month", own), title=own, header=True))
        made.append(_row(item, now))
    return made


def _row(item: TimelineItem, now: datetime) -> RowItem:
    if item.kind is TimelineKind.SESSION:
        return _session(item, now)
    if item.kind is TimelineKind.DOCUMENT:
        return _document(item)
    title, subtitle, icon, kind = _plain(item)
    return RowItem(
        key=key_of(item),
        title=title,
        subtitle=subtitle,
        date=formats.short_day(item.when),
        icon=icon,
        kind=kind,
        chips=((_("Draft"), "warning"),) if item.note_finished is False else (),
        snippet=item.excerpt,
    )


def session_name(item: TimelineItem) -> str:
    """« Séance n° 7 », the kind of meeting, or the title given to its note."""
    if item.title:
        return item.title
    if item.session_kind is SessionKind.SESSION and item.number is not None:
        return _("Session no. {number}").format(number=item.number)
    return label(item.session_kind or SessionKind.SESSION)


def _session(item: TimelineItem, now: datetime) -> RowItem:
    icon, kind, chip = _session_look(item, now)
    return RowItem(
        key=key_of(item),
        title=session_name(item),
        subtitle=session_caption(item, now.date()),
        date=formats.short_day(item.when),
        chips=(chip,) if chip else (),
        icon=icon,
        kind=kind,
        snippet=item.excerpt,
    )


def _session_look(item: TimelineItem, now: datetime) -> tuple[str, Kind, tuple[str, Kind] | None]:
    if item.session_state is SessionState.CANCELLED:
        return "ban", "neutral", (_("Did not take place"), "neutral")
    if item.session_state is SessionState.PLANNED:
        if item.when > now:
            return "calendar-clock", "neutral", (_("Planned"), "neutral")
        return "calendar-check", "warning", (_("To confirm"), "warning")
    if item.note_id is None:
        return "message-square-plus", "accent", (_("Note to write"), "neutral")
    if item.note_finished:
        return "message-square-text", "accent", None
    return "pen-line", "accent", (_("Draft"), "warning")


def session_caption(item: TimelineItem, today: date) -> str:
    """« Ce matin · 60 min », « Visio · 60 min »."""
    when = item.when
    if when.date() == today:
        if when.hour < _NOON:
            where = _("This morning")
        else:
            where = _("This afternoon") if when.hour < _EVENING else _("This evening")
    elif item.mode is SessionMode.IN_PERSON and item.place:
        where = item.place
    else:
        where = label(item.mode or SessionMode.IN_PERSON)
    if item.session_state is SessionState.PLANNED:
        where = _("{where}, {hour}").format(where=where, hour=formats.clock_time(when))
    return " · ".join([where, formats.minutes(item.minutes or 0)])


def _document(item: TimelineItem) -> RowItem:
    standing = item.agreement or AgreementStanding(status=AgreementStatus.DRAFT)
    look: dict[AgreementStatus, tuple[str, Kind]] = {
        AgreementStatus.DRAFT: ("file-pen-line", "neutral"),
        AgreementStatus.TO_SIGN: ("signature", "warning"),
        AgreementStatus.PARTLY_SIGNED: ("signature", "warning"),
        AgreementStatus.IN_FORCE: ("file-check", "success"),
    }
    icon, kind = look.get(standing.status, ("file-text", "neutral"))
    name = label(item.document_kind) if item.document_kind is not None else item.title
    return RowItem(
        key=key_of(item),
        title=name,
        subtitle=signed_words(standing),
        date=formats.short_day(item.when),
        icon=icon,
        kind=kind,
    )


def signed_words(standing: AgreementStanding) -> str:
    """« Signée par 2 personnes sur 3 », and what else a document may be."""
    if standing.status is AgreementStatus.PARTLY_SIGNED:
        return ngettext(
            "Signed by {signed} person of {slots}", "Signed by {signed} people of {slots}", standing.signed
        ).format(signed=standing.signed, slots=standing.slots)
    known = {
        AgreementStatus.DRAFT: _("Draft"),
        AgreementStatus.TO_SIGN: _("Proposed, nobody has signed yet"),
        AgreementStatus.IN_FORCE: _("Signed by all, in force"),
        AgreementStatus.ENDED: _("No longer in force"),
    }
    return known.get(standing.status, "")


def _plain(item: TimelineItem) -> tuple[str, str, str, Kind]:
    if item.kind is TimelineKind.NOTE:
        return item.title or _("Note"), _("Apart from a session"), "message-square-text", "accent"
    if item.kind is TimelineKind.OBJECTIVE:
        return _("Objective reached"), item.title, "target", "success"
    if item.kind is TimelineKind.SUPERVISION:
        return _("Supervision"), item.title or _("Brought to supervision"), "notebook-pen", "plum"
    known: dict[Milestone, tuple[str, str, Kind]] = {
        Milestone.STARTED: (_("Beginning of the accompaniment"), "flag", "neutral"),
        Milestone.TAKEN_OVER: (_("Beginning of the accompaniment, before RDPP Desk"), "flag", "neutral"),
        Milestone.PAPER_AGREEMENT: (_("Written agreement received"), "file-check", "success"),
        Milestone.CONSENT_GIVEN: (_("Consent given"), "shield-check", "success"),
        Milestone.CONSENT_WITHDRAWN: (_("A consent was withdrawn"), "ban", "danger"),
        Milestone.CLOSED: (_("End of the accompaniment"), "archive", "neutral"),
    }
    title, icon, kind = known[item.milestone or Milestone.STARTED]
    return title, "", icon, kind
