"""Creating, opening and closing a vault: a folder (0700) with `vault.db` and `vault.keys` (0600)."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from rdpp_desk.clock import Clock
from rdpp_desk.errors import DeskError, StorageError, UsageError, VaultUnavailable
from rdpp_desk.files import free_path, fsync_folder, storage_error
from rdpp_desk.vault import (
    audit,
    identity,
    keyfile,
    keys,
    migrations,
    pair,
    place,
    rekey,
    seen,
    steps,
    underneath,
    upgrade,
    wal,
    words,
)
from rdpp_desk.vault import header as headers
from rdpp_desk.vault.connection import Connection, open_database
from rdpp_desk.vault.header import Header
from rdpp_desk.vault.keys import Parameters, PassphraseSecret, Secret, WordsSecret
from rdpp_desk.vault.lock import VaultLock

DATABASE_NAME = "vault.db"
_PATIENCE = 0.3


@dataclass(frozen=True, slots=True)
class Sealed:
    """Bytes that only the vault they came from can read, whatever happens to it in between."""

    vault_id: str
    content: bytes = field(repr=False)


class Vault:
    """An open, unlocked vault. The writer connection `db` serves one thread at a time.

    `opening_problems` and `problems_found` are codes of `HealthReport`: what the opening noticed, and what the last
    check since then found (None before it). `kept_apart` is where `keep_apart` put a copy.
    """

    def __init__(
        self,
        path: Path,
        db: Connection,
        data_key: bytearray,
        lock: VaultLock,
        clock: Clock,
        opening_problems: tuple[str, ...],
    ) -> None:
        found = identity.read(db)
        self.path = path
        self.clock = clock
        self.vault_id = found.vault_id
        self.parent_id = found.parent_id
        self.generation = found.generation
        self.db = db
        self._data_key = data_key
        self.audit = audit.AuditLog(db, data_key)
        self.opening_problems = opening_problems
        self.problems_found: tuple[str, ...] | None = None
        self.kept_apart: Path | None = None
        self.watch = underneath.Watch(self.database, identity.mark(db), lambda: self.data_key)
        db.before_change, db.again = self.require_same, self.watch.open_again
        self._lock = lock
        self._readers: list[Connection] = []
        self._open = True

    @property
    def database(self) -> Path:
        """The encrypted database file."""
        return self.path / DATABASE_NAME

    @property
    def data_key(self) -> bytes:
        """A copy of the data key, for the other files of this room: a lock wipes the original under a worker's feet.

        Raises:
            VaultUnavailable: `vault-closed`.
        """
        copy = bytes(self._data_key)
        if not any(copy):
            raise VaultUnavailable("vault-closed")
        return copy

    @property
    def is_open(self) -> bool:
        """Whether `close` is still to come."""
        return self._open

    @property
    def replaced_underneath(self) -> bool:
        """Whether another file has taken the database's place since the opening, as a synchronised folder does."""
        try:
            return self.watch.replaced()
        except (StorageError, VaultUnavailable):
            return False

    def require_same(self) -> None:
        """Refuse to go on once another file has taken the database's place.

        Raises:
            VaultUnavailable: `vault-replaced`, `vault-closed`.
            StorageError: the medium is gone.
        """
        self.watch.require_same()

    def transaction(self) -> AbstractContextManager[Connection]:
        """One durable, all-or-nothing change; joins the outer one when nested.

        Raises:
            StorageError: `disk-full`, `read-only`, `disk-failed`, `disk-busy`; nothing of the change is kept.
            VaultUnavailable: `vault-closed`, `vault-damaged`; `vault-replaced`: another program put another file in
                the database's place, which is left as it is.
        """
        return self.db.transaction()

    def accept_opening(self) -> None:
        """The practitioner knows that this is an older copy, or one of two written apart: go on with it."""
        self.opening_problems = tuple(one for one in self.opening_problems if one not in seen.PROBLEMS)
        seen.remember(identity.mark(self.db))

    def keep_apart(self) -> Path:
        """Copy what is open to a vault of its own beside this one, once; where. For when the file was replaced.

        Raises:
            StorageError: the disk refused; nothing is left behind.
            VaultUnavailable: `vault-damaged`.
        """
        with self.watch.keeping:  # a lock waits for the copy that a worker has begun: its log is about to go
            if self.kept_apart is None:
                stored = self.watch.header()

                def fill(place: Path) -> None:
                    keyfile.write_first(place, stored)
                    with contextlib.closing(new_database(place / DATABASE_NAME, self.data_key)) as copy:
                        self.db.copy_to(copy, pages=-1, progress=lambda _done, _total: None)

                target = free_path(self.path.with_name(f"{self.path.name}-{self.clock.now():%Y-%m-%d-%H%M}"))
                build_beside(target, fill)
                self.kept_apart = target
            return self.kept_apart

    def search_connection(self) -> Connection:
        """A new query-only connection for one worker thread; closed with the vault, or earlier by its user.

        Raises: as `require_same`.
        """
        self.require_same()
        reader = open_database(self.database, self.data_key, read_only=True)
        self._readers = [*(other for other in self._readers if other.is_open), reader]
        return reader

    def seal(self, data: bytes) -> Sealed:
        """Encrypt bytes that must outlive the lock in memory, such as a draft the disk refused."""
        return Sealed(self.vault_id, keys.wrap(self._sealing_key(), data, self.vault_id.encode("ascii")))

    def unseal(self, sealed: Sealed) -> bytes:
        """What `seal` was given, in this opening or an earlier one.

        Raises:
            UsageError: `sealed-elsewhere`: another vault sealed it.
        """
        data = keys.unwrap(self._sealing_key(), sealed.content, self.vault_id.encode("ascii"))
        if data is None:
            raise UsageError("sealed-elsewhere")
        return data

    def close(self) -> None:
        """Empty the write-ahead log into the database, close every connection, free the lock. Idempotent.

        Where another file has taken the database's place, what was open is kept apart and that file left as it is.
        """
        if not self._open:
            return
        self._open = False
        for reader in self._readers:
            reader.close(_PATIENCE)
        with contextlib.suppress(DeskError):
            self.db.value("PRAGMA busy_timeout = 0")
        if self.replaced_underneath:
            with contextlib.suppress(DeskError):
                self.keep_apart()
            with contextlib.suppress(OSError):
                os.truncate(self.path / f"{DATABASE_NAME}-wal", 0)
        else:
            with contextlib.suppress(DeskError):
                self.db.value("PRAGMA wal_checkpoint(TRUNCATE)")
        self.db.close()
        self._data_key[:] = bytes(len(self._data_key))
        self._lock.release()

    def __enter__(self) -> Vault:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _sealing_key(self) -> bytes:
        return keys.subkey(self.data_key, "sealed draft")


