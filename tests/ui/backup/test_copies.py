"""The list of copies and of places: what made itself meanwhile is shown, what is too old is said."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.backup.test_backup_page import back_up, page_of

from rdpp_desk.actions import backup as backups
from rdpp_desk.actions import backup_places
from rdpp_desk.actions.backup import free_name
from rdpp_desk.actions.backup_places import PlaceState, PlaceStatus
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.today import today
from rdpp_desk.clock import FixedClock
from rdpp_desk.ui.backup.places_card import place_texts
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.theme import Theme, manager


def test_a_copy_that_made_itself_is_shown_in_its_place(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    place = tmp_path / "CLE"
    place.mkdir()
    backup_places.add_place(desk, place)
    page_of(window).enter()
    executor.drain()
    assert page_of(window)._found[0].last is None
    backups.record_backup(desk, backups.backup(desk, free_name(desk, place)), automatic=True)
    page_of(window).workspace.changed.emit()
    executor.drain()
    first = page_of(window)._found[0].last
    assert first is not None
    Path(first.path).unlink()
    backups.record_backup(desk, backups.backup(desk, free_name(desk, place)), automatic=True)
    page_of(window).workspace.changed.emit()
    executor.drain()
    again = page_of(window)._found[0].last
    assert again is not None
    assert (again.path, again.id) == (first.path, first.id + 1)


def test_an_older_look_at_the_places_does_not_undo_a_newer_one(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    backup_places.add_place(desk, tmp_path)
    looks, told = page_of(window)._looks, list[tuple[PlaceStatus, ...]]()
    executor.drain()
    looks.seen.connect(told.append)
    looks.ask()
    looks.ask()
    [first] = executor.pending
    executor.pending.clear()
    first()
    assert told == []
    executor.drain()
    assert [one.state for one in told[-1]] == [PlaceState.PRESENT]


def test_a_place_that_hangs_is_said_to_beside_those_that_answer(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    for name in ("CLE", "RESEAU"):
        (tmp_path / name).mkdir()
        backup_places.add_place(desk, tmp_path / name)
    page = page_of(window)
    executor.drain()
    page._look_at_places()
    _stick, network = executor.pending.pop(0), executor.pending.pop(0)
    _stick()
    assert page._found == ()
    page._looks.tell()
    assert [one.state for one in page._found] == [PlaceState.PRESENT, PlaceState.SILENT]
    assert any("slow to answer" in text for text in place_texts(page._found[1], desk))
    page._look_at_places()
    assert len(executor.pending) == 1
    executor.pending.append(network)
    executor.drain()
    assert [one.state for one in page._found] == [PlaceState.PRESENT] * 2


def test_a_copy_of_the_list_is_read_back_by_opening_it(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    back_up(window, executor, tmp_path / "x.rdppbackup")
    page_of(window).copies.list.opened.emit(str(tmp_path / "x.rdppbackup"))
    executor.drain()
    assert today(desk).backup.rehearsed_on == desk.today()


@pytest.mark.parametrize("then", ["places", "rehearse", ""])
def test_the_keyboard_starts_at_what_a_duty_asks_for(window: MainWindow, executor: HandExecutor, then: str) -> None:
    page = page_of(window)
    starts = {"places": page.places.button, "rehearse": page.rehearsal.button, "": page.backup.button}
    window.show_page("backup", then="rehearse")
    window.show_page("backup", **({"then": then} if then else {}))
    executor.drain()
    QApplication.processEvents()
    assert window.focusWidget() is starts[then]
    assert not starts[then].visibleRegion().isEmpty()
    assert starts[then].visibleRegion().boundingRect() == starts[then].rect()


def test_the_copies_are_shown_whole_when_the_text_grows(
    window: MainWindow, executor: HandExecutor, tmp_path: Path
) -> None:
    back_up(window, executor, tmp_path / "x.rdppbackup")
    listed = page_of(window).copies.list
    before = listed.height()
    manager().apply(Theme(scale=1.5))
    QApplication.processEvents()
    assert listed.height() == listed.content_height() > before


def test_a_copy_too_old_that_is_still_there_is_said(
    window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path, clock: FixedClock
) -> None:
    back_up(window, executor, tmp_path / "x.rdppbackup")
    for days in (390, 4, 4):
        clock.instant += timedelta(days=days)
        with desk.transaction():
            desk.record("vault-unlocked")
    back_up(window, executor, tmp_path / "y.rdppbackup")
    last, old = page_of(window).copies.list.rows()
    assert (last.chips[0][0], old.chips[0][0]) == ("Verified", "Too old: to be deleted")
    assert ("gone by" in last.subtitle, "gone by" in old.subtitle) == (False, True)
