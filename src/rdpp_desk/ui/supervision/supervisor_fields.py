"""Who supervises: chosen among those known, or added on the spot."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import discretion, supervision
from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _, rules
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.people import Supervisor, SupervisorTie
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Card, Combo, Field, LineEdit, Paragraph, hbox, panel, vbox

_NONE, _NEW = 0, -1


class SupervisorFields(QWidget):
    """A list, and the fields of someone new when « Ajouter » is chosen in it."""

    def __init__(self, desk: Desk, supervisor_id: int | None) -> None:
        super().__init__()
        self._desk = desk
        known = [(one.id, discretion.name(desk, one)) for one in supervision.supervisors(desk, supervisor_id)]
        choices = [(_NONE, _("Not said")), *known, (_NEW, _("Add a supervisor…"))]
        only = known[0][0] if len(known) == 1 else _NONE
        self.who = Combo(choices, _("Supervisor"), supervisor_id or only)
        self.first_name = LineEdit(_("First name"))
        self.last_name = LineEdit(_("Last name"))
        self.accreditation = LineEdit(_("Accreditation"))
        self.knows = LineEdit(_("Organisations they may recognise"))
        self.tie = Combo([(tie, label(tie)) for tie in SupervisorTie], _("Another tie with you"), SupervisorTie.NONE)
        self._last = Field(_("Last name"), self.last_name, check=self._name_missing)
        self._warning = Paragraph("", "caption", tone="warning")
        self._warning.hide()
        self._new = self._new_card()
        self._new.hide()
        self.who.currentIndexChanged.connect(lambda _index: self._show_new())
        self.tie.currentIndexChanged.connect(lambda _index: self._tied())
        self.setLayout(vbox(Field(_("Supervisor"), self.who), self._new, spacing=Space.S3))

    def _new_card(self) -> Card:
        optional = _("Optional")
        names = hbox((Field(_("First name"), self.first_name, optional=optional), 1), (self._last, 1), spacing=Space.S3)
        more = hbox(
            (Field(_("Accreditation"), self.accreditation, optional=optional), 1),
            (Field(_("Another tie with you"), self.tie), 1),
            spacing=Space.S3,
        )
        knows = Field(
            _("Organisations they may recognise"),
            self.knows,
            _("Separated by commas. You will be warned when an extract speaks of one of them."),
            optional=optional,
        )
        return Card(panel(names), panel(more), self._warning, knows, kind="sunken", spacing=Space.S3)

    def verify(self) -> bool:
        """Whether all is well; an error is shown under its field."""
        return self.who.value() != _NEW or self._last.verify()

    def settled(self) -> int | None:
        """The supervisor's id, stored now if new.

        Raises:
            DeskError: it could not be stored.
        """
        chosen = self.who.value()
        if chosen == _NEW:
            return supervision.save_supervisor(self._desk, self._typed()).id
        return chosen if isinstance(chosen, int) and chosen > _NONE else None

    def _typed(self) -> Supervisor:
        return Supervisor(
            first_name=self.first_name.text().strip(),
            last_name=self.last_name.text().strip(),
            accreditation=self.accreditation.text().strip(),
            tie=SupervisorTie(str(self.tie.value())),
            knows=tuple(word.strip() for word in self.knows.text().split(",") if word.strip()),
        )

    def _name_missing(self) -> str:
        return "" if self.last_name.text().strip() else _("A last name is needed.")

    def _show_new(self) -> None:
        self._new.setVisible(self.who.value() == _NEW)

    def _tied(self) -> None:
        independent = self.tie.value() == SupervisorTie.NONE
        self._warning.set_text("" if independent else rules.verdict("supervisor-not-independent", {}))
        self._warning.setVisible(not independent)
