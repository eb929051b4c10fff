"""Choosing an organisation and its people, or adding one on the spot."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import discretion, organisations
from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _
from rdpp_desk.practice.people import Organisation, Signatory, Sponsor
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Combo, Field, LineEdit, hbox, panel, vbox

NEW = "new"


class _Choice(QWidget):
    """A drop-down whose last choice opens fields for a new one. `chosen` gives an id, or None.

    With `at_once`, a new one is stored by its own button; else by `settle`.
    """

    chosen = Signal(object)

    def __init__(self, label: str, new_fields: list[QWidget], *, at_once: bool) -> None:
        super().__init__()
        self.combo = Combo(name=label)
        self._field = Field(label, self.combo)
        self._add = Button(_("Add"), "plus", "soft", name=_("Add: {label}").format(label=label))
        self._add.setVisible(at_once)
        self._at_once = at_once
        self._add.clicked.connect(self._add_now)
        inner = vbox(*new_fields, hbox(None, self._add) if at_once else 0, spacing=Space.S3)
        inner.setContentsMargins(0, Space.S2, 0, 0)
        self._new = panel(inner)
        self._new.hide()
        self._rows = vbox(self._field, self._new, spacing=Space.LABEL)
        self.setLayout(self._rows)
        self.setFocusProxy(self.combo)
        self.combo.chosen.connect(self._picked)

    def _start(self) -> QWidget:
        raise NotImplementedError

    def _store(self) -> int | None:
        raise NotImplementedError

    def verify(self) -> bool:
        """Whether a new one, if asked for, has a name."""
        return True

    def value(self) -> int | None:
        """The id chosen; None for none or a new one not stored yet."""
        found = self.combo.value()
        return found if isinstance(found, int) else None

    def is_new(self) -> bool:
        """Whether a new one is being typed."""
        return self.combo.value() == NEW

    def settle(self) -> int | None:
        """The id chosen, a new one being stored first.

        Raises:
            DeskError: as the actions of `organisations`.
        """
        return self._store() if self.is_new() else self.value()

    def _picked(self, key: object) -> None:
        self._new.setVisible(key == NEW)
        if key == NEW:
            self._start().setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(key)

    def _add_now(self) -> None:
        if self.verify():
            made = self._store()
            self._new.hide()
            self.chosen.emit(made)


class OrganisationChoice(_Choice):
    """An organisation."""

    def __init__(self, desk: Desk, *, at_once: bool = False) -> None:
        self._desk = desk
        self._name = LineEdit()
        self._name_field = Field(_("Name of the organisation"), self._name, check=self._needs_name)
        super().__init__(_("Organisation"), [self._name_field], at_once=at_once)
        self.fill()

    def fill(self, current: int | None = None) -> None:
        """List the organisations as they are now."""
        known: list[tuple[object, str]] = [(None, _("None"))]
        found = [card.organisation for card in organisations.organisations(self._desk)]
        known += [(one.id, discretion.name(self._desk, one)) for one in found]
        self.combo.set_choices([*known, (NEW, _("New organisation…"))])
        self.combo.set_value(current)
        self._new.hide()
        self._name.clear()

    def verify(self) -> bool:
        return not self.is_new() or self._name_field.verify()

    def _needs_name(self) -> str:
        return "" if self._name.text().strip() or not self.is_new() else _("Type the name of the organisation.")

    def _start(self) -> QWidget:
        return self._name

    def _store(self) -> int | None:
        return organisations.save_organisation(self._desk, Organisation(name=self._name.text().strip())).id


class PersonChoice(_Choice):
    """A sponsor or a signatory of an organisation."""

    def __init__(self, desk: Desk, made: type[Sponsor] | type[Signatory], *, at_once: bool = False) -> None:
        self._desk, self._made = desk, made
        self._organisation_id: int | None = None
        self._first, self._last, self._role = LineEdit(), LineEdit(), LineEdit()
        self._last_field = Field(_("Last name"), self._last, check=self._needs_name)
        sponsor = made is Sponsor
        role = _("Position") if sponsor else _("Capacity in which they sign")
        names = QWidget()
        names.setLayout(hbox(Field(_("First name"), self._first), self._last_field, spacing=Space.S3))
        label = _("Sponsor, who asks for the work") if sponsor else _("Signatory, who binds the organisation")
        super().__init__(label, [names, Field(role, self._role)], at_once=at_once)
        self._copied: Sponsor | None = None
        self._sponsor: PersonChoice | None = None
        self._same = Button(_("The signatory is also the sponsor"), "copy", "ghost", "small")
        self._same.clicked.connect(self._copy)
        self._same.hide()
        self._rows.insertWidget(1, self._same, 0, Qt.AlignmentFlag.AlignLeft)
        self.fill(None)

    def may_copy(self, sponsor: PersonChoice) -> None:
        """Offer, while nobody is chosen here, to make a signatory of the sponsor chosen there."""
        self._sponsor = sponsor
        for choice in (self, sponsor):
            choice.combo.chosen.connect(lambda _key: self._offer())
        self._offer()

    def person(self) -> Sponsor | Signatory | None:
        """Who is chosen, a new one as typed so far; None if nobody is or if no name is there yet."""
        if self.is_new():
            return self._typed() if self._last.text().strip() else None
        people = self._people(self._organisation_id)
        return next((one for one in people if one.id == self.value()), None)

    def fill(self, organisation_id: int | None, current: int | None = None) -> None:
        """List the people of an organisation; of a new one, nobody yet."""
        self._organisation_id = organisation_id
        known: list[tuple[object, str]] = [(None, _("Not known yet"))]
        known += [(one.id, discretion.name(self._desk, one)) for one in self._people(organisation_id)]
        self.combo.set_choices([*known, (NEW, _("Someone new…"))])
        self.combo.set_value(current)
        self._new.hide()
        for field in (self._first, self._last, self._role):
            field.clear()
        self._copied = None
        self._offer()

    def belongs_to(self, organisation_id: int | None) -> None:
        """The organisation in which a new person is stored."""
        self._organisation_id = organisation_id

    def verify(self) -> bool:
        return not self.is_new() or self._last_field.verify()

    def _needs_name(self) -> str:
        return "" if self._last.text().strip() or not self.is_new() else _("Type at least a last name.")

    def _start(self) -> QWidget:
        return self._first

    def _store(self) -> int | None:
        if self._organisation_id is None:
            return None
        typed = self._typed()
        if isinstance(typed, Sponsor):
            return organisations.save_sponsor(self._desk, typed).id
        return organisations.save_signatory(self._desk, typed).id

    def _typed(self) -> Sponsor | Signatory:
        """The person of the fields; an organisation not stored yet is 0."""
        at = self._organisation_id or 0
        first, last, role = (field.text().strip() for field in (self._first, self._last, self._role))
        if self._made is Sponsor:
            return Sponsor(organisation_id=at, first_name=first, last_name=last, job_title=role)
        signatory = Signatory(organisation_id=at, first_name=first, last_name=last, capacity=role)
        same = self._copied
        if same is None or same.full_name != signatory.full_name:
            return signatory
        return replace(signatory, agreement=same.agreement, email=same.email)

    def _people(self, organisation_id: int | None) -> tuple[Sponsor, ...] | tuple[Signatory, ...]:
        if organisation_id is None:
            return ()
        card = organisations.organisation(self._desk, organisation_id)
        return card.sponsors if self._made is Sponsor else card.signatories

    def _offer(self) -> None:
        there = self._sponsor is not None and self._sponsor.combo.value() is not None
        self._same.setVisible(there and self.combo.value() is None)

    def _copy(self) -> None:
        """A signatory with the sponsor's names, whose position is the capacity in which they sign."""
        same = self._sponsor.person() if self._sponsor is not None else None
        if not isinstance(same, Sponsor):
            if self._sponsor is not None:
                self._sponsor.verify()
            return
        self._copied = same
        self.combo.set_value(NEW)
        self._first.setText(same.first_name)
        self._last.setText(same.last_name)
        self._role.setText(same.job_title)
        self._picked(NEW)
        self._same.hide()
        self._role.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._at_once:
            self._add_now()
