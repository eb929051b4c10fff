"""Each thing that can be wrong with a vault has its sentence and one repair; every step passes the screen checks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.keys import press, type_text
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click, find

from rdpp_desk.actions import unlock as unlocking
from rdpp_desk.actions.synced_folder import service_of
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import StorageError, VaultUnavailable
from rdpp_desk.settings import Settings
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.unlock.entrance import Entrance
from rdpp_desk.ui.unlock.locate_step import LocateStep
from rdpp_desk.ui.unlock.passphrase_form import PassphraseForm
from rdpp_desk.ui.unlock.recovery_sheet import RetypeView, SheetView
from rdpp_desk.ui.unlock.restore_step import RestoreStep
from rdpp_desk.ui.unlock.sheet_steps import RetypeStep, SheetStep
from rdpp_desk.ui.unlock.unlock_step import UnlockStep
from rdpp_desk.ui.unlock.vault_card import readable
from rdpp_desk.ui.unlock.words_entry import WordsEntry
from rdpp_desk.ui.widgets import PasswordEdit
from rdpp_desk.ui.widgets.pickers import PathField, Picking

PASSPHRASE = "quatre mots sans aucun lien"


def entrance_on(qtbot: QtBot, clock: FixedClock, folder: Path | None) -> tuple[Entrance, HandExecutor]:
    executor = HandExecutor()
    made = Entrance(Settings(last_vault=str(folder or "")), clock, Jobs(executor))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made, executor


def unlock_step(entrance: Entrance) -> UnlockStep:
    assert isinstance(entrance.step, UnlockStep)
    return entrance.step


def test_a_missing_vault_is_said_before_typing_and_can_be_looked_for(
    qtbot: QtBot, clock: FixedClock, vault: Path, tmp_path: Path
) -> None:
    entrance, _executor = entrance_on(qtbot, clock, tmp_path / "gone")
    assert "There is no vault at" in unlock_step(entrance).problem.accessibleName()
    click(entrance, "Look for the vault")
    assert isinstance(entrance.step, LocateStep)
    place = find(entrance, PathField, "Folder of the vault")
    place.set_path(tmp_path)
    click(entrance, "Continue")
    assert "not a vault" in entrance.step.field.error()
    place.set_path(vault / "vault.keys")
    click(entrance, "Continue")
    assert unlock_step(entrance).card.accessibleDescription() == str(vault)


def test_a_damaged_vault_leads_to_a_backup(qtbot: QtBot, clock: FixedClock, vault: Path) -> None:
    keys = vault / "vault.keys"
    content = bytearray(keys.read_bytes())
    content[40] ^= 1
    keys.write_bytes(content)
    entrance, executor = entrance_on(qtbot, clock, vault)
    find(entrance, PasswordEdit, "Passphrase").setText(PASSPHRASE)
    click(entrance, "Open the vault")
    executor.drain()
    step = unlock_step(entrance)
    assert "This vault is damaged" in step.problem.accessibleName()
    assert step.field.error() == ""
    click(entrance, "Restore a backup")
    assert isinstance(entrance.step, RestoreStep)


def test_a_vault_open_elsewhere_can_be_tried_again(qtbot: QtBot, clock: FixedClock, vault: Path) -> None:
    holder = unlocking.unlock(vault, PASSPHRASE, clock)
    entrance, executor = entrance_on(qtbot, clock, vault)
    opened: list[object] = []
    entrance.opened.connect(opened.append)
    find(entrance, PasswordEdit, "Passphrase").setText(PASSPHRASE)
    click(entrance, "Open the vault")
    executor.drain()
    assert "open in another window" in unlock_step(entrance).problem.accessibleName()
    holder.close()
    click(entrance, "Try again")
    executor.drain()
    assert len(opened) == 1
    opened[0].close()  # type: ignore[attr-defined]  # a Desk


@pytest.mark.parametrize(
    ("failure", "said", "repair"),
    [
        (VaultUnavailable("vault-newer", found=9, known=1), "newer version", "Look for the vault"),
        (VaultUnavailable("vault-swapped"), "two different vaults", "Restore a backup"),
        (StorageError("disk-failed", path="x"), "The disk failed", "Try again"),
        (VaultUnavailable("memory-short", needed=256), "256 MiB", "Try again"),
    ],
)
def test_each_trouble_has_its_sentence_and_one_repair(
    qtbot: QtBot, clock: FixedClock, vault: Path, failure: VaultUnavailable, said: str, repair: str
) -> None:
    entrance, _executor = entrance_on(qtbot, clock, vault)
    unlock_step(entrance)._failed(failure)
    assert said in unlock_step(entrance).problem.accessibleName()
    assert find(entrance, type(unlock_step(entrance).button), repair).isEnabled()


def test_a_backup_restored_before_any_vault_opens(qtbot: QtBot, clock: FixedClock, vault: Path, tmp_path: Path) -> None:
    from rdpp_desk.actions import backup

    desk = unlocking.unlock(vault, PASSPHRASE, clock)
    file = tmp_path / "copy.rdppbackup"
    backup.backup(desk, file)
    desk.close()
    entrance, executor = entrance_on(qtbot, clock, None)
    opened: list[object] = []
    entrance.opened.connect(opened.append)
    click(entrance, "Restore a backup")
    step = entrance.step
    assert isinstance(step, RestoreStep)
    click(entrance, "Restore")
    assert step.form.file_field.error() == "Choose the backup file."
    step.form.file.set_path(file)
    step.form.target.set_path(tmp_path / "restored")
    step.form.secret.setText("une autre phrase")
    click(entrance, "Restore")
    executor.drain()
    assert "does not open this backup" in step.form.secret_field.error()
    step.form.secret.setText(PASSPHRASE)
    press(step.form.target.edit, Qt.Key.Key_Return)
    executor.drain()
    assert "0 dossiers, 0 notes" in step.result.accessibleName()
    click(entrance, "Open this vault")
    executor.drain()
    assert opened[0].vault.path == tmp_path / "restored"  # type: ignore[attr-defined]  # a Desk
    opened[0].close()  # type: ignore[attr-defined]  # a Desk


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/c/Dropbox/Cabinet", "Dropbox"),
        ("/Users/c/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("C:/Users/c/OneDrive - Cabinet/x", "OneDrive"),
        ("/home/c/Nextcloud", "Nextcloud"),
        ("/home/c/Google Drive/x", "Google Drive"),
        ("/home/c/Documents/RDPP Desk", ""),
        ("/home/c/Boxe/RDPP Desk", ""),
        ("/home/c/Mégane/x", ""),
    ],
)
def test_a_synchronised_folder_is_recognised_by_its_name(folder: str, service: str) -> None:
    assert service_of(Path(folder)) == service


def test_a_place_reads_as_people_say_it() -> None:
    assert readable(Path.home() / "Documents" / "Cabinet") == "Documents › Cabinet"
    assert readable(Path("/media/cle/Cabinet")) == "media › cle › Cabinet"


def test_words_are_judged_once_they_are_finished(qtbot: QtBot) -> None:
    entry = WordsEntry("Words")
    qtbot.addWidget(entry)
    type_text(entry.area, "abai tru")
    assert entry.state.text() == "1 word of 24"
    assert entry.field.error() == ""
    type_text(entry.area, "c ")
    assert "Word number 2" in entry.field.error()
    type_text(entry.area, "abai")
    assert "Word number 2" in entry.field.error()
    words = unlocking.new_recovery()
    entry.area.setText(" ".join(words))
    assert entry.state.text() == "24 words that go together."
    assert entry.problem() == ""


def test_the_words_are_checked_by_the_keyboard_alone(qtbot: QtBot) -> None:
    words = unlocking.new_recovery()
    view = RetypeView(words)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.entry.area.setText(" ".join(words))
    view.entry.area.setFocus()
    with qtbot.waitSignal(view.matched):
        qtbot.keyClick(view.entry.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_weak_passphrase_is_kept_only_knowingly(qtbot: QtBot) -> None:
    form = PassphraseForm()
    qtbot.addWidget(form)
    form.new.setText("soleil bleu")
    form.again.setText("soleil bleu")
    assert not form.verify()
    form.keep_weak.setChecked(True)
    assert form.verify()
    form.wipe()
    assert form.passphrase() == ""
    assert not form.verify()


def test_the_sheet_is_saved_where_asked(qtbot: QtBot, clock: FixedClock, tmp_path: Path) -> None:
    view = SheetView("Cabinet", unlocking.new_recovery(), clock)
    qtbot.addWidget(view)
    assert not view.qr.isChecked()
    view.place.set_path(tmp_path / "fiche")
    view.save_button.click()
    assert (tmp_path / "fiche.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "fiche.pdf").stat().st_mode & 0o077 == 0
    view.place.set_path(tmp_path / "nowhere" / "fiche.pdf")
    view.save_button.click()
    assert "cannot be found" in view.told.accessibleName()


def test_a_place_can_be_chosen_in_the_systems_window(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[object] = []

    def choose(*question: object) -> None:
        asked.append(question[1])
        question[-1](str(tmp_path))  # type: ignore[operator]  # the callback

    field = PathField("Folder", Picking.FOLDER, choose=choose)
    qtbot.addWidget(field)
    field.button.click()
    assert asked == [Picking.FOLDER]
    assert field.path() == tmp_path


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("step", ["unlock", "welcome", "create", "open", "restore", "words", "sheet", "retype"])
def test_every_step_is_named_whole_and_large_enough(
    qtbot: QtBot, clock: FixedClock, vault: Path, step: str, scale: float
) -> None:
    manager().apply(Theme(scale=scale))
    entrance, _executor = entrance_on(qtbot, clock, None if step == "welcome" else vault)
    entrance.resize(960, 640)
    words = unlocking.new_recovery()
    if step in ("sheet", "retype"):
        made = SheetStep("Cabinet", words, clock) if step == "sheet" else RetypeStep(words)
        entrance._show(made, entrance.begin)
    elif step not in ("unlock", "welcome"):
        entrance.go(step)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _settled in range(3):
        QApplication.processEvents()
    assert unnamed(entrance) == []
    assert too_small(entrance) == []
    assert clipped(entrance) == []
