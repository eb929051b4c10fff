"""What to know before sharing: whole where there is room, on one line otherwise, so that the texts stay readable."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Size, Space, theme
from rdpp_desk.ui.widgets import Button, Card, Icon, Label, Paragraph, ScrollPage, announce, hbox, vbox

_LEAST_WORDS = 64


class RemarksStrip(Card):
    """Hidden until `tell`. With little room its words are read on request, and scroll."""

    def __init__(self) -> None:
        side, above = Space.S4, Space.S3
        super().__init__(kind="warning", margins=(side, above, side, above))
        self._room, self._asked = 0, False
        self._text = Paragraph()
        self._words = ScrollPage(self._text, margins=(0, 0, 0, 0))
        self.read = Button(_("Read"), "chevron-down", size="small", name=_("Read the remarks"))
        self.read.clicked.connect(self._unfold)
        understood = Button(_("Understood"), size="small")
        understood.clicked.connect(self.hide)
        icon = Icon("triangle-alert", "warning", Size.ICON_BUTTON)
        self._head = hbox(icon, (Label(_("Before sharing"), "strong"), 1), self.read, understood, spacing=Space.S3)
        self.column.addLayout(vbox(self._head, self._words, spacing=Space.S1))
        self.hide()

    def tell(self, remarks: tuple[str, ...]) -> None:
        """Show these remarks and read them aloud; without any, nothing is shown."""
        self._asked = False
        self._text.set_text("\n".join(remarks))
        self.setVisible(bool(remarks))
        self._settle()
        if remarks:
            announce(self, " ".join((_("Before sharing"), *remarks)))

    def ask(self) -> None:
        """Show the remarks again, words included, or take them away."""
        self._asked = not self.isVisible()
        self.setVisible(self._asked)
        self._settle()

    def fit(self, room: int) -> None:
        """The height there is for it, in pixels; more is taken only for a few lines that are asked for."""
        self._room = room
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _unfold(self) -> None:
        self._asked = True
        self._settle()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        needed = self._text.heightForWidth(self.width() - 2 * Space.S4)
        left = self._room - self._head.sizeHint().height() - 2 * Space.S3 - Space.S1
        self.read.setVisible(needed > left and not self._asked)
        self._words.setVisible(needed <= left or self._asked)
        height = min(needed, max(left, theme().px(_LEAST_WORDS)))
        self._words.setFixedHeight(height)
        scrolls = height < needed
        self._text.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)
