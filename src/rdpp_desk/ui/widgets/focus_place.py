"""The keyboard's place among boxes that a page rebuilds."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FocusPlace(QObject):
    """Gives the keyboard back to the box that had it, once a page has rebuilt its boxes.

    `leave` before they are destroyed, `add` each new one with its key and the widget to start from, then `back`.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._boxes: dict[str, tuple[QWidget, QWidget]] = {}
        self._key: str | None = None
        self._otherwise: QWidget | None = None
        self._later = QTimer(self, singleShot=True, interval=0)  # a new box is shown at the next turn of the loop
        self._later.timeout.connect(self._return)

    def leave(self) -> None:
        """Remember which box has the keyboard, and forget the boxes."""
        focused = QApplication.focusWidget()
        if focused is not None:
            self._key = next((key for key, (box, _) in self._boxes.items() if box.isAncestorOf(focused)), self._key)
        self._boxes, self._otherwise = {}, None

    def add(self, key: str, box: QWidget, start: QWidget) -> None:
        """A box now on the page."""
        self._boxes[key] = (box, start)

    def back(self, otherwise: QWidget | None = None) -> None:
        """Return to the same box, to `otherwise` if it is gone; nothing if no box had the keyboard."""
        self._otherwise = otherwise
        if self._key is not None:
            self._later.start()

    def forget(self) -> None:
        """Hold nothing (the lock)."""
        self._later.stop()
        self._boxes, self._key, self._otherwise = {}, None, None

    def _return(self) -> None:
        key, self._key = self._key or "", None
        start = self._boxes[key][1] if key in self._boxes else self._otherwise
        if start is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)
