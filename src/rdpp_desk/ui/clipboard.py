"""Copying words out: cleared after 30 s if still ours, and kept out of clipboard histories where the system listens."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from rdpp_desk.ui.objc import ObjC, Pointer
from rdpp_desk.ui.theme import Time

_MARK = "x-kde-passwordManagerHint"
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = bytes(4)
# What each system's clipboard history looks at before keeping a copy, or sending it to another computer.
_HINTS = {
    _MARK: b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
}
_CONCEALED = "org.nspasteboard.ConcealedType"


def conceal_on_macos(objc: ObjC | None = None) -> None:
    """Add the type by which clipboard managers know a secret (nspasteboard.org); Qt has no name for it."""
    messages = objc or ObjC()
    kind = messages.text(_CONCEALED)
    board = messages.send(messages.kind("NSPasteboard"), "generalPasteboard")
    kinds = messages.send(messages.kind("NSArray"), "arrayWithObject:", kind)
    messages.send(board, "addTypes:owner:", kinds, Pointer(None))
    messages.send(board, "setString:forType:", kind, kind)


class Clipboard(QObject):
    """Copies text and forgets it.

    With `watches`, what is copied by any field of the window is treated the same, and all is forgotten at the end of
    the program. `owns` tells whether the program filled the clipboard, as the system knows it.
    """

    def __init__(self, parent: QObject | None = None, *, watches: bool = False) -> None:
        super().__init__(parent)
        self._ours = self._put = ""
        self.owns: Callable[[], bool] = QGuiApplication.clipboard().ownsClipboard
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(Time.CLIPBOARD)
        self.timer.timeout.connect(self.clear)
        application = QGuiApplication.instance()
        if watches and isinstance(application, QGuiApplication):
            QGuiApplication.clipboard().dataChanged.connect(self._look)
            application.aboutToQuit.connect(self.forget)

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard for 30 s."""
        data = QMimeData()
        data.setText(text)
        for kind, value in _HINTS.items():
            data.setData(kind, value)
        self._ours = self._put = text
        QGuiApplication.clipboard().setMimeData(data)
        if sys.platform == "darwin":
            with contextlib.suppress(OSError, AttributeError):
                conceal_on_macos()
        self.timer.start()

    def clear(self) -> None:
        """Empty the clipboard now, if it still holds what was copied here."""
        self.timer.stop()
        ours, self._ours, self._put = self._ours, "", ""
        clipboard = QGuiApplication.clipboard()
        if ours and clipboard.text() == ours:
            clipboard.clear()

    def forget(self) -> None:
        """Empty it whichever part of the program filled it, and the selection that a middle click pastes."""
        self.clear()
        clipboard = QGuiApplication.clipboard()
        if self.owns() and clipboard.text():
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def _look(self) -> None:
        """Something was copied: by a field of ours, or by this object, which then has nothing to do."""
        if not self.owns():
            return
        clipboard = QGuiApplication.clipboard()
        text, put, self._put = clipboard.text(), self._put, ""
        if text and text != put and not clipboard.mimeData().hasFormat(_MARK):
            self.copy(text)
