"""A copy before the program ends: how far, how long still, and the way out at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QWidget

from rdpp_desk.messages import _, formats
from rdpp_desk.ui.theme import Time
from rdpp_desk.ui.widgets import Dialog, Paragraph, ProgressBar, Strip
from rdpp_desk.ui.widgets.work_card import time_left


class QuitDialog(Dialog):
    """Closed with `SKIP` to end the program at once, `STAY` (Escape) to go back to work."""

    SKIP, STAY = "skip", ""

    def __init__(self, host: QWidget) -> None:
        super().__init__(
            host,
            _("A last copy before you go"),
            _("You wrote since the last backup. The program closes by itself once the copy is made and read back."),
            icon="hard-drive-download",
        )
        self._bar = ProgressBar(_("Backup under way"))
        self._words = Paragraph(_("Leaving without waiting is safe: your vault and the earlier copies are intact."))
        self._left = Paragraph(" ")
        self.told = Strip("warning")
        self.told.hide()
        for part in (self.told, self._bar, self._left, self._words):
            self.add(part)
        self.add_button(self.STAY, _("Go back to work"))
        self.skip = self.add_button(self.SKIP, _("Quit without waiting"), "primary", safe=True)
        self._elapsed = QElapsedTimer()
        self._elapsed.start()

    def progress(self, done: int, total: int) -> None:
        """`done` bytes of `total`."""
        part = done / max(total, 1)
        self._bar.set(done, total)
        spent = self._elapsed.elapsed() / 1000
        count = _("{done} of {total}.").format(done=formats.size(done), total=formats.size(total))
        known = spent * 1000 >= Time.PROGRESS_AFTER and part > 0
        rest = time_left(spent * (1 - part) / part) if known else ""
        self._left.set_text(" ".join(words for words in (count, rest) if words))

    def tell_failure(self, places: Sequence[str]) -> None:
        """The copy could not be made there; quitting stays possible."""
        for part in (self._bar, self._left, self._words):
            part.hide()
        named = ", ".join(_("“{place}”").format(place=place) for place in places)
        self.told.tell(
            "warning",
            _("The copy could not be made in {places}.").format(places=named),
            _("The earlier copies are intact. The page Backup says what happened."),
        )
        self.skip.setText(_("Quit"))
