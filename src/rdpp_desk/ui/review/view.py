"""The review at work: one item at hand, ringed in both texts; each choice leads to the next one to make."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rdpp_desk.actions.journal import ReviewItem
from rdpp_desk.actions.journal_wording import Label as Kind
from rdpp_desk.messages import _, ngettext
from rdpp_desk.ui.review.choices import Choices, Verb
from rdpp_desk.ui.review.decision_column import DecisionColumn
from rdpp_desk.ui.review.item_list import ALL, LEFT
from rdpp_desk.ui.review.panes import Panes
from rdpp_desk.ui.review.words import to_decide
from rdpp_desk.ui.theme import Space, manager, theme
from rdpp_desk.ui.widgets import ScrollPage, ToastManager, announce, hbox

_COLUMN, _EDGE = 330, 20


class ReviewView(QWidget):
    """`changed` after each choice. `choices` is None until `show_choices`."""

    changed = Signal()

    def __init__(self, toasts: ToastManager, letters: Callable[[], bool]) -> None:
        super().__init__()
        self.choices: Choices | None = None
        self._toasts = toasts
        self._key: str | None = None
        self._place = -1
        self.panes = Panes()
        self.column = DecisionColumn(letters)
        self._side = ScrollPage(self.column, margins=(0, Space.S4, Space.S2, Space.S2))
        body: QHBoxLayout = hbox((self.panes, 1), self._side, spacing=Space.S3)
        body.setContentsMargins(_EDGE, 0, Space.S2, 0)
        self.panes.setContentsMargins(0, Space.CARD, 0, Space.CARD)
        self.setLayout(body)
        self._wire()
        self._resize()
        manager().changed.connect(self._resize)

    def _wire(self) -> None:
        card = self.column.card
        card.mask_asked.connect(lambda: self.decide("mask"))
        card.keep_asked.connect(lambda: self.decide("keep"))
        card.moved.connect(self._step)
        self.column.list.current_changed.connect(self._chosen_in_list)
        self.column.list.opened.connect(self._chosen_in_list)
        self.column.list.asked.connect(self._asked)
        self.column.mask_many.connect(self._mask_many)
        self.column.filtered.connect(self._filtered)
        self.panes.chosen.connect(self._chosen_in_text)

    def show_choices(self, choices: Choices) -> None:
        """Begin: the first item to decide is at hand."""
        self.choices = choices
        self._key = choices.next_undecided(None) or next((item.key for item in choices.items), None)
        self._place = -1
        self._refresh()

    def decide(self, verb: Verb) -> None:
        """Mask or keep the item at hand, everywhere or this time only, and go on to the next undecided one."""
        choices, item = self.choices, self._item()
        if choices is None or item is None:
            return
        only = self.column.card.only.isChecked() and len(item.places) > 1
        wording = self.column.card.wording() if verb == "mask" else ""
        choices.decide(item.key, verb, wording, self._place if only else None)
        said = _("Masked.") if verb == "mask" else _("Kept.")
        following = choices.next_undecided(item.key) if not (only and self._left_in(item.key)) else item.key
        self._after_choice(following or item.key, said)

    def next_item(self) -> None:
        """Go to the next item to decide."""
        if self.choices is not None:
            following = self.choices.next_undecided(self._key)
            if following is None:
                announce(self.column.list, _("All decided"))
            else:
                self._go_to(following)

    def undo(self) -> None:
        """Take the last choice back."""
        if self.choices is not None and self.choices.undo():
            self._after_choice(self._key, _("Choice taken back."))

    def mask_selection(self) -> None:
        """Mask by hand the passage selected in either text."""
        if self.choices is None:
            return
        start, end = self.panes.selected()
        if not self.choices.review.original[start:end].strip():
            self._toasts.show(_("First select a passage in one of the two texts."))
            return
        key = self.choices.mask_passage(start, end)
        self.panes.forget_selection()
        self.column.show_all_items()
        self._after_choice(key, _("Masked."))

    def show_place(self, start: int, end: int) -> None:
        """Select a passage of the text to share, to be masked by hand."""
        self.panes.shared.select(start, end)
        self.panes.shared.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forget the review."""
        self.choices, self._key, self._place = None, None, -1
        self.panes.wipe()
        self.column.wipe()

    def _asked(self, verb: str) -> None:
        if verb == "next":
            self.next_item()
        elif verb == "edit":
            field = self.column.card.replacement
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()
        else:
            self.decide("mask" if verb == "mask" else "keep")

    def _mask_many(self, kind: Kind | None, known: bool) -> None:
        choices = self.choices
        if choices is None:
            return
        before = choices.review
        count = choices.mask_all(kind, known)
        said = ngettext("{count} item masked", "{count} items masked", count).format(count=count)
        self._after_choice(choices.next_undecided(self._key) or self._key, said)

        def back() -> None:
            if self.choices is choices:
                choices.back_to(before)
                self._after_choice(self._key, _("Choice taken back."))

        self._toasts.show(said, back)

    def _after_choice(self, key: str | None, said: str) -> None:
        choices = self.choices
        if choices is None:
            return
        known = key is not None and choices.item(key) is not None
        self._key = key if known else next((item.key for item in choices.items), None)
        self._place = -1
        self.column.card.only.setChecked(False)
        self._refresh()
        announce(self.column.list, f"{said} {to_decide(choices.progress.left)}.")
        self.changed.emit()

    def _refresh(self) -> None:
        if self.choices is None:
            return
        if self.column.wanted() == LEFT and not self.choices.progress.left:
            self.column.show_all_items()
        self.panes.show_choices(self.choices)
        self.column.show_choices(self.choices, self._key)
        self._show_item()

    def _show_item(self) -> None:
        choices, item = self.choices, self._item()
        self.column.card.setVisible(item is not None)
        if choices is None or item is None:
            self.panes.set_current((), -1)
            return
        if self._place not in item.places:
            self._place = choices.undecided_place(item)
        self.column.card.show_item(choices, item, self._place)
        self.panes.set_current(item.places, self._place)

    def _go_to(self, key: str, place: int = -1) -> None:
        self._key, self._place = key, place
        self.column.card.only.setChecked(False)
        if not self.column.list.set_current(key) and self.choices is not None:
            self.column.show_all_items()
            self.column.show_choices(self.choices, key)
        self._show_item()

    def _chosen_in_list(self, key: object) -> None:
        if isinstance(key, str) and key != self._key:
            self._key, self._place = key, -1
            self.column.card.only.setChecked(False)
            self._show_item()

    def _chosen_in_text(self, finding: int) -> None:
        if self.choices is not None:
            self._go_to(self.choices.item_of(finding), finding)

    def _step(self, way: int) -> None:
        item = self._item()
        if item is not None and self._place in item.places:
            self._place = item.places[(item.places.index(self._place) + way) % len(item.places)]
            self._show_item()

    def _filtered(self) -> None:
        if self.choices is None:
            return
        wanted = self.column.wanted()
        shown = [item for item in self.choices.items if wanted in (ALL, item.label)]
        if wanted == LEFT:
            shown = [item for item in self.choices.items if item.undecided]
        if shown and self._key not in [item.key for item in shown]:
            self._key, self._place = shown[0].key, -1
        self.column.show_choices(self.choices, self._key)
        self._show_item()

    def _item(self) -> ReviewItem | None:
        return self.choices.item(self._key) if self.choices is not None and self._key is not None else None

    def _left_in(self, key: str) -> bool:
        item = self.choices.item(key) if self.choices is not None else None
        return item is not None and bool(item.undecided)

    def _resize(self) -> None:
        self._side.setFixedWidth(theme().px(_COLUMN))
