"""The steps and fields of the letter that declines or refers."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the letter."""
    return {
        "letter": (
            _("The letter"),
            _("To whom do you reply?"),
            _("What they told you stays confidential; the letter says when it is erased."),
        ),
        "answer": (
            _("The answer"),
            _("What do you reply?"),
            _("You owe no reason. An address given is no obligation for anyone."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "refusal_to": (_("Who asked?"),),
        "letter_to": (_("Name and address"),),
        "made_at": (_("Place"), _("Printed before the date.")),
        "made_on": (_("Date of the letter"), _("Leave empty to write it by hand.")),
        "asked_on": (_("Date of the request"), _("Leave empty if you would rather not say.")),
        "refusal_kind": (_("Your answer"),),
        "refusal_words": (_("A sentence of your own"), _("No reason is owed. Leave empty if you prefer.")),
        "directions": (_("Where else to turn"), _("Leave empty if you know nobody.")),
        "exchange_kept_months": (_("Exchanges are kept for, in months"), _("As short as you can.")),
    }


def choices() -> dict[str, Labels]:
    """Field → choice → label."""
    return {
        "refusal_to": {"client": (_("The client"),), "organisation": (_("The organisation"),)},
        "refusal_kind": {
            "decline": (_("You decline"),),
            "redirect": (_("You refer to someone else"), _("The work lies outside what you do.")),
        },
    }


def parts() -> dict[str, str]:
    """Part of an answer → label."""
    return {"can_help": _("What they do")}


WORDS = KindWords(steps=steps, labels=labels, choices=choices, parts=parts)
