"""Each step: its name in the list, its question, and the consequence of the answer."""

from __future__ import annotations

from rdpp_desk.messages import _

Steps = dict[str, tuple[str, str, str]]


def tripartite() -> Steps:
    """The steps of the tripartite agreement."""
    return {**_who_and_why(), **_framework(), **_confidences(), **_money(), **_ending()}


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


def _money() -> Steps:
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


def _ending() -> Steps:
    return {
        "annexes": (
            _("Annexes and signature"),
            _("What goes with the agreement, and where is it signed?"),
            _("Your charter is annexed with its version; the agreement prevails over it."),
        ),
        "review": _review(),
    }


def consent() -> Steps:
    """The steps of the consent form."""
    return {
        "identity": (
            _("Identity"),
            _("Who is this form for, and who pays?"),
            _("It is meant for adults who sign for themselves. For a minor, both parents sign: ask for advice."),
        ),
        "presentation": (
            _("Presentation"),
            _("How do you introduce your training and references?"),
            _("The client has the right to know with whom they work. This comes from your profile."),
        ),
        "work": (
            _("The work"),
            _("What kind of work is it, and how does it go?"),
            _("The form says what it is, what it is not, and that treatments are kept."),
        ),
        "remote": (
            _("Meeting remotely"),
            _("Will you also meet remotely?"),
            _("If so, the form says how; nobody records and no automatic assistant takes notes."),
        ),
        **_consent_decisions(),
    }


def _consent_decisions() -> Steps:
    return {
        "data": (
            _("Personal data"),
            _("On what basis, and how long, do you keep the data?"),
            _("This is information that the client receives: they do not have to consent to it."),
        ),
        "reporting": (
            _("Reporting"),
            _("What does the client allow to be reported?"),
            _("Only when an organisation pays. A row without an answer is a no."),
        ),
        "decisions": (
            _("Decisions"),
            _("Which boxes are offered, and what does the client say?"),
            _("Leave the answers empty if the client ticks by hand: no box is ticked in advance."),
        ),
        "emergency": (
            _("Emergency"),
            _("Is there someone to call in an emergency?"),
            _("The client ticks the permission by hand; it covers the emergency and nothing else."),
        ),
        "signature": (
            _("Signature"),
            _("Where and when is it signed?"),
            _("Leave empty what will be written by hand. The signature holds only for the boxes ticked."),
        ),
        "review": _review(),
    }


def _review() -> tuple[str, str, str]:
    return (
        _("Review"),
        _("Is everything right?"),
        _("Once proposed for signature, the text no longer changes."),
    )
