"""The right column: how far the review is, the item at hand, the list of items and what reaches many at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.journal_wording import Label as Kind
from rdpp_desk.actions.journal_wording import kind_name
from rdpp_desk.messages import _
from rdpp_desk.ui.review.choices import Choices
from rdpp_desk.ui.review.item_card import ItemCard
from rdpp_desk.ui.review.item_list import ALL, LEFT, ItemList
from rdpp_desk.ui.review.words import done_words, to_decide
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Chip, Combo, Label, MenuButton, ProgressBar, hbox, panel, vbox

_LIST_LEAST = 96


class DecisionColumn(QWidget):
    """`mask_many` gives the kind to mask (None: any) and whether only what the vault knows; `filtered` follows."""

    mask_many = Signal(object, bool)
    filtered = Signal()

    def __init__(self, letters: Callable[[], bool]) -> None:
        super().__init__()
        self._done = Label("", "strong")
        self._left = Chip("", "warning")
        self._bar = ProgressBar(_("Items decided"))
        self.card = ItemCard()
        self.filter = Combo([(ALL, _("All items"))], _("Items shown"), ALL)
        self.filter.chosen.connect(lambda _key: self.filtered.emit())
        self.many = MenuButton(_("Mask several at once"), text=_("Mask…"), icon="check-check")
        self.list = ItemList(letters)
        self.list.setMinimumHeight(_LIST_LEAST)
        head = panel(
            vbox(
                hbox(self._done, None, self._left),
                self._bar,
                spacing=Space.S2 + 1,
                margins=(Space.S1, 2, Space.S1, Space.S1),
            )
        )
        tools = hbox((self.filter, 1), self.many, spacing=Space.S1)
        self.setLayout(vbox(head, self.card, tools, (self.list, 1), spacing=Space.S2))

    def wanted(self) -> str:
        """What the filter lets through: ALL, LEFT or a label."""
        return str(self.filter.value())

    def show_all_items(self) -> None:
        """Take the filter off."""
        self.filter.set_value(ALL)

    def show_choices(self, choices: Choices, current: str | None) -> None:
        """Show how far it is and where each item stands."""
        progress = choices.progress
        said = done_words(progress.decided, progress.total)
        self._done.setText(said)
        self._left.set(to_decide(progress.left), "warning" if progress.left else "success")
        self._bar.set(progress.decided, progress.total, said)
        self._fill_filter(choices)
        self._fill_many(choices)
        self.list.show_choices(choices, self.wanted(), current)

    def wipe(self) -> None:
        """Forget every item."""
        self.card.wipe()
        self.list.wipe()

    def _fill_filter(self, choices: Choices) -> None:
        kinds = dict.fromkeys(item.label for item in choices.items)
        wanted = [(ALL, _("All items")), (LEFT, _("To decide")), *((kind, kind_name(kind)) for kind in kinds)]
        if [(self.filter.itemData(at), self.filter.itemText(at)) for at in range(self.filter.count())] != wanted:
            chosen = self.filter.value()
            self.filter.set_choices(wanted)
            self.filter.set_value(chosen)

    def _fill_many(self, choices: Choices) -> None:
        menu = self.many.menu_of_actions
        menu.clear()
        left = [item for item in choices.items if item.undecided]
        kinds: dict[Kind, int] = {}
        for item in left:
            kinds[item.label] = kinds.get(item.label, 0) + 1
        known = sum(item.known for item in left)
        if known:
            self._offer(_("All that your vault knows"), known, None, known=True)
        for kind, count in kinds.items():
            self._offer(kind_name(kind), count, kind, known=False)
        if len(kinds) > 1:
            menu.addSeparator()
            self._offer(_("All that is left"), len(left), None, known=False)
        self.many.setEnabled(bool(left))

    def _offer(self, words: str, count: int, kind: Kind | None, *, known: bool) -> None:
        said = _("{what} ({count})").format(what=words, count=count)
        self.many.add(said, partial(self.mask_many.emit, kind, known), "check")
