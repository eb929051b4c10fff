"""The lock comes while another thread works in the vault: it ends soon, or is not waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from tests.desks import clock, desk, made_vault, vault_folder

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError, StorageError

__all__ = ["clock", "desk", "made_vault", "vault_folder"]
PATIENCE = 0.1


class Worker:
    """Another thread, in the midst of a transaction until it is let go."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.go_on = threading.Event()
        self.inside = threading.Event()
        self.met: list[str] = []
        self.thread = threading.Thread(target=self._work)
        self.thread.start()
        assert self.inside.wait(2)

    def _work(self) -> None:
        try:
            with self.desk.transaction() as db:
                db.execute("INSERT INTO snoozes (duty_key, until) VALUES ('a', '2026-11-25')")
                self.inside.set()
                self.go_on.wait()
                db.execute("DELETE FROM snoozes")
        except DeskError as error:
            self.met.append(error.code)

    def end(self) -> None:
        self.go_on.set()
        self.thread.join()


@pytest.fixture
def begin(desk: Desk) -> Iterator[Callable[[], Worker]]:
    made: list[Worker] = []

    def start() -> Worker:
        made.append(Worker(desk))
        return made[-1]

    yield start
    for worker in made:
        worker.end()


def test_with_nobody_at_work_this_thread_goes_on(desk: Desk) -> None:
    desk.db.hurry(PATIENCE)
    with desk.transaction():
        desk.record("vault-locked")
    desk.close()
    assert not desk.vault.is_open


def test_a_transaction_that_does_not_end_is_not_waited_for(desk: Desk, begin: Callable[[], Worker]) -> None:
    worker = begin()
    desk.db.hurry(PATIENCE)
    with pytest.raises(StorageError, match="disk-busy"), desk.transaction():
        pass
    desk.close()
    assert not desk.vault.is_open
    assert worker.thread.is_alive()


def test_what_it_does_next_finds_the_vault_closed_and_none_of_it_is_kept(
    desk: Desk, begin: Callable[[], Worker]
) -> None:
    worker = begin()
    desk.db.hurry(PATIENCE)
    worker.end()
    assert worker.met == ["vault-closed"]
    assert desk.db.value("SELECT count(*) FROM snoozes") == 0
