"""At each opening the vault is checked in the background; what is wrong is said and stays said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ui.find import click, find
from tests.ui.health.conftest import Opened

from rdpp_desk.actions import health
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.today import Today
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import VaultUnavailable
from rdpp_desk.ui.backup.page import BackupPage
from rdpp_desk.ui.backup.trouble import TroubleStrip
from rdpp_desk.ui.today import frame
from rdpp_desk.ui.widgets import Button, Dialog
from rdpp_desk.vault import audit
from rdpp_desk.vault.store import open_with_data_key

Opens = Callable[[Desk], Opened]


def trouble(opened: Opened) -> str:
    """What the page shown says is wrong."""
    shown = [one for one in opened.window.findChildren(TroubleStrip) if one.isVisible()]
    return shown[0].accessibleName() if shown else ""


def spoil(desk: Desk) -> None:
    """Cut the tail of the register, which the vault itself lives well without."""
    with desk.transaction():
        desk.record("document-printed")
    desk.db.execute("DROP TRIGGER audit_keeps")
    desk.db.execute("DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)")


def test_a_sound_vault_is_checked_in_silence(opening: Opens, desk: Desk) -> None:
    opened = opening(desk)
    opened.companion.start()
    opened.companion.check()
    opened.executor.drain()
    assert opened.toast() == ""
    assert trouble(opened) == ""
    checked = health.last_check(desk)
    assert checked is not None
    assert (checked.problems, checked.at) == ((), desk.local())


def test_what_is_wrong_is_said_at_once_and_stays_on_the_pages(opening: Opens, desk: Desk) -> None:
    spoil(desk)
    opened = opening(desk)
    opened.companion.start()
    assert trouble(opened) == ""
    opened.companion.check()
    opened.executor.drain()
    assert "needs your attention" in opened.toast()
    assert "last lines of the register are missing" in trouble(opened)
    click(opened.window, "See what to do")
    assert "last lines of the register are missing" in trouble(opened)
    click(opened.window, "See the register")
    assert opened.window.pages["audit"].isVisible()


def test_a_damaged_vault_leads_to_a_backup_or_to_a_salvage(opening: Opens, desk: Desk) -> None:
    opened = opening(desk)
    opened.window.show_page("backup")
    page = opened.window.pages["backup"]
    assert isinstance(page, BackupPage)
    assert not page.salvage.isVisible()
    desk.vault.problems_found = ("pages-damaged",)
    opened.workspace.changed.emit()
    assert "cannot be decrypted" in trouble(opened)
    click(opened.window, "Save what can be saved")
    assert page.salvage.form.isVisible()
    click(opened.window, "Restore a backup")
    assert page.restore.form.isVisible()


def test_the_sidebar_says_it_on_every_page_and_once_it_is_over_no_more(opening: Opens, desk: Desk) -> None:
    opened = opening(desk)
    line = opened.window.sidebar.backup
    desk.vault.problems_found = ("pages-damaged",)
    frame.refresh(desk, opened.window)
    assert line.accessibleName() == "Vault needs attention"
    desk.vault.problems_found = ()
    frame.refresh(desk, opened.window)
    assert line.accessibleName() == "No backup yet"


def test_the_sidebar_says_it_although_today_cannot_be_read(
    opening: Opens, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_desk: Desk) -> Today:
        raise VaultUnavailable("vault-damaged", part="database")

    opened = opening(desk)
    desk.vault.problems_found = ("pages-damaged",)
    monkeypatch.setattr(frame, "today", unreadable)
    with pytest.raises(VaultUnavailable):
        frame.refresh(desk, opened.window)
    assert opened.window.sidebar.backup.accessibleName() == "Vault needs attention"


def test_a_problem_found_before_is_said_at_the_next_opening(
    opening: Opens, desk: Desk, made_vault: tuple[Path, bytes], vault_folder: Path, clock: FixedClock
) -> None:
    spoil(desk)
    health.remember(desk, health.check(desk))
    desk.close()
    again = Desk(open_with_data_key(vault_folder, made_vault[1], clock=clock), clock)
    opened = opening(again)
    assert "last lines of the register are missing" in trouble(opened)
    audit.chain(again.db, again.vault.data_key)
    opened.companion.check()
    opened.executor.drain()
    assert trouble(opened) == ""
    again.close()


def test_the_lock_stops_the_check(opening: Opens, desk: Desk) -> None:
    opened = opening(desk)
    opened.companion.check()
    opened.companion.stop()
    opened.executor.drain()
    assert health.last_check(desk) is None


def test_an_older_copy_is_told_until_the_practitioner_knows(
    opening: Opens, desk: Desk, made_vault: tuple[Path, bytes], vault_folder: Path, clock: FixedClock, tmp_path: Path
) -> None:
    desk.close()
    shutil.copytree(vault_folder, tmp_path / "old")
    open_with_data_key(vault_folder, made_vault[1], clock=clock).close()
    shutil.rmtree(vault_folder)
    shutil.copytree(tmp_path / "old", vault_folder)
    again = Desk(open_with_data_key(vault_folder, made_vault[1], clock=clock), clock)
    opened = opening(again)
    opened.companion.check()
    opened.executor.drain()
    assert "older copy" in trouble(opened)
    click(opened.window, "I know; go on with this copy")
    assert trouble(opened) == ""
    again.close()
    once_more = Desk(open_with_data_key(vault_folder, made_vault[1], clock=clock), clock)
    assert health.problems(once_more) == ()
    once_more.close()


def test_a_file_put_in_its_place_is_told_and_the_work_kept_apart(
    opening: Opens, desk: Desk, vault_folder: Path, tmp_path: Path
) -> None:
    opened = opening(desk)
    opened.companion.look()
    opened.executor.drain()
    assert opened.window.dialog() is None
    shutil.copy(vault_folder / "vault.db", tmp_path / "stranger")
    (tmp_path / "stranger").replace(vault_folder / "vault.db")
    for _ in range(2):
        opened.companion.look()
        opened.executor.drain()
    assert len([one for one in opened.window.findChildren(Dialog) if one.isVisible()]) == 1
    kept = desk.vault.kept_apart
    assert kept is not None
    assert (kept / "vault.db").exists()
    click(opened.window, "Lock and reopen")
    assert opened.window.is_locked


def test_a_synchronised_folder_is_told_once(
    opening: Opens, made_vault: tuple[Path, bytes], clock: FixedClock, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(made_vault[0], tmp_path / "Dropbox" / "Cabinet"))
    synced = Desk(open_with_data_key(folder, made_vault[1], clock=clock), clock)
    opened = opening(synced)
    opened.companion.start()
    assert "synchronised by Dropbox" in opened.toast()
    opened.window.toasts.dismiss()
    opened.companion.start()
    assert opened.toast() == ""
    opened.window.show_page("backup")
    find(opened.window, Button, "Check the vault")
    synced.close()
