"""The fields of a meeting: when, how long, what for, how and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import discretion, organisations
from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.engagements import Engagement, EngagementState
from rdpp_desk.practice.people import Place
from rdpp_desk.practice.sessions import Session, SessionKind, SessionMode
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Combo, DateField, Field, LineEdit, MinutesField, Segmented, TimeField, hbox, vbox

_LONGEST = 12 * 60
_NO_PLACE, _NEW_PLACE = 0, -1


def proposed_session(desk: Desk, engagement: Engagement) -> Session:
    """A meeting to begin with: at the next full hour, as long as usual."""
    hour = desk.local().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    exploring = engagement.state is EngagementState.EXPLORING
    return Session(
        engagement_id=engagement.id,
        starts_at=hour,
        zone=desk.preferences.zone,
        minutes=desk.preferences.default_session_minutes,
        kind=SessionKind.EXPLORATORY if exploring else SessionKind.SESSION,
    )


class SessionForm(QWidget):
    """`changed` comes after each settled change."""

    changed = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        today = desk.today()
        self._date = DateField(value=session.starts_at.date(), today=lambda: today, required=True)
        self._time = TimeField(value=session.starts_at.time(), required=True)
        self._minutes = MinutesField(value=session.minutes, most=_LONGEST)
        self._kind = Combo([(kind, label(kind)) for kind in SessionKind], value=session.kind)
        modes = [(mode.value, label(mode)) for mode in SessionMode]
        self._mode = Segmented(modes, _("How you meet"), value=session.mode.value)
        self._place = Combo(
            self._places(desk, organisations.places(desk, session.place_id)), value=session.place_id or _NO_PLACE
        )
        self._new_place = LineEdit()
        self._fields = (
            Field(_("Day"), self._date),
            Field(_("Hour"), self._time),
            Field(_("Length"), self._minutes, check=self._no_length),
        )
        self._place_field = Field(_("Place"), self._place)
        self._name_field = Field(_("Name of the new place"), self._new_place, check=self._no_name)
        self._lay_out()
        self._connect()
        self._show_place()

    def start(self) -> QWidget:
        """Where the keyboard starts."""
        return self._date

    def read(self) -> Session | None:
        """The meeting as filled in (place aside), or None while a field is empty or wrong."""
        day, hour, minutes = self._date.value(), self._time.value(), self._minutes.value()
        if day is None or hour is None or minutes is None:
            return None
        kind, place = self._kind.value(), self._place.value()
        return replace(
            self._session,
            starts_at=datetime.combine(day, hour),
            minutes=minutes,
            kind=kind if isinstance(kind, SessionKind) else SessionKind(str(kind)),
            mode=SessionMode(self._mode.value()),
            place_id=place if self._in_person() and isinstance(place, int) and place > 0 else None,
        )

    def verify(self) -> bool:
        """Show what is missing under each field and go to the first; whether nothing is."""
        shown = [*self._fields, *((self._name_field,) if self._adding() else ())]
        wrong = [field for field in shown if not field.verify()]
        if wrong:
            wrong[0].control.setFocus()
        return not wrong

    def settled(self) -> Session | None:
        """`read`, with a new place stored first if one is being added."""
        session = self.read()
        if session is None or not self._adding():
            return session
        place = organisations.save_place(self._desk, Place(name=self._new_place.text().strip()))
        self._place.set_choices(self._places(self._desk, organisations.places(self._desk, self._session.place_id)))
        self._place.set_value(place.id)
        self._show_place()
        return replace(session, place_id=place.id)

    def _lay_out(self) -> None:
        date, hour, length = self._fields
        when = hbox((date, 5), (hour, 3), (length, 3), spacing=Space.S3)
        how = hbox((Field(_("What for"), self._kind), 1), Field(_("How you meet"), self._mode), spacing=Space.S3)
        self.setLayout(vbox(when, how, self._place_field, self._name_field, spacing=Space.S4))

    def _connect(self) -> None:
        for signal in (self._date.changed, self._time.changed, self._minutes.changed, self._kind.chosen):
            signal.connect(lambda _value: self.changed.emit())
        self._mode.changed.connect(lambda _mode: self._show_place())
        self._place.chosen.connect(lambda _place: self._place_chosen())

    def _place_chosen(self) -> None:
        self._show_place()
        if self._adding():
            self._new_place.setFocus()

    def _show_place(self) -> None:
        self._place_field.setVisible(self._in_person())
        self._name_field.setVisible(self._adding())
        self.changed.emit()

    def _in_person(self) -> bool:
        return self._mode.value() == SessionMode.IN_PERSON.value

    def _adding(self) -> bool:
        return self._in_person() and self._place.value() == _NEW_PLACE

    def _no_name(self) -> str:
        return "" if self._new_place.text().strip() else _("Give the new place a name.")

    def _no_length(self) -> str:
        return "" if self._minutes.value() is not None else _("A length in minutes is needed here.")

    @staticmethod
    def _places(desk: Desk, known: Sequence[Place]) -> list[tuple[object, str]]:
        return [
            (_NO_PLACE, _("Not said")),
            *((place.id, discretion.name(desk, place)) for place in known),
            (_NEW_PLACE, _("Add a place…")),
        ]
