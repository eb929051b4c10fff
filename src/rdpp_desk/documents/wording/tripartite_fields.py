"""The fields of the tripartite agreement."""

from __future__ import annotations

from rdpp_desk.messages import _

Labels = dict[str, tuple[str, ...]]


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
