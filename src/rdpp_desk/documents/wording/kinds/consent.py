"""The steps and fields of the consent form."""

from __future__ import annotations

from rdpp_desk.documents.wording.choices import purposes
from rdpp_desk.documents.wording.words import KindWords, Labels, Steps, review
from rdpp_desk.messages import _


def steps() -> Steps:
    """The steps of the consent form."""
    return {
        "identity": (
            _("Identity"),
            _("Who is this form for, and who pays?"),
            _("It is meant for adults who sign for themselves. For a minor, both parents sign: ask for advice."),
        ),
        "presentation": (
            _("Presentation"),
            _("How do you introduce your training and references?"),
            _("The client has the right to know with whom they work. This comes from your profile."),
        ),
        "work": (
            _("The work"),
            _("What kind of work is it, and how does it go?"),
            _("The form says what it is, what it is not, and that treatments are kept."),
        ),
        "remote": (
            _("Meeting remotely"),
            _("Will you also meet remotely?"),
            _("If so, the form says how; nobody records and no automatic assistant takes notes."),
        ),
        **_consent_decisions(),
    }


def _consent_decisions() -> Steps:
    return {
        "data": (
            _("Personal data"),
            _("On what basis, and how long, do you keep the data?"),
            _("This is information that the client receives: they do not have to consent to it."),
        ),
        "reporting": (
            _("Reporting"),
            _("What does the client allow to be reported?"),
            _("Only when an organisation pays. A row without an answer is a no."),
        ),
        "decisions": (
            _("Decisions"),
            _("Which boxes are offered, and what does the client say?"),
            _("Leave the answers empty if the client ticks by hand: no box is ticked in advance."),
        ),
        "emergency": (
            _("Emergency"),
            _("Is there someone to call in an emergency?"),
            _("The client ticks the permission by hand; it covers the emergency and nothing else."),
        ),
        "signature": (
            _("Signature"),
            _("Where and when is it signed?"),
            _("Leave empty what will be written by hand. The signature holds only for the boxes ticked."),
        ),
        "review": review(),
    }


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


WORDS = KindWords(steps=steps, labels=labels)
