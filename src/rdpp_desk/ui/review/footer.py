"""The foot of the review: the keys, why nothing may leave yet, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.review.choices import Choices
from rdpp_desk.ui.review.words import left_words
from rdpp_desk.ui.shell.shortcuts import native
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Check, Icon, KeyHint, Label, hbox, panel


class Footer(QFrame):
    """`export_asked`, and `reread` when the tick asked for when nothing was found changes."""

    export_asked = Signal()
    reread = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "footer")
        self._letters = [_hint("M", _("mask")), _hint("G", _("keep"))]
        self._others = [
            _hint("↑ ↓", _("go through")),
            _hint("N", _("next to decide")),
            _hint(native("Ctrl+Z"), _("undo")),
        ]
        self._letters.append(self._others[1])
        self._hints = panel(hbox(*self._letters[:2], *self._others, spacing=Space.S4))
        self.tick = Check(_("I have reread it"))
        self.tick.toggled.connect(self.reread)
        self._ready = Icon("circle-check", "success")
        self.reason = Label("", "second")
        self.export = Button(_("Export for supervision"), "download", "primary")
        self.export.clicked.connect(self.export_asked)
        side = Space.S4 + Space.S1
        self.setLayout(
            hbox(
                self._hints,
                None,
                self.tick,
                self._ready,
                self.reason,
                self.export,
                spacing=Space.S3,
                margins=(side, Space.S3 - 1, side, Space.S3 - 1),
            )
        )
        self.show_choices(None)

    def show_hints(self, room: bool, letters: bool) -> None:
        """Show the keys where there is room; single letters only when they act."""
        self._hints.setVisible(room)
        for hint in self._letters:
            hint.setVisible(letters)

    def show_choices(self, choices: Choices | None) -> None:
        """Say what is missing before anything may leave."""
        left = choices.progress.left if choices is not None else 0
        asks = choices is not None and "nothing_found" in choices.review.notices
        self.tick.setVisible(asks)
        if choices is not None and self.tick.isChecked() != choices.review.reread:
            self.tick.setChecked(choices.review.reread)
        missing = choices is None or bool(left) or choices.needs_reread
        if choices is None:
            said = ""
        elif left:
            said = left_words(left)
        else:
            said = _("Say that you have reread it") if choices.needs_reread else _("All decided")
        self.reason.setText(said)
        self._ready.setVisible(not missing)
        self.export.setEnabled(not missing)
        self.export.setToolTip(said if missing else "")
        self.export.setAccessibleDescription(said)


def _hint(keys: str, words: str) -> QWidget:
    return panel(hbox(KeyHint(keys), Label(words, "caption"), spacing=Space.LABEL))
