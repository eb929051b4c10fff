"""The steps and fields of the receipt."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the receipt."""
    return {
        "client": (
            _("The client"),
            _("Who paid?"),
            _("Their name is printed, unless they would rather it were not."),
        ),
        "services": (
            _("Services"),
            _("What was provided, on which day, at what price?"),
            _("Name no theme: a receipt may be read by others."),
        ),
        "signature": (
            _("Date"),
            _("When do you write it?"),
            _("Hand it over before payment, from 25 € tax included. Print it twice: you keep one."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "client_named": (_("Does the client agree to be named?"), _("They may refuse.")),
        "services": (_("What was provided"), _("One row for each day.")),
        "served_at": (_("Where it took place"),),
        "vat_line": (_("VAT line"), _("Comes from your settings. Have it reviewed.")),
        "written_on": (_("Date of the receipt"),),
    }


def parts() -> dict[str, str]:
    """Column → label."""
    return {
        "served_on": _("Day"),
        "service": _("Service"),
        "quantity": _("Number"),
        "amount_each": _("Unit price, before tax"),
    }


WORDS = KindWords(steps=steps, labels=labels, parts=parts)
