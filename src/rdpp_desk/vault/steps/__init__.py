"""The frozen steps, in order: the position in `ALL`, from 1, is the database's `user_version`."""

from __future__ import annotations

from rdpp_desk.vault.migrations import Step
from rdpp_desk.vault.steps import s0001_practice, s0002_trust, s0003_documents

ALL: tuple[Step, ...] = (s0001_practice, s0002_trust, s0003_documents)
