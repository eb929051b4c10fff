"""Secrets: opening with either, changing both, and the sheet to print."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from rdpp_desk import anonymise, documents
from rdpp_desk.actions import preferences, trash, unlock
from rdpp_desk.actions.clients import create_client
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import UsageError, VaultUnavailable, WrongSecret
from rdpp_desk.practice.people import Client, Practitioner
from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.vault import FLOOR, audit, erasing, replay
from rdpp_desk.vault.people import CLIENTS
from tests.actions.conftest import PASSPHRASE


def test_a_vault_opens_with_either_secret(tmp_path: Path, clock: FixedClock) -> None:
    desk, words = unlock.create_vault(tmp_path / "v", PASSPHRASE, clock, parameters=FLOOR)
    assert desk.created_on == clock.today()
    unlock.lock(desk)
    for secret in (PASSPHRASE, " ".join(words), " ".join(word[:4].upper() for word in words)):
        unlock.lock(unlock.unlock(tmp_path / "v", secret, clock))
    with pytest.raises(WrongSecret):
        unlock.unlock(tmp_path / "v", "autre phrase", clock)


def test_a_new_passphrase_replaces_the_old_one(desk: Desk, vault_folder: Path, clock: FixedClock) -> None:
    with pytest.raises(WrongSecret):
        unlock.change_passphrase(desk, "fausse", "nouvelle phrase secrète")
    unlock.change_passphrase(desk, PASSPHRASE, "nouvelle phrase secrète")
    assert audit.events(desk.db)[0].event == "passphrase-changed"
    unlock.lock(desk)
    with pytest.raises(WrongSecret):
        unlock.unlock(vault_folder, PASSPHRASE, clock)
    unlock.lock(unlock.unlock(vault_folder, "nouvelle phrase secrète", clock))


def test_a_new_recovery_sheet_is_retyped_before_it_counts(desk: Desk, vault_folder: Path, clock: FixedClock) -> None:
    words = unlock.new_recovery()
    with pytest.raises(UsageError):
        unlock.adopt_recovery(desk, words, " ".join(words[:-1]))
    unlock.adopt_recovery(desk, words, " ".join(words))
    unlock.lock(desk)
    unlock.lock(unlock.unlock(vault_folder, " ".join(words), clock))


def test_the_recovery_sheet_is_a_pdf(clock: FixedClock) -> None:
    sheet = unlock.recovery_sheet_pdf("Mon cabinet", unlock.new_recovery(), clock, "fr")
    assert sheet[:5] == b"%PDF-"


def test_the_lock_forgets_the_words_that_documents_and_the_review_keep_at_hand(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[str] = []
    monkeypatch.setattr(documents, "forget", lambda: forgotten.append("documents"))
    monkeypatch.setattr(anonymise, "forget", lambda: forgotten.append("anonymise"))
    assert unlock.lock(desk).saved
    assert sorted(forgotten) == ["anonymise", "documents"]


def test_one_desk_at_a_time(desk: Desk, vault_folder: Path, clock: FixedClock) -> None:
    with pytest.raises(VaultUnavailable) as stopped:
        unlock.unlock(vault_folder, PASSPHRASE, clock)
    assert stopped.value.code == "vault-open-elsewhere"


def test_the_profile_refuses_a_wrong_siret_and_undoes(desk: Desk) -> None:
    with pytest.raises(UsageError) as stopped:
        preferences.save_practitioner(desk, Practitioner(siret="12345678901234"))
    assert stopped.value.code == "siret-wrong"
    before = preferences.save_practitioner(desk, Practitioner(last_name="Fontanel"))
    preferences.save_practitioner(desk, before)
    assert preferences.practitioner(desk) == Practitioner()


def test_preferences_stay_within_bounds(desk: Desk) -> None:
    for wrong in (
        Preferences(supervision_every_days=0),
        Preferences(zone="Mars/Phobos"),
        Preferences(notes_kept_years=99),
    ):
        with pytest.raises(UsageError):
            preferences.save_preferences(desk, wrong)
    preferences.save_preferences(desk, Preferences(supervision_every_days=90))
    assert desk.preferences.supervision_every_days == 90


@pytest.mark.parametrize("failing", ["purge_trash", "lately_erased"])
def test_a_damaged_page_met_while_tidying_does_not_keep_the_vault_closed(
    desk: Desk, vault_folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def damaged(*_: object) -> int:
        raise VaultUnavailable("vault-damaged", part="database")

    unlock.lock(desk)
    monkeypatch.setattr(erasing if failing == "purge_trash" else replay, failing, damaged)
    opened = unlock.unlock(vault_folder, PASSPHRASE, clock)
    assert opened.vault.is_open
    assert audit.events(opened.db)[0].event == "vault-unlocked"
    unlock.lock(opened)


def refuse_to_write(desk: Desk) -> None:
    """As a full disk: the database, not the small files beside it."""
    desk.db.execute("PRAGMA query_only = ON")


def test_a_secret_that_was_changed_is_not_said_to_be_the_old_one(
    desk: Desk, vault_folder: Path, clock: FixedClock
) -> None:
    words = unlock.new_recovery()
    refuse_to_write(desk)
    unlock.change_passphrase(desk, PASSPHRASE, "nouvelle phrase secrète")
    unlock.adopt_recovery(desk, words, " ".join(words))
    unlock.lock(desk)
    unlock.lock(unlock.unlock(vault_folder, "nouvelle phrase secrète", clock))
    unlock.lock(unlock.unlock(vault_folder, " ".join(words), clock))


def test_an_opening_that_fails_on_the_way_frees_the_vault(
    desk: Desk, vault_folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def surprise(_desk: Desk) -> int:
        raise ZeroDivisionError

    unlock.lock(desk)
    with monkeypatch.context() as failing:
        failing.setattr(trash, "tidy", surprise)
        with pytest.raises(ZeroDivisionError) as kept:
            unlock.unlock(vault_folder, PASSPHRASE, clock)
    unlock.lock(unlock.unlock(vault_folder, PASSPHRASE, clock))
    assert kept.value is not None


def test_the_trash_of_an_older_copy_put_back_is_not_emptied_unasked(
    desk: Desk, vault_folder: Path, clock: FixedClock, tmp_path: Path
) -> None:
    someone = create_client(desk, Client(first_name="Solène"))
    with desk.transaction() as db:
        CLIENTS.trash(db, someone.id, desk.now())
    unlock.lock(desk)
    older = shutil.copytree(vault_folder, tmp_path / "older")
    again = unlock.unlock(vault_folder, PASSPHRASE, clock)
    with again.transaction() as db:
        CLIENTS.trash(db, someone.id, None)
    unlock.lock(again)
    shutil.rmtree(vault_folder)
    older.rename(vault_folder)
    clock.instant += timedelta(days=60)
    back = unlock.unlock(vault_folder, PASSPHRASE, clock)
    assert back.vault.opening_problems == ("generation-older",)
    assert not replay.erasures(back.db)
    unlock.lock(back)
