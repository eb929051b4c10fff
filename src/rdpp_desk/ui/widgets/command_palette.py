"""The palette: type, choose, Enter. Searches people, notes and actions through a callable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from rdpp_desk.messages import _, ngettext
from rdpp_desk.ui.theme import Radius, Size, Space, Time, paint, theme
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.behind import mark_layer, settle
from rdpp_desk.ui.widgets.labels import KeyHint, Label, Paragraph
from rdpp_desk.ui.widgets.layouts import hbox, vbox
from rdpp_desk.ui.widgets.list_view import ListView
from rdpp_desk.ui.widgets.rows import RowItem
from rdpp_desk.ui.widgets.text_inputs import LineEdit

_HALO = 12
_FROM_TOP = 0.14
_ROWS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One result: `group` says what it is (« Dossier », « Note », « Action »), `run` does it."""

    title: str
    group: str
    icon: str
    run: Callable[[], object]
    shortcut: str = ""


PaletteSource = Callable[[str], Sequence[PaletteItem]]


class CommandPalette(QWidget):
    """Over the window; Escape or a click outside closes it and gives the focus back."""

    closed = Signal()

    def __init__(self, host: QWidget, source: PaletteSource) -> None:
        super().__init__(host.window())
        mark_layer(self)
        self._source = source
        self._items: tuple[PaletteItem, ...] = ()
        self._back_to = host.window().focusWidget()
        self.setAccessibleName(_("Search everywhere"))
        self.field = LineEdit(_("Search or start an action"), _("Search a dossier, a note, an action"), icon="search")
        self.results = ListView(_("Results"))
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = Paragraph(_("Nothing found. Try a first name, a word of a note, or an action."), "second")
        keys = hbox(
            KeyHint("↑ ↓"),
            Label(_("choose"), "caption"),
            KeyHint(_("Enter")),
            Label(_("open"), "caption"),
            KeyHint(_("Esc")),
            Label(_("close"), "caption"),
            None,
            spacing=Space.LABEL,
        )
        self._panel = QWidget(self)
        side = Space.S4
        self._panel.setLayout(
            vbox(self.field, self.results, self._none, keys, spacing=Space.S2, margins=(side, side, side, side))
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(Time.SEARCH_PAUSE)
        self._pause.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.field.installEventFilter(self)
        self.results.opened.connect(self._run)
        host.window().installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show, empty, ready to type: dots in discreet mode, since a name may be sought."""
        self.field.hide_words(bool(self.window().property("discreet")))
        self.search()
        self.show()
        self.raise_()
        self._place()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        settle(self.window())

    def close_palette(self) -> None:
        """Close and give the focus back."""
        if self.isHidden():
            return
        self.window().removeEventFilter(self)
        self.hide()
        settle(self.window())
        self.results.wipe()
        self._items = ()
        if self._back_to is not None and self._back_to.isVisible():
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def search(self) -> None:
        """Ask the source for what the field says."""
        self._pause.stop()
        self._items = tuple(self._source(self.field.text().strip()))
        self.results.set_rows(
            [
                RowItem(
                    key=at,
                    title=item.title,
                    icon=item.icon,
                    note=item.shortcut or item.group,
                    spoken=f"{item.title}, {item.group}",
                )
                for at, item in enumerate(self._items)
            ]
        )
        if self._items:
            self.results.set_current(0)
        self._none.setVisible(not self._items)
        self.results.setVisible(bool(self._items))
        count = len(self._items)
        if self.isVisible():
            announce(self.field, ngettext("{count} result", "{count} results", count).format(count=count))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._steer(event)
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        return False

    def _steer(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self.search()
            self._run(self.results.current_key())
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        if not self._items:
            return
        now = self.results.current_key()
        at = ((now if isinstance(now, int) else -1) + step) % len(self._items)
        self.results.set_current(at)
        announce(self.field, f"{self._items[at].title}, {self._items[at].group}")

    def _run(self, key: object) -> None:
        if isinstance(key, int) and key < len(self._items):
            item = self._items[key]
            self.close_palette()
            item.run()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        painter.fillRect(self.rect(), theme().colour("scrim"))
        box = QRectF(self._panel.geometry())
        paint.shadow(painter, box, Radius.LG)
        paint.rounded(painter, box, Radius.LG, theme().colour("surface"), theme().colour("border"))
        painter.end()

    def _place(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        self.setGeometry(host.rect())
        rows = min(len(self._items), _ROWS_SHOWN)
        self.results.setFixedHeight(sum(self.results.sizeHintForRow(at) for at in range(rows)) + Space.S1)
        width = min(theme().px(Size.PALETTE), self.width() - 2 * Space.S5)
        self._panel.setFixedWidth(width)
        layout = self._panel.layout()
        if layout is not None:
            layout.activate()
            self._panel.resize(width, max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))
        top = round(self.height() * _FROM_TOP)
        self._panel.move(
            (self.width() - width) // 2, min(top, max(Space.S4, self.height() - self._panel.height() - Space.S4))
        )
        self.update()
