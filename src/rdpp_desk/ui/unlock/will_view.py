"""What a will kit shows: the instructions, then whom to warn, the nearest sessions first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions.will import Kit, KitContact, Reachable
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Card, Label, Paragraph, Separator, vbox


class KitView(QWidget):
    """The whole of a kit, to read."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        name = ", ".join(filter(None, (kit.practitioner.name, kit.title)))
        head = Card(
            Label(name or _("Practitioner not named"), "strong"),
            Paragraph(_reach(kit.practitioner) or _("No telephone number, no e-mail.")),
            Paragraph(_("As of {day}").format(day=formats.day(kit.made_on)), "caption"),
            kind="sunken",
            spacing=Space.S1,
        )
        instructions = Card(
            Label(_("Instructions"), "label"),
            Paragraph(kit.instructions or _("No instruction was written."), "second"),
            spacing=Space.S2,
        )
        count = len(kit.contacts)
        title = ngettext("{count} person to warn", "{count} people to warn", count).format(count=count)
        people = Card(Label(title if count else _("Nobody to warn"), "label"), spacing=Space.S3)
        for number, one in enumerate(kit.contacts):
            if number:
                people.column.addWidget(Separator())
            people.column.addWidget(_person(one))
        self.setLayout(vbox(head, instructions, people, spacing=Space.S3))


def _person(one: KitContact) -> QWidget:
    box = QWidget()
    lines = [Paragraph(words) for words in _ways(one)]
    if one.next_session is not None:
        day, time = formats.weekday(one.next_session, year=True), formats.clock_time(one.next_session)
        lines.append(Paragraph(_("Next session: {day}, {time}").format(day=day, time=time)))
    for its in one.sponsors:
        words = " · ".join(filter(None, (its.organisation, its.person.name, _reach(its.person))))
        lines.append(Paragraph(_("To warn as well: {words}").format(words=words), "caption"))
    name = Label(one.person.name, "strong")
    name.setWordWrap(True)
    box.setLayout(vbox(name, *lines, spacing=Space.S1))
    return box


def _ways(one: KitContact) -> list[str]:
    """How to reach a person, or each member of a group."""
    own = _reach(one.person)
    found = [own] if own else []
    for member in one.members:
        found.append(" · ".join(filter(None, (member.name, _reach(member) or _("no telephone number, no e-mail")))))
    if one.through_others:
        found.append(_("To be reached through the organisation."))
    return found or [_("No telephone number, no e-mail.")]


def _reach(person: Reachable) -> str:
    return " · ".join(filter(None, (person.phone, person.email)))
