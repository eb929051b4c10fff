"""What the note's page says about the note: its title, its date and place, when it was saved."""

from __future__ import annotations

from datetime import datetime

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.notes import NoteTemplate, OpenNote, template_text
from rdpp_desk.messages import _, formats, pgettext
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.sessions import Session, SessionKind, SessionMode


def note_title(opened: OpenNote) -> str:
    """« Séance n° 7 », or the title given to the note."""
    if opened.note.title and not opened.discreet:
        return opened.note.title
    if opened.session is None:
        return _("Note of {day}").format(day=formats.day(opened.note.written_on, year=False))
    return session_title(opened.session, opened.number)


def session_title(session: Session, number: int | None) -> str:
    """« Séance n° 7 »; meetings of another kind are called by it."""
    if session.kind is not SessionKind.SESSION or number is None:
        return label(session.kind)
    return _("Session no. {number}").format(number=number)


def note_caption(opened: OpenNote) -> str:
    """« Mardi 24 novembre, 10 h 00 · 60 min · Au cabinet »."""
    session = opened.session
    if session is None:
        return capitalised(formats.weekday(opened.note.written_on, year=True))
    day = formats.weekday(session.starts_at.date())
    when = _("{day}, {hour}").format(day=day, hour=formats.clock_time(session.starts_at))
    where = opened.place if session.mode is SessionMode.IN_PERSON and opened.place else label(session.mode)
    parts = [capitalised(when), formats.minutes(session.minutes), where]
    if opened.note.finished:
        parts.append(_("Note finished"))
    return " · ".join(parts)


def saved_sentence(desk: Desk, at: datetime | None) -> str:
    """« Enregistré à 11 h 08 », or the day when it was not today."""
    if at is None:
        return ""
    local = desk.wall(at)
    if local.date() == desk.today():
        return _("Saved at {hour}").format(hour=formats.clock_time(local))
    return _("Saved on {day}").format(day=formats.day(local.date(), year=local.year != desk.today().year))


def version_words(desk: Desk, at: datetime) -> tuple[str, str]:
    """A version's day and hour."""
    local = desk.wall(at)
    return formats.weekday(local.date()), formats.clock_time(local)


def template_names() -> dict[NoteTemplate, str]:
    """The templates offered, in order."""
    return {
        NoteTemplate.SESSION: pgettext("template", "session"),
        NoteTemplate.FIRST_SESSION: pgettext("template", "first session"),
        NoteTemplate.TRIPARTITE: pgettext("template", "tripartite meeting"),
    }


def headings_of(template: NoteTemplate) -> list[str]:
    """The heading lines of a template."""
    return [line for line in template_text(template).splitlines() if line.startswith("#")]


def template_of(text: str) -> NoteTemplate | None:
    """The template whose headings a note holds, all of them."""
    lines = {line.strip() for line in text.splitlines() if line.startswith("#")}
    return next((template for template in template_names() if lines.issuperset(headings_of(template))), None)


def capitalised(text: str) -> str:
    """`text` with a capital at its head and the rest untouched."""
    return text[:1].upper() + text[1:]
