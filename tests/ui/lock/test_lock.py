"""The lock never waits, and what was open comes back where it was."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desks import PASSPHRASE, clock, desk, made_vault, vault_folder

from rdpp_desk.actions import clients, notes, unlock
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Client
from rdpp_desk.settings import Settings
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.ui.system_session import Reason

__all__ = ["clock", "desk", "made_vault", "vault_folder"]


@pytest.fixture
def desktop(qtbot: QtBot, desk: Desk, clock: FixedClock) -> Iterator[Desktop]:
    made = Desktop(Settings(last_vault=str(desk.vault.path), language="en"), clock)
    qtbot.addWidget(made.window)
    made.window.show()
    made.open_desk(desk)
    yield made
    made.window.lock()
    made.window.jobs.wait_all()


class Stuck:
    """Work that ends only when the test does; `inside` once it holds what it holds."""

    def __init__(self) -> None:
        self.end, self.inside = threading.Event(), threading.Event()

    def alone(self) -> None:
        self.inside.set()
        self.end.wait()

    def in_the_vault(self, desk: Desk) -> None:
        with desk.transaction() as db:
            db.value("SELECT count(*) FROM notes")
            self.alone()


@pytest.fixture
def stuck() -> Iterator[Stuck]:
    made = Stuck()
    yield made
    made.end.set()


def new_note(desk: Desk) -> notes.OpenNote:
    client = clients.create_client(desk, Client(first_name="Camille"))
    engagement = clients.start_engagement(desk, Engagement(kind=EngagementKind.COACHING, client_id=client.id))
    return notes.open_note(desk, notes.new_note(desk, engagement.id, None).id)


def write(desktop: Desktop, words: str) -> DossierPage:
    assert desktop.workspace is not None
    note = new_note(desktop.workspace.desk).note
    desktop.window.show_page("dossier", engagement_id=note.engagement_id, note_id=note.id)
    page = desktop.window.pages["dossier"]
    assert isinstance(page, DossierPage)
    QTest.keyClicks(page.editor.text, words)
    return page


def unlock_again(desktop: Desktop, clock: FixedClock) -> None:
    vault = Path(desktop.settings.last_vault)
    desktop.open_desk(unlock.unlock(vault, PASSPHRASE, clock))
    QApplication.processEvents()


def test_a_job_that_never_ends_delays_nothing(desktop: Desktop, desk: Desk, stuck: Stuck, clock: FixedClock) -> None:
    done: list[object] = []
    desktop.window.jobs.run(stuck.alone, on_done=done.append)
    assert stuck.inside.wait(5)
    write(desktop, "ce qui reste a dire")
    desktop.window.lock()
    assert not desk.vault.is_open
    assert not stuck.end.is_set()
    unlock_again(desktop, clock)
    stuck.end.set()
    desktop.window.jobs.wait_all()
    assert done == []


def test_one_that_holds_the_vault_neither_and_the_words_are_kept(
    desktop: Desktop, desk: Desk, stuck: Stuck, clock: FixedClock
) -> None:
    page = write(desktop, "ce qui reste a dire")
    note_id = page.editor.note_id
    desktop.window.jobs.run(stuck.in_the_vault, desk)
    assert stuck.inside.wait(5)
    desktop.window.lock()
    assert not desk.vault.is_open
    assert len(desktop.sealed) == 1
    stuck.end.set()
    desktop.window.jobs.wait_all()
    unlock_again(desktop, clock)
    assert desktop.workspace is not None
    assert notes.open_note(desktop.workspace.desk, note_id).note.text == "ce qui reste a dire"
    assert desktop.sealed == ()


def test_the_same_page_note_and_caret_come_back(desktop: Desktop, clock: FixedClock) -> None:
    page = write(desktop, "une phrase, puis une autre")
    note_id = page.editor.note_id
    page.editor.text.go_to(10)
    desktop.window.auto_lock.system.left.emit(Reason.SLEEP)
    assert desktop.window.is_locked
    unlock_again(desktop, clock)
    again = desktop.window.stack.currentWidget()
    assert isinstance(again, DossierPage)
    assert again.editor.note_id == note_id
    assert again.editor.text.toPlainText() == "une phrase, puis une autre"
    assert again.editor.text.textCursor().position() == 10


@pytest.mark.parametrize("step", ["leave", "place", "drafts", "wipe"])
def test_a_page_that_fails_does_not_keep_the_window_open(
    desktop: Desktop, desk: Desk, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_given: object) -> None:
        raise ValueError

    monkeypatch.setattr(type(desktop.window.pages["today"]), step, fail)
    desktop.window.lock()
    assert not desk.vault.is_open
    assert desktop.window.pages == {}
    assert desktop.window.entrance.isVisible()


def test_each_reason_locks(desktop: Desktop, desk: Desk, clock: FixedClock) -> None:
    for reason in Reason:
        desktop.window.auto_lock.lock_requested.emit(reason)
        assert desktop.window.is_locked
        unlock_again(desktop, clock)


def test_the_lock_comes_before_the_sleep_that_was_delayed_for_it(
    desktop: Desktop, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    states: list[bool] = []
    monkeypatch.setattr(desktop.window.auto_lock.system, "end", lambda: states.append(desk.vault.is_open))
    desktop.window.auto_lock.system.left.emit(Reason.SLEEP)
    assert states == [False]
