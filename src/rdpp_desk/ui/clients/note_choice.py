"""In which dossier to write a note: the ones met last first, found as one types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.dossiers import DossierLine
from rdpp_desk.messages import _, formats
from rdpp_desk.messages.labels import label
from rdpp_desk.ui.theme import Space, theme
from rdpp_desk.ui.widgets import Dialog, ListView, RowItem, SearchEdit, kind_of
from rdpp_desk.ui.widgets.date_text import plain

_HEIGHT, _SHOWN = 300, 100


class _Search(SearchEdit):
    """Down goes to the list."""

    went_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
            return
        super().keyPressEvent(event)


class NoteChoice(Dialog):
    """`chosen` gives the engagement's id."""

    chosen = Signal(int)

    def __init__(self, host: QWidget, lines: Sequence[DossierLine], today: date) -> None:
        super().__init__(host, _("In which dossier?"), icon="pen-line")
        self.column.setSpacing(Space.S3)
        self._today = today
        self._lines = sorted(lines, key=self._nearness)
        self._search = _Search(_("Search a name or an organisation"))
        self._list = ListView(_("Dossiers"))
        self._list.setFixedHeight(theme().px(_HEIGHT))
        self._list.placeholder = _("No dossier has this name.")
        self.add(self._search, focus=True)
        self.add(self._list)
        self.add_button("", _("Cancel"), safe=True)
        self._search.searched.connect(self._show)
        self._search.returnPressed.connect(self._take)
        self._search.went_down.connect(lambda: self._list.setFocus(Qt.FocusReason.OtherFocusReason))
        self._list.opened.connect(self._pick)
        self._show("")

    def _nearness(self, line: DossierLine) -> tuple[int, str]:
        days = [abs((day - self._today).days) for day in (self._next_day(line), line.last_note_on) if day is not None]
        return (min(days, default=10**6), plain(line.name))

    @staticmethod
    def _next_day(line: DossierLine) -> date | None:
        return line.next_session.starts_at.date() if line.next_session is not None else None

    def _show(self, text: str) -> None:
        sought = plain(text)
        found = [one for one in self._lines if sought in plain(f"{one.name} {one.organisation} {one.known_as}")]
        self._list.set_rows([self._row(one) for one in found[:_SHOWN]])
        if found:
            self._list.set_current(found[0].engagement_id)

    def _row(self, line: DossierLine) -> RowItem:
        about = " · ".join(part for part in (label(line.kind), line.organisation) if part)
        day = self._next_day(line)
        return RowItem(
            key=line.engagement_id,
            title=line.name,
            subtitle=about,
            letters=line.initials,
            kind=kind_of(line.engagement_id),
            date=formats.short_day(day) if day is not None else "",
        )

    def _take(self) -> None:
        self._show(self._search.text().strip())
        self._pick(self._list.current_key())

    def _pick(self, key: object) -> None:
        if isinstance(key, int):
            self.close_with("chosen")
            self.chosen.emit(key)
