"""A window on a real vault."""

from __future__ import annotations

from tests.ui.clients.opened import clock, first_day, made_vaults, opened

__all__ = ["clock", "first_day", "made_vaults", "opened"]
