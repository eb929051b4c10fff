"""What a salvage found, and what it did not, in words that promise nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from rdpp_desk.messages import _, formats, ngettext

_DAYS_SHOWN = 6


class LostLike(Protocol):
    """A note that is lost, and its day as text."""

    @property
    def written_on(self) -> str: ...


class NotesLike(Protocol):
    """Notes by state."""

    @property
    def whole(self) -> int: ...
    @property
    def earlier(self) -> int: ...
    @property
    def unverified(self) -> int: ...
    @property
    def cut(self) -> int: ...
    @property
    def words(self) -> int: ...
    @property
    def missing(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def lost(self) -> Sequence[LostLike]: ...
    @property
    def bounded(self) -> bool: ...


class SalvageLike(Protocol):
    """What a salvage reports."""

    @property
    def notes(self) -> NotesLike: ...
    @property
    def missing(self) -> Mapping[str, int]: ...
    @property
    def made_up(self) -> Mapping[str, int]: ...
    @property
    def files(self) -> int: ...
    @property
    def files_damaged(self) -> int: ...
    @property
    def saves_lost(self) -> int: ...
    @property
    def header(self) -> str: ...
    @property
    def verified(self) -> bool: ...


def headline(report: SalvageLike) -> str:
    """« 1 489 notes sur 1 546 retrouvées entières, 12 dans une version antérieure ; au plus 45 manquent. »"""
    notes = report.notes
    if not notes.bounded:
        return _unbounded(notes)
    if notes.whole == notes.total:
        all_whole = ngettext("{total} note was found whole.", "All {total} notes were found whole.", notes.total)
        return all_whole.format(total=formats.number(notes.total)) if notes.total else _("No note was lost.")
    found = ngettext("{whole} note of {total} found whole", "{whole} notes of {total} found whole", notes.whole).format(
        whole=formats.number(notes.whole), total=formats.number(notes.total)
    )
    parts = [found, *_less_than_whole(notes)]
    if not notes.missing:
        return _("{found}; none is missing.").format(found=", ".join(parts))
    missing = ngettext("{found}; at most {count} is missing.", "{found}; at most {count} are missing.", notes.missing)
    return missing.format(found=", ".join(parts), count=formats.number(notes.missing))


def _unbounded(notes: NotesLike) -> str:
    found = ngettext("{count} note found whole", "{count} notes found whole", notes.whole)
    parts = [found.format(count=formats.number(notes.whole)), *_less_than_whole(notes)]
    return _("{found}; nothing tells any more how many there were.").format(found=", ".join(parts))


def _less_than_whole(notes: NotesLike) -> list[str]:
    return [
        *_counted(notes.earlier, _("{count} in an earlier version")),
        *_counted(notes.unverified, _("{count} to reread")),
        *_counted(notes.cut, _("{count} of which only a part is left")),
        *_counted(notes.words, _("{count} of which only the words are left")),
    ]


def details(report: SalvageLike) -> tuple[str, ...]:
    """What else there is to know, one sentence or two each."""
    return (*_of_notes(report), *_of_others(report), *_of_secrets(report))


def _of_notes(report: SalvageLike) -> list[str]:
    said = []
    if not report.verified:
        said.append(
            _(
                "The beginning of the file is lost, and with it what proves that no letter was changed: read what was "
                "found before you rely on it."
            )
        )
    elif report.notes.unverified:
        said.append(
            _(
                "In the notes to reread, a “{mark}” stands where letters were lost, and a letter may have changed."
            ).format(mark="\ufffd")
        )
    if report.notes.words:
        said.append(
            _(
                "Where only the words are left, they come from the search index: without capitals, accents or "
                "punctuation, a “…” standing for those that are lost."
            )
        )
    days = [formats.day(date.fromisoformat(note.written_on)) for note in report.notes.lost if note.written_on]
    if days:
        more = [_("and {count} more").format(count=len(days) - _DAYS_SHOWN)] if len(days) > _DAYS_SHOWN else []
        said.append(_("Days of the lost notes: {days}.").format(days=", ".join([*days[:_DAYS_SHOWN], *more])))
    if report.saves_lost:
        said.append(_("Some of the last saves do not read: reread your last notes."))
    return said


def _of_others(report: SalvageLike) -> list[str]:
    said = []
    others = [_of_table(name, count) for name, count in report.missing.items() if count and name != "notes"]
    listed = ", ".join(words for words in others if words)
    if listed:
        said.append(_("May be missing too, at most: {listed}.").format(listed=listed))
    named = sum(count for name, count in report.made_up.items() if name != "sessions")
    if named:
        said.append(
            ngettext(
                "{count} record whose own page is lost has a name such as “{name}”: give it its own again.",
                "{count} records whose own page is lost have a name such as “{name}”: give them their own again.",
                named,
            ).format(count=formats.number(named), name=_("Dossier found no. {number}").format(number=12))
        )
    sessions = report.made_up.get("sessions", 0)
    if sessions:
        said.append(
            ngettext(
                "Of {count} session only the date is left: fill in its length, which counts for nothing until then.",
                "Of {count} sessions only the date is left: fill in their length, which counts for nothing until then.",
                sessions,
            ).format(count=formats.number(sessions))
        )
    if report.files_damaged:
        said.append(
            ngettext(
                "{count} attached file of {total} is incomplete and no longer opens.",
                "{count} attached files of {total} are incomplete and no longer open.",
                report.files_damaged,
            ).format(count=formats.number(report.files_damaged), total=formats.number(report.files))
        )
    return said


def _of_secrets(report: SalvageLike) -> list[str]:
    return {
        "mended": [
            _("The key file was damaged too: change the passphrase and make a new recovery sheet in Settings."),
        ],
        "backup": [_("The vault opens with the passphrase and the recovery words of the backup that was given.")],
    }.get(report.header, [])


def _of_table(name: str, count: int) -> str:
    words = {
        "clients": ngettext("{count} person", "{count} people", count),
        "organisations": ngettext("{count} organisation", "{count} organisations", count),
        "engagements": ngettext("{count} dossier", "{count} dossiers", count),
        "sessions": ngettext("{count} session", "{count} sessions", count),
        "documents": ngettext("{count} document", "{count} documents", count),
        "attachments": ngettext("{count} attached file", "{count} attached files", count),
        "supervision_entries": ngettext("{count} supervision entry", "{count} supervision entries", count),
        "sponsors": ngettext("{count} sponsor", "{count} sponsors", count),
        "signatories": ngettext("{count} signatory", "{count} signatories", count),
        "supervisors": ngettext("{count} supervisor", "{count} supervisors", count),
        "objectives": ngettext("{count} objective", "{count} objectives", count),
        "consents": ngettext("{count} consent", "{count} consents", count),
        "signatures": ngettext("{count} signature", "{count} signatures", count),
        "practitioner": _("your profile"),
        "preferences": _("your settings"),
    }
    return words.get(name, "").format(count=formats.number(count))


def _counted(count: int, words: str) -> list[str]:
    return [words.format(count=formats.number(count))] if count else []
