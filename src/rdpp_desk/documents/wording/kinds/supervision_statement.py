"""The steps and fields of a supervisor's statement."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the statement."""
    return {
        "who": (_("The supervisor"), _("Who supervised you?"), _("They sign it, and so do you.")),
        "time": (
            _("Time"),
            _("How much supervision, over what period?"),
            _("Only totals are printed: no date of a meeting, no theme, no client."),
        ),
        "signature": (
            _("Signature"),
            _("Where and when is it signed?"),
            _("Leave empty what will be written by hand."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "supervisor": (_("The supervisor"),),
        "no_other_tie": (
            _("Are they neither your trainer, nor your therapist, nor a peer?"),
            _("If so, the statement says it."),
        ),
        "statement_from": (_("First day"),),
        "statement_to": (_("Last day"), _("Change the hours by hand if you change the period.")),
        "supervised_time": (
            _("Time of supervision"),
            _("Totals of this year so far, from your journal. Peers do not count."),
        ),
    }


def parts() -> dict[str, str]:
    """Part of an answer → label."""
    return {
        "accreditation": _("Accreditation"),
        "format": _("Form"),
        "encounters": _("Meetings"),
        "hours": _("Hours"),
        "minutes": _("Minutes"),
    }


WORDS = KindWords(steps=steps, labels=labels, parts=parts)
