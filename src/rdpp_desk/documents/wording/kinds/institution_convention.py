"""The steps and fields of the convention with an institution for a group."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the convention."""
    return {
        "parties": (
            _("Parties"),
            _("Who signs for the institution?"),
            _("Two parties sign. The members sign the charter of the group, each for themselves."),
        ),
        "object": (
            _("The group"),
            _("What is the group for?"),
            _("Both interests are printed. It prepares no decision about anyone."),
        ),
        "members": (
            _("Members"),
            _("Does the institution know who is in the group?"),
            _("A number is enough: names are printed only if the members agree."),
        ),
        "calendar": (
            _("Calendar"),
            _("When and where does the group meet?"),
            _("The institution frees the time, and pays for what is planned, never for attendance."),
        ),
        **_rest(),
    }


def _rest() -> Steps:
    return {
        "back": (
            _("What goes back"),
            _("What does the institution receive?"),
            _("The list is closed. Themes go back only in a text that the whole group has validated."),
        ),
        "fees": (
            _("Fees"),
            _("What is the price, and what happens when a session is postponed?"),
            _("The members never pay. No invoice bears a name or a theme."),
        ),
        "signature": (
            _("Signature"),
            _("Where and when is it signed?"),
            _("Your charter is annexed with its version; the agreement prevails over it."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "organisation": (_("The institution"),),
        "signatory": (_("Who signs for the institution"), _("With the capacity in which they bind it.")),
        "group_name": (_("Name of the group"), _("Never the name of one of its members.")),
        "group_purpose": (_("What the group looks for"),),
        "institution_interest": (_("What the institution expects of it"),),
        "members_are": (_("The members"),),
        "group_members": (_("Members"), _("Only those who agreed to be named here.")),
        "members_least": (_("At least"), _("How many members.")),
        "members_most": (_("At most"), _("How many members.")),
        "group_calendar": (_("Rhythm"), _("For example: one Tuesday a month.")),
        "starts_on": (_("First day"),),
        "group_review": (_("How the group takes stock"), _("Leave empty for halfway and at the end.")),
        "institution_receives": (_("What the institution receives"), _("Tick none if it receives nothing.")),
        **_money(),
    }


def _money() -> Labels:
    return {
        "vat_line": (
            _("VAT line"),
            _("Comes from your settings, where its date is. Have it reviewed: the tax code changed in September 2026."),
        ),
        "invoicing": (_("When do you invoice?"),),
        "payment_days": (_("Days to pay"),),
        "late_payment": (_("Late payment"), _("Between businesses only. Your own text, to be reviewed.")),
        "cancellation_hours": (_("Notice to postpone a session, in hours"),),
        "notice_days": (_("Notice to end the agreement, in days"), _("For the institution and for you.")),
        "mediator": (_("Mediator suggested"), _("Everyone remains free to decline. Leave empty to choose later.")),
    }


def choices() -> dict[str, Labels]:
    """Field → choice → label, and consequence."""
    return {
        "members_are": {
            "counted": (_("A number only"), _("You keep the list; the institution does not receive it.")),
            "listed": (_("A closed list, printed"), _("Each of them agreed to be named.")),
        }
    }


WORDS = KindWords(steps=steps, labels=labels, choices=choices)
