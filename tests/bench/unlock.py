"""Opening the vault, against the key derivation alone."""

from __future__ import annotations

from typing import cast

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.today import today
from rdpp_desk.actions.unlock import unlock
from tests.bench.harness import Measured, in_turns
from tests.bench.practices import PASSPHRASE, Practice, Workbench


def run(bench: Workbench, practice: Practice) -> list[Measured]:
    practice.close()
    cost = bench.parameters

    def derive() -> bytes:
        return Argon2id(
            salt=bytes(16), length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
        ).derive(PASSPHRASE.encode())

    def opened() -> Desk:
        return unlock(practice.folder, PASSPHRASE, practice.clock)

    def painted() -> Desk:
        desk = opened()
        today(desk)
        return desk

    def close(desk: object) -> None:
        cast(Desk, desk).close()

    return [
        Measured("unlock", *in_turns(opened, derive, bench.rounds, after=close)),
        Measured("unlock to Today's data", *in_turns(painted, derive, bench.rounds, after=close)),
    ]
