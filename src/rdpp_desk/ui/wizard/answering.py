"""The answers of one draft, held in an immutable state and saved as they come. Nothing here is painted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from rdpp_desk.actions import documents
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.documents import OpenDocument
from rdpp_desk.actions.drafts import AnswersDraft
from rdpp_desk.actions.wizard import Answer, Problem, WizardState
from rdpp_desk.errors import DeskError
from rdpp_desk.ui.autosave import Autosave, SaveState


class Answering(Autosave):
    """`changed` comes with each answer, `moved` with each step, `state_changed` when the answers are kept or not."""

    changed = Signal()
    moved = Signal()

    def __init__(self, desk: Desk, opened: OpenDocument, parent: QObject) -> None:
        super().__init__(self._write, opened.document.updated_at, parent)
        self._desk = desk
        self.opened = opened
        self.state: WizardState = opened.state
        self._problems_of: WizardState | None = None
        self._problems: tuple[Problem, ...] = ()

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
            self.failure = failure
            self.state_changed.emit()
            return
        self.touch()
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

    def _write(self) -> datetime:
        """Write the answers."""
        return documents.save_answers(self._desk, self.opened.document.id, self.state).at

    def drafts(self) -> tuple[AnswersDraft, ...]:
        """The answers, while they are not on the disk."""
        return (AnswersDraft(self.opened.document.id, self.state.to_json()),) if self.dirty else ()

    def wipe(self) -> None:
        """Forget the answers."""
        self.stop()
        self.save_state = SaveState.KEPT
        self.state = WizardState.start(self.state.model)
        self.deleteLater()
