"""Fields that several documents ask for, the parts of an answer, and the labels of groups."""

from __future__ import annotations

from rdpp_desk.documents.kinds.reporting import REPORT_ITEMS
from rdpp_desk.documents.wording.choices import report_items
from rdpp_desk.messages import _

Labels = dict[str, tuple[str, ...]]


def labels() -> Labels:
    """Field → label, and help if any."""
    return {**_people(), **_work(), **_retention(), **_reporting()}


def _people() -> Labels:
    return {
        "client": (_("The client"),),
        "organisation": (_("The organisation"),),
        "annex_charter": (
            _("Print the text of your charter at the end?"),
            _("Word for word, with its version and fingerprint. It is loaded in Settings, Documents."),
        ),
        "made_at": (_("Place of signature"), _("Leave empty to write it by hand.")),
        "made_on": (_("Date of signature"), _("Leave empty to write it by hand.")),
    }


def _work() -> Labels:
    return {
        "sessions_count": (_("Number of sessions"),),
        "session_minutes": (_("Length of a session, in minutes"),),
        "place": (_("Where sessions are held"), _("Neutral, calm, private, and away from everyday work.")),
        "remote": (_("Are remote sessions possible?"),),
        "remote_tool": (_("By what means?"), _("The tool’s name, or the telephone.")),
        "unit_price": (_("Price of a session"), _("Before tax, if you charge VAT.")),
        "ends_on": (_("Last day"), _("The dates on which notes and backups go are counted from here.")),
    }


def _retention() -> Labels:
    return {
        "notes_kept_years": (
            _("Notes are kept for, in years after the end"),
            _("No law sets it for a coach. Five years at most; beyond three, give the reason."),
        ),
        "backups_kept_months": (
            _("Backups are kept for, in months"),
            _("The last copy of a note goes with the last backup that holds it."),
        ),
        "notes_kept_reason": (_("Reason for this length of time"), _("Asked beyond three years; it is printed.")),
    }


def _reporting() -> Labels:
    items = report_items()
    return {
        "report": (_("Item by item"), _("Nothing is recommended: each item is discussed with the client.")),
        "report_terms": (_("To whom, how, and until when"), _("For all the items agreed to, unless said apart.")),
        "report_apart": (_("Items with terms of their own"), _("Tick those that go elsewhere, or otherwise.")),
        **{f"terms_{item}": (items[item][0],) for item in REPORT_ITEMS},
    }


def parts() -> dict[str, str]:
    """Part of an answer → label."""
    return {
        "name": _("Name"),
        "capacity": _("Capacity"),
        "job_title": _("Position"),
        "contact": _("E-mail or telephone"),
        "legal_form": _("Legal form"),
        "registration": _("SIREN or registration number"),
        "address": _("Address"),
        "phone": _("Telephone number"),
        "to": _("To whom"),
        "how": _("How"),
        "until": _("Until when"),
        "wording": _("Wording, by the client"),
        "indicator": _("Observable sign"),
        "starting_level": _("Starting level"),
        "target_level": _("Level aimed at"),
        "due_on": _("Due date"),
        "shareable": _("The organisation may read it"),
    }


def groups() -> dict[str, str]:
    """Group of fields → label."""
    return {
        "organisation": _("The organisation"),
        "client": _("The client"),
        "period": _("Period"),
        "retention": _("Retention"),
        "made": _("Place and date"),
        "purposes": _("What the client says"),
    }
