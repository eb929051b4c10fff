"""The preview: its tools, the pages, the same document as text, and what is said when it could not be made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QStackedWidget, QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Space, Type, manager, theme
from rdpp_desk.ui.widgets import Button, IconButton, Label, Spinner, Strip, hbox, panel, vbox
from rdpp_desk.ui.wizard.paper import PaperView, Place
from rdpp_desk.ui.wizard.why_panel import WhyPanel

if TYPE_CHECKING:
    from rdpp_desk.actions.wizard import Reason


class _Tools(QWidget):
    """Two groups on one line; on two where the line is too short."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._line = hbox(left, None, right, spacing=Space.S2, margins=(Space.S4, Space.S2, Space.S4, Space.S2))
        self._parts = (left, right)
        self.setLayout(self._line)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """One line or two, by what the words need now."""
        needed = sum(part.sizeHint().width() for part in self._parts) + 2 * Space.S4 + 2 * Space.S2
        short = needed > self.width()
        direction = QBoxLayout.Direction.TopToBottom if short else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != direction:
            self._line.setDirection(direction)
            aligned = Qt.AlignmentFlag.AlignLeft if short else Qt.AlignmentFlag(0)
            self._line.setAlignment(self._parts[1], aligned)


class PreviewPanel(QWidget):
    """`print_asked` and `pdf_asked` are the verbs; `retry_asked` builds again."""

    print_asked = Signal()
    pdf_asked = Signal()
    retry_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paper = PaperView()
        self.paper.moved.connect(self._tell_page)
        self.paper.zoomed.connect(self._tell_page)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Text of the document"))
        self.text.setProperty("box", "true")
        self._take_font()
        manager().changed.connect(self._take_font)
        self.strip = Strip("warning")
        self._retry = Button(_("Try again"), icon="refresh-cw", size="small")
        self._retry.clicked.connect(self.retry_asked)
        self.strip.set_actions(self._retry)
        self._waiting = _waiting()
        self.stack = QStackedWidget()
        for view in (self._waiting, self.paper, _padded(self.text)):
            self.stack.addWidget(view)
        self.why = WhyPanel()
        self.why.hide()
        self._tools = _Tools(*self._make_tools())
        tools = panel(vbox(self._tools, spacing=0), "bar")
        self.setLayout(vbox(tools, self.why, self.strip, (self.stack, 1), spacing=0))
        self.setProperty("ground", "desk")
        self._tell_page()

    def _make_tools(self) -> tuple[QWidget, QWidget]:
        self._page = Label("", "caption")
        self.out = IconButton("zoom-out", _("Smaller"))
        self.zoom = Button("", variant="ghost", size="small", name=_("Fit the width"))
        self.into = IconButton("zoom-in", _("Larger"))
        self.read = IconButton("book-open-text", _("Read as text"), checkable=True)
        self.ask = IconButton("circle-question-mark", _("Why this article?"), checkable=True)
        self.ask.toggled.connect(self._show_why)
        self.ask.hide()
        self.pdf = Button(_("PDF"), icon="download", size="small", name=_("Save as PDF"))
        self.print = Button(_("Print"), icon="printer", size="small", shown_keys="Ctrl+P")
        self.out.clicked.connect(self.paper.zoom_out)
        self.zoom.clicked.connect(self.paper.fit_width)
        self.into.clicked.connect(self.paper.zoom_in)
        self.read.toggled.connect(self._show_view)
        self.pdf.clicked.connect(self.pdf_asked)
        self.print.clicked.connect(self.print_asked)
        left, right = QWidget(), QWidget()
        left.setLayout(hbox(Label(_("Preview"), "label"), self._page, None, spacing=Space.S2))
        tools = (self.out, self.zoom, self.into, self.read, self.ask, self.pdf, self.print)
        right.setLayout(hbox(*tools, spacing=Space.S1))
        return left, right

    def show_pdf(
        self, pdf: bytes, text: str, places: Sequence[Place] = (), reasons: Sequence[Reason] = ()
    ) -> None:
        """Show these bytes, and the same document as text; `reasons` say why each clause is there."""
        self.strip.hide()
        if not self.read.isChecked():
            self.stack.setCurrentIndex(1)
        self.paper.show_pdf(pdf, places)
        at = self.text.verticalScrollBar().value()
        self.text.setPlainText(text)
        self.text.verticalScrollBar().setValue(at)
        self._show_view()
        self.ask.setVisible(bool(reasons))
        self.why.take(reasons)
        self._follow()

    def _show_why(self, shown: bool) -> None:
        self.why.setVisible(shown)
        if shown:
            self._follow()
            self.why.tell()

    def _follow(self) -> None:
        """Explain the article under the eyes."""
        if not self.why.isHidden() and self.paper.clause != self.why.clause:
            self.why.show_clause(self.paper.clause)

    def fail(self, title: str, sentence: str) -> None:
        """The last good page stays; say why there is no new one."""
        self.strip.tell("warning", title, sentence)
        if self.paper.empty:
            self.stack.setCurrentIndex(1)

    def focus_target(self) -> QWidget:
        """What F6 reaches."""
        return self.text if self.read.isChecked() else self.paper.canvas

    def wipe(self) -> None:
        """Forget the pages and the text."""
        self.paper.wipe()
        self.text.clear()
        self.why.wipe()
        self.strip.hide()
        self.stack.setCurrentIndex(0)

    def _show_view(self) -> None:
        if self.read.isChecked():
            self.stack.setCurrentIndex(2)
        else:
            self.stack.setCurrentIndex(0 if self.paper.empty else 1)
        for button in (self.out, self.zoom, self.into):
            button.setEnabled(not self.read.isChecked())

    def _tell_page(self) -> None:
        words = _("Page {page} of {pages}").format(page=self.paper.page, pages=self.paper.pages)
        self._page.setText(words if self.paper.pages else "")
        self.zoom.setText(_("{percent} %").format(percent=self.paper.percent))
        self._follow()
        self._tools.fit()

    def _take_font(self) -> None:
        self.text.document().setDefaultFont(theme().font(Type.READING))


def _waiting() -> QWidget:
    line = QWidget()
    line.setLayout(hbox(None, Spinner(), Label(_("Laying out the pages…"), "second"), None, spacing=Space.S2))
    whole = QWidget()
    whole.setLayout(vbox(None, line, None))
    return whole


def _padded(view: QWidget) -> QWidget:
    whole = QWidget()
    whole.setLayout(vbox(view, margins=(Space.S4, Space.S4, Space.S4, Space.S4)))
    return whole
