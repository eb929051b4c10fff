"""Whether the clock may be believed, from when the register says that there was work in the vault."""

from __future__ import annotations

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice import clock_trust
from rdpp_desk.vault import audit


def clock_believed(desk: Desk) -> bool:
    """Whether what is too old by the computer's clock may be deleted, or said to be; see `practice.clock_trust`."""
    return clock_trust.believed(desk.now(), audit.instants(desk.db))
