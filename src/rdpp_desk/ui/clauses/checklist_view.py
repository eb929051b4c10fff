"""The checklist of a kind: each item, where it comes from, and the clauses that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.checklists import ChecklistLine
from rdpp_desk.actions.clauses import ClauseState
from rdpp_desk.messages import _, clause_words, ngettext
from rdpp_desk.ui.clauses.why import STATE_KINDS
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, Chip, FlowLayout, Label, Paragraph, Strip, clear, panel, vbox


class ChecklistView(QWidget):
    """`clause_asked` gives the id of a clause to look at."""

    clause_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._told = Paragraph(
            _("What the practice and the law ask of this document, and the clauses that answer. Have it reread."), ""
        )
        self.vanished = Strip("warning")
        self._lines = vbox(spacing=Space.S2)
        self.setLayout(vbox(self._told, self.vanished, panel(self._lines), None, spacing=Space.S3))

    def show_lines(self, lines: Sequence[ChecklistLine]) -> None:
        """Show every item."""
        clear(self._lines)
        gone = [line for line in lines if line.locked and line.gone]
        self.vanished.setVisible(bool(gone))
        if gone:
            count = ngettext(
                "{count} item that never vanishes in silence has lost a clause",
                "{count} items that never vanish in silence have lost a clause",
                len(gone),
            )
            titles = (answer.title for line in gone for answer in line.gone)
            said = _("Clause taken out: {titles}").format(titles=", ".join(dict.fromkeys(titles)))
            self.vanished.tell("warning", count.format(count=len(gone)), said)
        for line in lines:
            self._lines.addWidget(self._card(line))

    def wipe(self) -> None:
        """Forget every line."""
        clear(self._lines)
        self.vanished.hide()

    def _card(self, line: ChecklistLine) -> Card:
        name = Label(_("{code}. {asks}").format(code=line.code, asks=_capital(line.asks)), "strong")
        name.setWordWrap(True)
        answers = [self._answer(line.code, answer.clause, answer.title, answer.state) for answer in line.answers]
        chips = [Chip(_("Never vanishes in silence"), "neutral", "lock")] if line.locked else []
        if len(line.gone) == len(line.answers):
            chips.append(Chip(_("No clause left"), "warning", "triangle-alert"))
        card = Card(name, spacing=Space.S1, margins=(Space.S4, Space.S3, Space.S4, Space.S3))
        if line.source:
            card.column.addWidget(Paragraph(line.source, "caption"))
        card.column.addWidget(panel(FlowLayout(*answers, *chips, spacing=Space.S2, between=Space.S1)))
        return card

    def _answer(self, code: str, clause: str, title: str, state: ClauseState) -> QWidget:
        go = Button(
            title,
            "file-text",
            "link",
            "small",
            name=_("{code}: see the clause “{title}”").format(code=code, title=title),
        )
        go.clicked.connect(partial(self.clause_asked.emit, clause))
        if state is ClauseState.OURS:
            return go
        return panel(FlowLayout(go, Chip(clause_words.state(state.value), STATE_KINDS[state])))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
