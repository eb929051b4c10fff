"""Where copies go by themselves: each folder or stick chosen, how it is doing, and its last good copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import backup_places, discretion
from rdpp_desk.actions.backup_places import OLD_COPIES, PlaceState, PlaceStatus
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.synced_folder import service_of
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, backup_words, formats, sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.today.words import ago
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Chip,
    EmptyState,
    FlowLayout,
    IconButton,
    Kind,
    Label,
    Paragraph,
    Row,
    Separator,
    Strip,
    Tile,
    clear,
    panel,
    vbox,
)
from rdpp_desk.ui.widgets.pickers import Choose, Picking, choose_with_dialog
from rdpp_desk.ui.workspace import Workspace


def state_words(status: PlaceStatus) -> tuple[str, Kind, str]:
    """A place's state: a word, its colour family and its icon."""
    if status.failing:
        return _("Last copy failed"), "danger", "circle-alert"
    states: dict[PlaceState, tuple[str, Kind, str]] = {
        PlaceState.PRESENT: (_("Present"), "success", "hard-drive"),
        PlaceState.ABSENT: (_("Not plugged in"), "neutral", "usb"),
        PlaceState.READ_ONLY: (_("Read-only"), "warning", "triangle-alert"),
        PlaceState.FULL: (_("Full"), "warning", "triangle-alert"),
        PlaceState.SILENT: (_("No answer"), "neutral", "hourglass"),
    }
    return states[status.state]


class PlacesCard(Card):
    """`chosen` once a place was added or given up."""

    chosen = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace, self._desk = workspace, workspace.desk
        self.choose: Choose = choose_with_dialog
        self.told = Strip("danger")
        self._rows = vbox(spacing=0)
        self.button = Button(_("Choose a folder or a stick…"), "folder-plus")
        self.button.clicked.connect(self._ask)
        for part in (
            Label(_("Where copies go"), "subtitle"),
            Paragraph(_("Copies go there by themselves while you work. Two places protect better than one.")),
            self.told,
            panel(self._rows),
            panel(FlowLayout(self.button)),
        ):
            self.column.addWidget(part)

    def show_places(self, places: Sequence[PlaceStatus]) -> None:
        """Each place on its row."""
        clear(self._rows)
        for number, status in enumerate(places):
            if number:
                self._rows.addWidget(Separator())
            self._rows.addWidget(_PlaceRow(status, self._desk, self._remove))
        if not places:
            self._rows.addWidget(
                EmptyState(
                    "hard-drive",
                    _("No place chosen yet"),
                    _("Choose one once: you will not have to think of backups again."),
                )
            )

    def wipe(self) -> None:
        """Show nothing."""
        clear(self._rows)
        self.told.hide()

    def _ask(self) -> None:
        title = _("Folder or stick for backups")
        self.choose(self, Picking.FOLDER, title, Path.home(), "", self._add)

    def _add(self, folder: str) -> None:
        try:
            backup_places.add_place(self._desk, Path(folder))
        except DeskError as failure:
            said = sentences.error(failure)
            self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
            return
        self.told.hide()
        self.chosen.emit()

    def _remove(self, status: PlaceStatus) -> None:
        try:
            place = backup_places.remove_place(self._desk, status.place.id)
        except DeskError as failure:
            self.told.tell("danger", str(sentences.error(failure)))
            return

        def undo() -> None:
            backup_places.put_back(self._desk, place)
            self.chosen.emit()

        self.chosen.emit()
        self._workspace.toasts.show(_("No more backups there. The copies it holds stay."), undo)


class _PlaceRow(Row):
    def __init__(self, status: PlaceStatus, desk: Desk, on_remove: Callable[[PlaceStatus], object]) -> None:
        word, kind, icon = state_words(status)
        named = discretion.place(desk, status.place)
        texts = place_texts(status, desk)
        heading = QWidget()
        heading.setLayout(FlowLayout(Label(named, "strong"), Chip(word, kind), spacing=Space.S2 + 2))
        path = Label(discretion.words(desk, str(status.folder)), "caption")
        path.setWordWrap(True)
        self.remove = IconButton("x", _("Send no more backups to {place}").format(place=named))
        self.remove.clicked.connect(lambda: on_remove(status))
        under = [*([] if desk.discreet else [path]), *(Paragraph(text) for text in texts)]
        words = vbox(heading, *under, spacing=Space.S1 - 1)
        super().__init__(
            (Tile(icon, kind), 0, Qt.AlignmentFlag.AlignTop),
            (words, 1),
            (self.remove, 0, Qt.AlignmentFlag.AlignTop),
            hover=False,
            margins=(0, Space.S3, 0, Space.S3),
            name=", ".join((named, word, *texts)),
        )


def place_texts(status: PlaceStatus, desk: Desk) -> list[str]:
    """What is to be known of a place: its last good copy, what failed, what it does not protect from."""
    texts = []
    if status.last is None:
        texts.append(_("No copy there yet."))
    else:
        made = desk.wall(status.last.made_at)
        when = ago(made, (desk.today() - made.date()).days)
        texts.append(_("Last good copy {when}, {size}.").format(when=when, size=formats.size(status.last.size)))
    if status.failing and status.place.tried_at is not None:
        day = formats.day(desk.day(status.place.tried_at), year=False)
        trouble = backup_words.trouble(status.place.problem)
        texts.append(_("On {day} it failed. {trouble}").format(day=day, trouble=trouble))
    if status.state is PlaceState.SILENT:
        texts.append(_("It is slow to answer: a network that is away, or a disk that wakes. You can go on working."))
    if status.place.problem == OLD_COPIES:
        texts.append(_("Copies too old to be kept could not be deleted there: delete them yourself."))
    if status.same_disk and status.state is not PlaceState.ABSENT:
        texts.append(_("Same disk as the vault: it protects from a mistake, not from a breakdown nor from theft."))
    if service := service_of(status.folder):
        said = _("{service} copies this folder elsewhere: the file is encrypted, its date and size are not hidden.")
        texts.append(said.format(service=service))
    return texts
