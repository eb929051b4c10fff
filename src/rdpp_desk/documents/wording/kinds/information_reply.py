"""The steps and fields of the reply to an organisation that asks for information."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the letter."""
    return {
        "letter": (
            _("The letter"),
            _("To whom do you reply?"),
            _("The letter names nobody but its reader and you."),
        ),
        "reply": (
            _("The reply"),
            _("Has this organisation signed an agreement with you?"),
            _("That there is an accompaniment is confidential too: in doubt, confirm nothing."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "letter_to": (_("Name and address"),),
        "made_at": (_("Place"), _("Printed before the date.")),
        "made_on": (_("Date of the letter"), _("Leave empty to write it by hand.")),
        "asked_on": (_("Date of the request"), _("Leave empty if you would rather not say.")),
        "reply_case": (_("Your reply"),),
    }


def choices() -> dict[str, Labels]:
    """Field → choice → label, and consequence."""
    return {
        "reply_case": {
            "stranger": (_("Confirm nothing, deny nothing"), _("The same reply for everyone, whoever is named.")),
            "party": (_("Refer to the agreement it signed"), _("Only if it is in force; it adds nothing to it.")),
        }
    }


WORDS = KindWords(steps=steps, labels=labels, choices=choices)
