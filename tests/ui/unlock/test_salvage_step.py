"""A damaged vault: it is explained, a backup is offered first, and what can be saved is saved and opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click, find
from tests.ui.unlock.test_unlock_states import PASSPHRASE, entrance_on, unlock_step

from rdpp_desk import vault as vaults
from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import VaultUnavailable
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.unlock.entrance import Entrance
from rdpp_desk.ui.unlock.restore_step import RestoreStep
from rdpp_desk.ui.unlock.salvage_form import SalvageForm
from rdpp_desk.ui.unlock.salvage_step import SalvageStep
from rdpp_desk.ui.widgets import PasswordEdit


def damage(folder: Path) -> None:
    """The first page, which every opening needs."""
    with (folder / "vault.db").open("rb+") as file:
        file.seek(200)
        file.write(b"\0" * 1000)


def salvage_step(entrance: Entrance) -> SalvageStep:
    assert isinstance(entrance.step, SalvageStep)
    return entrance.step


@pytest.fixture
def damaged(vault: Path) -> Path:
    damage(vault)
    return vault


@pytest.fixture
def at_the_step(qtbot: QtBot, clock: FixedClock, damaged: Path) -> tuple[Entrance, HandExecutor]:
    """An entrance that found the vault damaged, one click further."""
    entrance, executor = entrance_on(qtbot, clock, damaged)
    find(entrance, PasswordEdit, "Passphrase").setText(PASSPHRASE)
    click(entrance, "Open the vault")
    executor.drain()
    assert "This vault is damaged" in unlock_step(entrance).problem.accessibleName()
    click(entrance, "Save what can be saved")
    return entrance, executor


def test_a_damaged_vault_is_saved_and_opened(at_the_step: tuple[Entrance, HandExecutor], tmp_path: Path) -> None:
    entrance, executor = at_the_step
    opened: list[Desk] = []
    entrance.opened.connect(opened.append)
    step = salvage_step(entrance)
    step.form.target.set_path(tmp_path / "saved")
    click(entrance, "Save what can be saved")
    assert "passphrase is empty" in step.form.secret_field.error()
    step.form.secret.setText("une autre phrase")
    click(entrance, "Save what can be saved")
    executor.drain()
    assert "does not open this vault" in step.form.secret_field.error()
    step.form.secret.setText(PASSPHRASE)
    click(entrance, "Save what can be saved")
    executor.drain()
    assert step.form.secret.text() == ""
    assert "No note was lost." in step.result.accessibleName()
    click(entrance, "Open the saved vault")
    executor.drain()
    assert [desk.vault.path for desk in opened] == [tmp_path / "saved"]
    assert vaults.check_health(opened[0].vault).ok
    opened[0].close()


def test_a_backup_comes_first(at_the_step: tuple[Entrance, HandExecutor]) -> None:
    entrance, _executor = at_the_step
    click(entrance, "Restore a backup")
    assert isinstance(entrance.step, RestoreStep)


def test_going_back_forgets_the_secret(at_the_step: tuple[Entrance, HandExecutor]) -> None:
    entrance, _executor = at_the_step
    form = salvage_step(entrance).form
    form.secret.setText(PASSPHRASE)
    click(entrance, "Back")
    unlock_step(entrance)
    assert form.secret.text() == ""


def test_a_key_file_past_use_asks_for_a_backup_that_lends_its_own(
    qtbot: QtBot, clock: FixedClock, vault: Path, tmp_path: Path
) -> None:
    desk = unlocking.unlock(vault, PASSPHRASE, clock)
    vaults.write_backup(desk.vault, tmp_path / "kept.rdppbackup")
    desk.close()
    (vault / "vault.keys").write_bytes(b"gone")
    executor = HandExecutor()
    form = SalvageForm(clock, Jobs(executor), vault, tmp_path / "saved")
    qtbot.addWidget(form)
    form.show()
    assert not form.file_field.isVisible()
    form.secret.setText(PASSPHRASE)
    click(form, "Save what can be saved")
    executor.drain()
    assert "key file is missing or damaged" in form.told.accessibleName()
    assert form.file_field.isVisible()
    (tmp_path / "no.rdppbackup").write_bytes(b"none")
    form.file.set_path(tmp_path / "no.rdppbackup")
    click(form, "Save what can be saved")
    executor.drain()
    assert form.file_field.error()
    form.file.set_path(tmp_path / "kept.rdppbackup")
    with qtbot.waitSignal(form.salvaged):
        click(form, "Save what can be saved")
        executor.drain()
    assert (tmp_path / "saved" / "vault.db").exists()


def test_a_folder_in_use_is_said_beside_its_field(at_the_step: tuple[Entrance, HandExecutor], damaged: Path) -> None:
    entrance, executor = at_the_step
    form = salvage_step(entrance).form
    form.target.set_path(damaged / "inside")
    form.secret.setText(PASSPHRASE)
    click(entrance, "Save what can be saved")
    executor.drain()
    assert form.target_field.error()
    assert not (damaged / "inside").exists()


def test_stopping_leaves_nothing(at_the_step: tuple[Entrance, HandExecutor], tmp_path: Path) -> None:
    entrance, executor = at_the_step
    form = salvage_step(entrance).form
    form.target.set_path(tmp_path / "saved")
    form.secret.setText(PASSPHRASE)
    click(entrance, "Save what can be saved")
    assert form.busy
    form.stop()
    executor.drain()
    assert "stopped" in form.told.accessibleName()
    assert not (tmp_path / "saved").exists()


@pytest.mark.parametrize("code", ["vault-damaged", "header-out-of-bounds", "vault-swapped"])
def test_each_kind_of_damage_offers_both_ways(qtbot: QtBot, clock: FixedClock, vault: Path, code: str) -> None:
    entrance, _executor = entrance_on(qtbot, clock, vault)
    unlock_step(entrance)._failed(VaultUnavailable(code))
    assert find(entrance, QWidget, "Restore a backup").isEnabled()
    assert find(entrance, QWidget, "Save what can be saved").isEnabled()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_step_passes_the_screen_checks(at_the_step: tuple[Entrance, HandExecutor], scale: float) -> None:
    manager().apply(Theme(scale=scale))
    entrance, _executor = at_the_step
    entrance.resize(960, 640)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _settled in range(3):
        QApplication.processEvents()
    assert unnamed(entrance) == []
    assert too_small(entrance) == []
    assert clipped(entrance) == []
