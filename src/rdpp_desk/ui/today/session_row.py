"""A session of the day on its row: when, who, what it still needs, and « Séance faite » in one click."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.today import SessionChip, TodaySession
from rdpp_desk.messages import _, formats, labels
from rdpp_desk.practice.sessions import SessionKind, SessionState
from rdpp_desk.ui.theme import Space, theme
from rdpp_desk.ui.widgets import (
    Avatar,
    Button,
    Chip,
    IconButton,
    Kind,
    Label,
    MenuButton,
    Row,
    hbox,
    kind_of,
    vbox,
)

_HOUR_WIDTH = 68
_AVATAR = 36


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a session: held, open, note, change, cancel."""

    act: str
    line: TodaySession


def chip_words(chip: SessionChip) -> tuple[str, Kind]:
    """What a session still needs, and its colour family."""
    words: dict[SessionChip, tuple[str, Kind]] = {
        SessionChip.NO_CONSENT: (_("No consent"), "danger"),
        SessionChip.READY: (_("Ready"), "success"),
        SessionChip.TO_CONFIRM: (_("To confirm"), "warning"),
        SessionChip.NOTE_TO_WRITE: (_("Note to write"), "warning"),
        SessionChip.NOTE_TO_FINISH: (_("Note to finish"), "warning"),
        SessionChip.DONE: (_("Done"), "success"),
    }
    return words[chip]


def session_words(line: TodaySession) -> str:
    """« Séance n° 7 · Tripartite »."""
    if line.session.kind is SessionKind.EXPLORATORY:
        return labels.label(SessionKind.EXPLORATORY)
    first = _("First session") if line.first else _("Session no. {number}").format(number=line.number)
    if line.session.kind is SessionKind.SESSION:
        return f"{first} · {labels.label(line.engagement.kind)}"
    return f"{first} · {labels.label(line.session.kind)}"


class SessionRow(Row):
    """`asked` says what was asked of the session."""

    asked = Signal(object)

    def __init__(self, line: TodaySession, now: datetime) -> None:
        self.line_shown = line
        self.key = f"session {line.session.id}"
        words, kind = chip_words(line.chip)
        hour = formats.clock_time(line.session.starts_at)
        when = QWidget()
        when.setLayout(vbox(Label(hour, "strong"), Label(formats.minutes(line.session.minutes), "caption"), spacing=0))
        when.setFixedWidth(theme().px(_HOUR_WIDTH))
        name = Label(line.who, "strong", elide="right")
        detail = Label(session_words(line), "caption", elide="right")
        super().__init__(
            when,
            Avatar(line.initials, kind_of(line.engagement.id), _AVATAR),
            (vbox(name, detail, spacing=1), 1),
            *self._buttons(line, now, words, kind),
            spacing=Space.S3,
            margins=(Space.S4, Space.S2 + 1, Space.S2, Space.S2 + 1),
            name=f"{hour}, {line.who}, {session_words(line)}, {words}",
        )

    def _buttons(self, line: TodaySession, now: datetime, words: str, kind: Kind) -> list[QWidget]:
        self.start = more = MenuButton(_("Other actions for the session with {who}").format(who=line.who))
        if line.session.state is SessionState.PLANNED:
            more.add(_("Session held"), lambda: self._ask("held"), "circle-check")
            more.add(_("Move or change…"), lambda: self._ask("change"), "calendar")
            more.add(_("Did not take place"), lambda: self._ask("cancel"), "x")
        more.add(_("Write the note"), lambda: self._ask("note"), "pen-line")
        opening = IconButton("chevron-right", _("Open the dossier of {who}").format(who=line.who))
        opening.clicked.connect(lambda: self._ask("open"))
        widgets: list[QWidget] = [Chip(words, kind)]
        if line.session.state is SessionState.PLANNED and line.session.starts_at <= now:
            name = _("Session held, {who}").format(who=line.who)
            held = Button(_("Session held"), variant="soft", size="small", name=name)
            held.clicked.connect(lambda: self._ask("held"))
            widgets.append(held)
        return [*widgets, more, opening]

    def _ask(self, act: str) -> None:
        self.asked.emit(Asked(act, self.line_shown))


def day_of(line: TodaySession) -> QWidget:
    """The heading of a day in the list of the week."""
    heading = QWidget()
    words = formats.weekday(line.session.starts_at.date())
    heading.setLayout(hbox(Label(words[:1].upper() + words[1:], "overline"), None, margins=(0, Space.S3, 0, 0)))
    return heading
