"""The steps and fields of the attendance sheet."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the sheet."""
    return {
        "sheet": (
            _("The sheet"),
            _("What is printed at its head?"),
            _("The title must be the agreement’s, word for word. No theme is ever printed."),
        ),
        "half-days": (
            _("Half-days"),
            _("When does the group meet?"),
            _("Each half-day has a grid of its own, to be signed while it lasts."),
        ),
        "present": (
            _("Members"),
            _("Who may be there?"),
            _("Nothing is filled in beforehand: an empty box means absent."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "attendance_title": (_("Title, as in the agreement"),),
        "organisation": (_("Organisation that offers the group"), _("Leave empty if there is none.")),
        "attendance_number": (_("Training activity number"), _("Only if it is training. Leave empty otherwise.")),
        "half_days": (_("Half-days"), _("One line each. The length is printed, and added up.")),
        "attendance_members": (_("Members"), _("From the dossier; those who have left are not listed.")),
        "attendance_kept_years": (
            _("Attendance sheets are kept for, in years"),
            _("Five years is the habit when it is training; otherwise one is enough."),
        ),
    }


def parts() -> dict[str, str]:
    """Part of an answer → label."""
    return {
        "on": _("Date"),
        "start": _("Begins at"),
        "end": _("Ends at"),
        "hours": _("Hours"),
        "minutes": _("Minutes"),
    }


WORDS = KindWords(steps=steps, labels=labels, parts=parts)
