"""The line under the note: how many words, the passages marked for supervision, and who may read it."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Icon, Label, MenuButton, Paragraph, hbox

_EXCERPT = 60
_SIGNS = re.compile(r"[*_#>]+")
_HEADING = re.compile(r"^#{1,6}[ \t].*$", re.MULTILINE)


class NoteFooter(QFrame):
    """`passage_chosen` gives the position of the passage to show."""

    passage_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "footer")
        self._words = Label("", "caption")
        self._passages = MenuButton(_("Passages to work on in supervision"), text="…", icon="bookmark")
        privacy = Paragraph(
            _("Working note: never sent to the organisation. The client may ask for a copy."), "caption"
        )
        self.setLayout(
            hbox(
                self._words,
                self._passages,
                Space.S3,
                Icon("lock", "muted"),
                (privacy, 1, Qt.AlignmentFlag.AlignVCenter),
                spacing=Space.S2,
                margins=(Space.S5 + Space.S4, Space.LABEL, Space.S4, Space.LABEL),
            )
        )
        self.show_passages([])

    def show_words(self, count: int | None) -> None:
        """How many words, or nothing."""
        words = "" if count is None else ngettext("{count} word", "{count} words", count)
        self._words.setText(words.format(count=formats.number(count or 0)))

    def show_passages(self, passages: list[tuple[int, str]]) -> None:
        """List the marked passages: position and words."""
        menu = self._passages.menu_of_actions
        menu.clear()
        for position, words in passages:
            self._passages.add(_shortened(words), partial(self.passage_chosen.emit, position))
        count = len(passages)
        said = ngettext("{count} passage for supervision", "{count} passages for supervision", count)
        shown = ngettext("{count} passage", "{count} passages", count)
        self._passages.setText(shown.format(count=count) if count else "")
        self._passages.setAccessibleName(said.format(count=count))
        self._passages.setVisible(bool(count))

    def wipe(self) -> None:
        """Forget all words."""
        self.show_words(None)
        self.show_passages([])


def count_words(text: str) -> int:
    """Words of a note; its headings, signs of Markdown and lone punctuation are none."""
    words = _HEADING.sub("", text).split()
    return sum(1 for word in words if any(character.isalnum() for character in word))


def _shortened(words: str) -> str:
    line = " ".join(_SIGNS.sub("", words).split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + "…"
