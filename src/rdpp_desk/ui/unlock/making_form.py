"""What the forms that make a new vault in a new folder share: secret, folder, work under way, what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from rdpp_desk.errors import DeskError, UsageError, WrongSecret
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.jobs import Job, Jobs
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Field, PasswordEdit, Strip, hbox, vbox
from rdpp_desk.ui.widgets.pickers import PathField, Picking
from rdpp_desk.ui.widgets.work_card import WorkCard

Made = TypeVar("Made")


class MakingForm(QWidget, Generic[Made]):
    """A form of the room adds its own fields, starts the work, and tells what it made.

    `file` is its field for a file, whose errors are those of `file_codes`.
    """

    file_codes: ClassVar[frozenset[str]]
    target_codes: ClassVar[frozenset[str]]
    file: PathField
    file_field: Field

    def __init__(self, jobs: Jobs, secret_name: str, target: Path, help_text: str, button: Button) -> None:
        super().__init__()
        self._jobs = jobs
        self._job: Job[Made] | None = None
        self.told = Strip("danger")
        self.secret = PasswordEdit(secret_name)
        self.secret_field = Field(secret_name, self.secret)
        self.secret.returnPressed.connect(self._start)
        name = _("New folder")
        self.target = PathField(name, Picking.FOLDER, target)
        self.target.edit.returnPressed.connect(self._start)
        self.target_field = Field(name, self.target, help_text)
        self.work = WorkCard()
        self.work.stop_asked.connect(self.stop)
        self.button = button
        self.button.clicked.connect(self._start)

    def _lay_out(self, *fields: Field, beside: tuple[QWidget, ...]) -> None:
        verbs = hbox(*beside, None, self.button)
        self.setLayout(vbox(self.told, *fields, self.work, verbs, spacing=Space.S4))

    @property
    def busy(self) -> bool:
        """Whether the work is under way."""
        return self._job is not None

    def wipe(self) -> None:
        """Forget the secret; work under way is stopped and leaves nothing behind."""
        if self._job is not None:
            self._job.stop()
        self.secret.wipe()

    def stop(self) -> None:
        """« Interrompre »."""
        if self._job is not None:
            self._job.stop()
            self._end()
            self.told.tell("warning", *self._stopped())

    def _stopped(self) -> tuple[str, str]:
        raise NotImplementedError

    def _wrong_secret(self) -> str:
        raise NotImplementedError

    def _start(self) -> None:
        raise NotImplementedError

    def _begin(self, title: str, work: Callable[..., Made], *given: object, on_done: Callable[[Made], object]) -> None:
        self.told.hide()
        self.button.setEnabled(False)
        self.work.start(title)
        self._job = self._jobs.run(work, *given, on_done=on_done, on_error=self._failed, on_progress=self.work.progress)

    def _is_asked_for(self, *, secret_needed: bool = True) -> bool:
        """Whether secret and folder are there; the first field in error, of the whole form, gets the keyboard."""
        empty = str(sentences.error(UsageError("empty-passphrase")).what)
        self.secret_field.set_error(empty if secret_needed and not self.secret.text().strip() else "")
        self.target_field.set_error("" if self.target.path() is not None else _("Say where to make the vault."))
        first = next((f for f in (self.file_field, self.secret_field, self.target_field) if f.error()), None)
        if first is not None:
            first.setFocus()
        return first is None

    def _end(self) -> None:
        self._job = None
        self.work.finish()
        self.button.setEnabled(True)

    def _failed(self, failure: DeskError) -> None:
        self._end()
        said = sentences.error(failure)
        path = str(failure.data.get("path", ""))
        if isinstance(failure, WrongSecret):
            self.secret_field.set_error(self._wrong_secret())
            self.secret.setFocus()
            self.secret.selectAll()
        elif failure.code in self.file_codes and path in ("", str(self.file.path())):
            self.file_field.set_error(str(said))
            self.file.edit.setFocus()
        elif failure.code in self.target_codes:
            self.target_field.set_error(str(said))
            self.target.edit.setFocus()
        else:
            self.told.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
