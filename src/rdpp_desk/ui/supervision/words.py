"""The words of the journal: its pages' titles, states, and the charter's articles."""

from __future__ import annotations

from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.supervision import EntryState, SupervisionEntry
from rdpp_desk.ui.widgets import Kind

_TITLE = 90
_STATE_KINDS: dict[EntryState, Kind] = {
    EntryState.DRAFT: "neutral",
    EntryState.READY: "accent",
    EntryState.BROUGHT: "success",
}
STATE_ICONS = {
    EntryState.DRAFT: "pen-line",
    EntryState.READY: "notebook-pen",
    EntryState.BROUGHT: "circle-check",
}


def entry_title(entry: SupervisionEntry, *, discreet: bool = False) -> str:
    """Its title, else the beginning of its question, else its number; `discreet`: its number alone."""
    words = "" if discreet else " ".join((entry.title or entry.question).split())
    if not words:
        return entry_number(entry)
    return words if len(words) <= _TITLE else words[: _TITLE - 1].rstrip() + "…"


def entry_number(entry: SupervisionEntry) -> str:
    """« Page n° 3 »."""
    return _("Entry no. {number}").format(number=entry.number)


def state_words(entry: SupervisionEntry) -> tuple[str, Kind]:
    """Where it stands, and the kind of its chip."""
    return label(entry.state), _STATE_KINDS[entry.state]


def brought_sentence(entry: SupervisionEntry, supervisor: str) -> str:
    """« Le 3 décembre 2026, 60 min, Supervision individuelle, Odile Marchetti »."""
    if entry.held_on is None:
        return ""
    parts = (formats.day(entry.held_on), formats.minutes(entry.minutes), label(entry.format), supervisor)
    return " · ".join(part for part in parts if part)


def passages_count(count: int) -> str:
    """« 2 passages »."""
    return ngettext("{count} passage", "{count} passages", count).format(count=count)


def capitalised(text: str) -> str:
    """`text` with a capital at its head."""
    return text[:1].upper() + text[1:]


def article_names() -> dict[int, str]:
    """The short name of each article of the charter."""
    return {
        1: _("Practice"),
        2: _("Responsibility"),
        3: _("Competence"),
        4: _("Contract"),
        5: _("Confidentiality"),
        6: _("Respect for people"),
        7: _("Place of the meeting"),
        8: _("Group work"),
        9: _("Mediation"),
    }


def checklist_questions() -> dict[str, str]:
    """The three questions that tell whether somebody can be recognised, by the name they are stored under."""
    return {
        "single_out": _("Nobody can be singled out: no detail is true of one person alone."),
        "link": _("Nothing links this page to another one, or to what was said elsewhere."),
        "infer": _("Who it is cannot be guessed from the whole: place, post, dates, story."),
    }
