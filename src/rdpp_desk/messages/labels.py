"""The words for each value of the practice's enumerations, as the glossary has them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from rdpp_desk import messages
from rdpp_desk.messages import _, pgettext


def label(member: StrEnum) -> str:
    """What people read for `member`, in the language spoken now.

    Raises:
        KeyError: no word was written for it.
    """
    return _labels(messages.language())[type(member).__name__][member.value]


def party(member: StrEnum, practitioner: StrEnum | None = None) -> str:
    """As `label`, for a `Party`; the word for the practitioner agrees with their `Agreement`, where it is known."""
    agreed = {
        "feminine": pgettext("feminine", "Practitioner"),
        "masculine": pgettext("masculine", "Practitioner"),
    }
    if practitioner is None or member.value != "practitioner":
        return label(member)
    return agreed.get(practitioner.value) or label(member)


def document_state(state: StrEnum, slots: int) -> str:
    """As `label`, for the state of a document that `slots` people sign: what nobody signs is final."""
    if slots == 0 and state.value == "in_force":
        return pgettext("document", "Final")
    return label(state)


@cache
def _labels(_language: str) -> dict[str, dict[str, str]]:
    return {**_engagements(), **_meetings(), **_document_kinds(), **_documents(), **_supervision(), **_people()}


def _engagements() -> dict[str, dict[str, str]]:
    return {
        "EngagementKind": {
            "rdpp": _("RDPP"),
            "coaching": _("Individual coaching"),
            "practice_analysis": _("Practice analysis"),
        },
        "EngagementState": {
            "exploring": _("Exploring"),
            "agreed": _("Agreed"),
            "active": _("Active"),
            "paused": _("Paused"),
            "closing": _("Closing"),
            "closed": _("Closed"),
        },
        "Payer": {
            "organisation": _("The organisation"),
            "client": _("The client"),
            "nobody": _("Nobody (free of charge)"),
        },
        "SectionKind": {
            "free": _("Free text"),
            "said": _("What was said"),
            "observed": _("What I observed"),
            "hypotheses": _("My hypotheses"),
            "decisions": _("What the client decides"),
            "for_supervision": _("To work on in supervision"),
        },
    }


def _meetings() -> dict[str, dict[str, str]]:
    return {
        "SessionKind": {
            "exploratory": _("Exploratory session"),
            "session": _("Session"),
            "tripartite": _("Tripartite meeting"),
            "closing": _("Closing session"),
        },
        "SessionMode": {"in_person": _("In person"), "video": _("Video call"), "phone": _("Telephone")},
        "SessionState": {
            "planned": _("Planned"),
            "held": pgettext("session", "Held"),
            "cancelled": pgettext("session", "Cancelled"),
        },
    }


def _document_kinds() -> dict[str, dict[str, str]]:
    return {
        "DocumentKind": {
            "consent": _("Consent form"),
            "tripartite": _("Tripartite agreement"),
            "bipartite-business": _("Contract with a business"),
            "bipartite-consumer": _("Contract with a private individual"),
            "precontract-information": _("Information before a contract"),
            "withdrawal-form": _("Withdrawal form"),
            "quotation": _("Quotation"),
            "receipt": _("Receipt"),
            "progress-report": _("Report to the organisation"),
            "information-reply": _("Reply to an organisation that asks"),
            "closing-letter": _("End-of-work letter"),
            "refusal-letter": _("Letter that declines or refers"),
            "feedback-form": _("End-of-work feedback form"),
            "icf-letter": _("Organisation’s letter for a certifying body"),
            "group-charter": _("Group charter"),
            "attendance": _("Attendance sheet"),
            "institution-convention": _("Agreement with an institution"),
            "presentation": _("Presentation sheet"),
            "privacy-notice": _("Information notice on data"),
            "processing-register": _("Register of processing"),
            "supervision-statement": _("Supervision statement"),
            "yearly-statement": _("Yearly statement"),
        },
        "Scope": {
            "person": _("One person’s dossier"),
            "group": _("A group"),
            "practice": _("The practice"),
        },
        "LawTextCode": {
            "withdrawal-notice": _("Notice on the right of withdrawal"),
            "withdrawal-form": _("Withdrawal form, statutory text"),
        },
        **_conclusion(),
    }


def _documents() -> dict[str, dict[str, str]]:
    return {
        "DocumentState": {
            "draft": _("Draft"),
            "proposed": pgettext("document", "To be signed"),
            "signed": pgettext("document", "Partly signed"),
            "in_force": pgettext("document", "Signed, in force"),
            "ended": pgettext("document", "Ended"),
            "replaced": pgettext("document", "Replaced by an amendment"),
            "withdrawn": pgettext("document", "Withdrawn"),
        },
        "Party": {
            "client": _("Client"),
            "organisation": _("Organisation"),
            "member": _("Member of the group"),
            "supervisor": _("Supervisor"),
            "practitioner": _("Practitioner"),
        },
        "SentBy": {"hand": _("By hand"), "post": _("By post"), "email": _("By e-mail")},
        "Medium": {"paper": _("Paper"), "scan": _("Scan"), "electronic": _("Electronic signature")},
        "Purpose": {
            "accompaniment": _("The accompaniment"),
            "supervision": _("Talking about it in supervision, pseudonymised"),
            "health_data": _("Noting health information"),
            "remote": _("Remote sessions"),
            "training_use": _("Use in training, pseudonymised"),
            "publication": _("Publication, pseudonymised"),
            "named_in_log": _("Being named in a professional hours log"),
            "contact_after": _("Being contacted after the end"),
        },
        "ConsentState": {
            "given": pgettext("consent", "Given"),
            "refused": pgettext("consent", "Refused"),
            "withdrawn": pgettext("consent", "Withdrawn"),
        },
    }


def _supervision() -> dict[str, dict[str, str]]:
    return {
        "SupervisionFormat": {
            "individual": _("Individual supervision"),
            "group": _("Group supervision"),
            "peer": _("Peer exchange (does not count)"),
        },
        "EntryState": {
            "draft": pgettext("entry", "Draft"),
            "ready": pgettext("entry", "Ready"),
            "brought": pgettext("entry", "Brought to supervision"),
        },
    }


def _people() -> dict[str, dict[str, str]]:
    return {
        "Agreement": {"feminine": _("Feminine"), "masculine": _("Masculine"), "neutral": _("Neutral wording")},
        "SupervisorTie": {
            "none": _("No other tie"),
            "peer": _("Peer"),
            "trainer": _("Former trainer"),
            "therapist": _("Therapist"),
        },
        "ContactField": {
            "ignore": _("Leave out"),
            "full_name": _("First name and last name"),
            "first_name": _("First name"),
            "last_name": _("Last name"),
            "email": _("E-mail"),
            "phone": _("Telephone number"),
            "organisation": _("Organisation"),
            "job_title": _("Position"),
            "address": _("Address"),
            "remarks": _("Remarks"),
        },
    }


def _conclusion() -> dict[str, dict[str, str]]:
    """How a contract with a private individual is concluded."""
    return {
        "Where": {
            "usual_place": _("At my practice"),
            "elsewhere": _("Face to face, elsewhere"),
            "distance": _("At a distance"),
            "unsure": _("I am not sure"),
        },
        "Solicited": {"no": _("No"), "yes": _("Yes"), "unsure": _("I am not sure")},
        "Met": {
            "never": _("Never"),
            "usual_place": _("Yes, at my practice"),
            "elsewhere": _("Yes, elsewhere"),
            "unsure": _("I am not sure"),
        },
        "Path": {
            "usual_place": _("At the usual place"),
            "off_premises": _("Away from the usual place"),
            "distance": _("At a distance"),
        },
    }
