"""Slow work under way: what, how far, how long still, and a way to stop; the rest of the window stays usable."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer, Signal

from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.ui.theme import Space, Time
from rdpp_desk.ui.widgets.announce import announce
from rdpp_desk.ui.widgets.buttons import Button
from rdpp_desk.ui.widgets.labels import Label, Paragraph
from rdpp_desk.ui.widgets.layouts import hbox
from rdpp_desk.ui.widgets.progress import ProgressBar
from rdpp_desk.ui.widgets.surfaces import Card

_MINUTE = 60
_ROUND = 10


def time_left(seconds: float) -> str:
    """« Encore 20 secondes environ. », rounded up so that it never shrinks below nothing."""
    if seconds < _ROUND:
        return _("A few seconds left.")
    if seconds < _MINUTE:
        count = int(-(-seconds // _ROUND) * _ROUND)
        return _("About {count} seconds left.").format(count=count)
    count = int(-(-seconds // _MINUTE))
    return ngettext("About {count} minute left.", "About {count} minutes left.", count).format(count=count)


class WorkCard(Card):
    """Hidden until `start`; shown only if the work lasts. `stop_asked` when the button is pressed."""

    stop_asked = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self._title = Label("", "strong")
        self._title.setWordWrap(True)
        self._percent = Label("", "caption")
        self._bar = ProgressBar("")
        self._words = Paragraph("")
        self.stop_button = Button(_("Stop"), size="small")
        self.stop_button.clicked.connect(self.stop_asked)
        self.column.addLayout(hbox((self._title, 1), self._percent))
        self.column.addWidget(self._bar)
        self.column.addWidget(self._words)
        self.column.addLayout(hbox(self.stop_button, None, margins=(0, Space.S1, 0, 0)))
        self._elapsed = QElapsedTimer()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(Time.SPINNER_AFTER)
        self._patience.timeout.connect(self._appear)
        self.hide()

    def start(self, title: str) -> None:
        """The work begins."""
        self._title.setText(title)
        self._percent.setText("")
        self._words.set_text(self._hint)
        self._bar.set(0, 1, title)
        self._elapsed.start()
        self._patience.start()

    def progress(self, done: int, total: int) -> None:
        """`done` bytes of `total`."""
        part = done / max(1, total)
        self._bar.set(done, total)
        self._percent.setText(f"{round(part * 100)}{formats.NBSP}%")
        seconds = self._elapsed.elapsed() / 1000
        count = _("{done} of {total}.").format(done=formats.size(done), total=formats.size(total))
        known = seconds * 1000 >= Time.PROGRESS_AFTER and part > 0
        rest = time_left(seconds * (1 - part) / part) if known else ""
        self._words.set_text(" ".join(words for words in (count, rest, self._hint) if words))

    def finish(self) -> None:
        """The work is over."""
        self._patience.stop()
        self.hide()

    def _appear(self) -> None:
        self.show()
        announce(self, self._title.text())
