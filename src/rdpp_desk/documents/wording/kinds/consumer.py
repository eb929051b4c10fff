"""The words that the documents for a private individual share."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import Labels, Steps
from rdpp_desk.messages import _
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.consumer import Met, Solicited, Where


def client() -> Steps:
    """The step on the client."""
    return {
        "client": (
            _("The client"),
            _("Who is it for?"),
            _("A private individual, who pays for themselves. Their postal address is printed."),
        )
    }


def conclusion() -> Steps:
    """The step on how the contract is concluded."""
    return {
        "conclusion": (
            _("How you agree"),
            _("How is the contract concluded, step by step?"),
            _("This decides the right of withdrawal. In doubt, the client has fourteen days to change their mind."),
        )
    }


def work() -> Steps:
    """The steps on the sessions, the place, the price and the end."""
    return {
        "sessions": (
            _("Sessions"),
            _("How many sessions, and until when?"),
            _("The client knows before signing what they will receive, and in what period."),
        ),
        "place": (
            _("Place"),
            _("Where will you meet?"),
            _("Your own practice, or a quiet room; remotely, the same rules hold."),
        ),
        "price": (
            _("Price and payment"),
            _("What does it cost in all, and when is it paid?"),
            _("Every price is printed with all taxes. Away from your practice, no payment for seven days."),
        ),
        "cancellation": (
            _("Changing and stopping"),
            _("What if a session is postponed, the work stops, or something is wrong?"),
            _("The client may stop at any time and then owes nothing for what is left."),
        ),
    }


def signature(question: str, consequence: str) -> Steps:
    """The last step before the review."""
    return {"signature": (_("Signature"), question, consequence)}


def labels() -> Labels:
    """Field → label, and help if any."""
    return {**_conclusion(), **_sessions(), **_money(), **_end()}


def _conclusion() -> Labels:
    return {
        "concluded_where": (
            _("Where does the client say yes?"),
            _("The place where they sign, or are when they agree. A café, their home or a hired room is elsewhere."),
        ),
        "solicited": (
            _("Did you approach them in person, away from your practice, just before?"),
            _("At a fair, at their workplace, in the street. Being called by them is not this."),
        ),
        "met_in_person": (_("Have the two of you met face to face before that?"),),
        "online_interface": (
            _("Do they agree on a page of yours: a form, a booking, a basket?"),
            _("Such a page must offer a way to withdraw since 19 June 2026. E-mail is not such a page."),
        ),
        "online_function": (_("Where is the way to withdraw on that page?"), _("It is printed as you write it.")),
        "withdrawal_granted": (
            _("Do you give them fourteen days all the same?"),
            _("The law does not ask for it here; you may."),
        ),
    }


def _sessions() -> Labels:
    return {
        "spacing": (_("Spacing"), _("For example: every two or three weeks.")),
        "starts_on": (
            _("First day"),
            _("Not before the last day to withdraw, unless the client asks for it in writing."),
        ),
        "who_calls_back": (_("Who calls back if the line drops?"),),
    }


def _money() -> Labels:
    return {
        "unit_price": (
            _("Price of a session"),
            _("Before tax, if you charge VAT; it is printed with every tax in it."),
        ),
        "travel": (_("Travel"),),
        "travel_price": (_("Flat sum for travel"),),
        "vat_line": (
            _("VAT line"),
            _("Comes from your settings, where its date is. Have it reviewed: the tax code changed in September 2026."),
        ),
        "payment_schedule": (_("When does the client pay?"),),
        "payment_means": (_("How may they pay?"), _("For example: by transfer, by cheque, in cash.")),
    }


def _end() -> Labels:
    return {
        "cancellation_hours": (_("Notice to postpone a session, in hours"),),
        "late_cancellation": (_("After that notice"),),
        "notice_days": (
            _("Your notice to end the contract, in days"),
            _("For you alone. The client needs none."),
        ),
        "complaint_contact": (
            _("Where a complaint is written to"),
            _("An e-mail or postal address. A written complaint opens the way to the mediator."),
        ),
    }


def choices() -> dict[str, Labels]:
    """Field → choice → label, and consequence if any."""
    return {
        "concluded_where": {
            one.value: (label(one), said)
            for one, said in (
                (Where.USUAL_PLACE, _("Where you usually receive clients.")),
                (Where.ELSEWHERE, _("Fourteen days to withdraw, and no payment for seven.")),
                (Where.DISTANCE, _("By telephone, video, e-mail or post.")),
                (Where.UNSURE, _("The client then has the fullest protection.")),
            )
        },
        "solicited": {
            one.value: (label(one), said)
            for one, said in (
                (Solicited.NO, _("They came to me.")),
                (Solicited.YES, _("The contract then counts as made away from your practice.")),
                (Solicited.UNSURE, _("The client then has the benefit of the doubt.")),
            )
        },
        "met_in_person": {one.value: (label(one),) for one in Met},
        "payment_schedule": {
            "each_session": (_("After each session"),),
            "monthly": (_("At the end of each month"), _("For the sessions held in it.")),
            "start": (_("All at the start"), _("What was not used is refunded.")),
            "end": (_("All at the end"),),
        },
    }
