"""Today on an empty practice."""

from __future__ import annotations

from tests.desks import clock, desk, made_vault, vault_folder

__all__ = ["clock", "desk", "made_vault", "vault_folder"]
