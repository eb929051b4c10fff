"""The shortcuts of the window, and the sheet that lists them. AZERTY-safe: no Ctrl+Alt, no Ctrl+digit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from rdpp_desk.messages import _
from rdpp_desk.ui.shell.discreet_item import DISCREET_SHORTCUT
from rdpp_desk.ui.theme import Size, Space
from rdpp_desk.ui.widgets.dialog import Dialog
from rdpp_desk.ui.widgets.labels import KeyHint, Label

_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys of one command; `key` is "" when a screen binds it itself."""

    key: str
    keys: tuple[str, ...]
    words: str


def shortcuts() -> tuple[Shortcut, ...]:
    """Every shortcut, in the order of the sheet."""
    return (
        Shortcut("palette", ("Ctrl+K",), _("Search or start an action")),
        Shortcut("lock", ("Ctrl+L",), _("Lock now")),
        Shortcut("discreet", (DISCREET_SHORTCUT,), _("Discreet mode: codes in place of names")),
        Shortcut("new-note", ("Ctrl+N",), _("New note")),
        Shortcut("new-dossier", ("Ctrl+Shift+N",), _("New dossier")),
        Shortcut("find", ("Ctrl+F",), _("Search on this screen")),
        Shortcut("print", ("Ctrl+P",), _("Print")),
        Shortcut("save", ("Ctrl+S",), _("Save now")),
        Shortcut("", ("Ctrl+Enter",), _("Continue, validate")),
        Shortcut("", ("Alt+Z",), _("Undo what the message says")),
        Shortcut("next-region", ("F6",), _("Next part of the window")),
        Shortcut("previous-region", ("Shift+F6",), _("Previous part of the window")),
        Shortcut("larger", ("Ctrl++", "Ctrl+="), _("Larger text")),
        Shortcut("smaller", ("Ctrl+-",), _("Smaller text")),
        Shortcut("usual-size", ("Ctrl+0",), _("Usual text size")),
        Shortcut("shortcuts", ("F1", "Ctrl+/"), _("This list")),
        Shortcut("", ("Esc",), _("Close, step back")),
    )


def native(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def shortcut_sheet(host: QWidget) -> Dialog:
    """The list of shortcuts, in a dialog."""
    sheet = Dialog(host, _("Keyboard shortcuts"), width=Size.PALETTE + Size.SIDEBAR)
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.S5)
    grid.setVerticalSpacing(Space.S2)
    known = shortcuts()
    rows = (len(known) + 1) // _COLUMNS
    for number, shortcut in enumerate(known):
        column, row = divmod(number, rows)
        grid.addWidget(KeyHint(native(shortcut.keys[0])), row, column * 2)
        words = Label(shortcut.words)
        words.setWordWrap(True)
        grid.addWidget(words, row, column * 2 + 1)
        grid.setColumnStretch(column * 2 + 1, 1)
    table = QWidget()
    table.setLayout(grid)
    sheet.add(table)
    sheet.add_button("", _("Close"), "primary", safe=True)
    return sheet
