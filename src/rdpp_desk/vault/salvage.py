"""Salvage: a new vault made of every row that still reads in a damaged one, and an honest account of the rest.

The damaged folder is only read. SQLite is not asked to read it, since one bad page stops it for good: pages are read
one by one (`pages`), rows are taken out of them (`salvage_cells`) and told apart (`salvage_reading`); the new vault's
own tables then accept or refuse them (`salvage_filling`), and what points at rows that are gone is mended
(`salvage_mending`). What was erased stays erased.
"""

from __future__ import annotations

import dataclasses
import re
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from rdpp_desk.clock import Clock
from rdpp_desk.errors import Damaged, StorageError, VaultUnavailable
from rdpp_desk.vault import (
    accounts,
    audit,
    health,
    identity,
    keyfile,
    migrations,
    replay,
    salvage_account,
    steps,
    store,
    tally,
)
from rdpp_desk.vault import header as headers
from rdpp_desk.vault.attachments import attachment_bytes
from rdpp_desk.vault.backup import Opener, OwnKey, Progress, Steps, Stop
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.lock import LOCK_NAME, VaultLock
from rdpp_desk.vault.pages import Pages
from rdpp_desk.vault.salvage_account import SalvageReport
from rdpp_desk.vault.salvage_filling import NOTES, Filling
from rdpp_desk.vault.salvage_header import MENDED, Opened, opened
from rdpp_desk.vault.salvage_mending import Mending
from rdpp_desk.vault.salvage_reading import Reading
from rdpp_desk.vault.salvage_tables import layout_of

_PASSES = 3
_NOW_AND_THEN = 64
_VERSION_AT = 60
_TITLE, _TEXT = 0, 1  # the columns of the full-text index of notes
_ID = re.compile(f"[0-9a-f]{{{2 * headers.ID_BYTES}}}")
_LOST_LINE = "line-lost"
_MOST_LINES = 1_000_000


