"""A code chosen while the vault is open opens it again, and the audit log says so."""

from __future__ import annotations

import json

import pytest

from rdpp_desk.actions import unlock
from rdpp_desk.actions.desk import Desk
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import UsageError, WrongSecret
from tests.desks import PASSPHRASE

CODE = "pomme7"


def test_the_passphrase_gives_a_code_and_the_code_opens_after_the_lock(desk: Desk, clock: FixedClock) -> None:
    key = unlock.quick_key(desk, PASSPHRASE, CODE)
    folder = desk.vault.path
    unlock.lock(desk)
    with pytest.raises(WrongSecret) as met:
        unlock.unlock_quick(folder, key, "pomme8", clock)
    assert (met.value.code, met.value.data) == ("wrong-pin", {"left": 2})
    again = unlock.unlock_quick(folder, key, CODE, clock)
    last = again.db.row("SELECT event, detail FROM audit ORDER BY id DESC LIMIT 1")
    assert last is not None
    assert (last["event"], json.loads(last["detail"])) == ("vault-unlocked", {"quick": True})
    again.close()


def test_without_the_passphrase_nobody_gets_a_code(desk: Desk) -> None:
    with pytest.raises(WrongSecret, match="wrong-passphrase"):
        unlock.quick_key(desk, "une autre", CODE)
    with pytest.raises(UsageError, match="pin-too-simple"):
        unlock.quick_key(desk, PASSPHRASE, "4444")


def test_a_key_of_elsewhere_opens_nothing(desk: Desk, clock: FixedClock) -> None:
    key = unlock.quick_key(desk, PASSPHRASE, CODE)
    elsewhere = desk.vault.path.with_name("Elsewhere")
    unlock.lock(desk)
    with pytest.raises(WrongSecret, match="quick-over"):
        unlock.unlock_quick(elsewhere, key, CODE, clock)
