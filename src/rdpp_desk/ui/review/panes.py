"""The two texts side by side: what was written, and what will be shared. They scroll together."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from rdpp_desk.actions.journal_text import BlockKind
from rdpp_desk.messages import _
from rdpp_desk.ui.review.choices import KEPT, MASKED, UNDECIDED, Choices
from rdpp_desk.ui.review.marked_text import Mark, MarkedText, Part
from rdpp_desk.ui.theme import Space, theme
from rdpp_desk.ui.widgets import Card, Icon, Label, Separator, hbox, panel, vbox

_SIDE_BY_SIDE = 600  # narrower, one stands above the other
_STATES = {"undecided": UNDECIDED, "kept": KEPT}


class Panes(QWidget):
    """`chosen` gives the finding clicked in either text."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.original = MarkedText(_("Your text"))
        self.shared = MarkedText(_("What will be shared"))
        self._here: list[int] = []
        self._there: list[int] = []
        self._linking = False
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S3 + 2)
        self._layout.addWidget(_pane("lock", _("Your text"), _("Never changed"), self.original), 1)
        self._layout.addWidget(_pane("eye", _("What will be shared"), _("Follows each choice"), self.shared), 1)
        self.setLayout(self._layout)
        for text in (self.original, self.shared):
            text.chosen.connect(self.chosen)
        self.original.verticalScrollBar().valueChanged.connect(lambda _value: self._link(self.original))
        self.shared.verticalScrollBar().valueChanged.connect(lambda _value: self._link(self.shared))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < theme().px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(way)

    def show_choices(self, choices: Choices) -> None:
        """Show both texts as they now stand."""
        review, spans = choices.review, choices.shared.spans
        self._here = [0, *(place for span in spans for place in (span.start, span.start + span.length))]
        self._there = [
            0, *(place for span in spans for place in (span.shared_start, span.shared_start + span.shared_length))
        ]  # fmt: skip
        parts = [Part(b.start, b.kind) for b in review.blocks if b.kind is not BlockKind.TEXT]
        states = [_STATES.get(span.state, MASKED) for span in spans]
        self._linking = True
        self.original.show_text(
            review.original,
            [part for part in parts if part.kind is not BlockKind.PASSAGE],
            [Mark(s.start, s.length, state, s.finding) for s, state in zip(spans, states, strict=True)],
        )
        self.shared.show_text(
            choices.shared.text,
            [Part(self._mapped(p.start, self._here, self._there), p.kind) for p in parts
             if p.kind is not BlockKind.PASSAGE],
            [Mark(s.shared_start, s.shared_length, state, s.finding) for s, state in zip(spans, states, strict=True)],
        )  # fmt: skip
        self._linking = False

    def set_current(self, findings: tuple[int, ...], main: int) -> None:
        """Ring an item in both texts and bring `main` into view."""
        for text in (self.original, self.shared):
            text.set_current(frozenset(findings), main)
        if main < 0:
            return
        self.original.reveal(main)
        self.shared.reveal(main)

    def selected(self) -> tuple[int, int]:
        """The passage selected in either text, as places of the original; empty when both are the same."""
        start, end = self.original.selection()
        if start != end:
            return start, end
        start, end = self.shared.selection()
        return self._mapped(start, self._there, self._here), self._mapped(end, self._there, self._here)

    def forget_selection(self) -> None:
        """Select nothing any more."""
        for text in (self.original, self.shared):
            cursor = text.textCursor()
            cursor.clearSelection()
            text.setTextCursor(cursor)

    def wipe(self) -> None:
        """Forget every word."""
        self._here, self._there = [], []
        self.original.wipe()
        self.shared.wipe()

    def _link(self, moved: MarkedText) -> None:
        if self._linking or not self._here:
            return
        self._linking = True
        place, above = moved.top_place()
        if moved is self.original:
            self.shared.scroll_to_place(self._mapped(place, self._here, self._there), above)
        else:
            self.original.scroll_to_place(self._mapped(place, self._there, self._here), above)
        # Layout may move the bars once more before the event loop turns.
        QTimer.singleShot(0, self, self._unlink)

    def _unlink(self) -> None:
        self._linking = False

    @staticmethod
    def _mapped(place: int, here: list[int], there: list[int]) -> int:
        """The same place in the other text; within a mark, no further than its end."""
        at = bisect_right(here, place) - 1
        moved = there[at] + place - here[at]
        return min(moved, there[at + 1]) if at + 1 < len(there) else moved


def _pane(icon: str, title: str, caption: str, text: MarkedText) -> QFrame:
    head = hbox(
        Icon(icon, "muted"),
        (Label(title, "strong", elide="right"), 1),
        Label(caption, "caption"),
        spacing=Space.S2,
        margins=(Space.S4 + Space.S1, Space.S3, Space.S4 + Space.S1, Space.S3 - 1),
    )
    body = panel(vbox(text, margins=(Space.S4 + Space.S1, Space.S4, Space.S2, Space.S2)))
    return Card(panel(head), Separator(), (body, 1), spacing=0, margins=(0, 0, 0, 0))
