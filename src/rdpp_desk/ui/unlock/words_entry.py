"""The 24 recovery words: shown in a numbered grid, or typed and checked one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, ngettext, sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Card, Field, Label, TextArea, vbox

COUNT = 24
_COLUMNS = 4
_BLANK = "·"


class WordGrid(Card):
    """24 numbered places, read down each column as the sheet is."""

    def __init__(self, columns: int = _COLUMNS, large: bool = False) -> None:
        super().__init__(kind="plain" if large else "sunken")
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S3 if large else Space.S2)
        grid.setVerticalSpacing(Space.S2 if large else Space.S1)
        rows = -(-COUNT // columns)
        self._words: list[Label] = []
        for number in range(COUNT):
            column, row = divmod(number, rows)
            word = Label(_BLANK, "strong" if large else "caption")
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(Label(f"{number + 1}", "caption"), row, 2 * column, right)
            grid.addWidget(word, row, 2 * column + 1)
            self._words.append(word)
        for column in range(columns):
            grid.setColumnStretch(2 * column + 1, 1)
        self.column.addLayout(grid)

    def show_words(self, words: Sequence[str | None]) -> None:
        """Fill the places in order; None is a word that is not in the list."""
        for number, label in enumerate(self._words):
            word = words[number] if number < len(words) else ""
            label.setText(_("unknown") if word is None else word or _BLANK)
            label.set_tone("danger" if word is None else "")

    def spell_out(self) -> None:
        """Have the whole grid read by assistive technology (when the words are to be copied down)."""
        words = [f"{number} {label.text()}" for number, label in enumerate(self._words, start=1)]
        self.setAccessibleName(_("Recovery words"))
        self.setAccessibleDescription(", ".join(words))

    def wipe(self) -> None:
        """Forget the words."""
        self.show_words(())
        self.setAccessibleDescription("")


class WordsEntry(QWidget):
    """24 words to type, accents and what follows the fourth letter left out; `changed` at each key."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.area = TextArea(name, lines=3, most_lines=5)
        self.area.setUndoRedoEnabled(False)
        hints = Qt.InputMethodHint
        self.area.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)
        help_text = _("In the order of the sheet. Accents may be left out; the first four letters are enough.")
        self.field = Field(name, self.area, help_text)
        self.grid = WordGrid()
        self.state = Label("", "caption")
        self.state.setWordWrap(True)
        self.area.textChanged.connect(self._look)
        self.setLayout(vbox(self.field, self.grid, self.state, spacing=Space.S2))
        self.setFocusProxy(self.area)
        self._look()

    def text(self) -> str:
        """What was typed."""
        return self.area.text()

    def complete(self) -> bool:
        """Whether 24 words that go together are there."""
        return unlocking.looks_like_words(self.text())

    def problem(self) -> str:
        """What is wrong, as a sentence; "" when the 24 words go together."""
        try:
            unlocking.check_words(self.text())
        except DeskError as failure:
            return str(sentences.error(failure))
        return ""

    def wipe(self) -> None:
        """Forget what was typed."""
        self.area.clear()
        self.grid.wipe()

    def _look(self) -> None:
        typed = list(unlocking.words_meant(self.text()))
        if typed and typed[-1][1] is None and not self.text()[-1:].isspace():
            typed.pop()  # still being typed
        known = [word for _typed, word in typed]
        self.grid.show_words(known)
        wrong = [number for number, word in enumerate(known, start=1) if word is None]
        count = len(known)
        words = ngettext("{count} word of 24", "{count} words of 24", count).format(count=count)
        said = unknown = ""
        if wrong:
            unknown = _("Word number {number} is not in the list: check its spelling.").format(number=wrong[0])
        elif count > COUNT:
            said = _("That is too many.")
        elif count == COUNT and not self.complete():
            said = _("They do not go together: two may be swapped, or one misread.")
        elif count == COUNT:
            words = _("24 words that go together.")
        words = f"{words}. {said}" if said else words
        self.state.setText(words)
        self.state.set_tone("danger" if said else "success" if count == COUNT and not unknown else "")
        self.field.set_error(unknown)
        self.changed.emit()
