"""The steps and fields of the information notice on data."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the notice."""
    return {
        "audience": (
            _("For whom"),
            _("Who receives this notice?"),
            _("It is information: nobody has to consent to it."),
        ),
        "purposes": (
            _("Purposes and recipients"),
            _("Does anyone else receive the data?"),
            _("Purposes and legal bases are printed. Add a recipient only if there is one."),
        ),
        "keeping": (
            _("Retention"),
            _("How long do you keep what?"),
            _("The notice says that backups outlive the erasure, and until when."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "audience": (_("Whom it is for"),),
        "source_words": (_("Another source"), _("Where else you obtain data from. Leave empty if there is none.")),
        "notice_recipients": (_("Other recipients"), _("Leave empty if there are none.")),
        "contracts_kept_years": (_("Contracts are kept for, in years after the end"),),
        "invoices_kept_years": (_("Invoices are kept for, in years"), _("Ten is the usual duty.")),
        "enquiries_kept_months": (_("Requests that led to nothing are kept for, in months"), _("Three years at most.")),
    }


def choices() -> dict[str, Labels]:
    """Field → choice → label."""
    return {
        "audience": {
            "clients": (_("Clients"), _("What they say, sign and ask for.")),
            "contacts": (_("An organisation’s contacts"), _("Sponsors, signatories, human resources.")),
        },
    }


WORDS = KindWords(steps=steps, labels=labels, choices=choices)
