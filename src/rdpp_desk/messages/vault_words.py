"""What a vault or a backup holds, and what the health check found, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from rdpp_desk.messages import _, formats, ngettext


class AuditLike(Protocol):
    """What the check of the register found."""

    @property
    def lines(self) -> int: ...
    @property
    def problem(self) -> str: ...
    @property
    def line(self) -> int: ...


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
        "another-branch": _(
            "This copy of the vault and the last one opened on this computer were written apart: each may hold notes"
            " that the other lacks. Back up both, then compare them before you go on. If this file arrived while the"
            " vault was open, what was open was kept beside it, in a folder whose name ends with that day."
        ),
        "disk-refused": _(
            "The disk refused to write when the vault was opened, as a full one does: the vault can be read, but"
            " nothing more may be saved. Free some space, then lock and reopen."
        ),
        "references-broken": _("Some rows point at rows that are gone."),
        "audit-altered": _("A line of the register was changed by another program than this one."),
        "audit-cut": _("The last lines of the register are missing."),
        "audit-rebuilt": _("The register is not the one that an earlier backup remembers: it was written anew."),
    }.get(code, code)


def audit_state(report: AuditLike) -> str:
    """Whether the register of the vault is intact, and how long it is."""
    if report.problem:
        return _("Register: line {line} is not as it was written.").format(line=formats.number(report.line))
    words = ngettext("Register: {count} line, intact.", "Register: {count} lines, intact.", report.lines)
    return words.format(count=formats.number(report.lines))


def bad_pages(count: int, of: int) -> str:
    """« 3 pages sur 543 ne se lisent plus. »"""
    words = ngettext("{count} page of {total} does not read.", "{count} pages of {total} do not read.", count)
    return words.format(count=formats.number(count), total=formats.number(of))


def replaced() -> str:
    """What happened when another file took the vault's place while it was open, and what to do."""
    return _(
        "Another program, such as a synchronised folder, put another file there while you were working. It was left"
        " as it is. Nothing more can be saved in this window; what you are writing stays in memory and comes back"
        " once you have unlocked."
    )


def synced(service: str) -> str:
    """Why a vault is not safe in a synchronised folder, and what is."""
    return _(
        "This folder seems to be synchronised by {service}: its copies, made while you write, can damage a vault or"
        " put an older one in its place. Keep the vault in an ordinary folder; a backup is safe there."
    ).format(service=service)


def contents(counts: Mapping[str, int]) -> str:
    """« 14 dossiers, 67 notes », from rows per table."""
    engagements, notes = counts.get("engagements", 0), counts.get("notes", 0)
    return ", ".join(
        (
            ngettext("{count} dossier", "{count} dossiers", engagements).format(count=formats.number(engagements)),
            ngettext("{count} note", "{count} notes", notes).format(count=formats.number(notes)),
        )
    )
