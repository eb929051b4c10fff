"""Creating a vault: where, and under which passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk import paths
from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.synced_folder import service_of
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.jobs import Jobs
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.unlock.passphrase_form import PassphraseForm
from rdpp_desk.ui.unlock.step import Step, back_button
from rdpp_desk.ui.widgets import Button, Field, Strip, WaitingLine, hbox, vbox
from rdpp_desk.ui.widgets.pickers import PathField, Picking

_PLACE_CODES = {"vault-exists", "folder-not-empty", "read-only", "not-found"}


def free_place(name: str = "RDPP Desk") -> Path:
    """A folder in Documents that does not exist yet."""
    first = paths.documents_folder() / name
    places = [first, *(first.with_name(f"{name} {number}") for number in range(2, 100))]
    return next((place for place in places if not place.exists()), first)


class CreateStep(Step):
    """`created` carries the desk and its 24 words; `left` goes back."""

    created = Signal(object, object)
    left = Signal()

    def __init__(self, clock: Clock, jobs: Jobs) -> None:
        super().__init__()
        self._clock, self._jobs = clock, jobs
        self._busy = False
        self.problem = Strip("danger")
        self.place = PathField(_("Folder of the vault"), Picking.FOLDER, free_place())
        self.place_field = Field(_("Where"), self.place, _("A new folder, on this computer’s own disk."))
        self.place.changed.connect(self._look)
        self.synced = Strip("warning")
        self.form = PassphraseForm()
        self.form.submitted.connect(self._create)
        self.waiting = WaitingLine(_("Creating the vault…"))
        self.back = back_button()
        self.back.clicked.connect(self.step_back)
        self.button = Button(_("Create the vault"), variant="primary")
        self.button.clicked.connect(self._create)
        intro = _(
            "Choose a passphrase. Without it and without the recovery sheet, nobody can open the vault, not even us."
        )
        self.setLayout(
            vbox(
                self.heading(_("Create your vault"), intro),
                self.problem,
                self.form,
                self.place_field,
                self.synced,
                self.waiting,
                hbox(self.back, None, self.button),
                spacing=Space.S4,
            )
        )
        self._look()

    def first(self) -> QWidget:
        return self.form.new

    def wipe(self) -> None:
        self.form.wipe()

    def step_back(self) -> None:
        if not self._busy:
            self.left.emit()

    def _look(self) -> None:
        place = self.place.path()
        self.place_field.set_error("")
        service = service_of(place) if place is not None else ""
        self.synced.setVisible(bool(service))
        if service:
            self.synced.tell(
                "warning",
                _("This folder seems to be synchronised by {service}").format(service=service),
                _(
                    "Such a program copies a file while it is being written and may damage the vault. Choose another "
                    "folder; keep backups there instead."
                ),
            )

    def _create(self) -> None:
        place = self.place.path()
        if self._busy or not self.form.verify():
            return
        if place is None:
            self.place_field.set_error(_("Say where to put the vault."))
            self.place.edit.setFocus()
            return
        self._wait(True)
        self._jobs.run(
            unlocking.create_vault,
            place,
            self.form.passphrase(),
            self._clock,
            on_done=self._done,
            on_error=self._failed,
        )

    def _wait(self, waiting: bool) -> None:
        self._busy = waiting
        self.button.setEnabled(not waiting)
        self.back.setEnabled(not waiting)
        if waiting:
            self.problem.hide()
            self.waiting.start()
        else:
            self.waiting.stop()

    def _done(self, made: tuple[Desk, tuple[str, ...]]) -> None:
        self._wait(False)
        self.form.wipe()
        self.created.emit(*made)

    def _failed(self, failure: DeskError) -> None:
        self._wait(False)
        said = sentences.error(failure)
        if failure.code in _PLACE_CODES:
            self.place_field.set_error(str(said))
            self.place.edit.setFocus()
        else:
            self.problem.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
