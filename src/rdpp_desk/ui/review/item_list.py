"""Everything to decide, as one list: filtered, walked and decided by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent

from rdpp_desk.actions.journal import ReviewItem
from rdpp_desk.actions.journal_wording import kind_name
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
        self._shown: list[ReviewItem] = []
        self.placeholder = _("Nothing here with this filter.")
        self.setUniformItemSizes(True)

    def sizeHint(self) -> QSize:
        """No taller than it must be: it takes the room that is left, and scrolls, before the column around it does."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def show_choices(self, choices: Choices, wanted: str, current: str | None) -> None:
        """Show the items that the filter lets through (ALL, LEFT, or a label); only changed rows are painted anew."""
        before, items = self._shown, [item for item in choices.items if _passes(item, wanted)]
        self._shown = items
        kinds = {label: kind_name(label) for label in {item.label for item in items}}
        if [item.key for item in items] == [item.key for item in before]:
            for at, (was, item) in enumerate(zip(before, items, strict=True)):
                if was != item:
                    self.set_row(at, row(choices, item, kinds[item.label]))
        else:
            self.set_rows([row(choices, item, kinds[item.label]) for item in items], current)
        if current is not None and self.current_key() != current:
            self.set_current(current)

    def wipe(self) -> None:
        self._shown = []
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
