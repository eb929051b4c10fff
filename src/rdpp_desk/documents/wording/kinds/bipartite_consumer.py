"""The steps and fields of the contract with a private individual."""

from __future__ import annotations

from rdpp_desk.documents.wording.kinds import consumer
from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the contract."""
    return {
        **consumer.client(),
        **consumer.conclusion(),
        "request": (
            _("Request"),
            _("What does the client ask for, and what do they aim at?"),
            _("It is printed in their own words; nobody but the two of you reads it."),
        ),
        **consumer.work(),
        "confidentiality": (
            _("Confidentiality and notes"),
            _("How long do you keep your notes, and whom to call in an emergency?"),
            _("The contract prints the day the notes are erased and the day the last backup goes."),
        ),
        **consumer.signature(
            _("What goes with the contract, and where is it signed?"),
            _("Leave empty what is written by hand; the dates counted from the signature are then left blank."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        **consumer.labels(),
        "early_start": (
            _("Does the client ask to begin before the fourteen days are over?"),
            _("They then tick and sign a box of their own; without it, no session is owed."),
        ),
        "client_request": (_("What they ask for"), _("In their own words.")),
        "aims": (_("Objectives"), _("Worded by the client. None is needed: they may come later.")),
        "first_payment_on": (
            _("First payment"),
            _("Leave empty if it follows the sessions. Away from your practice, not before the eighth day."),
        ),
        "emergency": (_("Offer an emergency contact?"), _("Never needed.")),
        "emergency_contact": (_("Person to contact"), _("Leave empty if the client writes it by hand.")),
        "mediator": (
            _("Third party suggested, by common accord"),
            _("Another person than the consumer mediator of your profile. Leave empty to choose later."),
        ),
        "optional_clauses": (_("Clauses to add"), _("None is needed; each is printed only if ticked.")),
    }


WORDS = KindWords(steps=steps, labels=labels, choices=consumer.choices)