def salvage(
    folder: Path,
    target: Path,
    secret: Opener,
    *,
    clock: Clock,
    names: Mapping[str, str],
    header_from: Path | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> SalvageReport:
    """Make a new vault at `target` of what still reads in the one at `folder`, under the same secrets.

    `names` name the rows put in the place of those that are gone: table → words with `{number}`, for organisations,
    clients, engagements, notes, attachments and supervision_entries. `header_from` is a backup of the same vault, for
    a vault whose own key header is lost.

    Raises:
        WrongSecret: as `store.open_with`.
        VaultUnavailable: `header-unusable`, `nothing-to-salvage`, `vault-newer`, `vault-open-elsewhere`,
            `vault-exists`, `folder-not-empty`, `vault-missing`, `not-a-vault`.
        Damaged: `header_from` is not a backup that reads.
        StorageError, Stopped: nothing is left at `target`.
    """
    folder, target = folder.absolute(), target.absolute()
    if not store.is_vault(folder):
        raise VaultUnavailable("not-a-vault" if folder.exists() else "vault-missing", path=str(folder))
    database = folder / store.DATABASE_NAME
    work = Steps(_PASSES, database.stat().st_size if database.exists() else 0, progress, stop)
    with _held(folder, secret):
        door = opened(folder, secret, header_from)
        work.pause()
        job = _Job(folder, door, clock, names, work)
        store.build_beside(target, job.fill)
    with closing(store.open_with_data_key(target, door.data_key, clock=clock)) as vault:
        problems = health.check_health(vault).problems
        replay.keep_outside(vault.vault_id, vault.parent_id, replay.erasures(vault.db))
    assert job.report is not None
    return dataclasses.replace(job.report, path=target, problems=problems)


class _Job:
    """One salvage; `report` is there once `fill` is done."""

    def __init__(self, folder: Path, door: Opened, clock: Clock, names: Mapping[str, str], work: Steps) -> None:
        self._database = folder / store.DATABASE_NAME
        self._door, self._clock, self._names, self._work = door, clock, names, work
        self.report: SalvageReport | None = None

    def fill(self, place: Path) -> None:
        """Make the new vault's files in `place`."""
        key = self._door.data_key
        renamed = dataclasses.replace(self._door.header, vault_id=secrets.token_bytes(headers.ID_BYTES))
        with (
            Pages(self._database, key) as pages,
            closing(store.new_database(place / store.DATABASE_NAME, key)) as db,
        ):
            identity.found(db, renamed.vault_id.hex(), self._clock.now())
            migrations.migrate(db, steps.ALL[: _version_of(pages)])
            db.execute("PRAGMA foreign_keys = OFF")
            self.report = self._filled(db, pages, renamed.vault_id.hex())
        keyfile.write_first(place, headers.to_bytes(renamed, key))

    def _filled(self, db: Connection, pages: Pages, vault_id: str) -> SalvageReport:
        layout = layout_of(db)
        reading = Reading(pages, layout, db, self._now_and_then)
        if not reading.readable:
            raise VaultUnavailable("nothing-to-salvage", path=str(self._database.parent))
        self._work.end_pass()
        filling = Filling(db, layout, {name: reading.witness(name) for name in layout.tables}, pages.verifiable)
        mending = Mending(db, layout, self._names, self._clock.now(), filling)
        with db.transaction():
            _resume_numbers(db, reading, set(layout.tables))
            for table, cell in reading.rows(self._now_and_then):
                filling.take(table, cell)
            filling.finish(reading.ends(_numbers_of(filling)))
            if not reading.whole(NOTES) or reading.lost:
                words = reading.words(filling.notes.all())
                filling.add_words(words.texts(_TEXT), words.texts(_TITLE))
            mending.mend()
        self._work.end_pass()
        parent = self._made_its_own(db, reading, vault_id)
        with db.transaction():
            log = audit.AuditLog(db, self._door.data_key)
            log.record("vault-salvaged", "", self._clock.now(), {"pages": len(reading.lost), "of": pages.expected})
        report = self._account(db, pages, reading, filling, mending)
        accounts.begin_anew(db, self._clock.now())
        self._work.end_pass()
        return dataclasses.replace(report, vault_id=vault_id, parent_id=parent)

    def _account(
        self, db: Connection, pages: Pages, reading: Reading, filling: Filling, mending: Mending
    ) -> SalvageReport:
        """All but the ids."""
        erased = Counter(erasure.kind for erasure in replay.erasures(db))
        missing = salvage_account.missing(db, reading, filling, mending, erased)
        unbounded = salvage_account.unbounded(reading, filling)
        files = self._files(db)
        return SalvageReport(
            path=self._database.parent,
            vault_id="",
            parent_id="",
            header=self._door.origin,
            verified=pages.verifiable,
            pages=pages.expected,
            pages_lost=len(reading.lost),
            saves_lost=pages.log_frames_lost,
            notes=salvage_account.notes_found(db, filling, missing[NOTES], NOTES not in unbounded),
            counts=tally.counts(db),
            missing=missing,
            unbounded=unbounded,
            made_up={name: len(numbers) for name, numbers in mending.made_up.items() if numbers},
            dropped=dict(mending.dropped),
            files=len(files),
            files_damaged=files.count(False),
        )

    def _made_its_own(self, db: Connection, reading: Reading, vault_id: str) -> str:
        """Today's tables, an identity, an audit log that holds, nothing of what was erased; the parent's id."""
        migrations.migrate(db, steps.ALL)
        db.execute("PRAGMA foreign_keys = ON")
        said = next((cell.values for cell in reading.lines(identity.TABLE)), ())
        parent = self._door.header.vault_id.hex()
        if self._door.origin == MENDED and len(said) > 1 and _ID.fullmatch(str(said[1])):
            parent = str(said[1])
        identity.restored_as(db, vault_id, parent)
        if len(said) > 3 and isinstance(said[3], int):
            db.execute(f"UPDATE {identity.TABLE} SET generation = ?", (said[3],))
        with db.transaction():
            _fill_gaps(db)
            audit.chain(db, self._door.data_key)
            replay.replay(db, replay.erasures(db) | (replay.kept_outside(parent) or frozenset()))
        return parent

    def _files(self, db: Connection) -> list[bool]:
        """Of each file kept in the vault, whether its bytes are those that were stored."""
        numbers = [row[0] for row in db.rows("SELECT id FROM attachments")]
        found = []
        for done, number in enumerate(numbers):
            self._work.at(done, len(numbers))
            try:
                attachment_bytes(db, number)
                found.append(True)
            except Damaged:
                found.append(False)
        return found

    def _now_and_then(self, done: int, of: int) -> None:
        if not done % _NOW_AND_THEN:
            self._work.at(done, of)


def _version_of(pages: Pages) -> int:
    """How many steps the tables have been through; all of them where page 1 no longer says."""
    first = pages.read(1)
    found = int.from_bytes(first.content[_VERSION_AT : _VERSION_AT + 4], "big") if first and first.trust else 0
    if found > len(steps.ALL):
        raise VaultUnavailable("vault-newer", found=found, known=len(steps.ALL))
    return found or len(steps.ALL)


def _numbers_of(filling: Filling) -> dict[str, int]:
    """The notes that an index knows and no row told of, by their random ids."""
    rows = filling.witnesses[NOTES].rows.items()
    return {str(row["uid"]): number for number, row in rows if "uid" in row and number not in filling.notes.all()}


def _resume_numbers(db: Connection, reading: Reading, names: set[str]) -> None:
    """A number once given is never given again, even where its row is lost."""
    db.execute_many(
        "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
        [(name, last) for name, last in reading.sequences().items() if name in names],
    )


def _fill_gaps(db: Connection) -> None:
    """Say in the audit log which of its lines were lost, so that the others keep their numbers."""
    rows = db.rows("SELECT id, at FROM audit ORDER BY id")
    if not rows:
        return
    given = db.value("SELECT max(seq) FROM sqlite_sequence WHERE name = 'audit'")
    known = db.value("SELECT coalesce(max(audit_line), 0) FROM backups")
    last = max(rows[-1][0], min(max(int(given), int(known)), rows[-1][0] + _MOST_LINES))
    there, at = {row[0]: row[1] for row in rows}, rows[0][1]
    for line in range(rows[0][0], last + 1):
        at = there.get(line, at)
        if line not in there:
            db.execute(
                "INSERT INTO audit (id, at, event, subject, detail) VALUES (?, ?, ?, '', '{}')", (line, at, _LOST_LINE)
            )


@contextmanager
def _held(folder: Path, secret: Opener) -> Iterator[None]:
    """Nobody else has the vault open meanwhile; a folder that cannot be written to has no lock to take."""
    lock: VaultLock | None = None
    if not isinstance(secret, OwnKey) and (folder / LOCK_NAME).exists():
        lock = VaultLock(folder)
        try:
            lock.acquire()
        except StorageError:
            lock = None
    try:
        yield
    finally:
        if lock is not None:
            lock.release()
