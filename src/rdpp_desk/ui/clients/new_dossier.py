"""A new dossier: a first name is enough; work already begun elsewhere is taken over without a gate."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import clients, discretion
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState, Payer
from rdpp_desk.practice.people import Client, Signatory, Sponsor
from rdpp_desk.ui.clients.bound_form import side_by_side
from rdpp_desk.ui.clients.organisation_choice import NEW, OrganisationChoice, PersonChoice
from rdpp_desk.ui.clients.words import verdicts_words
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Check,
    Combo,
    DateField,
    Dialog,
    Field,
    LineEdit,
    NumberField,
    Segmented,
    Strip,
    panel,
    vbox,
)
from rdpp_desk.ui.workspace import Workspace

_WIDTH = 600
_BEGUN = (EngagementState.ACTIVE, EngagementState.AGREED, EngagementState.PAUSED, EngagementState.CLOSING)


class NewDossier(Dialog):
    """`made` gives the id of the dossier once it is stored."""

    made = Signal(int)

    def __init__(self, host: QWidget, workspace: Workspace) -> None:
        text = _("A first name is enough. You will complete the rest at your own pace.")
        super().__init__(host, _("New dossier"), text, "folder-plus", width=_WIDTH)
        self.column.setSpacing(Space.S3)
        self._workspace, self._desk = workspace, workspace.desk
        self._people = {one.id: one for one in clients.without_dossier(self._desk)}
        self._tried = False  # an empty name is no mistake before that
        self._build_person()
        self._build_work()
        self._build_earlier()
        self._problem = Strip("danger")
        self.add(self._problem)
        self.add_button("", _("Cancel"), safe=True)
        self._create = self.add_button("create", _("Create the dossier"), "primary")
        self._create.clicked.disconnect()
        self._create.clicked.connect(self._store)
        self._first_name.returnPressed.connect(self._store)
        self._show_organisation()

    # The fields

    def _build_person(self) -> None:
        known = [(one.id, discretion.name(self._desk, one)) for one in self._people.values()]
        self._person = Combo([(None, _("Someone new")), *known])
        if self._people:
            self.add(Field(_("The client"), self._person, _("Contacts without a dossier are listed here.")))
        self._first_name, self._last = LineEdit(), LineEdit()
        self._named = Field(_("First name"), self._first_name, check=self._needs_name)
        names = panel(side_by_side(self._named, Field(_("Last name"), self._last, optional=_("optional"))))
        self._conflict = Strip("accent")
        self.add(names)
        self.add(self._conflict)
        self._person.chosen.connect(lambda key: names.setVisible(key is None))
        self._last.left.connect(self._look_around)

    def _build_work(self) -> None:
        kinds = [(one.value, label(one)) for one in (EngagementKind.RDPP, EngagementKind.COACHING)]
        self._kind = Segmented(kinds, _("Kind of work"), EngagementKind.COACHING.value)
        settings = [("professional", _("Professional")), ("private", _("Private"))]
        self._setting = Segmented(settings, _("Setting"), "professional")
        self._payer = Combo([(one.value, label(one)) for one in Payer], value=Payer.ORGANISATION.value)
        self._organisation = OrganisationChoice(self._desk)
        self._sponsor = PersonChoice(self._desk, Sponsor)
        self._signatory = PersonChoice(self._desk, Signatory)
        self._signatory.may_copy(self._sponsor)
        self.add(panel(side_by_side(Field(_("Kind of work"), self._kind), Field(_("Setting"), self._setting))))
        self.add(panel(side_by_side(Field(_("Who pays"), self._payer), self._organisation)))
        self.add(self._sponsor)
        self.add(self._signatory)
        self._setting.changed.connect(self._set_setting)
        self._organisation.chosen.connect(self._organisation_chosen)

    def _build_earlier(self) -> None:
        self._takes_over = Check(
            _("Take over an accompaniment already under way"),
            help_text=_("It keeps its past; nothing is asked for again."),
        )
        today = self._desk.today
        self._paper = DateField(today=today)
        self._paper_field = Field(
            _("Written agreement received on"), self._paper, check=self._not_to_come, optional=_("optional")
        )
        self._sessions = NumberField(value=0, most=5_000)
        self._hours = NumberField(value=0, most=9_999)
        self._state = Combo([(one.value, label(one)) for one in _BEGUN])
        self._counts = [Field(_("Sessions so far"), self._sessions), Field(_("Hours so far"), self._hours)]
        self._earlier = panel(
            vbox(
                side_by_side(self._paper_field, Field(_("Where it stands"), self._state)),
                side_by_side(*self._counts),
                spacing=Space.S3,
            )
        )
        self._earlier.hide()
        self._takes_over.toggled.connect(self._earlier.setVisible)
        self.add(self._takes_over)
        self.add(self._earlier)

    # What they ask for

    def open(self) -> None:
        super().open()
        self._first_name.setFocus()

    def _needs_name(self) -> str:
        known = self._person.value() is not None or bool(self._first_name.text().strip())
        if known or not self._tried:
            return ""
        return _("A first name is needed; a nickname will do.")

    def _not_to_come(self) -> str:
        day = self._paper.value()
        return _("This day is still to come.") if day is not None and day > self._desk.today() else ""

    def _set_setting(self, key: str) -> None:
        payer = Payer.ORGANISATION if key == "professional" else Payer.CLIENT
        self._payer.set_value(payer.value)
        self._show_organisation()

    def _show_organisation(self) -> None:
        asked = self._choices()
        for choice in (self._organisation, self._sponsor, self._signatory):
            choice.setVisible(choice in asked)

    def _organisation_chosen(self, key: object) -> None:
        found = self._organisation.value()
        self._sponsor.fill(None if key == NEW else found)
        self._signatory.fill(None if key == NEW else found)
        self._show_organisation()

    def _look_around(self) -> None:
        """Say quietly when this person is also a sponsor."""
        name = f"{self._first_name.text().strip()} {self._last.text().strip()}"
        said = verdicts_words(clients.conflicts(self._desk, self._engagement(), name))
        if said and self._conflict.isHidden():
            self._conflict.tell("accent", "", said)
        self._conflict.setVisible(bool(said))

    # Storing

    def _client(self) -> Client:
        chosen = self._person.value()
        if isinstance(chosen, int):
            return self._people[chosen]
        return Client(first_name=self._first_name.text().strip(), last_name=self._last.text().strip())

    def _engagement(self) -> Engagement:
        begun = self._takes_over.isChecked()
        return Engagement(
            kind=EngagementKind(self._kind.value()),
            professional=self._setting.value() == "professional",
            payer=Payer(str(self._payer.value())),
            state=EngagementState(str(self._state.value())) if begun else EngagementState.EXPLORING,
        )

    def _store(self) -> None:
        self._tried = True
        fields = [self._named, self._paper_field, *self._counts]
        asked: list[Field | OrganisationChoice | PersonChoice] = [*fields, *self._choices()]
        wrong = [one for one in asked if not one.verify()]
        if wrong:
            wrong[0].setFocus()
            return
        try:
            with self._desk.transaction():
                made = self._open()
        except DeskError as failure:
            self._problem.tell("danger", str(sentences.error(failure)))
            return
        self.close_with("create")
        self.made.emit(made.id)

    def _choices(self) -> list[OrganisationChoice | PersonChoice]:
        """What is asked of an organisation; nothing in a private setting."""
        if self._setting.value() != "professional":
            return []
        known = self._organisation.value() is not None or self._organisation.is_new()
        return [self._organisation, *([self._sponsor, self._signatory] if known else [])]

    def _open(self) -> Engagement:
        ids: list[int | None] = [None, None, None]
        for at, choice in enumerate(self._choices()):
            if isinstance(choice, PersonChoice):
                choice.belongs_to(ids[0])
            ids[at] = choice.settle()
        organisation_id, sponsor_id, signatory_id = ids
        client = self._client()
        if not client.id:
            client = replace(client, organisation_id=organisation_id)
        engagement = replace(
            self._engagement(), organisation_id=organisation_id, sponsor_id=sponsor_id, signatory_id=signatory_id
        )
        earlier = None
        if self._takes_over.isChecked():
            minutes = (self._hours.value() or 0) * 60
            earlier = clients.Earlier(self._paper.value(), self._sessions.value() or 0, minutes)
        return clients.open_dossier(self._desk, client, engagement, earlier)
