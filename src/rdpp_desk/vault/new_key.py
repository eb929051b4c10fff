"""A new data key, after a suspected leak: the whole database written again under it, both secrets wrapped anew.

Changing the passphrase or the words leaves the data key as it is: whoever once copied the vault with a secret that
opened it can go on reading that copy, and any later one. After this, what they have opens nothing written from now on.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from rdpp_desk.errors import DeskError, UsageError, VaultUnavailable
from rdpp_desk.files import storage_error
from rdpp_desk.vault import audit, identity, keyfile, keys, pair, store, tally, words
from rdpp_desk.vault import header as headers
from rdpp_desk.vault.backup import Progress, Steps, Stop
from rdpp_desk.vault.connection import Connection, open_database
from rdpp_desk.vault.keys import PassphraseSecret, Secret, WordsSecret
from rdpp_desk.vault.lock import VaultLock

if TYPE_CHECKING:
    from rdpp_desk.vault.header import Header
    from rdpp_desk.vault.store import Vault

EVENT = "data-key-changed"
_PAGES_A_STEP = 512
_PATIENCE = 10.0


def change_data_key(
    vault: Vault,
    passphrase: str,
    new_words: Sequence[str],
    retyped: str | Sequence[str],
    *,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> bytearray:
    """Put the vault under a new data key, opened by the same passphrase and by new words; then it is closed.

    The new data key, to open it again with. Vault id, generation and every row are kept, the audit log is chained
    anew, with a line that says so and whether it held together before. Stopped or failed, the vault stays open and
    as it was. Slow: off-thread; others may read and save meanwhile, but for the end. Backups made before keep the
    old key and the old secrets.

    Raises:
        WrongSecret: `wrong-passphrase`.
        UsageError: `words-differ`, or what is wrong with the words retyped (see `words.check_words`).
        VaultUnavailable: `vault-damaged`: the vault does not pass its checks; `vault-closed`, `vault-replaced`.
        StorageError: the disk refused, which needs room for the database once more.
        Stopped.
    """
    if words.check_words(retyped) != words.check_words(new_words):
        raise UsageError("words-differ")
    present = headers.from_bytes(keyfile.present(vault.path, vault.data_key))
    headers.unlock(present, PassphraseSecret(passphrase))
    data_key = keys.new_data_key()
    with closing(open_database(vault.database, vault.data_key, read_only=True)) as witness:
        try:
            _prepare(vault, present, data_key, passphrase, new_words, witness, (progress, stop))
        except OSError as error:
            raise storage_error(error, vault.database) from None
        except DeskError:
            if not pair.under_way(vault.database):
                raise
        finally:
            pair.roll_back(vault.database)
    vault.close()
    _settle(vault)
    return data_key


def _prepare(
    vault: Vault,
    present: Header,
    data_key: bytearray,
    passphrase: str,
    new_words: Sequence[str],
    witness: Connection,
    hooks: tuple[Progress | None, Stop | None],
) -> None:
    """Write the new pair, prove it, and commit to it while nobody can save; from then on the vault serves no one."""
    progress, stop = hooks
    size = vault.database.stat().st_size
    seen = witness.value("PRAGMA data_version")
    _write(vault, data_key, Steps(3, size, progress, stop))
    _write_header(vault, present, data_key, passphrase, new_words)
    with vault.transaction():
        if witness.value("PRAGMA data_version") != seen:  # somebody saved meanwhile
            _write(vault, data_key, Steps(3, size, None, stop))
        pair.commit(vault.database)
        vault.db.hurry(_PATIENCE)


def _settle(vault: Vault) -> None:
    """Put the new pair in place at once; where that is refused, the next opening does."""
    lock = VaultLock(vault.path)
    with contextlib.suppress(DeskError):
        lock.acquire()
        try:
            pair.settle(vault.database)
            pair.forget_old(vault.database)
        finally:
            lock.release()


def _write(vault: Vault, data_key: bytearray, work: Steps) -> None:
    """Copy, compare row by row, check both ways, and chain the audit log under the new key."""
    place = pair.next_database(vault.database)
    place.unlink(missing_ok=True)
    with (
        closing(open_database(vault.database, vault.data_key, read_only=True)) as source,
        closing(store.new_database(place, data_key)) as copy,
    ):
        source.execute("BEGIN")
        held = audit.verify(source, vault.data_key)
        source.copy_to(copy, pages=_PAGES_A_STEP, progress=work.at)
        copy.value("PRAGMA journal_mode = DELETE")
        work.end_pass()
        if tally.tally(copy, work.pause) != tally.tally(source, work.pause):
            raise VaultUnavailable("vault-damaged", part="database")
        work.end_pass()
        audit.chain(copy, data_key)
        found: Mapping[str, object] = {} if held.ok else {"before": held.problem, "line": held.line}
        audit.AuditLog(copy, data_key).record(EVENT, "", vault.clock.now(), found)
        if tally.broken(copy, place.stat().st_size):
            raise VaultUnavailable("vault-damaged", part="database")
        work.end_pass()


def _write_header(
    vault: Vault, present: Header, data_key: bytearray, passphrase: str, new_words: Sequence[str]
) -> None:
    made = headers.new_header(present.vault_id, data_key, passphrase, words.entropy_of(new_words), present.parameters)
    stored = headers.from_bytes(pair.write_next_header(vault.database, headers.to_bytes(made, data_key)))
    secrets: tuple[Secret, ...] = (PassphraseSecret(passphrase), WordsSecret(tuple(new_words)))
    for secret in secrets:
        opened = headers.unlock(stored, secret)
        with closing(open_database(pair.next_database(vault.database), opened, immutable=True)) as db:
            if identity.read(db).vault_id != stored.vault_id.hex():
                raise VaultUnavailable("vault-swapped")
