"""The steps and fields of the register of processing."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the register."""
    return {
        "controller": (
            _("The register"),
            _("When was it reviewed, and what protects the data?"),
            _("It is shown to the CNIL on request; nobody signs it."),
        ),
        "sheets": (
            _("Sheets"),
            _("What do you do with data?"),
            _("Ten sheets to begin with: adapt them, take out what you do not do."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "register_opened_on": (_("Register opened on"), _("Leave empty to write it by hand.")),
        "register_reviewed_on": (_("Reviewed on"),),
        "register_security": (_("Security measures"),),
        "register_transfers": (_("Transfers outside the European Union"),),
        "register_sheets": (_("Sheets"), _("One for each thing you do with data.")),
    }


def parts() -> dict[str, str]:
    """Part of an answer → label."""
    return {
        "sheet": _("Sheet"),
        "purpose": _("Purpose"),
        "basis": _("Legal basis"),
        "persons": _("People"),
        "data": _("Data"),
        "recipients": _("Recipients"),
        "kept": _("Kept for"),
    }


WORDS = KindWords(steps=steps, labels=labels, parts=parts)
