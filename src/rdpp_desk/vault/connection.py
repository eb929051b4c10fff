"""The one way to open an encrypted database, behind a small typed door over sqlcipher3.

The key is given as exactly 64 hexadecimal digits (32 raw bytes, no derivation by SQLCipher), from a buffer that
is wiped at once, through `set_key`: never through SQL text, so that it can reach neither an exception nor a trace.
A file that is missing, empty, in clear or under another key is refused and left unchanged.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from sqlcipher3 import dbapi2 as sqlcipher

from rdpp_desk.errors import DeskError, StorageError, UsageError, VaultUnavailable
from rdpp_desk.vault.statement import run

PAGE_SIZE = 4096
APPLICATION_ID = 0x52445050
KEY_BYTES = 32

Value = str | bytes | int | float | None
Parameters = Sequence[Value] | Mapping[str, Value]
IntegrityError: type[Exception] = sqlcipher.IntegrityError

_PLAINTEXT = b"SQLite format 3\0"
_CIPHER_VERSION = 4
_BUSY_MS = 5_000
_STEPS_BETWEEN_LOOKS = 200_000
_PERM, _BUSY, _READONLY, _INTERRUPT, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 3, 5, 8, 9, 10, 11, 13, 14, 26
_ROOM_TO_OPEN = 1 << 16  # 32 KiB beside the database at each opening: SQLite says no more of it than "I/O error"
_STORAGE = {
    _FULL: "disk-full",
    _READONLY: "read-only",
    _PERM: "read-only",
    _IOERR: "disk-failed",
    _CANTOPEN: "disk-failed",
    _BUSY: "disk-busy",
}
# what `Connection.backup` raises carries no number
_BY_TEXT = {
    "database is locked": _BUSY,
    "attempt to write a readonly database": _READONLY,
    "interrupted": _INTERRUPT,
    "disk I/O error": _IOERR,
    "database disk image is malformed": _CORRUPT,
    "database or disk is full": _FULL,
    "unable to open database file": _CANTOPEN,
    "file is not a database": _NOTADB,
}
_FULL_TEXT_MISTAKES = ("fts5:", "unterminated string", "unknown special query")
_PRAGMAS = (
    f"PRAGMA cipher_page_size = {PAGE_SIZE}",
    "PRAGMA cipher_memory_security = OFF",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA locking_mode = NORMAL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32000",
    "PRAGMA trusted_schema = OFF",
)


class Interrupted(DeskError):
    """A query was stopped by `Connection.interrupt` (code `interrupted`)."""


class Row(Protocol):
    """One row: by position or by column name."""

    def __getitem__(self, key: int | str) -> Any: ...
    def __iter__(self) -> Iterator[Any]: ...
    def __len__(self) -> int: ...
    def keys(self) -> list[str]: ...


class Connection:
    """One connection. Calls from several threads wait for one another; `interrupt` and `close` do not wait for rows.

    Every method raises, besides `IntegrityError` for a broken constraint:

    Raises:
        StorageError: `disk-full`, `read-only`, `disk-failed`, `disk-busy`.
        VaultUnavailable: `vault-damaged` (a page does not read), `vault-closed`.
        UsageError: `query-not-understood` (full-text syntax).
        Interrupted: stopped by `interrupt`.
    """

    def __init__(self, raw: Any, path: Path) -> None:
        self._raw: Any = raw
        self._path = path
        self._turn = threading.RLock()
        self._only: int | None = None
        self._deadline = float("inf")
        self._depth = 0
        self._closing = False
        self.before_change: Callable[[], None] = _nothing
        self.again: Callable[[], Connection] | None = None
        self._spoilt = False

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a query."""
        with self._speaking() as raw:
            return cast("list[Row]", run(raw, sql, parameters).fetchall())

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row of a query, or nothing."""
        with self._speaking() as raw:
            cursor = run(raw, sql, parameters)
            found = cast("Row | None", cursor.fetchone())
            cursor.close()
            return found

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, or nothing."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def pages(self, sql: str, parameters: Parameters = (), *, size: int = 500) -> Iterator[list[Row]]:
        """The rows of a query, `size` at a time."""
        with self._speaking() as raw:
            cursor = run(raw, sql, parameters)
        while True:
            with self._speaking():
                batch = cast("list[Row]", cursor.fetchmany(size))
            if not batch:
                return
            yield batch

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run a statement; how many rows it changed."""
        with self._speaking() as raw:
            cursor = run(raw, sql, parameters)
            cursor.fetchall()
            return int(cursor.rowcount)

    def insert(self, sql: str, parameters: Parameters = ()) -> int:
        """Run an INSERT; the id of the new row."""
        with self._speaking() as raw:
            return int(run(raw, sql, parameters).lastrowid)

    def execute_many(self, sql: str, many: Iterable[Parameters]) -> None:
        """Run a statement once for each set of parameters."""
        with self._speaking() as raw:
            for parameters in many:
                run(raw, sql, parameters)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """BEGIN IMMEDIATE … COMMIT; joins the outer one when nested; rolls back on any exception.

        What `before_change` raises stops it before it begins.
        """
        with self._my_turn():
            if self._depth:
                yield self
                return
            self.before_change()
            self.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield self
                self.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._depth = 0

    @property
    def is_open(self) -> bool:
        """Whether `close` is still to come."""
        return self._raw is not None

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open on this connection."""
        return self._raw is not None and bool(self._raw.in_transaction)

    def interrupt(self) -> None:
        """Stop the query that another thread is running here; that thread gets `Interrupted`."""
        if self._raw is not None:
            self._raw.interrupt()

    @contextlib.contextmanager
    def watched(self, pause: Callable[[], None]) -> Iterator[None]:
        """Call `pause` now and then while queries run inside; what it raises ends them, and is raised here."""
        raised: list[BaseException] = []

        def look() -> int:
            try:
                pause()
            except BaseException as error:
                raised.append(error)
            return len(raised)

        with self._speaking() as raw:
            raw.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
        try:
            yield
        except Interrupted:
            if raised:
                raise raised[0] from None
            raise
        finally:
            if self._raw is not None:
                self._raw.set_progress_handler(None, 0)

    def hurry(self, patience: float) -> None:
        """Keep the connection for this thread: the others find it closed at their next statement.

        What one of them is in the midst of has `patience` seconds to end, and as many once interrupted. After that,
        this thread waits no more: `disk-busy`.
        """
        if self._turn.acquire(timeout=patience):
            self._turn.release()
        else:
            self.interrupt()
        self._only = threading.get_ident()
        self._deadline = time.monotonic() + patience

    def close(self, patience: float = -1) -> None:
        """Close; harmless when already closed.

        `patience`: how many seconds to wait for the statement that another thread is running, interrupted; after
        that its thread finds the connection closed and lets it go. Negative: as long as it takes, or as `hurry` said.
        """
        self.interrupt()
        if patience < 0 and self._only is not None:
            patience = max(0.0, self._deadline - time.monotonic())
        if not self._turn.acquire(timeout=patience):
            self._closing = True
            return
        try:
            raw, self._raw = self._raw, None
            if raw is not None:
                with contextlib.suppress(sqlcipher.Error):
                    raw.close()
        finally:
            self._turn.release()

    def copy_to(self, target: Connection, *, pages: int, progress: Callable[[int, int], None]) -> None:
        """Copy this database into the empty, keyed `target`, calling `progress(done, total)` in pages.

        Whatever `progress` raises stops the copy.
        """

        def step(_status: int, remaining: int, total: int) -> None:
            progress(total - remaining, total)

        with self._speaking() as raw, target._speaking() as other:
            raw.backup(other, pages=pages, progress=step)

    def _roll_back(self) -> None:
        raw = self._raw
        if raw is not None and raw.in_transaction:
            with contextlib.suppress(sqlcipher.Error):
                raw.execute("ROLLBACK")

    @contextlib.contextmanager
    def _my_turn(self) -> Iterator[None]:
        left = self._deadline - time.monotonic()
        if not self._turn.acquire(timeout=-1 if left > threading.TIMEOUT_MAX else max(0.0, left)):
            raise StorageError("disk-busy", path=str(self._path))
        try:
            yield
        finally:
            self._turn.release()

    @contextlib.contextmanager
    def _speaking(self) -> Iterator[Any]:
        with self._my_turn():
            if self._raw is None or self._closing or self._only not in (None, threading.get_ident()):
                raise VaultUnavailable("vault-closed")
            if self._spoilt and not self._depth and self.again is not None:
                self._open_again(self.again())
            try:
                yield self._raw
            except sqlcipher.Error as error:
                foreseen = _foreseen(error, self._path)
                if foreseen is None:
                    raise
                self._spoilt = self._spoilt or foreseen.code == "vault-damaged"
                raise foreseen from None

    def _open_again(self, fresh: Connection) -> None:
        """After one damaged page SQLCipher refuses all that is asked of a connection: `again` gives another one."""
        spoilt, self._raw, fresh._raw = self._raw, fresh._raw, None
        self._spoilt = False
        with contextlib.suppress(sqlcipher.Error):
            spoilt.close()


def _nothing() -> None:
    """Nobody asked to look before each change."""


def open_database(
    path: Path, key: bytes | bytearray, *, create: bool = False, read_only: bool = False, immutable: bool = False
) -> Connection:
    """Open the encrypted database at `path` with the raw 32-byte `key`.

    `read_only` gives a query-only connection; `immutable` reads a file that nobody changes, trailing bytes allowed.

    Raises:
        VaultUnavailable: `vault-missing`, `vault-damaged` (empty, in clear, or not under this key).
        StorageError: the file cannot be reached.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("a data key is 32 bytes")
    if not any(key):  # wiped by a lock while a worker was starting
        raise VaultUnavailable("vault-closed")
    if not create:
        _refuse_strangers(path)
    # the plain rollback of `mode=ro` cannot read a WAL: a query-only connection opens mode=rw
    mode = "ro&immutable=1" if immutable else "rw"
    try:
        raw = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
    except sqlcipher.Error as error:
        raise _foreseen(error, path) or StorageError("disk-failed", path=str(path)) from None
    connection = Connection(raw, path)
    try:
        raw.row_factory = sqlcipher.Row
        raw.execute("PRAGMA cipher_log_level = NONE").fetchall()
        _give_key(raw, key)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        raw.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        connection.value("SELECT count(*) FROM sqlite_schema")
        if int(str(connection.value("PRAGMA cipher_version")).split(".")[0]) < _CIPHER_VERSION:
            raise VaultUnavailable("cipher-missing")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        elif not immutable:
            connection.value("PRAGMA journal_mode = WAL" if not create else "PRAGMA journal_mode = DELETE")
    except BaseException:
        connection.close()
        raise
    return connection


