"""Where backups go: folders and sticks chosen by the practitioner, and how each of them is doing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from rdpp_desk.actions import backup as backups
from rdpp_desk.actions.backup import Made
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import StorageError, UsageError
from rdpp_desk.files import storage_error
from rdpp_desk.vault import accounts
from rdpp_desk.vault.accounts import BackupPlace, BackupRecord

OLD_COPIES = "old-copies-stay"
"""The `problem` of a place whose last copy is good, and which did not let the old ones go."""
_MARGIN = 1 << 20
_WRITABLE = 0o222

__all__ = ["OLD_COPIES", "BackupPlace"]


class PlaceState(StrEnum):
    """How a place looks now, without writing there."""

    PRESENT = "present"
    ABSENT = "absent"
    READ_ONLY = "read_only"
    FULL = "full"
    SILENT = "silent"
    """It has not answered yet: a network that went away, a disk that wakes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceStatus:
    """A place now. `last` is its last good copy; `place.problem` is the code of what failed there since, if anything.

    `same_disk`: one fault of the disk, or one theft, would take the vault and this copy together.
    """

    place: BackupPlace
    state: PlaceState
    same_disk: bool
    last: BackupRecord | None

    @property
    def folder(self) -> Path:
        """Its path."""
        return Path(self.place.path)

    @property
    def failing(self) -> bool:
        """Whether the last try failed for a reason that a stick left in its drawer does not explain."""
        return self.place.problem not in ("", OLD_COPIES) and self.state is not PlaceState.ABSENT


def places(desk: Desk) -> tuple[PlaceStatus, ...]:
    """The places chosen, oldest first, looked at now."""
    return tuple(status(desk, place) for place in chosen(desk))


def chosen(desk: Desk) -> list[BackupPlace]:
    """The places chosen, oldest first, without looking at them."""
    return accounts.backup_places(desk.db)


def status(desk: Desk, place: BackupPlace) -> PlaceStatus:
    """How a place looks now."""
    folder = Path(place.path)
    here = same_disk(folder, desk.vault.path)
    return PlaceStatus(
        place=place,
        state=_state(folder, desk.vault.database, unplugged=place.other_disk and here),
        same_disk=here and not place.other_disk,
        last=_last(desk, folder),
    )


def unseen(desk: Desk, place: BackupPlace) -> PlaceStatus:
    """What is known of a place that has not answered, from what the vault remembers."""
    return PlaceStatus(place=place, state=PlaceState.SILENT, same_disk=False, last=_last(desk, Path(place.path)))


def add_place(desk: Desk, folder: Path) -> PlaceStatus:
    """Choose a folder for backups.

    Raises:
        UsageError: `target-inside-vault`, `place-known`.
        StorageError: `not-found`, `read-only`.
    """
    folder = folder.absolute()
    if desk.vault.path.resolve() in (folder.resolve(), *folder.resolve().parents):
        raise UsageError("target-inside-vault")
    if not folder.is_dir():
        raise StorageError("not-found", path=str(folder))
    if not _writable(folder):
        raise StorageError("read-only", path=str(folder))
    if any(_same(Path(known.path), folder) for known in accounts.backup_places(desk.db)):
        raise UsageError("place-known", path=str(folder))
    place = BackupPlace(path=str(folder), added_at=desk.now(), other_disk=not same_disk(folder, desk.vault.path))
    with desk.transaction() as db:
        kept = accounts.PLACES.add(db, place)
        desk.record("backup-place-added")
    return status(desk, kept)


def remove_place(desk: Desk, place_id: int) -> BackupPlace:
    """Send no more backups there; the copies it holds stay. `put_back` undoes it.

    Raises:
        UsageError: `unknown-record`.
    """
    with desk.transaction() as db:
        place = accounts.PLACES.get(db, place_id)
        accounts.PLACES.erase(db, place_id)
        desk.record("backup-place-removed")
    return place


def put_back(desk: Desk, place: BackupPlace) -> None:
    """Choose again a place that was removed."""
    with desk.transaction() as db:
        accounts.PLACES.add(db, place)
        desk.record("backup-place-added")


def copy_to(
    desk: Desk,
    chosen_place: PlaceStatus,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Made:
    """Make a verified copy in that place, under a new name. Slow: run off-thread, then `backup.record_backup`.

    Raises:
        StorageError: `not-found` (not plugged in), `read-only`, `disk-full`, `disk-failed`: the last good copy stays.
        VaultUnavailable, Damaged, Stopped: as `backup.backup`.
    """
    now = status(desk, chosen_place.place)
    codes = {PlaceState.ABSENT: "not-found", PlaceState.READ_ONLY: "read-only", PlaceState.FULL: "disk-full"}
    if now.state in codes:
        raise StorageError(codes[now.state], path=str(now.folder))
    try:
        return backups.backup(desk, backups.free_name(desk, now.folder), progress, stop)
    except StorageError as error:
        if not now.folder.is_dir():
            raise StorageError("not-found", path=str(now.folder)) from None
        raise error from None


def note_trouble(desk: Desk, place_id: int, code: str) -> None:
    """Remember why the last try failed in that place."""
    with desk.transaction() as db:
        place = accounts.PLACES.get(db, place_id)
        accounts.PLACES.update(db, replace(place, problem=code, tried_at=desk.now()))
        if code != place.problem:
            desk.record("backup-failed", detail={"code": code})


def note_old_copies(desk: Desk, place_id: int) -> None:
    """Remember that the last copy is good there, and that old ones which were to go could not be deleted."""
    with desk.transaction() as db:
        accounts.PLACES.update(db, replace(accounts.PLACES.get(db, place_id), problem=OLD_COPIES, tried_at=desk.now()))


def same_disk(place: Path, other: Path) -> bool:
    """Whether both seem to lie on one disk; False when nobody can tell."""
    folder = next((one for one in (place, *place.parents) if one.is_dir()), None)
    try:
        return folder is not None and os.stat(folder).st_dev == os.stat(other).st_dev
    except OSError:
        return False


def _last(desk: Desk, folder: Path) -> BackupRecord | None:
    copies = [one for one in accounts.backups(desk.db) if one.verified and Path(one.path).parent == folder]
    return accounts.newest(copies, desk.now())


def _state(folder: Path, database: Path, *, unplugged: bool) -> PlaceState:
    try:
        if unplugged or not folder.is_dir():
            return PlaceState.ABSENT
        if not _writable(folder):
            return PlaceState.READ_ONLY
        if shutil.disk_usage(folder).free < database.stat().st_size + _MARGIN:
            return PlaceState.FULL
    except OSError:
        return PlaceState.ABSENT
    return PlaceState.PRESENT


def _writable(folder: Path) -> bool:
    try:
        return bool(folder.stat().st_mode & _WRITABLE) and os.access(folder, os.W_OK)
    except OSError as error:
        raise storage_error(error, folder) from None


def _same(one: Path, other: Path) -> bool:
    return one == other or one.resolve() == other.resolve()
