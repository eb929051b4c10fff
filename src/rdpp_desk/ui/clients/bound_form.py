"""Fields bound to what is stored: each is kept as soon as it is left, and says at once what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from rdpp_desk.errors import DeskError
from rdpp_desk.messages import sentences
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Card,
    Check,
    Combo,
    DateField,
    Field,
    Label,
    LineEdit,
    MoneyField,
    NumberField,
    Segmented,
    TextArea,
    hbox,
)

Save = Callable[[Mapping[str, Any]], object]


@dataclass(frozen=True, slots=True)
class _Bound:
    name: str
    field: Field | None
    control: QWidget
    read: Callable[[], Any]
    write: Callable[[Any], None]


class BoundForm(Card):
    """A card of fields over one stored dataclass. `save` gets the attributes that changed; `saved` follows.

    A failure to store is said under the field that was left. `of` is whose fields they are, where several people on
    one screen have fields of the same names: a screen reader hears it after each.
    """

    saved = Signal()

    def __init__(self, title: str, save: Save, of: str = "") -> None:
        super().__init__(spacing=Space.S3)
        self._of = of
        self._save = save
        self._value: Any = None
        self._bound: list[_Bound] = []
        if title:
            self.column.addWidget(Label(title, "subtitle"))

    def bind(self, name: str, control: QWidget, field: Field | None = None) -> Field | None:
        """Tie the attribute `name` to a control; returns `field`."""
        read, write = _access(control)
        bound = _Bound(name, field, control, read, write)
        self._bound.append(bound)
        for signal in ("left", "changed", "chosen", "toggled"):
            found = getattr(control, signal, None)
            if found is not None:
                found.connect(lambda *_value: self._commit(bound))
        return field

    def field(
        self, name: str, label: str, control: QWidget, help_text: str = "", check: Callable[[], str] | None = None
    ) -> Field:
        """A labelled field tied to the attribute `name`."""
        if self._of:
            control.setAccessibleName(f"{label}, {self._of}")
        made = Field(label, control, help_text, check)
        self.bind(name, control, made)
        return made

    def add(self, *fields: QWidget) -> None:
        """Put fields on one line."""
        self.column.addLayout(side_by_side(*fields))

    def show_value(self, value: Any) -> None:
        """Show what is stored; a field being typed in is left alone."""
        same = self._value is not None and getattr(value, "id", None) == getattr(self._value, "id", None)
        self._value = value
        focused = QApplication.focusWidget()
        for bound in self._bound:
            stored = getattr(value, bound.name)
            if same and focused is bound.control:
                continue
            if bound.read() != stored or not same:
                bound.write(stored)
                if bound.field is not None:
                    bound.field.set_error("")

    def flush(self) -> None:
        """Keep every field as it stands."""
        for bound in self._bound:
            self._commit(bound)

    def wipe(self) -> None:
        """Forget every word."""
        self._value = None
        for bound in self._bound:
            if isinstance(bound.control, LineEdit | TextArea):
                bound.control.clear()

    def _commit(self, bound: _Bound) -> None:
        if self._value is None:
            return
        stored = getattr(self._value, bound.name)
        given = bound.read()
        if isinstance(stored, StrEnum):
            given = type(stored)(given)  # a drop-down gives back plain text
        if bound.field is not None and (given != stored or bound.field.error()) and not bound.field.verify():
            return
        if given != stored:
            self._keep(bound, given)

    def _keep(self, bound: _Bound, given: Any) -> None:
        changes = {bound.name: given}
        try:
            self._save(changes)
        except DeskError as failure:
            if bound.field is not None:
                bound.field.set_error(str(sentences.error(failure)))
            return
        self._value = replace(self._value, **changes)
        self.saved.emit()


def _access(control: QWidget) -> tuple[Callable[[], Any], Callable[[Any], None]]:
    """How a control is read and written."""
    if isinstance(control, DateField | NumberField | MoneyField | Combo | Segmented):
        return control.value, control.set_value
    if isinstance(control, Check):
        return control.isChecked, control.setChecked
    if isinstance(control, NamesEdit):
        return control.names, control.set_names
    if isinstance(control, LineEdit):
        return lambda: control.text().strip(), lambda text: _write_line(control, text)
    assert isinstance(control, TextArea)
    return lambda: control.text().strip(), control.setText


def _write_line(control: LineEdit, text: str) -> None:
    control.setText(text)
    control.setCursorPosition(0)


def side_by_side(*fields: QWidget) -> QHBoxLayout:
    """Fields on one line, level at the top whatever is said under one of them."""
    return hbox(*[(field, 1, Qt.AlignmentFlag.AlignTop) for field in fields], spacing=Space.S4)


class NamesEdit(LineEdit):
    """Several names on one line, commas between them."""

    def names(self) -> tuple[str, ...]:
        """The names typed."""
        return tuple(name for part in self.text().split(",") if (name := part.strip()))

    def set_names(self, names: tuple[str, ...]) -> None:
        """Write these names."""
        _write_line(self, ", ".join(names))
