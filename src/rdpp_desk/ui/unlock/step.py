"""What each step of the entrance has in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space, manager, theme
from rdpp_desk.ui.widgets import Button, Label, Paragraph, vbox

FORM_WIDTH = 420
WIDE_FORM = 560


class Step(QWidget):
    """One step: shown alone, centred, wiped and destroyed when another takes its place."""

    width_wanted = FORM_WIDTH

    def __init__(self) -> None:
        super().__init__()
        self._resize()
        manager().changed.connect(self._resize)

    def first(self) -> QWidget:
        """Where the keyboard starts."""
        return self

    def wipe(self) -> None:
        """Empty every field that holds a secret."""

    def step_back(self) -> None:
        """Escape."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
            event.accept()
            return
        super().keyPressEvent(event)

    def heading(self, title: str, text: str = "") -> QWidget:
        """Title and sentence at the top of the step."""
        name = Label(title, "display")
        name.setWordWrap(True)
        box = QWidget()
        box.setLayout(vbox(name, *([Paragraph(text)] if text else []), spacing=Space.S1))
        self.setAccessibleName(title)
        return box

    def _resize(self) -> None:
        self.setMaximumWidth(theme().px(self.width_wanted))


def back_button() -> Button:
    """« Retour », as Escape does."""
    return Button(_("Back"), "arrow-left", "ghost", shown_keys="Esc")
