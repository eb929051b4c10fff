"""One passing message at a time, with its undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.theme import Radius, Size, Space, Time, manager, paint, theme
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.buttons import Button
from rdpp_desk.ui.widgets.labels import Label
from rdpp_desk.ui.widgets.layouts import hbox

UNDO_SHORTCUT = "Alt+Z"
_HALO = 12
_BOTTOM = 34


class Toast(QWidget):
    """The message itself; `ToastManager` shows it."""

    def __init__(
        self, host: QWidget, text: str, action: str, on_action: Callable[[], None], on_close: Callable[[], None]
    ) -> None:
        super().__init__(host)
        self.text = text
        self.setAccessibleName(text)
        words = Label(text, tone="toast")
        words.setWordWrap(False)
        self.button = Button(action, variant="toast", size="small", name=f"{action} ({UNDO_SHORTCUT})")
        self.button.clicked.connect(lambda: on_action())
        keys = Label(UNDO_SHORTCUT, "caption", tone="toast")
        self.close_button = Button(icon="x", variant="toast-quiet", size="small", name=_("Close this message"))
        self.close_button.clicked.connect(lambda: on_close())
        self.button.setVisible(bool(action))
        keys.setVisible(bool(action))
        margins = (_HALO + Space.S4, _HALO + Space.S2, _HALO + Space.S2, _HALO + Space.S2)
        self.setLayout(
            hbox(words, Space.S3, self.button, keys, self.close_button, spacing=Space.LABEL, margins=margins)
        )
        widest = min(theme().px(Size.TOAST_MAX), host.width() - 2 * Space.S4)
        if self.sizeHint().width() > widest:
            words.setWordWrap(True)
            self.setFixedWidth(widest)
        self.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        box = QRectF(self.rect()).adjusted(_HALO, _HALO, -_HALO, -_HALO)
        paint.shadow(painter, box, Radius.INSET)
        paint.rounded(painter, box, Radius.INSET, theme().colour("toast_bg"))
        painter.end()


class ToastManager(QObject):
    """Shows toasts at the foot of `host`: 10 s, paused under the mouse or the focus; Alt+Z undoes."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.current: Toast | None = None
        self._undo: Callable[[], object] | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.dismiss)
        keys = QShortcut(QKeySequence(UNDO_SHORTCUT), host)
        keys.activated.connect(self.undo)
        host.installEventFilter(self)
        manager().changed.connect(self._place)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def show(self, text: str, undo: Callable[[], object] | None = None, action: str = "") -> None:
        """Say `text`. With `undo`, a button (« Annuler », or `action`) and Alt+Z call it once."""
        self.dismiss()
        self._undo = undo
        label = (action or _("Undo")) if undo is not None else ""
        self.current = Toast(self._host, text, label, self.undo, self.dismiss)
        self.current.installEventFilter(self)
        self._place()
        self.current.show()
        self.current.raise_()
        announce(self._host, f"{text}. {label} ({UNDO_SHORTCUT})" if label else text)
        self.timer.start(Time.TOAST)

    def undo(self) -> None:
        """Do what the toast offers, once."""
        undo, self._undo = self._undo, None
        self.dismiss()
        if undo is not None:
            undo()

    def dismiss(self) -> None:
        """Take the toast away."""
        self.timer.stop()
        self._undo = None
        if self.current is not None:
            gone, self.current = self.current, None
            gone.hide()
            gone.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.current and event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._pause_or_go(event.type() == QEvent.Type.Enter)
        return False

    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._pause_or_go()

    def _pause_or_go(self, under_mouse: bool = False) -> None:
        if self.current is None:
            return
        focused = QApplication.focusWidget()
        if under_mouse or (focused is not None and self.current.isAncestorOf(focused)):
            self.timer.stop()
        elif not self.timer.isActive():
            self.timer.start(Time.TOAST)

    def _place(self) -> None:
        if self.current is not None:
            self.current.adjustSize()
            x = (self._host.width() - self.current.width()) // 2
            self.current.move(x, self._host.height() - self.current.height() - _BOTTOM + _HALO)
