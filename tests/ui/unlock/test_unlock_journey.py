"""First run to a forgotten passphrase, through the widgets: nothing opens that should not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.keys import press, type_text
from tests.ui.find import click, find

from rdpp_desk import messages
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import unlock_with_words
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import StorageError
from rdpp_desk.settings import Settings
from rdpp_desk.ui.jobs import HandExecutor, Jobs
from rdpp_desk.ui.unlock.create_step import CreateStep
from rdpp_desk.ui.unlock.entrance import Entrance
from rdpp_desk.ui.unlock.sheet_steps import RetypeStep, SheetStep
from rdpp_desk.ui.unlock.unlock_step import UnlockStep
from rdpp_desk.ui.unlock.welcome_step import WelcomeStep
from rdpp_desk.ui.unlock.words_step import NewPassphraseStep, WordsStep
from rdpp_desk.ui.widgets import PasswordEdit, Strip, TextArea
from rdpp_desk.ui.widgets.pickers import PathField
from rdpp_desk.vault import Vault

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PASSPHRASE = "quatre mots sans aucun lien"


class Door:
    """An entrance, what came out of it, and its slow work."""

    def __init__(self, settings: Settings, clock: FixedClock, **waiting: bool) -> None:
        self.executor = HandExecutor()
        self.entrance = Entrance(settings, clock, Jobs(self.executor), **waiting)
        self.opened: list[Desk] = []
        self.settings = settings
        self.entrance.opened.connect(self.opened.append)
        self.entrance.settings_changed.connect(self._keep)
        self.entrance.resize(1280, 800)
        self.entrance.show()

    def _keep(self, settings: Settings) -> None:
        self.settings = settings

    def work(self) -> None:
        self.executor.drain()
        QApplication.processEvents()

    def close(self) -> None:
        for desk in self.opened:
            desk.close()
        self.entrance.close()


@pytest.fixture
def enter(qtbot: QtBot, clock: FixedClock) -> object:
    doors: list[Door] = []

    def make(settings: Settings, **waiting: bool) -> Door:
        door = Door(settings, clock, **waiting)
        qtbot.addWidget(door.entrance)
        doors.append(door)
        return door

    yield make
    for door in doors:
        door.close()


Enter = Callable[..., Door]


def fill(door: Door, name: str, text: str) -> None:
    field = find(door.entrance, PasswordEdit, name)
    field.clear()
    type_text(field, text)


def test_first_run_ends_with_a_sheet_typed_again_and_an_open_vault(enter: Enter, tmp_path: Path) -> None:
    door = enter(Settings())
    assert isinstance(door.entrance.step, WelcomeStep)
    click(door.entrance, "Create your vault")
    step = door.entrance.step
    assert isinstance(step, CreateStep)
    find(door.entrance, PathField, "Folder of the vault").set_path(tmp_path / "Cabinet")
    fill(door, "New passphrase", PASSPHRASE)
    fill(door, "The same passphrase again", PASSPHRASE)
    click(door.entrance, "Create the vault")
    door.work()
    sheet = door.entrance.step
    assert isinstance(sheet, SheetStep)
    words = sheet.view._words
    assert len(words) == 24
    assert words[4] in sheet.view.grid.accessibleDescription()
    assert door.opened == []
    assert door.settings.last_vault == str(tmp_path / "Cabinet")
    click(door.entrance, "My sheet is ready")
    area = find(door.entrance, TextArea, "The 24 words of your sheet")
    area.setText(" ".join(word[:4] for word in reversed(words)))
    click(door.entrance, "Check the sheet")
    assert door.opened == []
    area.setText(" ".join(word[:4].upper() for word in words))
    click(door.entrance, "Check the sheet")
    assert [desk.vault.path for desk in door.opened] == [tmp_path / "Cabinet"]


def test_the_words_can_be_looked_at_again_while_typing_them(enter: Enter, tmp_path: Path) -> None:
    door = enter(Settings())
    door.entrance.go("create")
    find(door.entrance, PathField, "Folder of the vault").set_path(tmp_path / "Cabinet")
    fill(door, "New passphrase", PASSPHRASE)
    fill(door, "The same passphrase again", PASSPHRASE)
    click(door.entrance, "Create the vault")
    door.work()
    assert isinstance(door.entrance.step, SheetStep)
    words = door.entrance.step.view._words
    click(door.entrance, "My sheet is ready")
    assert isinstance(door.entrance.step, RetypeStep)
    click(door.entrance, "Look at the words again")
    assert isinstance(door.entrance.step, SheetStep)
    assert door.entrance.step.view._words == words
    door.entrance._quitting()


def test_a_creation_broken_off_before_the_check_asks_for_a_new_sheet(enter: Enter, tmp_path: Path) -> None:
    door = enter(Settings())
    door.entrance.go("create")
    find(door.entrance, PathField, "Folder of the vault").set_path(tmp_path / "Cabinet")
    fill(door, "New passphrase", PASSPHRASE)
    fill(door, "The same passphrase again", PASSPHRASE)
    click(door.entrance, "Create the vault")
    door.work()
    door.entrance._quitting()
    after = enter(Settings(last_vault=str(tmp_path / "Cabinet")))
    fill(after, "Passphrase", PASSPHRASE)
    click(after.entrance, "Open the vault")
    after.work()
    assert after.opened == []
    assert isinstance(after.entrance.step, SheetStep)
    words = after.entrance.step.view._words
    click(after.entrance, "My sheet is ready")
    find(after.entrance, TextArea, "The 24 words of your sheet").setText(" ".join(words))
    click(after.entrance, "Check the sheet")
    after.work()
    assert len(after.opened) == 1
    after.close()
    unlock_with_words(tmp_path / "Cabinet", " ".join(words), FixedClock(NOW)).close()


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [
        ("", "", "The passphrase is empty."),
        ("soleil", "soleil", "easy to guess"),
        (PASSPHRASE, PASSPHRASE[:-1], "The two passphrases differ."),
    ],
)
def test_a_passphrase_that_will_not_do_says_why(enter: Enter, new: str, again: str, said: str) -> None:
    door = enter(Settings())
    door.entrance.go("create")
    fill(door, "New passphrase", new)
    fill(door, "The same passphrase again", again)
    click(door.entrance, "Create the vault")
    assert isinstance(door.entrance.step, CreateStep)
    form = door.entrance.step.form
    assert said in form.new_field.error() + form.again_field.error()
    assert door.executor.pending == []


def test_the_right_passphrase_opens(enter: Enter, vault: Path) -> None:
    door = enter(Settings(last_vault=str(vault)))
    fill(door, "Passphrase", PASSPHRASE)
    press(find(door.entrance, PasswordEdit, "Passphrase"), Qt.Key.Key_Return)
    door.work()
    assert len(door.opened) == 1
    assert isinstance(door.entrance.step, UnlockStep)
    assert door.entrance.step.secret.text() == ""


def test_a_wrong_passphrase_stays_selected_with_a_sentence_under_it(enter: Enter, vault: Path) -> None:
    door = enter(Settings(last_vault=str(vault)))
    fill(door, "Passphrase", "une autre phrase")
    click(door.entrance, "Open the vault")
    door.work()
    step = door.entrance.step
    assert isinstance(step, UnlockStep)
    assert step.field.error() == "This passphrase does not open this vault. Check Caps Lock."
    assert step.secret.selectedText() != ""
    assert "does not open" in step.secret.accessibleDescription()
    assert not step.problem.isVisible()
    assert door.opened == []


def test_words_of_a_sheet_that_was_replaced_are_not_called_a_passphrase(enter: Enter, vault: Path) -> None:
    door = enter(Settings(last_vault=str(vault)))
    fill(door, "Passphrase", " ".join(["abaisser"] * 23 + ["anaphore"]))
    click(door.entrance, "Open the vault")
    door.work()
    step = door.entrance.step
    assert isinstance(step, UnlockStep)
    assert step.field.error().startswith("These recovery words do not open this vault.")
    assert step.field.error().endswith("is the latest one.")


def test_giving_up_closes_the_vault_that_opens_too_late(enter: Enter, vault: Path) -> None:
    door = enter(Settings(last_vault=str(vault)))
    fill(door, "Passphrase", PASSPHRASE)
    click(door.entrance, "Open the vault")
    secret = find(door.entrance, PasswordEdit, "Passphrase")
    assert secret.isReadOnly()
    press(secret, Qt.Key.Key_Escape)
    assert not secret.isReadOnly()
    door.work()
    assert door.opened == []
    click(door.entrance, "Open the vault")
    door.work()
    assert len(door.opened) == 1


def test_the_words_open_and_a_new_passphrase_is_chosen_before_working(
    enter: Enter, vault: Path, words: tuple[str, ...]
) -> None:
    door = enter(Settings(last_vault=str(vault)))
    click(door.entrance, "Forgotten passphrase?")
    assert isinstance(door.entrance.step, WordsStep)
    area = find(door.entrance, TextArea, "The 24 recovery words")
    area.setText(" ".join(words[:23]))
    click(door.entrance, "Open with these words")
    assert "23 were typed" in door.entrance.step.entry.field.error()
    area.setText(" ".join(words))
    click(door.entrance, "Open with these words")
    door.work()
    assert door.opened == []
    assert isinstance(door.entrance.step, NewPassphraseStep)
    fill(door, "New passphrase", "une phrase toute neuve et longue")
    fill(door, "The same passphrase again", "une phrase toute neuve et longue")
    click(door.entrance, "Save and open the vault")
    door.work()
    assert len(door.opened) == 1
    door.close()
    after = enter(Settings(last_vault=str(vault)))
    fill(after, "Passphrase", PASSPHRASE)
    click(after.entrance, "Open the vault")
    after.work()
    assert after.opened == []
    fill(after, "Passphrase", "une phrase toute neuve et longue")
    click(after.entrance, "Open the vault")
    after.work()
    assert len(after.opened) == 1


def test_the_words_typed_in_place_of_the_passphrase_ask_for_a_new_one_too(
    enter: Enter, vault: Path, words: tuple[str, ...]
) -> None:
    door = enter(Settings(last_vault=str(vault)))
    fill(door, "Passphrase", " ".join(words))
    click(door.entrance, "Open the vault")
    door.work()
    assert isinstance(door.entrance.step, NewPassphraseStep)
    door.entrance._quitting()


def test_the_words_open_on_a_disk_that_refuses_to_write(
    enter: Enter, vault: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_vault: Vault) -> None:
        raise StorageError("disk-full", path="vault.db")

    monkeypatch.setattr(Vault, "require_same", full)
    door = enter(Settings(last_vault=str(vault)))
    fill(door, "Passphrase", " ".join(words))
    click(door.entrance, "Open the vault")
    door.work()
    assert isinstance(door.entrance.step, NewPassphraseStep)
    door.entrance._quitting()


def test_words_of_another_vault_say_so(enter: Enter, vault: Path) -> None:
    from rdpp_desk.actions.unlock import new_recovery

    door = enter(Settings(last_vault=str(vault)))
    click(door.entrance, "Forgotten passphrase?")
    find(door.entrance, TextArea, "The 24 recovery words").setText(" ".join(new_recovery()))
    click(door.entrance, "Open with these words")
    door.work()
    assert isinstance(door.entrance.step, WordsStep)
    assert "do not open this vault" in door.entrance.step.entry.field.error()


def test_leaving_a_step_leaves_no_secret_in_its_fields(enter: Enter, vault: Path) -> None:
    door = enter(Settings(last_vault=str(vault)))
    fill(door, "Passphrase", PASSPHRASE)
    secret = find(door.entrance, PasswordEdit, "Passphrase")
    click(door.entrance, "Forgotten passphrase?")
    assert secret.text() == ""


def test_the_language_changes_at_once_and_is_kept(enter: Enter, vault: Path) -> None:
    door = enter(Settings(last_vault=str(vault), language="en"))
    door.entrance.settings_changed.connect(lambda settings: messages.use(settings.language))
    click(door.entrance, "Use the program in French")
    assert door.settings.language == "fr"
    assert isinstance(door.entrance.step, UnlockStep)
    click(door.entrance, messages._("Use the program in English"))
    assert door.settings.language == "en"


@pytest.mark.parametrize(
    ("waiting", "said"), [("text_waiting", "will reopen as it was"), ("text_unsaved", "kept encrypted in memory")]
)
def test_what_the_lock_left_behind_is_told(enter: Enter, vault: Path, waiting: str, said: str) -> None:
    door = enter(Settings(last_vault=str(vault)), **{waiting: True})
    strips = [strip.accessibleName() for strip in door.entrance.findChildren(Strip) if strip.isVisible()]
    assert any(said in words for words in strips)


def test_each_step_starts_with_the_keyboard_in_its_first_field(qtbot: QtBot, enter: Enter) -> None:
    door = enter(Settings())
    click(door.entrance, "Create your vault")
    first = find(door.entrance, PasswordEdit, "New passphrase")
    qtbot.waitUntil(lambda: door.entrance.focusWidget() is first)


def test_letters_typed_on_the_eye_do_not_slip_into_the_passphrase(qtbot: QtBot, enter: Enter, vault: Path) -> None:
    door = enter(Settings(last_vault=str(vault)))
    with qtbot.waitActive(door.entrance):
        door.entrance.activateWindow()
    secret = find(door.entrance, PasswordEdit, "Passphrase")
    secret._eye.setFocus()
    type_text(secret._eye, "abc")
    assert secret.text() == ""
