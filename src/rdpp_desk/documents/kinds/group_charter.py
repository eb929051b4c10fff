"""The charter of a practice-analysis group: what its members promise one another, signed by each before the first
session (charter, article 8)."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.documents.answers import Answer, Field, FieldKind
from rdpp_desk.documents.facts import DossierFacts
from rdpp_desk.documents.kinds.checklist import Item
from rdpp_desk.documents.kinds.checks import at_least_one, retention_is_reasoned
from rdpp_desk.documents.kinds.dossier import answered, as_practitioner, charter_annexed, of_dossier, place_words
from rdpp_desk.documents.wizard import Model, Signer, Step
from rdpp_desk.practice.agreements import DocumentKind, Party, Scope
from rdpp_desk.practice.people import Member

RECEIVES = ("dates", "count", "themes")
YEARS_IF_TRAINING, YEARS_OTHERWISE = 5, 1
"""How long attendance sheets are kept: a habit of training, which no text of law sets for other groups."""

_K = FieldKind


def _calendar() -> Step:
    return Step(
        key="calendar",
        fields=(
            Field(name="sessions_count", kind=_K.INTEGER, required=True),
            Field(name="session_minutes", kind=_K.INTEGER, required=True),
            Field(name="group_calendar", kind=_K.TEXT),
            Field(name="place", kind=_K.TEXT, required=True),
            Field(name="remote", kind=_K.YES_NO, required=True),
            Field(name="remote_tool", kind=_K.TEXT, required=True, visible_if=("remote", True)),
            Field(name="absence_hours", kind=_K.INTEGER, required=True),
        ),
    )


def _life() -> Step:
    return Step(
        key="life",
        fields=(
            Field(name="new_member", kind=_K.CHOICE, required=True, choices=("agreement", "closed")),
            Field(name="group_review", kind=_K.TEXT),
            Field(name="mediator", kind=_K.TEXT),
            Field(name="notes_kept_years", kind=_K.INTEGER, required=True, group="retention"),
            Field(name="attendance_kept_years", kind=_K.INTEGER, required=True, group="retention"),
            Field(name="backups_kept_months", kind=_K.INTEGER, required=True, group="retention"),
            Field(name="notes_kept_reason", kind=_K.TEXT, group="retention"),
        ),
    )


MODEL = Model(
    kind=DocumentKind.GROUP_CHARTER,
    scope=Scope.GROUP,
    template="group-charter",
    steps=(
        Step(
            key="group",
            fields=(
                Field(name="group_name", kind=_K.TEXT, required=True),
                Field(name="group_members", kind=_K.PEOPLE, required=True, parts=("name", "job_title", "employer")),
                Field(name="group_links", kind=_K.CHOICE, required=True, choices=("none", "agreed")),
                Field(name="organisation", kind=_K.PARTY, parts=("name",)),
            ),
        ),
        Step(key="object", fields=(Field(name="group_purpose", kind=_K.LONG, required=True),)),
        _calendar(),
        Step(
            key="talk",
            fields=(
                Field(name="presenter", kind=_K.CHOICE, required=True, choices=("rotation", "volunteer", "draw")),
                Field(name="stop_word", kind=_K.TEXT),
            ),
        ),
        Step(key="back", fields=(Field(name="institution_receives", kind=_K.BOXES, choices=RECEIVES),)),
        _life(),
        Step(
            key="signature",
            fields=(
                Field(name="annex_charter", kind=_K.YES_NO),
                Field(name="made_at", kind=_K.TEXT, group="made"),
                Field(name="made_on", kind=_K.DATE, group="made"),
            ),
        ),
        Step(key="review"),
    ),
    checks=(at_least_one("calendar", "sessions_count", "session_minutes"), retention_is_reasoned("life")),
)

CHECKLIST: tuple[Item, ...] = (
    Item("G1", "the object, and what the group is not", ("object",)),
    Item("G2", "the members, a closed list, and lines of command", ("members",), "charter, article 8"),
    Item("G3", "free will", ("voluntary",), "charter, article 4", locked=True),
    Item("G4", "the facilitator's role; decisions stay with each", ("facilitator", "decisions"), locked=True),
    Item("G5", "calendar, length, place, remote sessions", ("calendar",), "charter, article 7"),
    Item("G6", "attendance, lateness, absence", ("attendance",)),
    Item("G7", "confidentiality, no recording", ("confidentiality", "no-recording"), "charter, article 5", locked=True),
    Item("G8", "situations pseudonymised", ("unrecognisable",), "charter, article 5"),
    Item("G9", "no judgement, speaking as I", ("respect",), "charter, article 6"),
    Item("G10", "turns to speak, the right to pass", ("speaking",), "charter, article 8", locked=True),
    Item("G11", "who presents, and rotation", ("presenter",)),
    Item("G12", "protecting each", ("protection",), "charter, article 8", locked=True),
    Item("G13", "what goes back to the institution", ("institution",), "charter, article 5", locked=True),
    Item("G14", "the limits the law sets", ("legal-limits",), locked=True),
    Item("G15", "leaving and joining", ("joining",)),
    Item("G16", "evaluation, revision and signatures of all", ("review", "signatures")),
)


def present(members: tuple[Member, ...]) -> list[Member]:
    """Those of a group who have not left it."""
    return [member for member in members if member.left_on is None and member.deleted_at is None]


def member_rows(facts: DossierFacts) -> list[dict[str, str]]:
    """The members who have not left, in the shape of an answer."""
    return [
        {"name": one.full_name, "job_title": one.job_title, "employer": one.employer} for one in present(facts.members)
    ]


def kept_years(facts: DossierFacts) -> int:
    """How long attendance sheets are kept, in years, unless something else is answered."""
    return YEARS_IF_TRAINING if facts.practitioner.training_number else YEARS_OTHERWISE


def prefill(facts: DossierFacts, language: str = "fr") -> dict[str, Answer]:
    """What the dossier already answers: who is in the group, and what was planned."""
    engagement, preferences = of_dossier(facts), facts.preferences
    return answered(
        {
            "group_name": engagement.title,
            "group_members": member_rows(facts),
            "organisation": {"name": facts.organisation.name} if facts.organisation else None,
            "group_purpose": engagement.client_request,
            "sessions_count": engagement.planned_sessions,
            "session_minutes": engagement.session_minutes,
            "place": place_words(facts.place),
            "absence_hours": preferences.cancellation_notice_hours,
            "notes_kept_years": preferences.notes_kept_years,
            "attendance_kept_years": kept_years(facts),
            "backups_kept_months": preferences.backups_kept_months,
            "annex_charter": charter_annexed(facts),
            "made_at": facts.practitioner.town,
        }
    )


def signers(answers: Mapping[str, Answer], facts: DossierFacts) -> tuple[Signer, ...]:
    """Every member, in the order of the list, then the practitioner."""
    members = tuple(
        Signer(Party.MEMBER, row.get("name") or "", row.get("job_title") or "", position)
        for position, row in enumerate(answers.get("group_members") or ())
    )
    return (*members, as_practitioner(facts))
