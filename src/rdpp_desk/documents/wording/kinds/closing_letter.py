"""The steps and fields of the end-of-work letter."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the letter."""
    return {
        "letter": (
            _("The letter"),
            _("To whom, and on which day did the work end?"),
            _("It gives no reason and no appraisal: the client need show it to nobody."),
        ),
        "keeping": (
            _("Personal data"),
            _("How long do you keep your notes?"),
            _("The letter prints the day the notes are erased and the day the last backup goes."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "ended_on": (_("Day the work ended"), _("The dates on which notes and backups go are counted from here.")),
        "door_open": (_("May they get in touch again?"),),
        "made_at": (_("Place"), _("Printed before the date.")),
        "made_on": (_("Date of the letter"), _("Leave empty to write it by hand.")),
    }


WORDS = KindWords(steps=steps, labels=labels)
