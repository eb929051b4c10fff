"""Rehearsing a restore: a backup is believed once it was brought back in full, looked at, and put away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from rdpp_desk import vault
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import looks_like_words
from rdpp_desk.errors import WrongSecret
from rdpp_desk.vault import BackupReport, OwnKey, PassphraseSecret, Secret, WordsSecret, accounts
from rdpp_desk.vault.accounts import BackupRecord

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
Typed = str | Secret | OwnKey
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a backup holds, as seen once restored. `sound`: its audit log holds together.

    `proved` is what opened it: `key` (that of the open vault), `passphrase` or `words`.
    """

    report: BackupReport
    last_note_on: date | None
    sound: bool
    proved: str


def own_key(desk: Desk) -> OwnKey:
    """What opens the backups made under the present key of the open vault, with nothing to type."""
    return OwnKey(desk.vault.data_key)


def rehearse(file: Path, secret: Typed, progress: Progress | None = None, stop: Stop | None = None) -> Rehearsal:
    """Restore a backup into a private temporary folder, open it, check and compare, remove it. Slow: run off-thread.

    Raises:
        WrongSecret: neither the passphrase nor the recovery words of that day; `other-key`.
        Damaged: `not-a-backup`, `backup-damaged`, `backup-newer`.
        StorageError, Stopped.
    """

    def attempt(one: Secret | OwnKey) -> Rehearsal:
        found = vault.rehearse(file, one, progress=progress, stop=stop)
        day = date.fromisoformat(found.last_note_on) if found.last_note_on else None
        return Rehearsal(found.report, day, found.sound, _proved(one))

    return with_secret(secret, attempt)


def tidy() -> None:
    """Remove what a rehearsal left behind when the program was killed."""
    vault.tidy_rehearsals()


def record_rehearsal(desk: Desk, rehearsal: Rehearsal) -> bool:
    """Remember the rehearsal of a backup of the open vault; False if it is not one. Quick."""
    report = rehearsal.report
    if report.vault_id != desk.vault.vault_id:
        return False
    path = report.path.absolute()
    with desk.transaction() as db:
        for other in accounts.backups(db):
            if other.path == str(path) and not _is_of(other, path, report):  # it is no longer there
                accounts.BACKUPS.update(db, replace(other, gone_at=desk.now()))
        known = next((one for one in accounts.BACKUPS.all(db) if _is_of(one, path, report)), None)
        if known is not None:
            accounts.BACKUPS.update(db, replace(known, rehearsed_at=desk.now(), verified=True, gone_at=None))
        else:
            accounts.record_backup(
                db,
                BackupRecord(
                    made_at=report.created_at,
                    place=path.parent.name,
                    size=report.size,
                    generation=report.generation,
                    verified=True,
                    path=str(path),
                    rehearsed_at=desk.now(),
                ),
            )
        desk.record("backup-rehearsed", detail={"by": rehearsal.proved})
    return True


def with_secret(secret: Typed, act: Callable[[Secret | OwnKey], T]) -> T:
    """Call `act` with what was typed, read as recovery words first where it looks like them."""
    if not isinstance(secret, str):
        return act(secret)
    if looks_like_words(secret):
        try:
            return act(WordsSecret(secret))
        except WrongSecret:
            return act(PassphraseSecret(secret))
    return act(PassphraseSecret(secret))


def _is_of(known: BackupRecord, path: Path, report: BackupReport) -> bool:
    """Whether it is the very file: what is read in one says nothing of the one it was copied from."""
    made = (known.made_at, known.generation, known.size)
    return known.path == str(path) and made == (report.created_at, report.generation, report.size)


def _proved(secret: Secret | OwnKey) -> str:
    if isinstance(secret, OwnKey):
        return "key"
    return "words" if isinstance(secret, WordsSecret) else "passphrase"
