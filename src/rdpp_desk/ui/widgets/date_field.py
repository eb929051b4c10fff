"""Dates and hours that are typed, with a calendar at hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent

from rdpp_desk.clock import SystemClock
from rdpp_desk.messages import _, formats
from rdpp_desk.ui.widgets.buttons import IconButton
from rdpp_desk.ui.widgets.calendar_popup import CalendarPopup
from rdpp_desk.ui.widgets.date_text import NoSuchDate, parse_date, parse_time
from rdpp_desk.ui.widgets.text_inputs import LineEdit


class DateField(LineEdit):
    """A typed date (« 3/11/26 », « 3 novembre », « demain »); rewritten in full on leaving; Alt+Down: calendar."""

    changed = Signal(object)

    def __init__(
        self,
        name: str = "",
        value: date | None = None,
        today: Callable[[], date] | None = None,
        required: bool = False,
    ) -> None:
        super().__init__(name)
        self._today, self._required, self._told = today or SystemClock().today, required, value
        self.setPlaceholderText(_("day/month/year"))
        button = IconButton("calendar", _("Choose in a calendar"))
        button.clicked.connect(self.open_calendar)
        self.set_trailing(button)
        self.set_value(value)
        self.left.connect(self._settle)
        self.returnPressed.connect(self._settle)

    def value(self) -> date | None:
        """The date typed; None if empty or not a date."""
        try:
            return parse_date(self.text(), self._today()) if self.text().strip() else None
        except NoSuchDate:
            return None

    def set_value(self, day: date | None) -> None:
        """Write `day` in full, or nothing."""
        self.setText(formats.day(day) if day else "")
        self.setCursorPosition(0)
        self._tell(day)

    def problem(self) -> str:
        """What is wrong with what was typed, as a sentence, or ""."""
        if not self.text().strip():
            return _("A date is needed here.") if self._required else ""
        try:
            known = parse_date(self.text(), self._today())
        except NoSuchDate:
            return _("This day does not exist. Check the day and the month.")
        return "" if known else _("Write the date as 3/11/2026 or 3 November 2026.")

    def open_calendar(self) -> None:
        """Open the calendar under the field."""
        popup = CalendarPopup(self.value() or self._today(), self._today(), self)
        popup.chosen.connect(self.set_value)
        popup.open_at(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            event.accept()
            return
        super().keyPressEvent(event)

    def _settle(self) -> None:
        day = self.value()
        if day is None:
            self._tell(None)
        else:
            self.set_value(day)

    def _tell(self, day: date | None) -> None:
        if day != self._told:
            self._told = day
            self.changed.emit(day)


class TimeField(LineEdit):
    """A typed hour (« 14 h 30 », "14:30", "1430")."""

    changed = Signal(object)

    def __init__(self, name: str = "", value: time | None = None, required: bool = False) -> None:
        super().__init__(name, icon="clock")
        self._required, self._told = required, value
        self.set_value(value)
        self.left.connect(self._settle)
        self.returnPressed.connect(self._settle)

    def value(self) -> time | None:
        """The hour typed; None if empty or not an hour."""
        return parse_time(self.text()) if self.text().strip() else None

    def set_value(self, hour: time | None) -> None:
        """Write `hour`, or nothing."""
        self.setText(formats.clock_time(hour) if hour else "")
        self._tell(hour)

    def problem(self) -> str:
        """What is wrong with what was typed, as a sentence, or ""."""
        if not self.text().strip():
            return _("An hour is needed here.") if self._required else ""
        return "" if self.value() else _("Write the hour as 14:30.")

    def _settle(self) -> None:
        hour = self.value()
        if hour is not None:
            self.setText(formats.clock_time(hour))
        self._tell(hour)

    def _tell(self, hour: time | None) -> None:
        if hour != self._told:
            self._told = hour
            self.changed.emit(hour)
