"""Whole numbers and amounts, typed."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from rdpp_desk.messages import _, formats
from rdpp_desk.ui.widgets.date_text import parse_cents
from rdpp_desk.ui.widgets.text_inputs import LineEdit
from rdpp_desk.ui.widgets.units import Unit


class NumberField(LineEdit):
    """A whole number between two bounds; Up and Down change it by `step`. `unit` may agree with the number."""

    changed = Signal(object)

    def __init__(
        self,
        name: str = "",
        value: int | None = None,
        least: int = 0,
        most: int = 9999,
        step: int = 1,
        unit: str | Unit = "",
    ) -> None:
        super().__init__(name)
        self._least, self._most, self._step, self._unit = least, most, step, unit
        self._told = value
        self.set_value(value)
        self.left.connect(self._settle)
        self.returnPressed.connect(self._settle)

    def value(self) -> int | None:
        """The number typed; None if empty, not a number or out of bounds."""
        words = self._bare()
        return number if words.isdecimal() and self._least <= (number := int(words)) <= self._most else None

    def set_value(self, value: int | None) -> None:
        """Write `value`, or nothing."""
        self.setText("" if value is None else f"{value}\u00a0{self._words(value)}".rstrip("\u00a0"))
        self._tell(value)

    def problem(self) -> str:
        """What is wrong with what was typed, as a sentence, or ""."""
        if not self._bare() or self.value() is not None:
            return ""
        return _("A whole number from {least} to {most}.").format(least=self._least, most=self._most)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Up: self._step, Qt.Key.Key_Down: -self._step}.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        number = self.value()
        self.set_value(min(self._most, max(self._least, (self._least if number is None else number) + move)))

    def _bare(self) -> str:
        words = "".join(self.text().split())
        units = {"".join(self._words(count).split()) for count in (0, 1, 2)}
        return next((words.removesuffix(unit) for unit in sorted(units, reverse=True) if words.endswith(unit)), words)

    def _words(self, count: int) -> str:
        return self._unit if isinstance(self._unit, str) else self._unit(count)

    def _settle(self) -> None:
        number = self.value()
        if number is not None:
            self.set_value(number)
        self._tell(number)

    def _tell(self, value: int | None) -> None:
        if value != self._told:
            self._told = value
            self.changed.emit(value)


_HOURS = re.compile(r"(\d{1,2})h([0-5]\d)?(?:mn?|min)?", re.IGNORECASE)


class MinutesField(NumberField):
    """A duration in minutes, which may also be typed in hours: « 1 h 30 » is 90 min."""

    def __init__(self, name: str = "", value: int | None = None, most: int = 720) -> None:
        super().__init__(name, value, least=1, most=most, step=15, unit=_("min"))

    def problem(self) -> str:
        """What is wrong with what was typed, as a sentence, or ""."""
        return _("A duration, such as 60 or 1 h 30.") if super().problem() else ""

    def _bare(self) -> str:
        words = super()._bare()
        hours = _HOURS.fullmatch(words)
        return str(60 * int(hours[1]) + int(hours[2] or 0)) if hours else words


class MoneyField(LineEdit):
    """An amount, in whole cents."""

    changed = Signal(object)

    def __init__(self, name: str = "", cents: int | None = None, currency: str = "EUR") -> None:
        super().__init__(name)
        self._currency, self._told = currency, cents
        self.set_value(cents)
        self.left.connect(self._settle)
        self.returnPressed.connect(self._settle)

    def value(self) -> int | None:
        """Cents typed; None if empty or not an amount."""
        return parse_cents(self.text())

    def set_value(self, cents: int | None) -> None:
        """Write the amount, or nothing."""
        self.setText("" if cents is None else formats.money(cents, self._currency))
        self._tell(cents)

    def problem(self) -> str:
        """What is wrong with what was typed, as a sentence, or ""."""
        return "" if not self.text().strip() or self.value() is not None else _("Write an amount, such as 90 or 90.50.")

    def _settle(self) -> None:
        cents = self.value()
        if cents is not None:
            self.setText(formats.money(cents, self._currency))
        self._tell(cents)

    def _tell(self, cents: int | None) -> None:
        if cents != self._told:
            self._told = cents
            self.changed.emit(cents)
