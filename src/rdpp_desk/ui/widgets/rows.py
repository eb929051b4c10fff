"""What a list shows: row data and its model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rdpp_desk.ui.widgets.labels import Kind

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole
FIRST_ROLE = Qt.ItemDataRole.UserRole + 1
LAST_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class RowItem:
    """One row. `key` comes back when it is opened; `header` makes it a month or group title (only `title` used).

    `icon`+`kind` draw a marker, `letters`+`kind` draw initials. `note` is a short text at the right (kind of result).
    """

    key: object
    title: str
    subtitle: str = ""
    date: str = ""
    chips: tuple[tuple[str, Kind], ...] = ()
    icon: str = ""
    letters: str = ""
    kind: Kind = "neutral"
    snippet: str = ""
    note: str = ""
    header: bool = False
    spoken: str = ""

    def accessible_text(self) -> str:
        """What is read aloud: « Séance n° 7, 24 nov. Ce matin, 60 min, brouillon »."""
        if self.spoken or self.header:
            return self.spoken or self.title
        chips = ", ".join(words for words, _kind in self.chips)
        head = ", ".join(part for part in (self.title, self.date, self.note) if part)
        rest = ", ".join(part for part in (self.subtitle, chips) if part)
        return ". ".join(part.rstrip(".") for part in (head, rest, self.snippet) if part)


class RowModel(QAbstractListModel):
    """Rows in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RowItem, ...] = ()

    def set_rows(self, rows: Sequence[RowItem]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def set_row(self, at: int, row: RowItem) -> None:
        """Replace the row `at` by one of the same height."""
        self._rows = (*self._rows[:at], row, *self._rows[at + 1 :])
        self.dataChanged.emit(self.index(at), self.index(at))

    def rows(self) -> tuple[RowItem, ...]:
        """Every row."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].header:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        at, row = index.row(), self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.accessible_text()
        if role == ITEM_ROLE:
            return row
        if role == FIRST_ROLE:
            return at == 0 or self._rows[at - 1].header
        if role == LAST_ROLE:
            return at == len(self._rows) - 1 or self._rows[at + 1].header
        return None
