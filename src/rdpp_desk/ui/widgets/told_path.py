"""Paths of this computer where the screen says them: people name folders and files after people."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QWidget

_FROM_A_PATH_ON = re.compile(r"(?:^|(?<=[\s«“]))(?:~[\\/]|/|\\\\|[A-Za-z]:[\\/])\S.*", re.DOTALL)


def shown_path(host: QWidget, place: Path | str) -> str:
    """`place` as the window of `host` may show it: dots in discreet mode."""
    return "…" if host.window().property("discreet") else str(place)


def without_path(said: str) -> str:
    """What was said, up to the path that it names: where a path ends cannot be told."""
    return _FROM_A_PATH_ON.sub("…", said)
