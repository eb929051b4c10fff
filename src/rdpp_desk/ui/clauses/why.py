"""Above a clause: its name, whose words it is made of, why it is there, and which article of the charter it serves."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.clauses import ClauseLine, ClauseState
from rdpp_desk.messages import _, clause_words
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Chip, FlowLayout, Label, Paragraph, panel, vbox
from rdpp_desk.ui.widgets.labels import Kind

STATE_KINDS: dict[ClauseState, Kind] = {
    ClauseState.OURS: "neutral",
    ClauseState.ADAPTED: "accent",
    ClauseState.OWN: "plum",
    ClauseState.REMOVED: "warning",
}


class Why(QWidget):
    """Read aloud as it is written: nothing of it is in a colour only."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label("", "title")
        self._name.setWordWrap(True)
        self._state, self._locked = Chip(""), Chip(_("Never vanishes in silence"), "neutral", "lock")
        self._why = Paragraph("", "")
        self._charter, self._more = Paragraph("", "second"), Paragraph("", "caption")
        chips = panel(FlowLayout(self._state, self._locked))
        self.setLayout(vbox(self._name, chips, Space.S1, self._why, self._charter, self._more, spacing=Space.S1))

    def show_clause(self, line: ClauseLine) -> None:
        """Show what is known of a clause."""
        self._name.setText(line.shown_title)
        self._state.set(clause_words.state(line.state.value), STATE_KINDS[line.state])
        self._locked.setVisible(line.locked)
        self._say(self._why, line.help)
        self._say(self._charter, clause_words.articles(line.charter))
        self._say(self._more, "\n".join(_details(line)))
        self._state.show()

    def show_new(self, after: str) -> None:
        """Show that a clause is being added."""
        self._name.setText(_("A clause of your own"))
        self._state.hide()
        self._locked.hide()
        self._say(
            self._why, _("It prints after “{title}”, in every document of this kind to come.").format(title=after)
        )
        self._say(self._charter, "")
        self._say(self._more, "")

    def wipe(self) -> None:
        """Forget every word."""
        self._name.setText("")
        for paragraph in (self._why, self._charter, self._more):
            self._say(paragraph, "")

    @staticmethod
    def _say(paragraph: Paragraph, words: str) -> None:
        paragraph.set_text(words)
        paragraph.setVisible(bool(words))


def _details(line: ClauseLine) -> list[str]:
    said = []
    if line.items:
        said.append(_("Answers in the checklist: {codes}").format(codes=", ".join(line.items)))
    if line.optional:
        said.append(_("Prints only once ticked in the wizard."))
    elif line.condition:
        said.append(_("Prints only if the answers call for it: {condition}").format(condition=line.condition))
    return said
