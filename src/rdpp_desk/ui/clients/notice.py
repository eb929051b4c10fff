"""One line that must be known, with its verbs at the right: quieter than a strip, above a page to write."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from rdpp_desk.ui.theme import Size, Space
from rdpp_desk.ui.widgets import Icon, Label, Paragraph, announce, clear, hbox, vbox
from rdpp_desk.ui.widgets.surfaces import CardKind


class Notice(QFrame):
    """Hidden until `tell`; the same words told again are not read aloud twice."""

    def __init__(self, kind: CardKind, icon: str) -> None:
        super().__init__()
        self.setProperty("card", kind)
        ink = "warning" if kind == "warning" else "on_accent_soft"
        self._icon = Icon(icon, ink, Size.ICON_BUTTON)
        self._title = Label("", "strong")
        self._title.setWordWrap(True)
        self._text = Paragraph("")
        self._verbs = hbox(spacing=Space.S2)
        middle = Qt.AlignmentFlag.AlignVCenter
        words = vbox(self._title, self._text, spacing=0)
        self.setLayout(
            hbox(
                (self._icon, 0, middle),
                (words, 1),
                self._verbs,
                spacing=Space.S3,
                margins=(Space.S4, Space.S2, Space.S3, Space.S2),
            )
        )
        self.hide()

    def tell(self, title: str, text: str, verbs: Sequence[QWidget] = ()) -> None:
        """Show a title, a sentence and verbs."""
        whole = f"{title} {text}".strip()
        new = self.isHidden() or whole != self.accessibleName()
        self._title.setText(title)
        self._text.set_text(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(whole)
        clear(self._verbs)
        for verb in verbs:
            self._verbs.addWidget(verb)
        self.show()
        if new:
            announce(self, whole)
