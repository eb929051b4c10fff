"""A document as a row: whose it is, who has signed, since when it waits."""

from __future__ import annotations

from datetime import date

from rdpp_desk.actions.document_lists import DocumentListing
from rdpp_desk.actions.standing import AgreementStanding, document_standing
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.messages.labels import document_state, label, party
from rdpp_desk.practice.agreements import DocumentState
from rdpp_desk.practice.people import Agreement
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.ui.widgets import Kind, RowItem

_MOST_SHOWN = 3
"""How many signatures are told one by one; more are counted, as in a narrow window."""
_WAITING = (DocumentState.PROPOSED, DocumentState.SIGNED)
_ICONS: dict[DocumentState, tuple[str, Kind]] = {
    DocumentState.DRAFT: ("file-pen-line", "neutral"),
    DocumentState.PROPOSED: ("signature", "warning"),
    DocumentState.SIGNED: ("signature", "warning"),
    DocumentState.IN_FORCE: ("file-check", "success"),
}


def sought_in(found: DocumentListing) -> str:
    """The words that a search looks at."""
    return f"{found.who} {found.organisation} {found.known_as} {label(found.document.kind)}"


def row_of(
    found: DocumentListing,
    today: date,
    preferences: Preferences,
    practitioner: Agreement = Agreement.NEUTRAL,
    *,
    narrow: bool,
) -> RowItem:
    """The row of a document; in a narrow window, or when they are many, the signatures become one count."""
    document = found.document
    standing = document_standing(document, found.signatures, preferences)
    icon, kind = _ICONS.get(document.state, ("archive", "neutral"))
    about = label(document.kind) if found.who else _("The practice")
    parts = [about, found.organisation, since_words(found, standing, today, preferences)]
    board = tuple(
        (f"{'✓' if one.given else '—'} {party(one.party, practitioner)}", _kind_of(given=one.given))
        for one in found.signatures
    )
    chips: tuple[tuple[str, Kind], ...]
    if document.state not in _WAITING:
        chips = ((document_state(document.state, len(found.signatures)), kind),)
    elif narrow or len(board) > _MOST_SHOWN:
        chips = ((_("{signed} of {slots}").format(signed=standing.signed, slots=standing.slots), "warning"),)
    else:
        chips = board
    return RowItem(
        key=document.id,
        title=found.who or label(document.kind),
        subtitle=" · ".join(part for part in parts if part),
        icon=icon,
        kind=kind,
        chips=chips,
        spoken=_spoken(found, parts, practitioner),
    )


def since_words(found: DocumentListing, standing: AgreementStanding, today: date, preferences: Preferences) -> str:
    """« proposée depuis 9 jours », « en vigueur depuis le 4 mars 2026 », « commencée le … »."""
    document = found.document
    if document.state in _WAITING and standing.since is not None:
        days = (today - standing.since).days
        if days <= 0:
            return _("proposed today")
        return ngettext("waiting for {count} day", "waiting for {count} days", days).format(count=days)
    if document.state is DocumentState.IN_FORCE and standing.since is not None:
        return _("in force since {day}").format(day=formats.day(standing.since))
    if document.state is DocumentState.DRAFT and document.updated_at is not None:
        return _("last written on {day}").format(day=formats.day(preferences.day(document.updated_at)))
    return ""


def _kind_of(*, given: bool) -> Kind:
    return "success" if given else "warning"


def _spoken(found: DocumentListing, parts: list[str], practitioner: Agreement) -> str:
    said = [
        _("{party}: signed").format(party=party(one.party, practitioner))
        if one.given
        else _("{party}: not signed").format(party=party(one.party, practitioner))
        for one in found.signatures
        if found.document.state in _WAITING
    ]
    who = found.who or label(found.document.kind)
    state = document_state(found.document.state, len(found.signatures))
    return ", ".join(part for part in (who, *parts, state, *said) if part)
