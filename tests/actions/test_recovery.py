"""The recovery sheet, tried without opening anything: nothing moves, and its owner is told what is wrong with it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from rdpp_desk.actions import backup, backup_restore, recovery, unlock
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import WrongSecret
from rdpp_desk.messages import sentences
from rdpp_desk.vault import FLOOR, audit
from rdpp_desk.vault.words import without_accents
from tests.actions.conftest import PASSPHRASE


def short(words: tuple[str, ...]) -> str:
    """The words as someone in a hurry types them: no accent, four letters, capitals."""
    return "  ".join(without_accents(word)[:4].upper() for word in words)


@pytest.fixture
def words(desk: Desk) -> tuple[str, ...]:
    """A sheet in force, made and typed again a year ago."""
    made = unlock.new_recovery()
    unlock.adopt_recovery(desk, made, " ".join(made))
    return made


def test_the_sheet_opens_this_vault_and_the_day_is_remembered(
    desk: Desk, clock: FixedClock, words: tuple[str, ...], vault_folder: Path
) -> None:
    desk.clock = FixedClock(clock.now() + timedelta(days=200))
    before = (vault_folder / "vault.keys").read_bytes()
    assert recovery.last_checked_on(desk) == clock.today()
    assert recovery.check_sheet(desk, short(words)) == desk.today()
    assert recovery.last_checked_on(desk) == desk.today()
    assert (vault_folder / "vault.keys").read_bytes() == before
    assert audit.events(desk.db)[0].event == "recovery-checked"


def test_a_wrong_sheet_is_told_apart_and_nothing_is_remembered(desk: Desk, words: tuple[str, ...]) -> None:
    other = unlock.new_recovery()
    newer = unlock.new_recovery()
    unlock.adopt_recovery(desk, newer, " ".join(newer))
    lines = len(audit.events(desk.db))
    swapped = [newer[1], newer[0], *newer[2:]]
    for typed, code in (
        (" ".join(other), "wrong-words"),
        (short(words), "sheet-replaced"),
        (" ".join(newer[:-1]), "words-count"),
        (" ".join((*newer[:4], "ordinateur", *newer[5:])), "word-unknown"),
        (" ".join(swapped), "words-checksum"),
    ):
        with pytest.raises(WrongSecret) as refused:
            recovery.check_sheet(desk, typed)
        assert refused.value.code == code or (code == "words-checksum" and refused.value.code == "wrong-words")
    assert len(audit.events(desk.db)) == lines


def test_the_word_that_is_not_known_is_named_by_its_number(desk: Desk, words: tuple[str, ...]) -> None:
    with pytest.raises(WrongSecret) as refused:
        recovery.check_sheet(desk, " ".join((*words[:4], "ordinateur", *words[5:])))
    assert "5" in sentences.error(refused.value).what


def test_every_way_of_typing_the_words_again_counts_as_a_check(tmp_path: Path, clock: FixedClock) -> None:
    desk, words = unlock.create_vault(tmp_path / "v", PASSPHRASE, clock, parameters=FLOOR)
    unlock.await_recovery(desk)
    assert recovery.last_checked_on(desk) is None
    unlock.confirm_recovery(desk)
    assert recovery.last_checked_on(desk) == clock.today()
    unlock.lock(desk)
    later = FixedClock(clock.now() + timedelta(days=10))
    desk = unlock.unlock_with_words(tmp_path / "v", short(words), later)
    assert recovery.last_checked_on(desk) == later.today()
    unlock.lock(desk)
    desk = unlock.unlock(tmp_path / "v", PASSPHRASE, FixedClock(clock.now() + timedelta(days=20)))
    assert recovery.last_checked_on(desk) == later.today()
    unlock.lock(desk)


def test_a_backup_opens_with_words_typed_in_a_hurry(
    desk: Desk, words: tuple[str, ...], tmp_path: Path, clock: FixedClock
) -> None:
    file = tmp_path / "copy.rdppbackup"
    backup.backup(desk, file)
    backup_restore.restore(file, tmp_path / "beside", short(words), clock)
    restored = unlock.unlock_with_words(tmp_path / "beside", short(words), clock)
    assert recovery.check_sheet(restored, " ".join(words)) == clock.today()
    with pytest.raises(WrongSecret):
        recovery.check_sheet(restored, "un deux trois")
    unlock.lock(restored)
