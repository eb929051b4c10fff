"""The quick unlock: a code opens again what was open, three wrong ones destroy it, and nothing of it is written."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desks import NOW, PASSPHRASE, clock, desk, made_vault, vault_folder

from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import UsageError, WrongSecret
from rdpp_desk.vault import (
    FLOOR,
    PassphraseSecret,
    QuickKey,
    Vault,
    keys,
    new_recovery_words,
    open_with,
    quick,
    rekey,
    store,
)

__all__ = ["clock", "desk", "made_vault", "vault_folder"]
CODE = "7391"


@pytest.fixture
def key(desk: Desk) -> QuickKey:
    """Made while the vault was open; it is closed since."""
    made = QuickKey(desk.vault, CODE, NOW)
    desk.close()
    return made


def opens(key: QuickKey, code: str, clock: FixedClock) -> Vault:
    opened = key.open(code, clock)
    opened.close()
    return opened


def wrong(key: QuickKey, clock: FixedClock, code: str = "0486") -> WrongSecret:
    with pytest.raises(WrongSecret) as met:
        key.open(code, clock)
    return met.value


def test_the_code_opens_the_vault_again_as_often_as_needed(key: QuickKey, clock: FixedClock) -> None:
    for _time in range(2):
        assert not opens(key, CODE, clock).is_open


def test_three_wrong_codes_in_a_row_destroy_it(key: QuickKey, clock: FixedClock) -> None:
    assert [wrong(key, clock).data["left"] for _try in range(3)] == [2, 1, 0]
    assert not key.alive
    assert wrong(key, clock, CODE).code == "quick-over"


def test_a_right_code_gives_the_three_tries_back(key: QuickKey, clock: FixedClock) -> None:
    wrong(key, clock)
    wrong(key, clock, "")
    opens(key, CODE, clock)
    assert key.left == 3


def test_destroyed_it_holds_nothing(key: QuickKey, clock: FixedClock) -> None:
    parts = (key._wrapped, key._secret, key._slot)
    key.destroy()
    assert not any(len(part) for part in parts)
    assert repr(key) == "QuickKey(left=0)"


def test_destroyed_while_a_code_is_tried_it_is_over(
    key: QuickKey, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived = keys.from_passphrase

    def slow(*given: Any) -> bytes:
        key.destroy()  # the computer falls asleep meanwhile
        return derived(*given)

    monkeypatch.setattr(keys, "from_passphrase", slow)
    assert wrong(key, clock, CODE).code == "quick-over"


@pytest.mark.parametrize("hours", [12, 30, -1])
def test_it_ends_twelve_hours_after_a_full_secret_and_if_the_clock_is_put_back(
    key: QuickKey, clock: FixedClock, hours: int
) -> None:
    clock.instant += timedelta(hours=hours)
    assert wrong(key, clock, CODE).code == "quick-over"
    clock.instant = NOW
    assert not key.alive


def test_a_full_secret_begins_its_time_again(key: QuickKey, clock: FixedClock) -> None:
    clock.instant += timedelta(hours=11)
    key.proven(clock.instant)
    clock.instant += timedelta(hours=11)
    opens(key, CODE, clock)


def test_another_passphrase_ends_it(key: QuickKey, clock: FixedClock) -> None:
    with open_with(key.path, PassphraseSecret(PASSPHRASE), clock=clock) as vault:
        rekey.set_passphrase(vault, "une autre phrase sans lien")
    assert wrong(key, clock, CODE).code == "quick-over"
    assert not key.alive


def test_other_recovery_words_do_not(key: QuickKey, clock: FixedClock) -> None:
    with open_with(key.path, PassphraseSecret(PASSPHRASE), clock=clock) as vault:
        fresh = new_recovery_words()
        rekey.adopt_recovery(vault, fresh, " ".join(fresh))
    opens(key, CODE, clock)


def test_another_vault_put_in_its_place_ends_it_and_is_left_alone(
    key: QuickKey, clock: FixedClock, tmp_path: Path
) -> None:
    shutil.rmtree(key.path)
    vault, _words = store.create(key.path, PASSPHRASE, clock=clock, parameters=FLOOR)
    vault.close()
    before = (key.path / "vault.keys").read_bytes()
    assert wrong(key, clock, CODE).code == "quick-over"
    assert (key.path / "vault.keys").read_bytes() == before


def test_it_serves_its_own_folder_only(key: QuickKey, tmp_path: Path) -> None:
    assert key.serves(key.path, NOW)
    assert not key.serves(tmp_path, NOW)
    assert key.alive


def test_nothing_of_it_is_written(key: QuickKey, clock: FixedClock, tmp_path: Path) -> None:
    secrets = (bytes(key._wrapped), bytes(key._secret), key._salt, bytes(key._wrapped)[12:44])
    opens(key, CODE, clock)
    wrong(key, clock)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert not any(secret in content for secret in secrets), path


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("739", "pin-too-short"),
        ("   7", "pin-too-short"),
        ("", "pin-too-short"),
        ("7391739173917", "pin-too-long"),
        ("0000", "pin-too-simple"),
        ("1234", "pin-too-simple"),
        ("987654", "pin-too-simple"),
        ("abcd", "pin-too-simple"),
        ("1212", "pin-too-simple"),
        ("121", "pin-too-short"),
        ("1231231", "pin-too-simple"),
        ("1984", "pin-too-simple"),
        ("2026", "pin-too-simple"),
    ],
)
def test_codes_that_anyone_would_try_are_refused(code: str, refusal: str) -> None:
    with pytest.raises(UsageError) as met:
        quick.check(code)
    assert met.value.code == refusal


def fit(code: str) -> bool:
    try:
        quick.check(code)
    except UsageError:
        return False
    return True


@settings(max_examples=6)
@given(st.text("0123456789éàz", min_size=4, max_size=12).filter(fit), st.text(min_size=1, max_size=12))
def test_only_the_code_unwraps(made_vault: tuple[Path, bytes], code: str, other: str) -> None:
    clock = FixedClock(NOW)
    with store.open_with_data_key(made_vault[0], made_vault[1], clock=clock) as vault:
        key = QuickKey(vault, code, NOW)
    assert bytes(key._data_key(code)) == made_vault[1]
    if other.strip() and keys.unicodedata.normalize("NFC", other) != code:
        with pytest.raises(WrongSecret):
            key._data_key(other)
    secret = key._secret[0]
    key._secret[0] ^= 1
    with pytest.raises(WrongSecret):
        key._data_key(code)
    key._secret[0] = secret
    assert bytes(key._data_key(code)) == made_vault[1]
