"""Dossiers in the trash: each can be restored for 30 days."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import clients, trash
from rdpp_desk.actions.trash import TrashedDossier
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.messages.labels import label
from rdpp_desk.ui.clients.acts import do
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Avatar,
    Button,
    Card,
    EmptyState,
    Label,
    Paragraph,
    Row,
    ScrollPage,
    Separator,
    clear,
    hbox,
    kind_of,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace

_AVATAR = 36


class TrashView(ScrollPage):
    """`closed` asks for the list again."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace = workspace
        self._back = Button(_("Dossiers"), "arrow-left", "ghost", size="small")
        self._back.clicked.connect(self.closed)
        self._card = Card(spacing=0, margins=(Space.S1,) * 4)
        self.column.addLayout(hbox(self._back, None))
        self.column.addWidget(Label(_("Trash"), "display"))
        self.column.addWidget(Paragraph(_("A dossier can be restored for 30 days after it was put here.")))
        self.column.addWidget(self._card)
        self.column.addStretch(1)

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self._back

    def show_trash(self) -> None:
        """Show what lies there now."""
        clear(self._card.column)
        for number, one in enumerate(trash.trashed_dossiers(self._workspace.desk)):
            if number:
                self._card.column.addWidget(Separator())
            self._card.column.addWidget(self._row(one))
        if not self._card.column.count():
            self._card.column.addWidget(EmptyState("trash-2", _("The trash is empty."), kind="neutral"))

    def wipe(self) -> None:
        """Forget every name."""
        clear(self._card.column)

    def _row(self, one: TrashedDossier) -> QWidget:
        left = ngettext("{count} day left", "{count} days left", one.days_left).format(count=one.days_left)
        since = _("put here on {day}").format(day=formats.day(one.trashed_on))
        caption = " · ".join([label(one.kind), since, left])
        restore = Button(
            _("Restore"), "archive-restore", size="small", name=_("Restore the dossier of {who}").format(who=one.name)
        )
        restore.clicked.connect(lambda: self._restore(one.engagement_id))
        words = vbox(Label(one.name, "strong", elide="right"), Label(caption, "caption", elide="right"), spacing=2)
        avatar = Avatar(one.initials, kind_of(one.engagement_id), _AVATAR)
        return Row(avatar, (words, 1), restore, name=f"{one.name}, {caption}")

    def _restore(self, engagement_id: int) -> None:
        desk = self._workspace.desk
        do(
            self._workspace,
            lambda: clients.restore_dossier(desk, engagement_id),
            _("Dossier restored"),
            lambda _none: clients.trash_dossier(desk, engagement_id),
        )
