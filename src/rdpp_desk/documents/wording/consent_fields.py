"""The fields of the consent form."""

from __future__ import annotations

from rdpp_desk.documents.wording.choices import purposes
from rdpp_desk.messages import _

Labels = dict[str, tuple[str, ...]]


def labels() -> Labels:
    """Field → label, and help if any."""
    decisions = {f"purpose_{purpose}": words for purpose, words in purposes().items()}
    return {
        "payer": (_("Who pays?"), _("An employee whose organisation pays never pays.")),
        "training": (_("Your training"),),
        "frames": (_("Your frames of reference"),),
        "work": (_("Kind of work"),),
        "work_basis": (_("Legal basis of the work"), _("The contract, if the client signs one; otherwise the other.")),
        "recipients": (_("Other recipients"), _("Leave empty if there are none.")),
        "offered": (_("Boxes offered on the form"), _("Offer only those you need; none is ticked in advance.")),
        "emergency": (_("Offer an emergency contact?"),),
        "emergency_contact": (_("Person to contact"), _("Leave empty if the client writes it by hand.")),
        **decisions,
    }
