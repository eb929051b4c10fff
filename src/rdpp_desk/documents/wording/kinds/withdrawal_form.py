"""The one step of the withdrawal form."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the sheet."""
    return {
        "contract": (
            _("The contract"),
            _("When was the contract concluded?"),
            _("The last day to withdraw is printed from it. Leave it empty to write it by hand."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {"contract_on": (_("Date of the contract"), _("The day of the last signature."))}


WORDS = KindWords(steps=steps, labels=labels)
