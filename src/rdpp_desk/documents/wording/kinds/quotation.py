"""The steps and fields of a quotation."""

from __future__ import annotations

from rdpp_desk.documents.wording.kinds.bipartite_business import conclusion
from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the quotation."""
    return {
        "parties": (
            _("For whom"),
            _("Who asked for the quotation?"),
            _("Whoever binds the organisation signs it; a client who pays signs for themselves."),
        ),
        "work": (
            _("The work"),
            _("What do you offer, and when?"),
            _("A quotation goes round: write nothing here about the person’s situation."),
        ),
        "lines": (
            _("Lines"),
            _("What does it come to?"),
            _("Quantities and prices are added up to the cent, with VAT if you charge it."),
        ),
        "conclusion": (
            _("Validity"),
            _("Until when does it hold, and where will it be signed?"),
            _("After that day you are free to offer another price."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "quote_for": (_("For whom is it?"),),
        "signatory": (_("Who signs for the organisation"), _("With the capacity in which they bind it.")),
        "quote_subject": (_("In one line"), _("Printed under the title.")),
        "quote_work": (_("The work offered"),),
        "quote_when": (_("When"), _("Dates, or a period.")),
        "quote_lines": (_("Lines"), _("Prices before tax, if you charge VAT.")),
        "vat_line": (
            _("VAT line"),
            _("Comes from your settings, where its date is. Have it reviewed: the tax code changed in September 2026."),
        ),
        "quote_payment": (_("Payment"),),
        "made_on": (_("Date of the quotation"),),
        "quote_until": (_("It holds until"),),
        **conclusion(),
    }


def choices() -> dict[str, Labels]:
    """Field → choice → label."""
    return {"quote_for": {"organisation": (_("The organisation"),), "client": (_("The client"),)}}


def parts() -> dict[str, str]:
    """Column → label."""
    return {
        "line_label": _("Description"),
        "line_quantity": _("Quantity"),
        "line_price": _("Unit price"),
    }


WORDS = KindWords(steps=steps, labels=labels, choices=choices, parts=parts)
