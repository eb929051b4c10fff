"""The steps and fields of the tripartite agreement."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the tripartite agreement."""
    return {**_who_and_why(), **_framework(), **_confidences(), **_money_steps(), **_ending_steps()}


def _who_and_why() -> Steps:
    return {
        "parties": (
            _("Parties"),
            _("Who signs this agreement?"),
            _("Three parties sign: the organisation, the client and you. Each signs an original."),
        ),
        "requests": (
            _("Requests"),
            _("What does each of them ask for, and why?"),
            _("The two requests are printed apart, and all three parties read them."),
        ),
        "objectives": (
            _("Objectives"),
            _("What does the client want to achieve?"),
            _("Only shareable objectives are printed; of the others, the organisation reads only how many there are."),
        ),
        "voluntary": (
            _("Free will"),
            _("When did the client say yes, on their own?"),
            _("They sign a box of their own. Leave the date empty if they will write it by hand."),
        ),
    }


def _framework() -> Steps:
    return {
        "sessions": (
            _("Sessions"),
            _("How many sessions, and until when?"),
            _("The organisation knows what is booked, never what was held."),
        ),
        "place": (
            _("Place"),
            _("Where will you meet?"),
            _("The place is printed; a lasting change is agreed in writing with the client."),
        ),
        "meetings": (
            _("Tripartite meetings"),
            _("When will the three of you meet?"),
            _("The client speaks first there; you report nothing from the sessions."),
        ),
    }


def _confidences() -> Steps:
    return {
        "reporting": (
            _("Reporting"),
            _("What may the organisation receive?"),
            _("The list is closed: what is not agreed to, item by item, is not reported. A refusal is neutral."),
        ),
        "confidentiality": (
            _("Confidentiality and notes"),
            _("Who knows, and how long do you keep your notes?"),
            _("The agreement prints the day the notes are erased and the day the last backup goes."),
        ),
    }


def _money_steps() -> Steps:
    return {
        "fees": (
            _("Fees"),
            _("What is the price?"),
            _("It is worked out on the sessions booked, so that no amount reveals an absence."),
        ),
        "payment": (
            _("Invoicing"),
            _("Who pays, and when?"),
            _("The client never pays. No invoice carries a date or a theme of a session."),
        ),
        "cancellation": (
            _("Cancelling and stopping"),
            _("What happens when a session is postponed, or the work stops?"),
            _("The client may stop at any time; nobody has to give a reason."),
        ),
    }


def _ending_steps() -> Steps:
    return {
        "annexes": (
            _("Annexes and signature"),
            _("What goes with the agreement, and where is it signed?"),
            _("Your charter is annexed with its version; the agreement prevails over it."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {**_who(), **_why(), **_where(), **_meetings(), **_money(), **_payment(), **_ending()}


def _who() -> Labels:
    return {
        "signatory": (_("Who signs for the organisation"), _("With the capacity in which they bind it.")),
        "has_sponsor": (_("Is the sponsor someone other than the signatory?"),),
        "sponsor": (_("The sponsor"), _("Who, in the organisation, asks for the work.")),
    }


def _why() -> Labels:
    return {
        "organisation_request": (_("What it asks for"),),
        "organisation_interest": (_("What it gains from it"),),
        "client_request": (_("What they ask for"), _("In their own words. Everyone reads it.")),
        "client_interest": (_("What they gain from it"), _("Everyone reads it.")),
        "objectives": (
            _("Objectives"),
            _("Worded by the client. Unless marked as shareable, the wording is never printed."),
        ),
        "voluntary_on": (_("Date of their yes"), _("On or before the date of the agreement.")),
        "starts_on": (_("First day"),),
        "spacing": (_("Spacing"), _("For example: every two or three weeks.")),
    }


def _where() -> Labels:
    return {
        "at_workplace": (
            _("Has the client agreed to sessions at their workplace?"),
            _("If not, the agreement rules it out unless they ask for it."),
        ),
        "who_calls_back": (_("Who calls back if the line drops?"),),
        "existence_known_to": (
            _("Who else in the organisation knows of the accompaniment?"),
            _("Besides the signatory and the sponsor. Leave empty if nobody."),
        ),
    }


def _meetings() -> Labels:
    return {
        "meetings": (_("Meetings planned"), _("Tick none if there are none.")),
        "meeting_initial_on": (_("Date of the first meeting"),),
        "meeting_final_on": (_("Date of the last meeting"),),
        "meeting_minutes": (_("Length of a meeting, in minutes"),),
        "meeting_summary": (_("Is a summary written, and by whom?"),),
    }


def _money() -> Labels:
    return {
        "meetings_included": (_("Are tripartite meetings included?"),),
        "meeting_price": (_("Price of a tripartite meeting"),),
        "travel": (_("Travel"), _("Never at cost: receipts would give away the dates of sessions.")),
        "travel_price": (_("Flat sum for travel"),),
        "vat_line": (
            _("VAT line"),
            _("Comes from your settings, where its date is. Have it reviewed: the tax code changed in September 2026."),
        ),
    }


def _payment() -> Labels:
    return {
        "payer": (_("Who pays?"),),
        "payer_other": (_("Who pays in the organisation’s place"), _("Never the client.")),
        "invoicing": (_("When do you invoice?"),),
        "payment_days": (_("Days to pay"),),
        "late_payment": (_("Late payment"), _("Between businesses only. Your own text, to be reviewed.")),
    }


def _ending() -> Labels:
    return {
        "cancellation_hours": (_("Notice to postpone a session, in hours"),),
        "late_cancellation": (_("After that notice"),),
        "notice_days": (
            _("Notice to end the agreement, in days"),
            _("For the organisation and for you. The client needs none."),
        ),
        "mediator": (_("Mediator suggested"), _("Everyone remains free to decline. Leave empty to choose later.")),
        "optional_clauses": (_("Clauses to add"), _("None is needed; each is printed only if ticked.")),
    }


WORDS = KindWords(steps=steps, labels=labels)
