"""Everything to decide, as one list: filtered, walked and decided by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from rdpp_desk.actions.journal import ReviewItem
from rdpp_desk.messages import _
from rdpp_desk.ui.review.choices import Choices
from rdpp_desk.ui.review.words import row
from rdpp_desk.ui.widgets import ListView

ALL, LEFT = "all", "left"
_VERBS = {Qt.Key.Key_M: "mask", Qt.Key.Key_G: "keep", Qt.Key.Key_N: "next", Qt.Key.Key_E: "edit"}


class ItemList(ListView):
    """`asked` gives a verb: mask, keep, next or edit. Single letters act only here, and can be turned off."""

    asked = Signal(str)

    def __init__(self, letters: Callable[[], bool]) -> None:
        super().__init__(_("Items to decide"))
        self._letters = letters
        self._shown: dict[str, int] = {}
        self.placeholder = _("Nothing here with this filter.")
        self.setUniformItemSizes(True)

    def show_choices(self, choices: Choices, wanted: str, current: str | None) -> None:
        """Show the items that the filter lets through (ALL, LEFT, or a label); only changed rows are painted anew."""
        items = [item for item in choices.items if _passes(item, wanted)]
        keys = {item.key: at for at, item in enumerate(items)}
        if keys == self._shown:
            for at, item in enumerate(items):
                now = row(choices, item)
                if now != self.rows()[at]:
                    self.set_row(at, now)
        else:
            self._shown = keys
            self.set_rows([row(choices, item) for item in items], current)
        if current is not None and self.current_key() != current:
            self.set_current(current)

    def wipe(self) -> None:
        self._shown = {}
        super().wipe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = _VERBS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if verb is not None and plain:
            if self._letters():
                self.asked.emit(verb)
            event.accept()
            return
        super().keyPressEvent(event)


def _passes(item: ReviewItem, wanted: str) -> bool:
    return wanted == ALL or (bool(item.undecided) if wanted == LEFT else item.label == wanted)