def _give_key(raw: Any, key: bytes | bytearray) -> None:
    digits = bytearray(b"x'" + key.hex().encode("ascii") + b"'")
    try:
        raw.set_key(digits)
    except sqlcipher.Error:
        raise VaultUnavailable("vault-damaged", part="database") from None
    finally:
        digits[:] = bytes(len(digits))


def _refuse_strangers(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(_PLAINTEXT))
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise VaultUnavailable("vault-missing", path=str(path)) from None
    except OSError:
        raise StorageError("disk-failed", path=str(path)) from None
    if size < PAGE_SIZE or start == _PLAINTEXT:
        raise VaultUnavailable("vault-damaged", part="database")


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM_TO_OPEN
    except OSError:
        return False


def _foreseen(error: Exception, path: Path) -> DeskError | None:
    code = int(getattr(error, "sqlite_errorcode", None) or _BY_TEXT.get(str(error), 0)) & 0xFF
    if code == _IOERR and _no_room(path):
        code = _FULL
    if code == _INTERRUPT:
        return Interrupted("interrupted")
    if code in (_CORRUPT, _NOTADB):
        return VaultUnavailable("vault-damaged", part="database")
    if code in _STORAGE:
        return StorageError(_STORAGE[code], path=str(path))
    if any(sign in str(error) for sign in _FULL_TEXT_MISTAKES):
        return UsageError("query-not-understood")
    return None
