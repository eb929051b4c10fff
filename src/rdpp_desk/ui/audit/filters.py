"""What is sought in the register: words, a family of events, a person, a period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import audit
from rdpp_desk.actions.audit import AuditKind, Sought
from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _, audit_words
from rdpp_desk.ui.theme import Size, Space, manager, theme
from rdpp_desk.ui.widgets import Button, Combo, DateField, FlowLayout, Label, SearchEdit, hbox, panel, vbox

_RECENT = timedelta(days=30)


class AuditFilters(QWidget):
    """`changed` once another thing is sought."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.search = SearchEdit(_("Search the register"))
        self.search.searched.connect(lambda _text: self.changed.emit())
        families = [(kind, audit_words.kind(kind)) for kind in AuditKind]
        self.kind = Combo([("", _("All events")), *families], _("Which events"), "")
        self.person = Combo((), _("Which person"))
        periods = [("all", _("All dates")), ("recent", _("Last 30 days")), ("year", _("This year"))]
        self.period = Combo([*periods, ("days", _("Between two days"))], _("Which period"), "all")
        self.since = DateField(_("From"), today=desk.today)
        self.until = DateField(_("To"), today=desk.today)
        self.clear = Button(_("Show everything"), "x", size="small")
        self.clear.clicked.connect(self.reset)
        for choice in (self.kind, self.person, self.period):
            choice.chosen.connect(self._chosen)
        for field in (self.since, self.until):
            field.changed.connect(lambda _day: self._chosen())
        between = (Label(_("From"), "caption"), self.since, Label(_("To"), "caption"), self.until)
        self._days = panel(hbox(*between, None, spacing=Space.S2))
        choices = FlowLayout(self.search, self.kind, self.person, self.period, self.clear, between=Space.S2)
        self.setLayout(vbox(panel(choices), self._days, spacing=Space.S2))
        self._show()
        self._resize()
        manager().changed.connect(self._resize)

    def load(self) -> None:
        """The people there are now."""
        kept = self.person.value()
        self.person.set_choices([(0, _("Everyone")), *audit.people(self._desk)])
        self.person.set_value(kept or 0)

    def sought(self) -> Sought:
        """What is sought now."""
        since, until = self._period()
        return Sought(
            kind=AuditKind(str(self.kind.value())) if self.kind.value() else None,
            since=since,
            until=until,
            engagement_id=cast(int, self.person.value() or 0) or None,
            text=self.search.text(),
        )

    def reset(self) -> None:
        """Seek everything again."""
        self.search.clear()
        self.kind.set_value("")
        self.person.set_value(0)
        self.period.set_value("all")
        for field in (self.since, self.until):
            field.set_value(None)
        self._chosen()

    def wipe(self) -> None:
        """Forget names and words."""
        self.search.clear()
        self.person.set_choices(())

    def _period(self) -> tuple[date | None, date | None]:
        today = self._desk.today()
        return {
            "recent": (today - _RECENT, None),
            "year": (today.replace(month=1, day=1), None),
            "days": (self.since.value(), self.until.value()),
        }.get(str(self.period.value()), (None, None))

    def _chosen(self, _value: object = None) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._days.setVisible(self.period.value() == "days")
        self.clear.setVisible(self.sought() != Sought())

    def _resize(self) -> None:
        for field in (self.search, self.since, self.until):
            field.setFixedWidth(theme().px(Size.SEARCH * 3 // 4))
