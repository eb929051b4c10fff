"""« Pourquoi cet article ? »: why the article under the eyes is there, and which article of the charter it serves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.messages import _, clause_words
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Chip, FlowLayout, Label, Paragraph, announce, panel, vbox

if TYPE_CHECKING:
    from rdpp_desk.actions.wizard import Reason


class WhyPanel(QWidget):
    """`adapt_asked` gives the id of the clause to adapt."""

    adapt_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._reasons: dict[str, Reason] = {}
        self.clause = ""
        self._title = Label("", "strong")
        self._title.setWordWrap(True)
        self._help, self._charter = Paragraph("", ""), Paragraph("", "caption")
        self._own = Chip(clause_words.state("adapted"), "accent")
        self.adapt = Button(_("Adapt this clause"), variant="link", size="small")
        self.adapt.clicked.connect(lambda: self.adapt_asked.emit(self.clause))
        foot = panel(FlowLayout(self._own, self.adapt))
        words = vbox(self._title, self._help, self._charter, foot, spacing=Space.S1)
        words.setContentsMargins(Space.S4, Space.S3, Space.S4, Space.S3)
        inner = panel(words, "bar")
        self.setLayout(vbox(inner, spacing=0))

    def take(self, reasons: Sequence[Reason]) -> None:
        """Those of the print now shown."""
        self._reasons = {reason.clause: reason for reason in reasons}
        self.show_clause(self.clause)

    def show_clause(self, clause: str) -> None:
        """Explain this clause."""
        self.clause = clause
        reason = self._reasons.get(clause)
        self.adapt.setVisible(reason is not None)
        self._own.setVisible(reason is not None and reason.own)
        if reason is None:
            self._say(_("No article is shown here."), "", "")
            return
        self._say(_name(reason), reason.help or _("A clause of your own."), clause_words.articles(reason.charter))

    def tell(self) -> None:
        """Read it aloud."""
        words = (self._title.text(), self._help.plain(), self._charter.plain())
        announce(self, " ".join(part for part in words if part))

    def wipe(self) -> None:
        """Forget every word."""
        self._reasons, self.clause = {}, ""
        self.show_clause("")

    def _say(self, title: str, why: str, charter: str) -> None:
        self._title.setText(title)
        for paragraph, words in ((self._help, why), (self._charter, charter)):
            paragraph.set_text(words)
            paragraph.setVisible(bool(words))


def _name(reason: Reason) -> str:
    if not reason.number:
        return reason.title
    words = _("Annex {number}. {title}") if reason.style == "annex" else _("Article {number}. {title}")
    return words.format(number=reason.number, title=reason.title)
