"""Another program puts another file in the vault's place: noticed, refused, and never written over."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.vault.conftest import CLOCK, PASSPHRASE, Closed

from rdpp_desk import vault
from rdpp_desk.errors import StorageError, VaultUnavailable
from rdpp_desk.vault import store, underneath
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.store import Vault

ADD = "INSERT INTO leaves (text) VALUES (?)"


def write(opened: Vault, text: str) -> None:
    with opened.transaction() as db:
        db.execute(ADD, (text,))


def last(opened: Vault) -> object:
    return opened.db.value("SELECT text FROM leaves ORDER BY id DESC LIMIT 1")


def put_by_renaming(stranger: Path, place: Path) -> None:
    shutil.copy(stranger, place.with_name("arriving"))
    place.with_name("arriving").replace(place)


def write_over(stranger: Path, place: Path) -> None:
    with place.open("rb+") as file:
        file.write(stranger.read_bytes())
        file.truncate()


def refusing(path: Path, *_: object, **__: object) -> Connection:
    raise StorageError("disk-failed", path=str(path))


PUT = pytest.mark.parametrize("put", [put_by_renaming, write_over])


def opened_apart(closed: Closed, tmp_path: Path) -> Path:
    """The database of the same vault opened as often on another computer, which wrote something else."""
    other = shutil.copytree(closed.folder, tmp_path / "other")
    with pytest.MonkeyPatch.context() as elsewhere_too:
        elsewhere_too.setenv("XDG_STATE_HOME", str(tmp_path / "state of the other computer"))
        with store.open_with_data_key(other, closed.data_key, clock=CLOCK) as elsewhere:
            write(elsewhere, "écrit ailleurs")
    return Path(other) / "vault.db"


@PUT
def test_a_file_put_in_its_place_is_noticed_and_left_as_it_is(
    closed: Closed, tmp_path: Path, put: Callable[[Path, Path], None]
) -> None:
    stranger = opened_apart(closed, tmp_path)
    opened = closed.open()
    write(opened, "écrit ici")
    put(stranger, closed.database)
    assert opened.replaced_underneath
    with pytest.raises(VaultUnavailable, match="vault-replaced"):
        write(opened, "de trop")
    opened.close()
    assert closed.database.read_bytes() == stranger.read_bytes()
    assert opened.kept_apart is not None
    with closed.open() as again:
        assert last(again) == "écrit ailleurs"
        assert vault.check_health(again).problems == ("another-branch",)
    with store.open_with_data_key(opened.kept_apart, closed.data_key, clock=CLOCK) as kept:
        assert last(kept) == "écrit ici"


def test_nothing_else_is_read_from_it_nor_written_beside_it(closed: Closed, tmp_path: Path) -> None:
    stranger = opened_apart(closed, tmp_path)
    with closed.open() as opened:
        keys = closed.keys.read_bytes()
        put_by_renaming(stranger, closed.database)
        target = tmp_path / "a.rdppbackup"
        for act in (
            opened.search_connection,
            lambda: vault.write_backup(opened, target),
            lambda: vault.set_passphrase(opened, "une autre phrase"),
        ):
            with pytest.raises(VaultUnavailable, match="vault-replaced"):
                act()
        assert not target.exists()
        assert closed.keys.read_bytes() == keys


@pytest.mark.parametrize("content", [b"", bytes(8192), b"\x07" * 65536])
def test_noise_in_its_place_is_noticed(closed: Closed, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "noise").write_bytes(content)
    with closed.open() as opened:
        write_over(tmp_path / "noise", closed.database)
        with pytest.raises(VaultUnavailable, match="vault-replaced"):
            write(opened, "de trop")
    assert closed.database.read_bytes() == content


def test_a_file_that_is_gone_is_noticed(closed: Closed) -> None:
    with closed.open() as opened:
        closed.database.unlink()
        with pytest.raises(VaultUnavailable, match="vault-replaced"):
            write(opened, "de trop")
    assert not closed.database.exists()


def test_our_own_writing_is_not_another_program(closed: Closed) -> None:
    with closed.open() as opened:
        for number in range(12):
            write(opened, f"{number} " + "long " * 120_000)
            if number % 3 == 0:
                assert vault.check_health(opened).ok
        assert not opened.replaced_underneath


def test_a_medium_that_fails_for_a_moment_is_not_another_file(closed: Closed) -> None:
    opened = closed.open()
    write(opened, "écrit ici")
    with pytest.MonkeyPatch.context() as failing:
        failing.setattr(underneath, "open_database", refusing)
        os.utime(closed.database)
        assert not opened.replaced_underneath
        with pytest.raises(StorageError, match="disk-failed"):
            write(opened, "refusé")
        opened.close()
    assert opened.kept_apart is None
    with closed.open() as again:
        assert last(again) == "écrit ici"


@pytest.mark.parametrize("keys", [b"", b"of another key"])
def test_what_was_open_is_kept_apart_even_if_its_key_file_was_replaced_too(
    closed: Closed, tmp_path: Path, keys: bytes
) -> None:
    stranger = opened_apart(closed, tmp_path)
    opened = closed.open()
    vault.set_passphrase(opened, "une autre phrase")
    write(opened, "écrit ici")
    put_by_renaming(stranger, closed.database)
    closed.keys.write_bytes(keys)
    opened.close()
    assert opened.kept_apart is not None
    with store.open_with_passphrase(opened.kept_apart, "une autre phrase", clock=CLOCK) as kept:
        assert last(kept) == "écrit ici"


class Slow:
    """A raw connection whose copy waits, once begun, to be let go."""

    def __init__(self, raw: Any) -> None:
        self._raw, self.begun, self.go_on = raw, threading.Event(), threading.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)

    def backup(self, target: Any, **how: Any) -> None:
        self.begun.set()
        self.go_on.wait()
        self._raw.backup(target, **how)


def test_a_lock_while_it_is_being_kept_apart_leaves_the_copy_whole(closed: Closed, tmp_path: Path) -> None:
    stranger = opened_apart(closed, tmp_path)
    opened = closed.open()
    write(opened, "écrit ici")
    opened.db.value("PRAGMA shrink_memory")  # as of a vault larger than what is kept at hand of it
    put_by_renaming(stranger, closed.database)
    slow = Slow(opened.db._raw)
    opened.db._raw = slow
    copying = threading.Thread(target=opened.keep_apart)
    copying.start()
    slow.begun.wait()

    def lock() -> None:
        opened.db.hurry(0.01)
        opened.close()

    locking = threading.Thread(target=lock)
    locking.start()
    locking.join(0.3)
    slow.go_on.set()
    for one in (copying, locking):
        one.join()
    assert closed.database.read_bytes() == stranger.read_bytes()
    assert opened.kept_apart is not None
    with store.open_with_data_key(opened.kept_apart, closed.data_key, clock=CLOCK) as kept:
        assert last(kept) == "écrit ici"


def test_the_refused_text_is_sealed_and_read_back_after_reopening(closed: Closed, tmp_path: Path) -> None:
    stranger = opened_apart(closed, tmp_path)
    with closed.open() as opened:
        put_by_renaming(stranger, closed.database)
        sealed = opened.seal(b"en cours")
    with closed.open() as again:
        assert again.unseal(sealed) == b"en cours"


def test_two_copies_written_apart_are_told_at_each_opening_until_accepted(closed: Closed, tmp_path: Path) -> None:
    stranger = opened_apart(closed, tmp_path)
    closed.open().close()
    shutil.copy(stranger, closed.database)
    for _ in range(2):
        with closed.open() as opened:
            assert opened.opening_problems == ("another-branch",)
    with closed.open() as opened:
        opened.accept_opening()
        assert opened.opening_problems == ()
    with closed.open() as opened:
        assert opened.opening_problems == ()


def test_an_older_copy_opened_often_enough_to_look_newer_is_still_told(closed: Closed, tmp_path: Path) -> None:
    shutil.copytree(closed.folder, tmp_path / "old")
    closed.open().close()
    shutil.rmtree(closed.folder)
    shutil.copytree(tmp_path / "old", closed.folder)
    found = []
    for _ in range(3):
        with closed.open() as opened:
            found.append(opened.opening_problems)
    assert found == [("generation-older",), ("another-branch",), ("another-branch",)]


def test_what_an_earlier_version_remembered_of_openings_is_understood(closed: Closed, own_folders: Path) -> None:
    closed.open().close()
    record = next(own_folders.rglob("generations.json"))
    (vault_id, (generation, _nonce)) = next(iter(json.loads(record.read_bytes()).items()))
    record.write_text(json.dumps({vault_id: generation}))
    closed.open().close()
    record.write_text(json.dumps({vault_id: generation + 7}))
    with closed.open() as opened:
        assert opened.opening_problems == ("generation-older",)


HOLD = """
import sys, time
from pathlib import Path
from rdpp_desk.clock import SystemClock
from rdpp_desk.vault import store
opened = store.open_with_data_key(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), clock=SystemClock())
with opened.transaction() as db:
    db.execute("INSERT INTO leaves (text) VALUES ('tenue')")
print("held", flush=True)
time.sleep(600)
"""


def test_a_second_process_is_refused_until_the_first_one_dies(closed: Closed) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(closed.folder), closed.data_key.hex()], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(VaultUnavailable, match="vault-open-elsewhere"):
            vault.open_with_passphrase(closed.folder, PASSPHRASE, clock=CLOCK)
    finally:
        holder.kill()
        holder.communicate()
    with closed.open() as opened:
        assert last(opened) == "tenue"
        assert vault.check_health(opened).ok
