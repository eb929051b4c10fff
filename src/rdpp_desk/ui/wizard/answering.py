"""The answers of one draft: held in an immutable state, saved 700 ms after a pause. Nothing here is painted."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from rdpp_desk.actions import documents
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.documents import OpenDocument
from rdpp_desk.actions.drafts import AnswersDraft
from rdpp_desk.actions.wizard import Answer, Problem, WizardState
from rdpp_desk.errors import DeskError
from rdpp_desk.ui.theme import Time

_LOG = logging.getLogger("rdpp_desk.wizard")


class Answering(QObject):
    """`changed` comes with each answer, `moved` with each step, `save_changed` when the answers are kept or not."""

    changed = Signal()
    moved = Signal()
    save_changed = Signal()

    def __init__(self, desk: Desk, opened: OpenDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.opened = opened
        self.state: WizardState = opened.state
        self._problems_of: WizardState | None = None
        self._problems: tuple[Problem, ...] = ()
        self.dirty = False
        self.failure: DeskError | None = None
        self.saved_at: datetime | None = opened.document.updated_at
        self._pause = self._timer(Time.AUTOSAVE_PAUSE)
        self._longest = self._timer(Time.AUTOSAVE_LONGEST)

    @property
    def keys(self) -> tuple[str, ...]:
        """The steps, in order."""
        return tuple(step.key for step in self.state.model.steps)

    @property
    def at(self) -> int:
        """The rank of the present step, from 0."""
        return self.keys.index(self.state.step)

    def answer(self, values: Mapping[str, Answer]) -> None:
        """Take new answers; they are saved a little later."""
        try:
            self.state = self.state.answer_many(values)
        except DeskError as failure:
            self._fail(failure)
            return
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        if not self.dirty:
            self.dirty = True
            self.save_changed.emit()
        self.changed.emit()

    def go(self, key: str) -> None:
        """Show another step."""
        if key != self.state.step:
            self.state = self.state.go(key)
            self.moved.emit()

    def step_by(self, steps: int) -> None:
        """The next step (1) or the one before (-1)."""
        self.go(self.keys[min(len(self.keys) - 1, max(0, self.at + steps))])

    def problems(self) -> tuple[Problem, ...]:
        """What is missing or wrong in the present answers, found once for each state."""
        if self._problems_of is not self.state:
            self._problems_of, self._problems = self.state, self.state.problems()
        return self._problems

    def save(self) -> bool:
        """Keep the answers now; whether they are kept."""
        self._pause.stop()
        self._longest.stop()
        if not self.dirty:
            return True
        try:
            self.saved_at = documents.save_answers(self._desk, self.opened.document.id, self.state).at
        except DeskError as failure:
            self._fail(failure)
            return False
        except Exception as surprise:
            _LOG.error("unforeseen %s", type(surprise).__name__)
            self._fail(DeskError("internal"))
            return False
        self.dirty, self.failure = False, None
        self.save_changed.emit()
        return True

    def drafts(self) -> tuple[AnswersDraft, ...]:
        """The answers, while they are not on the disk."""
        return (AnswersDraft(self.opened.document.id, self.state.to_json()),) if self.dirty else ()

    def wipe(self) -> None:
        """Forget the answers."""
        self._pause.stop()
        self._longest.stop()
        self.dirty = False
        self.state = WizardState.start(self.state.model)
        self.deleteLater()

    def _fail(self, failure: DeskError) -> None:
        self.failure = failure
        self.save_changed.emit()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.save)
        return timer
