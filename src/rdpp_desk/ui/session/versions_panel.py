"""The versions of a note: what changed since each, and going back to one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _
from rdpp_desk.practice.notes import Revision
from rdpp_desk.ui.jobs import Job, Jobs
from rdpp_desk.ui.session.difference import Piece, difference
from rdpp_desk.ui.session.difference_view import DifferenceView, legend
from rdpp_desk.ui.session.note_words import capitalised, version_words
from rdpp_desk.ui.theme import Size, Space, theme
from rdpp_desk.ui.widgets import Button, Label, ListView, RowItem, WaitingLine, hbox, vbox

_LIST_PART = 0.8  # of the width of a side column
_NARROW = 560
_ROWS_SEEN = 3  # of the list, where it stands above the text


class VersionsPanel(QWidget):
    """`restore_asked` gives a version's id; `closed`: back to the note."""

    restore_asked = Signal(int)
    closed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._job: Job[tuple[Piece, ...]] | None = None
        self._revisions: dict[object, Revision] = {}
        self._now, self._writable = "", False
        self._list = ListView(_("Versions, newest first"), follow=True)
        self._list.placeholder = _("No version yet. One is kept every 10 minutes of writing and at each lock.")
        self._list.opened.connect(self._compare)
        self._title = Label("", "subtitle")
        self._title.setWordWrap(True)
        self._legend = Label("", "caption")
        self._legend.setWordWrap(True)
        self._waiting = WaitingLine(_("Comparing…"))
        self._view = DifferenceView(_("What changed since this version"))
        self.restore = Button(_("Go back to this version"), icon="undo-2", size="small")
        self.restore.clicked.connect(self._ask_restore)
        back = Button(_("Back to the note"), icon="arrow-left", variant="ghost", size="small")
        back.clicked.connect(self.closed)
        right = vbox(
            self._title, self._legend, self._waiting, (self._view, 1), hbox(self.restore, None), spacing=Space.S2
        )
        self._columns = hbox((self._list, 0), (right, 1), spacing=Space.S4)
        margins = (Space.S5, Space.S3, Space.S5, Space.S4)
        self.setLayout(vbox(hbox(back, None), (self._columns, 1), spacing=Space.S3, margins=margins))

    def show_versions(self, revisions: Sequence[Revision], now: str, writable: bool) -> None:
        """List versions, newest first, and compare the newest with the text as it is `now`."""
        self._writable = writable
        self._revisions = {revision.id: revision for revision in revisions}
        self._now = now
        rows: list[RowItem] = []
        day = ""
        for revision in revisions:
            when, hour = version_words(self._desk, revision.created_at)
            if when != day:
                rows.append(RowItem(key=f"day-{revision.id}", title=capitalised(when), header=True))
                day = when
            rows.append(RowItem(key=revision.id, title=hour, spoken=f"{when}, {hour}"))
        newest = revisions[0].id if revisions else None
        self._list.set_rows(rows, current=newest)
        self._compare(newest)

    def start(self) -> QWidget:
        """Where the keyboard starts."""
        return self._list

    def wipe(self) -> None:
        """Forget every word."""
        if self._job is not None:
            self._job.stop()
        self._revisions, self._now = {}, ""
        self._list.wipe()
        self._view.wipe()
        self._title.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() / theme().scale < _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        column = round(theme().px(Size.SIDE_COLUMN) * _LIST_PART)
        self._list.setMaximumWidth(self.width() if narrow else column)
        self._list.setMinimumWidth(0 if narrow else column)
        self._list.setMaximumHeight(column if narrow else self.height())
        rows = min(_ROWS_SEEN * theme().px(Size.CONTROL), self.height() // (_ROWS_SEEN + 1))
        self._list.setMinimumHeight(rows if narrow else 0)
        self._view.setMinimumHeight(theme().px(Size.CONTROL))

    def _compare(self, key: object) -> None:
        revision = self._revisions.get(key)
        self.restore.setVisible(revision is not None and self._writable)
        self._view.wipe()
        if self._job is not None:
            self._job.stop()
        if revision is None:
            self._title.setText("")
            self._legend.setText("")
            return
        day, hour = version_words(self._desk, revision.created_at)
        self._title.setText(_("Version of {day}, {hour}").format(day=day, hour=hour))
        self._legend.setText("")
        self._waiting.start()
        self._job = self._jobs.run(difference, revision.text, self._now, on_done=self._show)

    def _show(self, pieces: tuple[Piece, ...]) -> None:
        self._waiting.stop()
        self._view.show_pieces(pieces)
        self._legend.setText(_("This version is the text as it is now.") if self._view.same else legend())

    def _ask_restore(self) -> None:
        key = self._list.current_key()
        if key in self._revisions:
            self.restore_asked.emit(self._revisions[key].id)
