"""What a dossier knows of its people and of what was agreed; every field is kept as soon as it is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from rdpp_desk.actions import clients, organisations
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.dossiers import Dossier
from rdpp_desk.messages import _, formats
from rdpp_desk.practice.engagements import EngagementKind
from rdpp_desk.practice.people import Signatory, Sponsor
from rdpp_desk.ui.clients.acts import attempt
from rdpp_desk.ui.clients.bound_form import BoundForm, Save
from rdpp_desk.ui.clients.information_forms import (
    contact_form,
    earlier_form,
    interests_form,
    organisation_form,
    person_form,
    work_form,
)
from rdpp_desk.ui.clients.members_card import MembersCard
from rdpp_desk.ui.clients.organisation_choice import NEW, OrganisationChoice, PersonChoice
from rdpp_desk.ui.clients.words import verdicts_words
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Card, Icon, Label, ScrollPage, Strip, clear, hbox, vbox
from rdpp_desk.ui.workspace import Workspace

_STORE: Mapping[str, Callable[[Desk, Any], object]] = {
    "client": clients.update_client,
    "engagement": clients.update_engagement,
    "organisation": organisations.save_organisation,
    "sponsor": organisations.save_sponsor,
    "signatory": organisations.save_signatory,
}


class InformationTab(ScrollPage):
    """`shown_name_changed` says that the header should be read again."""

    shown_name_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=Space.S3)
        self._workspace = workspace
        self._desk = workspace.desk
        self._seen: Dossier | None = None
        self._forms: dict[str, BoundForm] = {}
        self._choices: dict[str, OrganisationChoice | PersonChoice] = {}
        self._members: MembersCard | None = None
        self._narrow = False
        self._icon = Icon("circle-check", "success")
        self._saved = Label("", "caption", elide="right")
        self._conflict = Strip("accent")
        self._left, self._right = vbox(spacing=Space.CARD), vbox(spacing=Space.CARD)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(Space.CARD)
        self._columns.addLayout(self._left, 1)
        self._columns.addLayout(self._right, 1)
        head = hbox(Label(_("Information"), "title"), None, self._icon, self._saved, spacing=Space.LABEL)
        for part in (head, self._columns):
            self.column.addLayout(part)
        self.column.insertWidget(1, self._conflict)
        self.column.addStretch(1)
        self._icon.hide()

    def fill(self, narrow: bool) -> None:
        """One column, or two."""
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)

    def show_dossier(self, seen: Dossier) -> None:
        """Show what is stored; what is being typed is left alone."""
        before, self._seen = self._seen, seen
        if before is None or _shape(before) != _shape(seen):
            self._build(seen)
        other = before is None or before.engagement.id != seen.engagement.id
        if other:
            self._saved.setText("")
            self._icon.hide()
            self._conflict.hide()
            self.verticalScrollBar().setValue(0)
        self._fill_values(seen, other=other)
        self._show_conflict(seen)

    def flush(self) -> None:
        """Keep every field as it stands."""
        if self._seen is not None:
            for form in tuple(self._forms.values()):
                form.flush()
            if self._members is not None:
                self._members.flush()

    def wipe(self) -> None:
        """Forget every word."""
        self._seen = None
        for form in self._forms.values():
            form.wipe()
        if self._members is not None:
            self._members.wipe()
        self._forms, self._choices, self._members = {}, {}, None
        clear(self._left)
        clear(self._right)
        self._saved.setText("")

    def _build(self, seen: Dossier) -> None:
        clear(self._left)
        clear(self._right)
        self._forms, self._choices, self._members = {}, {}, None
        group = seen.engagement.kind is EngagementKind.PRACTICE_ANALYSIS
        if not group:
            self._put("client", person_form(self._store("client")), self._left)
        self._put("work", work_form(self._desk, self._store("engagement"), group=group), self._left)
        if seen.engagement.taken_over:
            self._put("earlier", earlier_form(self._store("engagement")), self._left)
        if group:
            self._members = MembersCard(self._workspace)
            self._members.editing.connect(self._reveal)
            self._right.addWidget(self._members)
        self._right.addWidget(self._organisation_card(seen))
        with_organisation = seen.organisation is not None
        interests = interests_form(self._store("engagement"), with_organisation=with_organisation)
        self._put("interests", interests, self._right)
        self._left.addStretch(1)
        self._right.addStretch(1)

    def _reveal(self, form: QWidget) -> None:
        QTimer.singleShot(0, form, lambda: self.ensureWidgetVisible(form))

    def _organisation_card(self, seen: Dossier) -> QWidget:
        card = Card(Label(_("The organisation"), "subtitle"), spacing=Space.S3)
        choice = OrganisationChoice(self._desk, at_once=True)
        choice.chosen.connect(self._choose_organisation)
        self._choices["organisation"] = choice
        card.column.addWidget(choice)
        if seen.organisation is None:
            return card
        self._put("organisation", organisation_form(self._store("organisation")), card.column)
        people: list[PersonChoice] = []
        for made, key, form in (
            (Sponsor, "sponsor", contact_form(self._store("sponsor"), signs=False)),
            (Signatory, "signatory", contact_form(self._store("signatory"), signs=True)),
        ):
            person = PersonChoice(self._desk, made, at_once=True)
            person.chosen.connect(lambda chosen, key=key: self._choose_person(f"{key}_id", chosen))
            if made is Signatory:
                person.may_copy(people[-1])
            people.append(person)
            self._choices[key] = person
            card.column.addWidget(person)
            if getattr(seen, key) is not None:
                self._put(key, form, card.column)
            else:
                form.deleteLater()
        return card

    def _put(self, key: str, form: BoundForm, column: QBoxLayout) -> None:
        form.saved.connect(self._tell_saved)
        if key in ("organisation", "sponsor", "signatory"):
            form.setProperty("card", "sunken")
        self._forms[key] = form
        column.addWidget(form)

    def _fill_values(self, seen: Dossier, *, other: bool) -> None:
        stored = {
            "client": seen.client,
            "work": seen.engagement,
            "earlier": seen.engagement,
            "interests": seen.engagement,
            "organisation": seen.organisation,
            "sponsor": seen.sponsor,
            "signatory": seen.signatory,
        }
        for key, form in self._forms.items():
            form.show_value(stored[key])
        if self._members is not None:
            self._members.show_group(seen.engagement.id)
        engagement = seen.engagement
        for key, choice in self._choices.items():
            if choice.is_new() and not other:
                continue
            if isinstance(choice, OrganisationChoice):
                choice.fill(engagement.organisation_id)
            else:
                chosen = engagement.sponsor_id if key == "sponsor" else engagement.signatory_id
                choice.fill(engagement.organisation_id, chosen)

    def _show_conflict(self, seen: Dossier) -> None:
        name = seen.client.full_name if seen.client is not None else ""
        said = clients.conflicts(self._desk, seen.engagement, name) if name else ()
        words = verdicts_words(said)
        if not words:
            self._conflict.hide()
        elif self._conflict.isHidden():
            self._conflict.tell("accent", "", words)

    def _store(self, part: str) -> Save:
        """How the changes of one part of the dossier are stored."""
        act: Callable[[Desk, Any], object] = _STORE[part]

        def store(changes: Mapping[str, Any]) -> None:
            assert self._seen is not None
            fresh = replace(getattr(self._seen, part), **changes)
            act(self._desk, fresh)
            self._seen = replace(self._seen, **{part: fresh})

        return store

    def _choose_organisation(self, chosen: object) -> None:
        if chosen != NEW:
            self._change({"organisation_id": chosen, "sponsor_id": None, "signatory_id": None})

    def _choose_person(self, name: str, chosen: object) -> None:
        if chosen != NEW:
            self._change({name: chosen})

    def _change(self, changes: Mapping[str, Any]) -> None:
        """Store another organisation, sponsor or signatory; the cards follow."""
        self.flush()
        if self._seen is None:
            return
        fresh = replace(self._seen.engagement, **changes)
        if attempt(self._workspace, lambda: clients.update_engagement(self._desk, fresh)) is not None:
            self._tell_saved()
            self._workspace.changed.emit()

    def _tell_saved(self) -> None:
        self._icon.show()
        self._saved.setText(_("Saved at {hour}").format(hour=formats.clock_time(self._desk.local())))
        self.shown_name_changed.emit()


def _shape(seen: Dossier) -> tuple[object, ...]:
    """What decides which cards there are."""
    engagement = seen.engagement
    people = (seen.organisation is None, seen.sponsor is None, seen.signatory is None)
    return (engagement.kind is EngagementKind.PRACTICE_ANALYSIS, engagement.taken_over, *people)
