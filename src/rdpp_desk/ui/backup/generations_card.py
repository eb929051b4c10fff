"""The copies that exist: when, where, read back or not, and the day by which each is gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from rdpp_desk.actions import discretion
from rdpp_desk.actions.backup import Generation
from rdpp_desk.actions.backup_former_key import BackupRecord, former_key, note_destroyed, still_there
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats, ngettext, sentences
from rdpp_desk.ui.theme import Space, manager
from rdpp_desk.ui.widgets import Button, Card, FlowLayout, Kind, Label, ListView, Paragraph, RowItem, Strip, panel
from rdpp_desk.ui.workspace import Workspace

_SHOWN = 4


class GenerationsCard(Card):
    """`opened` gives the path of the copy to read back; `destroyed_noted` says that some were noted as destroyed."""

    opened = Signal(object)
    destroyed_noted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace, self._desk = workspace, workspace.desk
        self._former: tuple[BackupRecord, ...] = ()
        self._all: tuple[Generation, ...] = ()
        self.list = ListView(_("Copies"))
        self.list.opened.connect(self._open)
        self.more = Button("", size="small")
        self.more.clicked.connect(lambda: self._show(len(self._all)))
        self._more = panel(FlowLayout(self.more))
        sentence = Paragraph(_("The last one verified is never deleted. Choose a copy to try it."))
        self.former = Strip("warning")
        self.former.hide()
        destroyed = Button(_("Destroyed: it is done"), size="small")
        destroyed.clicked.connect(self._look_for_former)
        self._destroyed = panel(FlowLayout(destroyed))
        title = Label(_("Copies that exist"), "subtitle")
        for part in (title, sentence, self.former, self._destroyed, self.list, self._more):
            self.column.addWidget(part)
        manager().changed.connect(self._fit)
        self.hide()

    def show_generations(self, found: Sequence[Generation]) -> None:
        """Newest first; hidden while there is none."""
        self._all = tuple(found)
        self.setVisible(bool(self._all))
        self._former = former_key(self._desk).copies if self._all else ()
        self._show(_SHOWN)
        self._tell_former()

    def wipe(self) -> None:
        """Forget them."""
        self._all, self._former = (), ()
        self.list.wipe()
        self.hide()

    def _tell_former(self) -> None:
        count = len(self._former)
        self._destroyed.setVisible(bool(count))
        self.former.setVisible(bool(count))
        if count:
            words = ngettext(
                "{count} copy keeps the former key of the vault.",
                "{count} copies keep the former key of the vault.",
                count,
            )
            todo = ngettext(
                "Whoever has your former passphrase or sheet can open it: delete its file everywhere.",
                "Whoever has your former passphrase or sheet can open them: delete their files everywhere.",
                count,
            )
            self.former.tell("warning", words.format(count=count), todo)

    def _look_for_former(self) -> None:
        self._workspace.jobs.run(still_there, self._former, on_done=self._note_destroyed)

    def _note_destroyed(self, left: Sequence[BackupRecord]) -> None:
        """What can be seen still is not destroyed, whatever is said of it."""
        gone = [one for one in self._former if one not in left]
        try:
            note_destroyed(self._desk, gone)
        except DeskError as failure:
            self._workspace.toasts.show(str(sentences.error(failure)))
            return
        if left:
            words = ngettext(
                "{count} file is still in its place.", "{count} files are still in their place.", len(left)
            )
            self._workspace.toasts.show(words.format(count=len(left)))
        self.destroyed_noted.emit()

    def _show(self, count: int) -> None:
        self.list.set_rows([self._row(one) for one in self._all[:count]])
        self._fit()
        rest = len(self._all) - count
        words = ngettext("See {count} older copy", "See {count} older copies", max(rest, 0))
        self.more.setText(words.format(count=max(rest, 0)))
        self._more.setVisible(rest > 0)

    def _fit(self) -> None:
        self.list.setFixedHeight(self.list.content_height())

    def _row(self, one: Generation) -> RowItem:
        record = one.record
        made = self._desk.wall(record.made_at)
        day = _("{day} at {time}").format(day=formats.day(one.made_on), time=formats.clock_time(made))
        state: tuple[str, Kind] = (_("Verified"), "accent")
        if record in self._former:
            state = (_("Former key: to be destroyed"), "warning")
        elif one.expired:
            state = (_("Too old: to be deleted"), "warning")
        elif record.rehearsed_at:
            state = (_("Restored for trial"), "success")
        kept = _("gone by {day}").format(day=formats.day(one.expires_on)) if one.expires_on else ""
        place = discretion.words(self._desk, record.place)
        where = _("“{place}”").format(place=place) if place else ""
        return RowItem(
            record.path,
            day,
            " · ".join(filter(None, (where, formats.size(record.size), kept))),
            chips=(state,),
            icon="file-check" if record.rehearsed_at else "hard-drive-download",
            kind=state[1],
        )

    def _open(self, key: object) -> None:
        self.opened.emit(Path(str(key)))
