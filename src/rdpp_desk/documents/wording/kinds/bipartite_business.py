"""The steps and fields of the contract with a business, and what a quotation shares with it."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the contract."""
    return {
        "parties": (
            _("Parties"),
            _("Is the client the business itself?"),
            _("Two signatures are enough only if nobody else pays for the client’s work."),
        ),
        "request": (
            _("Request"),
            _("What does the business ask for, and why?"),
            _("Both are printed. Write nothing here that should stay between you."),
        ),
        "sessions": (
            _("Sessions"),
            _("How many sessions, and until when?"),
            _("Any further session calls for an amendment."),
        ),
        "place": (
            _("Place"),
            _("Where will you meet?"),
            _("The place is printed; a lasting change is agreed in writing."),
        ),
        **_rest(),
    }


def _rest() -> Steps:
    return {
        "confidentiality": (
            _("Confidentiality and notes"),
            _("How long do you keep your notes?"),
            _("The contract prints the day the notes are erased and the day the last backup goes."),
        ),
        "fees": (
            _("Fees"),
            _("What is the price, and how is it paid?"),
            _("The business pays. Where it is signed decides whether fourteen days to go back are printed."),
        ),
        "cancellation": (
            _("Cancelling and stopping"),
            _("What happens when a session is postponed, or the work stops?"),
            _("The client may stop at any time; nobody has to give a reason."),
        ),
        "signature": (
            _("Signature"),
            _("Where and when is it signed?"),
            _("Your charter is annexed with its version; the contract prevails over it."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "business_case": (_("The case"), _("For an employee whose employer pays, make the tripartite agreement.")),
        "organisation": (_("The business"),),
        "client": (_("Who is accompanied, and signs for the business"), _("With the capacity in which they bind it.")),
        "signatory": (_("Who signs for the business"), _("With the capacity in which they bind it.")),
        "other_work": (_("What the work is"), _("Printed as it is: a workshop, a talk, a look at how a team works.")),
        "business_request": (_("What it asks for"),),
        "business_interest": (_("What it gains from it"),),
        "spacing": (_("Spacing"), _("For example: every two or three weeks.")),
        "starts_on": (_("First day"),),
        "who_calls_back": (_("Who calls back if the line drops?"),),
        **_money(),
        **conclusion(),
    }


def _money() -> Labels:
    return {
        "travel": (_("Travel"),),
        "travel_price": (_("Flat sum for travel"),),
        "vat_line": (
            _("VAT line"),
            _("Comes from your settings, where its date is. Have it reviewed: the tax code changed in September 2026."),
        ),
        "invoicing": (_("When do you invoice?"),),
        "payment_days": (_("Days to pay"),),
        "late_payment": (_("Late payment"), _("Between businesses only. Your own text, to be reviewed.")),
        "cancellation_hours": (_("Notice to postpone a session, in hours"),),
        "late_cancellation": (_("After that notice"),),
        "notice_days": (_("Notice for you to end the contract, in days"), _("The client needs none.")),
        "mediator": (_("Mediator suggested"), _("Everyone remains free to decline. Leave empty to choose later.")),
        "optional_clauses": (_("Clauses to add"), _("None is needed; each is printed only if ticked.")),
    }


def conclusion() -> Labels:
    """How a signature comes about, in a contract and in a quotation."""
    return {
        "off_premises": (
            _("Is it signed away from your usual premises?"),
            _("At the client’s, in a café, in a room you do not usually work in. In doubt, say yes."),
        ),
        "small_business": (
            _("Does the business have five employees or fewer?"),
            _("It may then have a consumer’s rights. The notice and the form are handed over apart, before signature."),
        ),
    }


def choices() -> dict[str, Labels]:
    """Field → choice → label, and consequence."""
    return {
        "business_case": {
            "owner": (
                _("Yes: they run the business and sign for it"),
                _("A sole owner, or a manager who binds the company."),
            ),
            "other_work": (
                _("The work accompanies no employee"),
                _("It is about something else than a person’s own work."),
            ),
        }
    }


def groups() -> dict[str, str]:
    """Group of fields → label."""
    return {"conclusion": _("How it is signed")}


WORDS = KindWords(steps=steps, labels=labels, choices=choices, groups=groups)
