"""Where a dossier stands, in words: chips of consent and agreement, states, one line of facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rdpp_desk import messages
from rdpp_desk.actions.dossiers import Dossier
from rdpp_desk.actions.standing import AgreementStanding, AgreementStatus, ConsentStanding, ConsentStatus
from rdpp_desk.messages import _, formats, ngettext, pgettext, rules
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.engagements import EngagementKind, EngagementState
from rdpp_desk.practice.verdicts import Verdict
from rdpp_desk.ui.widgets import Kind


@dataclass(frozen=True, slots=True)
class Standing:
    """A chip: its words, its short words under a column's heading, its colour family, its icon."""

    words: str
    short: str
    kind: Kind
    icon: str


def consent_words(standing: ConsentStanding) -> Standing | None:
    """The chip of consent; None where none is needed."""
    return _consents(messages.language()).get(standing.status)


def agreement_words(standing: AgreementStanding) -> Standing | None:
    """The chip of the written agreement; None where none is needed."""
    if standing.status is AgreementStatus.PARTLY_SIGNED:
        part = _("{signed} of {slots} signed").format(signed=standing.signed, slots=standing.slots)
        return Standing(_("Agreement: {part}").format(part=part), part, "warning", "signature")
    if standing.status is AgreementStatus.PAPER and standing.since is None:
        return Standing(_("Earlier agreement"), pgettext("agreement", "On paper"), "success", "file-check")
    return _agreements(messages.language()).get(standing.status)


def state_words(state: EngagementState) -> Standing | None:
    """The chip of a state worth saying; None while the work goes its way."""
    icons = {
        EngagementState.EXPLORING: "circle-dashed",
        EngagementState.PAUSED: "circle-pause",
        EngagementState.CLOSING: "hourglass",
        EngagementState.CLOSED: "archive",
    }
    icon = icons.get(state)
    return Standing(label(state), label(state), "neutral", icon) if icon is not None else None


@cache
def _consents(_language: str) -> dict[ConsentStatus, Standing]:
    """Made once a language: a list asks for them thousands of times."""
    known: dict[ConsentStatus, tuple[str, str, Kind, str]] = {
        ConsentStatus.MISSING: (_("Consent missing"), pgettext("consent", "Missing"), "warning", "shield-alert"),
        ConsentStatus.DRAFT: (
            _("Consent being prepared"),
            pgettext("consent", "Being prepared"),
            "neutral",
            "file-pen-line",
        ),
        ConsentStatus.TO_SIGN: (_("Consent to be signed"), pgettext("consent", "To be signed"), "warning", "signature"),
        ConsentStatus.GIVEN: (_("Consent signed"), pgettext("consent", "Signed"), "success", "shield-check"),
        ConsentStatus.REFUSED: (_("Consent refused"), pgettext("consent", "Refused"), "danger", "ban"),
        ConsentStatus.WITHDRAWN: (_("Consent withdrawn"), pgettext("consent", "Withdrawn"), "danger", "ban"),
        ConsentStatus.PAPER: (_("Consent on paper"), pgettext("consent", "On paper"), "neutral", "file-check"),
    }
    return {status: Standing(*parts) for status, parts in known.items()}


@cache
def _agreements(_language: str) -> dict[AgreementStatus, Standing]:
    known: dict[AgreementStatus, tuple[str, str, Kind, str]] = {
        AgreementStatus.MISSING: (
            _("Agreement to prepare"),
            pgettext("agreement", "To prepare"),
            "warning",
            "file-plus",
        ),
        AgreementStatus.DRAFT: (
            _("Agreement being prepared"),
            pgettext("agreement", "Being prepared"),
            "neutral",
            "file-pen-line",
        ),
        AgreementStatus.TO_SIGN: (
            _("Agreement to be signed"),
            pgettext("agreement", "To be signed"),
            "warning",
            "signature",
        ),
        AgreementStatus.IN_FORCE: (_("Agreement signed"), pgettext("agreement", "Signed"), "success", "file-check"),
        AgreementStatus.PAPER: (
            _("Written agreement received"),
            pgettext("agreement", "On paper"),
            "success",
            "file-check",
        ),
        AgreementStatus.ENDED: (_("Agreement ended"), pgettext("agreement", "Ended"), "neutral", "archive"),
    }
    return {status: Standing(*parts) for status, parts in known.items()}


def sessions_words(held: int, planned: int | None) -> str:
    """« 7 séances sur 10 »."""
    if planned:
        return ngettext("{held} session of {planned}", "{held} sessions of {planned}", held).format(
            held=held, planned=planned
        )
    return ngettext("{count} session", "{count} sessions", held).format(count=held)


def facts_line(seen: Dossier) -> str:
    """« Coaching individuel · Novalens · depuis le 4 mars 2026 · 7 séances sur 10 »."""
    engagement = seen.engagement
    parts = [label(engagement.kind)]
    if seen.organisation_name:
        parts.append(seen.organisation_name)
    if engagement.starts_on is not None:
        parts.append(_("since {day}").format(day=formats.day(engagement.starts_on)))
    parts.append(sessions_words(seen.counts.held, seen.counts.planned))
    if not engagement.professional and engagement.kind is not EngagementKind.PRACTICE_ANALYSIS:
        parts.append(_("private setting"))
    return " · ".join(parts)


def capitalised(text: str) -> str:
    """`text` with a capital at its head and the rest untouched."""
    return text[:1].upper() + text[1:]


def verdicts_words(verdicts: Sequence[Verdict]) -> str:
    """What the charter says, each sentence with its article."""
    said = [
        _("{sentence} (charter, article {article})").format(
            sentence=rules.verdict(one.code, one.params), article=one.article
        )
        for one in verdicts
    ]
    return "\n".join(said)
