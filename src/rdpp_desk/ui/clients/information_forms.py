"""The cards of a dossier's information: the person, the accompaniment, interests and requests, the organisation."""

from __future__ import annotations

from rdpp_desk.actions.desk import Desk
from rdpp_desk.messages import _
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.engagements import EngagementKind, Payer
from rdpp_desk.practice.people import Agreement
from rdpp_desk.practice.references import valid_siren
from rdpp_desk.ui.clients.bound_form import BoundForm, NamesEdit, Save
from rdpp_desk.ui.widgets import Combo, DateField, LineEdit, MoneyField, NumberField, Paragraph, TextArea


def person_form(save: Save) -> BoundForm:
    """The client."""
    form = BoundForm(_("The client"), save)
    first = LineEdit()

    def needed() -> str:
        return "" if first.text().strip() else _("A first name is needed; a nickname will do.")

    form.add(
        form.field("first_name", _("First name"), first, check=needed),
        form.field("last_name", _("Last name"), LineEdit()),
    )
    others = _("Nicknames, birth name, commas between them: the supervision journal masks them too.")
    form.add(form.field("other_names", _("Other names"), NamesEdit(), others))
    form.add(
        form.field("agreement", _("Words agree in the"), Combo([(one, label(one)) for one in Agreement])),
        form.field("job_title", _("Position"), LineEdit()),
    )
    form.add(
        form.field("email", _("E-mail"), LineEdit()),
        form.field("phone", _("Telephone number"), LineEdit()),
    )
    form.add(form.field("address", _("Address"), TextArea(lines=2, most_lines=5)))
    form.add(form.field("remarks", _("Remarks"), TextArea(lines=2, most_lines=8)))
    return form


def work_form(desk: Desk, save: Save, *, group: bool) -> BoundForm:
    """What was agreed: kind of work, who pays, sessions, price, dates."""
    form = BoundForm(_("The accompaniment"), save)
    if group:
        title = LineEdit()

        def needed() -> str:
            return "" if title.text().strip() else _("A group needs a name of its own.")

        form.add(form.field("title", _("Name of the group"), title, check=needed))
    else:
        kinds = [(one, label(one)) for one in EngagementKind if one is not EngagementKind.PRACTICE_ANALYSIS]
        form.add(
            form.field("kind", _("Kind of work"), Combo(kinds)),
            form.field("professional", _("Setting"), Combo([(True, _("Professional")), (False, _("Private"))])),
        )
    form.add(form.field("payer", _("Who pays"), Combo([(one, label(one)) for one in Payer])))
    form.add(
        form.field("planned_sessions", _("Sessions agreed"), NumberField(least=1, most=500)),
        form.field("session_minutes", _("Length of a session"), RequiredNumber(least=5, most=720, step=15)),
        form.field("session_price_cents", _("Price of a session"), MoneyField()),
    )
    form.add(
        form.field("starts_on", _("Beginning"), DateField(today=desk.today)),
        form.field("ends_on", _("End agreed"), DateField(today=desk.today)),
    )
    form.add(
        form.field("paper_agreement_on", _("Written agreement received on"), DateField(today=desk.today)),
    )
    return form


def earlier_form(save: Save) -> BoundForm:
    """What happened before the program, for an engagement taken over."""
    form = BoundForm(_("Before RDPP Desk"), save)
    form.add(
        form.field("earlier_sessions", _("Sessions before"), RequiredNumber(most=5_000)),
        form.field("earlier_minutes", _("Time before, in minutes"), RequiredNumber(most=500_000, step=60)),
    )
    return form


def interests_form(save: Save, *, with_organisation: bool) -> BoundForm:
    """Both interests and both requests, asked apart (charter, article 1)."""
    form = BoundForm(_("Interests and requests"), save)
    form.column.addWidget(Paragraph(_("Asked apart, and written as each one says it."), "caption"))
    form.add(form.field("client_request", _("What the client asks for"), TextArea(lines=2)))
    form.add(form.field("client_interest", _("The client’s interest in this work"), TextArea(lines=2)))
    if with_organisation:
        form.add(form.field("organisation_request", _("What the organisation asks for"), TextArea(lines=2)))
        form.add(form.field("organisation_interest", _("The organisation’s interest in this work"), TextArea(lines=2)))
    return form


def organisation_form(save: Save) -> BoundForm:
    """The organisation itself."""
    form = BoundForm("", save, _("organisation"))
    name, siren = LineEdit(), LineEdit()

    def needed() -> str:
        return "" if name.text().strip() else _("An organisation needs a name.")

    def sound() -> str:
        typed = siren.text().strip()
        return "" if not typed or valid_siren(typed) else _("A SIREN has nine digits; one of these is wrong.")

    form.add(form.field("name", _("Name"), name, check=needed), form.field("legal_form", _("Legal form"), LineEdit()))
    others = _("Initials, trade names, commas between them: the supervision journal masks them too.")
    form.add(form.field("other_names", _("Other names"), NamesEdit(), others))
    form.add(
        form.field("siren", _("SIREN"), siren, check=sound),
        form.field("headcount", _("Employees"), NumberField(least=0, most=9_999_999)),
    )
    form.add(form.field("sector", _("Sector"), LineEdit()))
    form.add(form.field("address", _("Address"), TextArea(lines=2, most_lines=5)))
    return form


def contact_form(save: Save, *, signs: bool) -> BoundForm:
    """A sponsor, or a signatory with the capacity in which they sign."""
    form = BoundForm("", save, _("signatory") if signs else _("sponsor"))
    last = LineEdit()

    def needed() -> str:
        return "" if last.text().strip() else _("A last name is needed here.")

    form.add(
        form.field("first_name", _("First name"), LineEdit()),
        form.field("last_name", _("Last name"), last, check=needed),
    )
    role = (
        form.field("capacity", _("Capacity in which they sign"), LineEdit())
        if signs
        else form.field("job_title", _("Position"), LineEdit())
    )
    form.add(role, form.field("agreement", _("Words agree in the"), Combo([(one, label(one)) for one in Agreement])))
    email = form.field("email", _("E-mail"), LineEdit())
    if signs:
        form.add(email)
    else:
        form.add(email, form.field("phone", _("Telephone number"), LineEdit()))
    return form


class RequiredNumber(NumberField):
    """A number that must be there."""

    def problem(self) -> str:
        return super().problem() or ("" if self.value() is not None else _("A number is needed here."))
