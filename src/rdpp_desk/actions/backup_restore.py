"""Restoring a backup beside: compared with the vault that is open, and rid again of who was erased since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.actions.backup_rehearsal import Progress, Stop, Typed, with_secret
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import Clock
from rdpp_desk.vault import BackupReport, Secret, backup_file, replay, restoring, seen, tally
from rdpp_desk.vault.backup import OwnKey
from rdpp_desk.vault.replay import Erasure

COMPARED = (
    *("clients", "engagements", "sessions", "notes", "documents", "attachments", "supervision_entries"),
    "organisations",
)


@dataclass(frozen=True, slots=True)
class Restoration:
    """A vault made from a backup. `report` has its new id and folder; its counts are those of the backup.

    `replayed` counts by kind what was erased again. `known` says whether this computer, the open vault or a newer
    backup knew what had been erased since: if none did, what was erased may be back. `differences` maps a table to
    how many rows more (or fewer, below 0) the backup had than the open vault; None when there is nothing to compare.
    `openings_since` counts how often the vault it comes from was opened on this computer after it.
    """

    report: BackupReport
    replayed: Mapping[str, int]
    to_reread: int
    known: bool
    differences: Mapping[str, int] | None
    openings_since: int


def restore(
    file: Path,
    folder: Path,
    secret: Typed,
    clock: Clock,
    progress: Progress | None = None,
    stop: Stop | None = None,
    *,
    desk: Desk | None = None,
    newer: Path | None = None,
) -> Restoration:
    """Restore a backup into a new folder, beside the present vault and never over it. Slow: run off-thread.

    Erased again: what this computer remembers of that vault, and of one restored from it that took its place (see
    `vault.replay`), what the open `desk` has erased if it is one of them, and what a `newer` backup under the same
    secret remembers.

    Raises:
        VaultUnavailable: `vault-exists`, `folder-not-empty`.
        WrongSecret, Damaged, StorageError, Stopped: as `rehearse`.
    """
    vault_id = backup_file.header_of(file, backup_file.trailer_of(file)).vault_id.hex()
    kin = replay.kin_of(vault_id)
    related = desk is not None and bool({desk.vault.vault_id, desk.vault.parent_id} & kin)
    lists, last_seen = [replay.kept_outside(vault_id)], seen.last_seen(vault_id).generation
    if desk is not None and desk.vault.vault_id in replay.spoken_for_by(vault_id):
        lists.append(replay.erasures(desk.db))

    def attempt(one: Secret | OwnKey) -> Restoration:
        known = [*lists, *([restoring.erasures_in(newer, one)] if newer is not None else [])]
        erased = frozenset[Erasure]().union(*(found for found in known if found is not None))
        made = vault.restore_backup(file, folder, one, clock=clock, erased=erased, progress=progress, stop=stop)
        return Restoration(
            report=made.report,
            replayed=made.replayed.erased,
            to_reread=len(made.replayed.to_reread),
            known=made.replayable and any(found is not None for found in known),
            differences=differences(desk, made.report) if desk is not None and related else None,
            openings_since=max(0, last_seen - made.report.generation),
        )

    return with_secret(secret, attempt)


def differences(desk: Desk, report: BackupReport) -> dict[str, int]:
    """How many rows more than the open vault a backup has, table by table; those that agree are left out."""
    here = tally.counts(desk.db)
    found = {table: report.counts.get(table, 0) - here.get(table, 0) for table in COMPARED}
    return {table: more for table, more in found.items() if more}
