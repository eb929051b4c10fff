"""Starts the window: the one place that sees every floor."""

from __future__ import annotations

from pathlib import Path

from rdpp_desk.clock import Clock, SystemClock
from rdpp_desk.vault import hardening


def main(vault: Path | None = None, clock: Clock | None = None, language: str = "") -> int:
    """Show the window on `vault`, on the last vault, or on the welcome screen. Returns the exit status.

    `language` ("fr" or "en") is that of this run only; "" follows the settings.
    """
    hardening.harden()
    from rdpp_desk.ui.desktop import run

    return run(vault, clock or SystemClock(), language)
