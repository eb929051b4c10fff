"""The steps and fields of the presentation sheet."""

from __future__ import annotations

from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the sheet."""
    return {
        "who": (
            _("Who you are"),
            _("How do you introduce your training, your references and their limits?"),
            _("People have the right to know with whom they work. This comes from your profile."),
        ),
        "work": (
            _("The work"),
            _("What do you offer, and how does it go?"),
            _("The sheet adds what the work is not, and that treatments are kept."),
        ),
        "frame": (
            _("The framework"),
            _("How are you supervised, and who could mediate?"),
            _("Your charter and your insurance come from your profile."),
        ),
        "review": review(),
    }


def labels() -> Labels:
    """Field → label, and help if any."""
    return {
        "training": (_("Your training"),),
        "frames": (_("Your frames of reference"),),
        "frames_limits": (_("Their limits"), _("What they do not allow. A reference without a limit is not one.")),
        "work_offered": (_("What you offer"), _("In your own words.")),
        "work_course": (_("How it goes"), _("From the first exchange to the end.")),
        "supervision_rhythm": (
            _("Rhythm of supervision"),
            _("For example: every two months. Leave empty for: regularly."),
        ),
        "mediator": (_("Mediator suggested"), _("Everyone remains free to decline. Leave empty to choose later.")),
    }


WORDS = KindWords(steps=steps, labels=labels)