def is_vault(folder: Path) -> bool:
    """Whether `folder` holds a file of a vault, damaged or not; one that cannot be read shows none."""
    return os.path.exists(folder / DATABASE_NAME) or os.path.exists(folder / keyfile.KEYS_NAME)


def create(
    folder: Path, passphrase: str, *, clock: Clock, parameters: Parameters | None = None
) -> tuple[Vault, tuple[str, ...]]:
    """Make a vault at `folder`, which must not exist or be empty; the open vault and its 24 recovery words.

    It is built beside and takes its name in one step. The cost of the passphrase is calibrated unless given.

    Raises:
        UsageError: `empty-passphrase`.
        VaultUnavailable: `vault-exists`, `folder-not-empty`.
        StorageError: the disk refused; nothing is left behind.
    """
    recovery = words.new_words()
    vault_id = secrets.token_bytes(headers.ID_BYTES)
    data_key = keys.new_data_key()

    def fill(place: Path) -> None:
        made = headers.new_header(
            vault_id, data_key, passphrase, words.entropy_of(recovery), parameters or keys.calibrate()
        )
        keyfile.write_first(place, headers.to_bytes(made, data_key))
        with contextlib.closing(new_database(place / DATABASE_NAME, data_key)) as db:
            identity.found(db, vault_id.hex(), clock.now())
            migrations.migrate(db, steps.ALL)

    build_beside(folder, fill)
    vault = _open(folder, lambda header: _proven(header, data_key, WordsSecret(recovery)), clock)
    return vault, recovery


def open_with_passphrase(folder: Path, passphrase: str, *, clock: Clock, wanted: Parameters = keys.WANTED) -> Vault:
    """Open; a header that costs less than `wanted` is rewritten once.

    Raises:
        WrongSecret: `wrong-passphrase`.
        UsageError: `empty-passphrase`.
        VaultUnavailable: `vault-missing`, `not-a-vault`, `vault-damaged`, `vault-swapped`, `vault-newer`,
            `vault-open-elsewhere`, `header-out-of-bounds`.
        StorageError: `vault-read-only`: its medium or folder does not allow writing; or the disk refused.
    """
    vault = open_with(folder, PassphraseSecret(passphrase), clock=clock)
    with contextlib.suppress(StorageError):
        rekey.raise_cost(vault, passphrase, wanted)
    return vault


