"""What a spreadsheet would give: its first contacts in a small table, and the lines that stay out, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from rdpp_desk.actions.imports import CsvPreview
from rdpp_desk.messages import _, ngettext
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.contacts import Contact, ContactField, Table
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Chip, Label, clear

_SHOWN, _NAMED = 6, 12
_FIELDS = (
    ContactField.FIRST_NAME,
    ContactField.LAST_NAME,
    ContactField.ORGANISATION,
    ContactField.JOB_TITLE,
    ContactField.EMAIL,
    ContactField.PHONE,
)


class PreviewTable(QWidget):
    """The first rows, in the columns that hold something."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S4)
        self._grid.setVerticalSpacing(Space.S2)
        self.setLayout(self._grid)
        self.setAccessibleName(_("The first contacts"))

    def show_contacts(self, preview: CsvPreview) -> None:
        """Show the first contacts of a preview."""
        clear(self._grid)
        shown = preview.contacts[:_SHOWN]
        fields = [field for field in _FIELDS if any(_value(one, field) for one in shown)]
        for column, field in enumerate(fields):
            self._grid.addWidget(Label(label(field), "overline"), 0, column)
            self._grid.setColumnStretch(column, 1)
        for row, contact in enumerate(shown, start=1):
            for column, field in enumerate(fields):
                self._grid.addWidget(Label(_value(contact, field), elide="right"), row, column)
            if contact.line in preview.known:
                chip = Chip(_("Already known"), "neutral")
                self._grid.addWidget(chip, row, len(fields), Qt.AlignmentFlag.AlignRight)

    def wipe(self) -> None:
        """Forget every name."""
        clear(self._grid)


def _value(contact: Contact, field: ContactField) -> str:
    value: str = getattr(contact, field.value)
    return value


def read_words(table: Table) -> str:
    """How the file was read: « 214 lignes, séparées par des points-virgules, en Windows-1252 »."""
    delimiters = {";": _("semicolons"), ",": _("commas"), "\t": _("tabs")}
    encodings = {
        "utf-8-sig": "UTF-8",
        "utf-16": "UTF-16",
        "cp1252": _("Windows-1252 (Western European)"),
        "latin-1": _("Latin-1 (Western European)"),
    }
    count = len(table.rows)
    words = ngettext("{count} line read", "{count} lines read", count).format(count=count)
    return _("{lines}, separated by {delimiter}, encoding {encoding}.").format(
        lines=words,
        delimiter=delimiters[table.delimiter],
        encoding=encodings.get(table.encoding, table.encoding),
    )


def lines_words(preview: CsvPreview) -> str:
    """The lines that stay out, and why; "" when none does."""
    said = []
    if preview.left_out:
        words = ngettext(
            "Left out, without a name: line {lines}.", "Left out, without a name: lines {lines}.", len(preview.left_out)
        )
        said.append(words.format(lines=_listed(preview.left_out)))
    if preview.known:
        words = ngettext(
            "Already in the vault: line {lines}.", "Already in the vault: lines {lines}.", len(preview.known)
        )
        said.append(words.format(lines=_listed(preview.known)))
    return "\n".join(said)


def _listed(lines: Sequence[int]) -> str:
    words = ", ".join(str(line) for line in lines[:_NAMED])
    return f"{words}…" if len(lines) > _NAMED else words
