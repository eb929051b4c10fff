"""The real document, rebuilt off the UI thread a little after the last change. The last one asked for wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from rdpp_desk.actions import documents, print_options
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.documents import WizardState
from rdpp_desk.errors import DeskError
from rdpp_desk.practice.agreements import PrintOptions
from rdpp_desk.ui.jobs import Job, Jobs
from rdpp_desk.ui.theme import Time

if TYPE_CHECKING:
    from rdpp_desk.actions.wizard import Printed


class LivePreview(QObject):
    """`ready` comes with each new print of the answers last asked for; `failed` with why there is none."""

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._document_id = 0
        self._state: WizardState | None = None
        self._job: Job[Printed] | None = None
        self._waiting: list[Callable[[Printed], object]] = []
        self.printed: Printed | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(Time.PREVIEW_PAUSE)
        self._pause.timeout.connect(self.build)

    def open(self, document_id: int, state: WizardState) -> None:
        """Begin with a document, at once."""
        self.wipe()
        self._document_id, self._state = document_id, state
        self.build()

    def ask(self, state: WizardState) -> None:
        """The answers changed: build 250 ms after the last change."""
        self._state = state
        self._stop()
        self._pause.start()

    def build(self) -> None:
        """Build now; what was under way is dropped."""
        self._stop()
        if self._state is None:
            return
        try:
            request = documents.preview_request(self._desk, self._document_id, self._state)
        except DeskError as failure:
            self._fail(failure)
            return
        self._job = self._jobs.run(documents.build_preview, request, on_done=self._done, on_error=self._fail)

    def set_options(self, options: PrintOptions) -> None:
        """Keep how the document is to be printed, and build it so."""
        try:
            print_options.set_options(self._desk, self._document_id, options)
        except DeskError as failure:
            self._fail(failure)
            return
        self.build()

    @property
    def fresh(self) -> bool:
        """Whether the last print is that of the present answers."""
        return self.printed is not None and self._job is None and not self._pause.isActive()

    def when_ready(self, then: Callable[[Printed], object]) -> None:
        """Call `then` with the print of the present answers: now if it is there, else as soon as it is."""
        if self.fresh and self.printed is not None:
            then(self.printed)
            return
        self._waiting.append(then)
        if self._job is None:
            self.build()

    def wipe(self) -> None:
        """Forget the print and the answers."""
        self._stop()
        self._waiting.clear()
        self._state, self.printed, self._document_id = None, None, 0

    def _stop(self) -> None:
        self._pause.stop()
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _done(self, printed: Printed) -> None:
        self._job, self.printed = None, printed
        self.ready.emit(printed)
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(printed)

    def _fail(self, failure: DeskError) -> None:
        self._job = None
        self._waiting.clear()
        self.failed.emit(failure)
