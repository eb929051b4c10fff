"""« Changer la clé du coffre » in the window: passphrase, new sheet typed again; work goes on under the new key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desks import PASSPHRASE
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click, find

from rdpp_desk.actions import backup, recovery, today
from rdpp_desk.actions import new_key as changing
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import StorageError, WrongSecret
from rdpp_desk.practice.duties import DutyCode
from rdpp_desk.ui.backup.generations_card import GenerationsCard
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.settings.new_key import NewKeyDialog
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import PasswordEdit, TextArea
from rdpp_desk.ui.workspace import Workspace
from rdpp_desk.vault import audit, new_key, rekey, store

ENTRY = "The 24 words of your sheet"


def dialog(window: MainWindow) -> NewKeyDialog:
    window.show_page("settings", section="security")
    click(window, "Change the key of the vault")
    QApplication.processEvents()
    (found,) = (one for one in window.findChildren(NewKeyDialog) if one.isVisible())
    return found


def retyped(window: MainWindow, shown: NewKeyDialog, passphrase: str = PASSPHRASE) -> tuple[str, ...]:
    """The new words, once everything asked was typed."""
    words = tuple(shown._words)
    find(shown, PasswordEdit, "Present passphrase").setText(passphrase)
    click(shown, "My sheet is ready")
    find(shown, TextArea, ENTRY).setText(" ".join(words))
    click(shown, "Check the sheet")
    return words


def test_the_vault_goes_on_under_its_new_key(window: MainWindow, desk: Desk, executor: HandExecutor) -> None:
    before, old = desk.vault, desk.vault.data_key
    words = retyped(window, dialog(window))
    executor.drain()
    QApplication.processEvents()
    assert desk.vault is not before
    assert desk.vault.data_key != old
    assert not before.is_open
    rekey.check_recovery(desk.vault, words)
    assert [line.event for line in audit.events(desk.db)][:1] == [new_key.EVENT]
    assert recovery.last_checked_on(desk) == desk.today()
    assert not [one for one in window.findChildren(NewKeyDialog) if one.isVisible()]


def test_a_wrong_passphrase_is_said_under_its_field(window: MainWindow, desk: Desk, executor: HandExecutor) -> None:
    before, shown = desk.vault, dialog(window)
    retyped(window, shown, "another")
    executor.drain()
    assert shown.field.error()
    assert desk.vault is before
    assert before.is_open


def test_stopped_nothing_has_changed(window: MainWindow, desk: Desk, executor: HandExecutor) -> None:
    before, shown = desk.vault, dialog(window)
    retyped(window, shown)
    shown.close_with("")
    assert shown.isVisible()
    shown.work.stop_asked.emit()
    executor.drain()
    assert "nothing has changed" in shown.problem.accessibleName()
    assert desk.vault is before
    assert before.is_open


def test_a_disk_that_refuses_is_said_and_the_present_key_stays(
    window: MainWindow, desk: Desk, executor: HandExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise StorageError("disk-full", path="x")

    monkeypatch.setattr(changing.new_key, "change_data_key", lambda *_, **__: refused())
    shown = dialog(window)
    retyped(window, shown)
    executor.drain()
    assert shown.problem.isVisible()
    assert desk.vault.is_open


def test_the_replaced_sheet_is_known_again(window: MainWindow, desk: Desk, executor: HandExecutor) -> None:
    retyped(window, dialog(window))
    executor.drain()
    first = retyped(window, dialog(window))
    executor.drain()
    retyped(window, dialog(window))
    executor.drain()
    with pytest.raises(WrongSecret, match="sheet-replaced"):
        recovery.check_sheet(desk, " ".join(first))


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_dialog_is_named_and_fits(window: MainWindow, scale: float) -> None:
    manager().apply(Theme(scale=scale))
    window.resize(960, 640)
    shown = dialog(window)
    QApplication.processEvents()
    assert unnamed(shown) == []
    assert too_small(shown) == []
    assert clipped(shown) == []


def test_what_is_left_to_do_after_the_change_survives_a_lock(
    qtbot: QtBot, window: MainWindow, desk: Desk, executor: HandExecutor, tmp_path: Path
) -> None:
    def asked() -> list[DutyCode]:
        return [one.code for one in today.reminders(desk) if "KEY" in one.code.name]

    old = tmp_path / "old.rdppbackup"
    backup.record_backup(desk, backup.backup(desk, old))
    assert asked() == []
    retyped(window, dialog(window))
    executor.drain()
    path, key = desk.vault.path, desk.vault.data_key
    desk.close()
    desk.go_on_with(store.open_with_data_key(path, key, clock=desk.clock))
    assert asked() == [DutyCode.NEW_KEY_BACKUP]
    backup.record_backup(desk, backup.backup(desk, tmp_path / "new.rdppbackup"))
    assert asked() == [DutyCode.FORMER_KEY_COPIES]
    card = GenerationsCard(Workspace(desk, window.jobs, window.toasts, window.settings, window.show_page))
    qtbot.addWidget(card)
    card.show_generations(backup.generations(desk))
    assert [row.chips[0][0] for row in card.list.rows()] == ["Verified", "Former key: to be destroyed"]
    card.show()
    click(card, "Destroyed: it is done")
    executor.drain()
    assert asked() == [DutyCode.FORMER_KEY_COPIES]
    old.unlink()
    click(card, "Destroyed: it is done")
    executor.drain()
    assert asked() == []


def test_a_lock_ends_the_change_and_shows_the_entrance_alone(
    window: MainWindow, desk: Desk, executor: HandExecutor
) -> None:
    shown = dialog(window)
    retyped(window, shown)
    window.lock()
    assert not shown.isVisible()
    assert window.entrance.isEnabled()
    executor.drain()
