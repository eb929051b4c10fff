"""The head of the review: the way back, what is being reread, whether the choices are kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from rdpp_desk.actions.journal import Review
from rdpp_desk.messages import _, ngettext
from rdpp_desk.ui.shell import Breakpoint
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Icon, IconButton, Label, hbox, vbox

KEPT, CHANGED, FAILED = "kept", "changed", "failed"


class TopBar(QFrame):
    """`back_asked`, `remarks_asked` and `mask_asked`."""

    back_asked = Signal()
    remarks_asked = Signal()
    mask_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "bar")
        back = IconButton("chevron-left", _("Back to the journal"))
        back.clicked.connect(self.back_asked)
        self._caption = Label("", "caption", elide="right")
        self._icon = Icon("circle-check", "success")
        self._saved = Label("", "caption")
        self.remarks = Button("", "info", "ghost", "small")
        self.remarks.clicked.connect(self.remarks_asked)
        tip = _("Select text, then mask it")
        self.mask_button = Button(_("Mask another passage"), "plus", tip=tip, shown_keys="Ctrl+M")
        self.mask_button.clicked.connect(self.mask_asked)
        words = vbox(Label(_("Review before sharing"), "subtitle", elide="right"), self._caption, spacing=0)
        margins = (Space.S4, Space.S3 - 1, Space.S4 + Space.S1, Space.S3 - 1)
        self.setLayout(
            hbox(back, (words, 1), self.remarks, self._icon, self._saved, Space.S1, self.mask_button,
                 spacing=Space.S2 + 1, margins=margins)
        )  # fmt: skip
        self.show_review(None, 0)

    def show_review(self, review: Review | None, remarks: int) -> None:
        """What is reread: which months, how many pages, and how far it is cut from the people it speaks of."""
        self.mask_button.setEnabled(review is not None)
        self.remarks.setVisible(bool(remarks))
        self.remarks.setText(ngettext("{count} remark", "{count} remarks", remarks).format(count=remarks))
        if review is None:
            self._caption.setText("")
            self.show_saving("")
            return
        pages = ngettext("{count} page", "{count} pages", len(review.entry_ids)).format(count=len(review.entry_ids))
        kind = _("unlinked extract") if review.unlinked else _("pseudonymised extract")
        self._caption.setText(
            _("Journal, {period} · {pages} · {kind}").format(period=review.period, pages=pages, kind=kind)
        )

    def show_saving(self, state: str) -> None:
        """Whether the choices are kept: KEPT, CHANGED, FAILED, or "" when there is none."""
        words = {
            KEPT: _("Choices saved"),
            CHANGED: _("Changes under way"),
            FAILED: _("Choices not saved"),
        }
        self._saved.setText(words.get(state, ""))
        self._icon.setVisible(state in (KEPT, FAILED))
        name, token = ("circle-alert", "danger") if state == FAILED else ("circle-check", "success")
        self._icon.set_icon(name, token)

    def reflow(self, breakpoint: Breakpoint) -> None:
        """With little room, the words about saving give way."""
        self._saved.setVisible(breakpoint is not Breakpoint.COLUMN)
