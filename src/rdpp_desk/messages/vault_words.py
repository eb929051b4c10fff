"""What a vault or a backup holds, and what the health check found, in words."""

from __future__ import annotations

from collections.abc import Mapping

from rdpp_desk.messages import _, formats, ngettext


def problem(code: str) -> str:
    """What a problem of the health check means."""
    return {
        "pages-damaged": _("Some pages of the database cannot be decrypted: restore your latest backup beside it."),
        "structure-damaged": _("The tables and their indexes disagree: restore your latest backup beside it."),
        "size-wrong": _("The database file is cut short or has bytes too many: restore your latest backup beside it."),
        "wal-damaged": _("A crash left a log in which some last saves may be unreadable: reread your last notes."),
        "header-damaged": _("The key file is damaged: change the passphrase now, while the vault is open."),
        "file-replaced": _("Another file took the database’s place while it was open."),
        "generation-older": _("This is an older copy of the vault than the last one opened on this computer."),
        "references-broken": _("Some rows point at rows that are gone."),
    }.get(code, code)


def contents(counts: Mapping[str, int]) -> str:
    """« 14 dossiers, 67 notes », from rows per table."""
    engagements, notes = counts.get("engagements", 0), counts.get("notes", 0)
    return ", ".join(
        (
            ngettext("{count} dossier", "{count} dossiers", engagements).format(count=formats.number(engagements)),
            ngettext("{count} note", "{count} notes", notes).format(count=formats.number(notes)),
        )
    )
