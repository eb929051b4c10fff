"""Backups in words: what one holds, how it differs from the vault, what stayed erased, how a place is doing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rdpp_desk.messages import _, formats, ngettext


def contents(counts: Mapping[str, int], last_note_on: date | None = None) -> str:
    """« 14 dossiers, 67 notes, 12 documents, 3 pièces jointes. Dernière note : 24 novembre 2026. »"""
    tables = ("engagements", "notes", "documents", "attachments")
    listed = ", ".join(_counted(table, counts.get(table, 0)) for table in tables)
    last = _("Last note: {day}.").format(day=formats.day(last_note_on)) if last_note_on else ""
    return " ".join(part for part in (f"{listed}.", last) if part)


def differences(found: Mapping[str, int] | None) -> str:
    """« Cette sauvegarde a 3 notes de moins et 1 dossier de plus que le coffre ouvert. » Nothing to compare: empty."""
    if found is None:
        return ""
    parts = []
    for table, more in found.items():
        words = _("{counted} more") if more > 0 else _("{counted} fewer")
        parts.append(words.format(counted=_counted(table, abs(more))))
    if not parts:
        return _("This backup and the open vault hold as many dossiers, notes and documents.")
    return _("Beside the open vault, this backup has {differences}.").format(differences=_joined(parts))


def openings_since(count: int) -> str:
    """« Ce coffre a été ouvert 3 fois depuis sur cet ordinateur : … »; empty if it was not."""
    if not count:
        return ""
    return ngettext(
        "This vault was opened {count} time on this computer since: what was written then is not in the copy.",
        "This vault was opened {count} times on this computer since: what was written then is not in the copy.",
        count,
    ).format(count=formats.number(count))


def replayed(counts: Mapping[str, int], to_reread: int, known: bool) -> str:
    """« 2 personnes effacées depuis le sont restées. », or that nobody here knows what had been erased."""
    if not known:
        return _(
            "This computer does not know what was erased since this backup was made: people you had erased may be "
            "back. Erase them again."
        )
    people, dossiers = counts.get("client", 0), counts.get("engagement", 0)
    others = sum(counts.values()) - people - dossiers
    said = (*_stayed(people, dossiers, others), _to_reread(to_reread))
    return " ".join(sentence for sentence in said if sentence) or _("Nothing that it holds had been erased since.")


def _stayed(people: int, dossiers: int, others: int) -> tuple[str, ...]:
    words = (
        ngettext(
            "{count} person erased since has stayed erased.", "{count} people erased since have stayed erased.", people
        ),
        ngettext(
            "{count} dossier erased since has stayed erased.",
            "{count} dossiers erased since have stayed erased.",
            dossiers,
        ),
        ngettext(
            "{count} other item erased since has stayed erased.",
            "{count} other items erased since have stayed erased.",
            others,
        ),
    )
    counted = zip(words, (people, dossiers, others), strict=True)
    return tuple(sentence.format(count=formats.number(count)) if count else "" for sentence, count in counted)


def _to_reread(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "Reread {count} entry of your supervision journal that spoke of them and of others.",
        "Reread {count} entries of your supervision journal that spoke of them and of others.",
        count,
    ).format(count=formats.number(count))


def trouble(code: str) -> str:
    """Why the last backup in a place failed, in a few words."""
    return {
        "not-found": _("It was not plugged in, or the folder was gone."),
        "read-only": _("It did not allow writing."),
        "disk-full": _("It had no room left."),
        "disk-failed": _("The disk failed, or was pulled out."),
        "disk-busy": _("Another program was holding the file."),
        "backup-damaged": _("The copy did not read back right; the disk may be failing."),
        "vault-damaged": _("The vault did not pass its checks, so that nothing was copied."),
    }.get(code, _("Something went wrong there."))


def _joined(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def _counted(table: str, count: int) -> str:
    words = {
        "clients": ngettext("{count} person", "{count} people", count),
        "engagements": ngettext("{count} dossier", "{count} dossiers", count),
        "sessions": ngettext("{count} session", "{count} sessions", count),
        "notes": ngettext("{count} note", "{count} notes", count),
        "documents": ngettext("{count} document", "{count} documents", count),
        "attachments": ngettext("{count} attached file", "{count} attached files", count),
        "supervision_entries": ngettext("{count} journal entry", "{count} journal entries", count),
        "organisations": ngettext("{count} organisation", "{count} organisations", count),
    }
    return words[table].format(count=formats.number(count))