def open_with_words(folder: Path, typed: str | Sequence[str], *, clock: Clock) -> Vault:
    """Open with the recovery words; then offer `set_passphrase`.

    Raises:
        WrongSecret: `wrong-words`, or why they cannot be right (see `words.check_words`).
        VaultUnavailable, StorageError: as `open_with_passphrase`.
    """
    given = typed if isinstance(typed, str) else tuple(typed)
    return open_with(folder, WordsSecret(given), clock=clock)


def open_with(folder: Path, secret: Secret, *, clock: Clock) -> Vault:
    """Open with either secret. Raises as `open_with_passphrase` and `open_with_words`."""
    return _open(folder, lambda header: headers.unlock(header, secret), clock)


def open_with_data_key(folder: Path, data_key: bytes | bytearray, *, clock: Clock) -> Vault:
    """Open without deriving anything; for the quick unlock and the crash campaigns, which hold the data key."""

    def check(header: Header) -> bytearray:
        headers.verify(header, data_key)
        return bytearray(data_key)

    return _open(folder, check, clock)


def new_database(path: Path, data_key: bytes | bytearray) -> Connection:
    """An empty encrypted database in a new file, readable by its owner only."""
    with _disk(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return open_database(path, data_key, create=True)


def build_beside(folder: Path, fill: Callable[[Path], None]) -> None:
    """Fill a new private folder beside `folder`, then give it that name in one step.

    Raises:
        VaultUnavailable: `vault-exists`, `folder-not-empty`.
        StorageError: the disk refused; nothing is left behind.
    """
    folder = folder.absolute()
    if is_vault(folder):
        raise VaultUnavailable("vault-exists", path=str(folder))
    with _disk(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise VaultUnavailable("folder-not-empty", path=str(folder))
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
        place.mkdir(mode=0o700)
        place.chmod(0o700)
        try:
            fill(place)
            fsync_folder(place)
            if folder.exists():
                folder.rmdir()
            place.rename(folder)
            fsync_folder(folder.parent)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise


def _open(folder: Path, key_of: Callable[[Header], bytearray], clock: Clock) -> Vault:
    folder = folder.absolute()
    place.require_vault(folder / DATABASE_NAME)
    lock = VaultLock(folder)
    with place.writable(folder):
        lock.acquire()
    db: Connection | None = None
    try:
        with place.writable(folder):
            pair.settle(folder / DATABASE_NAME)
        header, data_key, opened_by = _unlock(folder, key_of)
        with place.writable(folder):
            place.require_writable(folder / DATABASE_NAME)
        problems = wal.problems(folder / DATABASE_NAME)
        db = open_database(folder / DATABASE_NAME, data_key)
        if identity.read(db).vault_id != header.vault_id.hex():
            raise VaultUnavailable("vault-swapped")
        upgrade.bring_up_to_date(folder / DATABASE_NAME, db)
        elsewhere = seen.problems(db)
        problems += (*elsewhere, *_rise(db))
        keyfile.settle(folder, opened_by)
        pair.opened(folder / DATABASE_NAME, db, data_key)
        vault = Vault(folder, db, data_key, lock, clock, problems)
        if not elsewhere:
            seen.remember(identity.mark(db))
        return vault
    except BaseException:
        if db is not None:
            db.close()
        lock.release()
        raise


def _rise(db: Connection) -> tuple[str, ...]:
    """Note the opening, in the file itself and not in its log only; a full disk must not keep the vault closed."""
    try:
        identity.rise(db)
    except StorageError:
        return ("disk-refused",)
    with contextlib.suppress(StorageError):
        db.value("PRAGMA wal_checkpoint(TRUNCATE)")
    return ()


def _unlock(folder: Path, key_of: Callable[[Header], bytearray]) -> tuple[Header, bytearray, Path]:
    first: DeskError | None = None
    for path, stored in keyfile.candidates(folder):
        try:
            header = headers.from_bytes(stored)
            return header, key_of(header), path
        except DeskError as error:
            first = first or error
    assert first is not None
    raise first


def _proven(header: Header, data_key: bytearray, secret: Secret) -> bytearray:
    opened = headers.unlock(header, secret)
    if opened != data_key:
        raise VaultUnavailable("vault-damaged", part="header")
    return opened


@contextlib.contextmanager
def _disk(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise storage_error(error, path) from None
