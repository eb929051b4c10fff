"""Where a short code is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from rdpp_desk.actions.unlock import LONGEST_CODE
from rdpp_desk.ui.widgets import LineEdit


class CodeEdit(LineEdit):
    """Never shown in clear, kept out of undo history and of the input method's learning."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST_CODE)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText)
