"""The item at hand: what it is, why it is shown, what stands for it, and the two verbs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal

from rdpp_desk.actions.journal import ReviewItem
from rdpp_desk.actions.journal_wording import kind_name, tells_gender, why_shown, wordings
from rdpp_desk.messages import _
from rdpp_desk.ui.review.choices import KEPT, MASKED, UNDECIDED, Choices
from rdpp_desk.ui.review.words import shown, standing
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Check,
    Chip,
    IconButton,
    Kind,
    Label,
    LineEdit,
    MenuButton,
    Paragraph,
    hbox,
    panel,
    vbox,
)

_CHIPS: dict[str, Kind] = {UNDECIDED: "warning", MASKED: "accent", KEPT: "neutral"}
_LONGEST = 160


class ItemCard(Card):
    """`mask_asked` and `keep_asked`; `moved` steps to another occurrence (-1 or 1)."""

    mask_asked = Signal()
    keep_asked = Signal()
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__(spacing=Space.LABEL + 1, margins=(Space.S4, Space.S3 + 2, Space.S4, Space.S4))
        self._proposed = self._default = self._custom = ""
        self._chip = Chip("", "warning")
        self._rank = Label("", "caption")
        self._text = Label("", "subtitle")
        self._text.setWordWrap(True)
        self._why = Paragraph("")
        self.replacement = LineEdit(_("Replace with"))
        self.replacement.returnPressed.connect(self.mask_asked)
        self.replacement.textChanged.connect(self._gendered)
        self.others = MenuButton(_("Other words"), text=_("Other words"))
        self._gender = Paragraph("", "caption", tone="warning")
        self._gender.hide()
        self.mask_button = Button(_("Mask"), "check", "primary", "small", tip=_("Mask (M)"), wide=True)
        self.keep_button = Button(_("Keep"), "eye", "outlined", "small", tip=_("Keep (G)"), wide=True)
        self.mask_button.clicked.connect(self.mask_asked)
        self.keep_button.clicked.connect(self.keep_asked)
        self.only = Check(_("This time only"))
        self._build()

    def _build(self) -> None:
        label = Label(_("Replace with"), "label")
        label.setBuddy(self.replacement)
        before = IconButton("chevron-up", _("Previous occurrence"))
        before.clicked.connect(lambda: self.moved.emit(-1))
        after = IconButton("chevron-down", _("Next occurrence"))
        after.clicked.connect(lambda: self.moved.emit(1))
        self._which = Label("", "caption")
        self._several = panel(vbox(hbox((self.only, 1), self._which, before, after, spacing=Space.S1), spacing=0))
        bottom = Qt.AlignmentFlag.AlignBottom
        self.column.addLayout(hbox(self._chip, None, self._rank))
        self.column.addWidget(self._text)
        self.column.addWidget(self._why)
        self.column.addLayout(hbox((label, 1, bottom), self.others, spacing=0))
        self.column.addWidget(self.replacement)
        self.column.addWidget(self._gender)
        self.column.addWidget(self._several)
        self.column.addLayout(hbox((self.mask_button, 1), (self.keep_button, 1), spacing=Space.S2))

    def show_item(self, choices: Choices, item: ReviewItem, occurrence: int) -> None:
        """Show an item; `occurrence` is the finding at hand."""
        state = choices.state(item)
        self._chip.set(kind_name(item.label), _CHIPS[state])
        rank = _("{number} of {total}").format(number=choices.at[item.key] + 1, total=len(choices.items))
        self._rank.setText(rank)
        text = shown(item.text)
        text = text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
        self._text.setText(_("“{text}”").format(text=text))
        told = [why_shown(item)]
        if item.proposed and state == UNDECIDED:
            told.append(_("You kept it last time: decide again for these pages."))
        elif state != UNDECIDED:
            words = standing(choices, item)
            told.append(_("Now: {standing}.").format(standing=words[:1].lower() + words[1:]))
        self._why.set_text(" ".join(part for part in told if part))
        self._proposed = choices.replaced_by(item, occurrence)
        self._default = item.replacement
        self._custom = item.decision.replacement if item.decision is not None else ""
        self.replacement.setText(self._proposed)
        self._offer(choices, item)
        self._several.setVisible(len(item.places) > 1)
        place = item.places.index(occurrence) + 1
        self._which.setText(_("{number} of {total}").format(number=place, total=len(item.places)))
        self._which.setAccessibleName(_("Occurrence {number} of {total}").format(number=place, total=len(item.places)))

    def wording(self) -> str:
        """What was typed or chosen instead of the alias; "" for the alias."""
        typed = self.replacement.text().strip()
        if typed == self._default:
            return ""
        return self._custom if typed == self._proposed else typed

    def wipe(self) -> None:
        """Forget the item."""
        self._proposed = self._default = self._custom = ""
        self._text.setText("")
        self._why.set_text("")
        self.replacement.clear()
        self.others.menu_of_actions.clear()

    def _offer(self, choices: Choices, item: ReviewItem) -> None:
        menu = self.others.menu_of_actions
        menu.clear()
        offered = list(dict.fromkeys((item.replacement, *wordings(choices.review, item))))
        for words in offered:
            self.others.add(words, partial(self._take, words))
        self.others.setVisible(len(offered) > 1)

    def _take(self, words: str) -> None:
        self.replacement.setText(words)
        self.replacement.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gendered(self, words: str) -> None:
        told = bool(words) and tells_gender(words)
        self._gender.set_text(_("These words tell a gender that the alias hides.") if told else "")
        self._gender.setVisible(told)
