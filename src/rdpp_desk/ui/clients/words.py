"""Where a dossier stands, in words: chips of consent and agreement, states, one line of facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    known = {
        ConsentStatus.MISSING: Standing(
            _("Consent missing"), pgettext("consent", "Missing"), "warning", "shield-alert"
        ),
        ConsentStatus.DRAFT: Standing(
            _("Consent being prepared"), pgettext("consent", "Being prepared"), "neutral", "file-pen-line"
        ),
        ConsentStatus.TO_SIGN: Standing(
            _("Consent to be signed"), pgettext("consent", "To be signed"), "warning", "signature"
        ),
        ConsentStatus.GIVEN: Standing(_("Consent signed"), pgettext("consent", "Signed"), "success", "shield-check"),
        ConsentStatus.REFUSED: Standing(_("Consent refused"), pgettext("consent", "Refused"), "danger", "ban"),
        ConsentStatus.WITHDRAWN: Standing(_("Consent withdrawn"), pgettext("consent", "Withdrawn"), "danger", "ban"),
        ConsentStatus.PAPER: Standing(_("Consent on paper"), pgettext("consent", "On paper"), "neutral", "file-check"),
    }
    return known.get(standing.status)


def agreement_words(standing: AgreementStanding) -> Standing | None:
    """The chip of the written agreement; None where none is needed."""
    part = _("{signed} of {slots} signed").format(signed=standing.signed, slots=standing.slots)
    paper = _("Written agreement received") if standing.since else _("Earlier agreement")
    known = {
        AgreementStatus.MISSING: Standing(
            _("Agreement to prepare"), pgettext("agreement", "To prepare"), "warning", "file-plus"
        ),
        AgreementStatus.DRAFT: Standing(
            _("Agreement being prepared"), pgettext("agreement", "Being prepared"), "neutral", "file-pen-line"
        ),
        AgreementStatus.TO_SIGN: Standing(
            _("Agreement to be signed"), pgettext("agreement", "To be signed"), "warning", "signature"
        ),
        AgreementStatus.PARTLY_SIGNED: Standing(_("Agreement: {part}").format(part=part), part, "warning", "signature"),
        AgreementStatus.IN_FORCE: Standing(
            _("Agreement signed"), pgettext("agreement", "Signed"), "success", "file-check"
        ),
        AgreementStatus.PAPER: Standing(paper, pgettext("agreement", "On paper"), "success", "file-check"),
        AgreementStatus.ENDED: Standing(_("Agreement ended"), pgettext("agreement", "Ended"), "neutral", "archive"),
    }
    return known.get(standing.status)


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
    if seen.organisation is not None:
        parts.append(seen.organisation.name)
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
