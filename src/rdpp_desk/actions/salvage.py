"""Salvaging a damaged vault: what still reads goes into a new one, and the damaged one is only read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.actions.backup_rehearsal import Typed, own_key, with_secret
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError, UsageError
from rdpp_desk.messages import _
from rdpp_desk.vault import SalvageReport

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

__all__ = ["SalvageReport", "salvage", "salvage_open"]


def salvage(
    folder: Path,
    target: Path,
    secret: Typed,
    clock: Clock,
    *,
    header_from: Path | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> SalvageReport:
    """Make a new vault at `target`, under the same secrets, of what is left of the one at `folder`. Slow: off-thread.

    `header_from` is a backup of the same vault, for one whose key file is lost.

    Raises:
        WrongSecret: neither the passphrase nor the recovery words.
        UsageError: `target-inside-vault`, `empty-passphrase`.
        VaultUnavailable: `header-unusable`, `nothing-to-salvage`, `vault-newer`, `vault-open-elsewhere`,
            `vault-exists`, `folder-not-empty`.
        Damaged: `header_from` is not a backup that reads.
        StorageError, Stopped: nothing is left at `target`.
    """
    if folder.resolve() in target.absolute().resolve().parents:
        raise UsageError("target-inside-vault")
    return with_secret(
        secret,
        lambda one: vault.salvage(
            folder,
            target,
            one,
            clock=clock,
            names=_names(),
            header_from=header_from,
            progress=progress,
            stop=stop,
        ),
    )


def salvage_open(
    desk: Desk, target: Path, *, progress: Progress | None = None, stop: Stop | None = None
) -> SalvageReport:
    """The same for the vault that is open, as it is when this begins; asks for no secret. Raises as `salvage`."""
    with _held_still(desk):
        return salvage(desk.vault.path, target, own_key(desk), desk.clock, progress=progress, stop=stop)


@contextmanager
def _held_still(desk: Desk) -> Iterator[None]:
    """While it is read, what is saved goes into the log and leaves what was read as it is."""
    reader = None
    with suppress(DeskError):
        reader = desk.vault.search_connection()
        reader.execute("BEGIN")
        reader.value("SELECT count(*) FROM sqlite_schema")
    try:
        yield
    finally:
        if reader is not None:
            reader.close()


def _names() -> dict[str, str]:
    return {
        "organisations": _("Organisation found no. {number}"),
        "clients": _("Person found no. {number}"),
        "engagements": _("Dossier found no. {number}"),
        "notes": _("Note found no. {number}"),
        "attachments": _("File found no. {number}"),
        "supervision_entries": _("Entry found no. {number}"),
    }
