"""A modal inside the window: scrim, panel, verbs; Escape takes the safe way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QLayout, QSizePolicy, QVBoxLayout, QWidget

from rdpp_desk.ui.theme import Radius, Size, Space, manager, paint, theme
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.behind import mark_layer, settle
from rdpp_desk.ui.widgets.buttons import Button, ButtonVariant
from rdpp_desk.ui.widgets.labels import Kind, Label, Paragraph
from rdpp_desk.ui.widgets.layouts import hbox, vbox
from rdpp_desk.ui.widgets.marks import Tile
from rdpp_desk.ui.widgets.surfaces import ScrollPage
from rdpp_desk.ui.widgets.veil import cover

_HALO = 12


class _Panel(QDialog):
    """A QDialog for its accessible role, kept inside the scrim."""

    def __init__(self, scrim: Dialog) -> None:
        super().__init__(scrim)
        self.setWindowFlags(Qt.WindowType.Widget)  # the constructor would add Dialog, a window of its own
        self._scrim = scrim

    def reject(self) -> None:
        self._scrim.close_with("")

    def accept(self) -> None:
        """Enter presses the focused button only; nothing else accepts."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        box = QRectF(self.rect()).adjusted(_HALO, _HALO, -_HALO, -_HALO)
        paint.shadow(painter, box, Radius.LG)
        paint.rounded(painter, box, Radius.LG, theme().colour("surface"), theme().colour("border"))
        painter.end()


class Dialog(QWidget):
    """Ask before what cannot be undone, or for a short form; what is behind is out of reach while it is open.

    Build, `add` content to `column`, `add_button` verbs (the safe one with `safe=True`), then `open`.
    `finished` gives the key of the button pressed, "" for Escape or a lock. `sensitive`: it holds words of the
    practice, covered in discreet mode.
    """

    finished = Signal(str)
    sensitive = False

    def __init__(
        self,
        host: QWidget,
        title: str,
        text: str = "",
        icon: str = "",
        kind: Kind = "accent",
        width: int = Size.DIALOG,
    ) -> None:
        super().__init__(host.window())
        mark_layer(self)
        self._wanted, self._done = width, False
        self._back_to: QWidget | None = None
        self._safe: Button | None = None
        self._first: QWidget | None = None
        self.panel = _Panel(self)
        self.panel.setAccessibleName(title)
        self.panel.setAccessibleDescription(text)
        self._title = Label(title, "subtitle")
        self._title.setWordWrap(True)
        self._said = Paragraph(text)
        self._said.setVisible(bool(text))
        words = vbox(self._title, self._said, spacing=Space.S1)
        head = hbox((Tile(icon, kind), 0, Qt.AlignmentFlag.AlignTop) if icon else 0, (words, 1), spacing=Space.S4)
        self._content = ScrollPage(spacing=Space.LABEL, margins=(0, 0, 0, 0))
        self._content.hide()
        self.column: QVBoxLayout = self._content.column
        self._content.body.installEventFilter(self)
        self._inside = 0
        self._buttons = hbox(None, spacing=Space.S2)
        side = Space.S5 + _HALO
        self.panel.setLayout(
            vbox(head, self._content, self._buttons, spacing=Space.S4, margins=(side, side, side, side))
        )
        self.panel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.hide()
        host.window().installEventFilter(self)
        manager().changed.connect(self._place)

    def add(self, widget: QWidget, focus: bool = False) -> None:
        """Put `widget` under the text; `focus` starts the keyboard there."""
        self.column.addWidget(widget)
        self._content.show()
        if focus:
            self._first = widget

    def add_button(
        self, key: str, text: str, variant: ButtonVariant = "outlined", safe: bool = False, icon: str = ""
    ) -> Button:
        """Add a verb at the right; pressing it closes with `key` ("" for the safe one's Escape)."""
        button = Button(text, icon=icon, variant=variant)
        button.clicked.connect(lambda: self.close_with(key))
        self._buttons.addWidget(button)
        if safe:
            self._safe = button
        return button

    def open(self) -> None:
        """Show above everything; the rest of the window waits."""
        self._back_to = QApplication.focusWidget()
        if self._back_to is not None:
            self._back_to.destroyed.connect(self._forget_back_to)
        self.panel.show()
        self._place()
        self.show()
        self.raise_()
        self._place()
        start = self._first or self._safe or next(iter(self._stops()), self)
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        settle(self.window())
        if self.sensitive and self.window().property("discreet"):
            self.hide_content(True)
        announce(self.panel, self.panel.accessibleName(), urgent=True)

    def hide_content(self, discreet: bool) -> None:
        """Cover what it holds, or show it."""
        veil = cover(self._content)
        said = "" if discreet else self._said.plain()
        self._said.setVisible(bool(said))
        self.panel.setAccessibleDescription(said)
        if not discreet:
            veil.lift()
        elif self._first is not None and veil.takes(self._first):
            veil.show_here.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_with(self, key: str) -> None:
        """Close, giving `key`."""
        if self._done:
            return
        self._done = True
        self.window().removeEventFilter(self)
        self.hide()
        settle(self.window())
        if self._back_to is not None and self._back_to.isVisible():
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.emit(key)
        self.deleteLater()

    def dismiss(self) -> None:
        """Close whatever is under way: the vault is about to."""
        self.close_with("")

    def _forget_back_to(self) -> None:
        """A page may build its rows again while the dialog is open."""
        self._back_to = None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside."""
        stops = self._stops()
        if not stops:
            return False
        focused = QApplication.focusWidget()
        at = stops.index(focused) if focused in stops else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        return [
            child
            for child in self._in_tab_order()
            if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]

    def _in_tab_order(self) -> list[QWidget]:
        found: list[QWidget] = []
        step = self.nextInFocusChain()
        while step is not None and step is not self:
            if self.isAncestorOf(step) and not isinstance(step.focusProxy(), QWidget):
                found.append(step)
            step = step.nextInFocusChain()
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content.body:
            if event.type() == QEvent.Type.LayoutRequest and self._needed() != self._inside:
                QTimer.singleShot(0, self, self._place)
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _needed(self) -> int:
        return _height(self.column, self.panel.width() - 2 * (Space.S5 + _HALO)) if self.column.count() else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        painter.fillRect(self.rect(), theme().colour("scrim"))
        painter.end()

    def _place(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        self.setGeometry(host.rect())
        width = min(theme().px(self._wanted) + 2 * _HALO, self.width() - 2 * Space.S4)
        self.panel.setFixedWidth(width)
        self._content.setFixedHeight(0)
        chrome = _height(self.panel.layout(), width)
        room = self.height() - 2 * Space.S4 - chrome
        self._inside = self._needed()
        self._content.setFixedHeight(max(0, min(self._inside, room)))
        self.panel.setFixedHeight(chrome + self._content.height())
        self.panel.move((self.width() - width) // 2, (self.height() - self.panel.height()) // 2)


def _height(layout: QLayout | None, width: int) -> int:
    """What `layout` needs, `width` pixels wide."""
    if layout is None:
        return 0
    layout.activate()
    return max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
