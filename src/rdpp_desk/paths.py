"""Where the program keeps the little it keeps outside the vault."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("rdpp-desk", appauthor=False)


def settings_file() -> Path:
    """Language, appearance, window size and the last vault's path; nothing else."""
    return Path(_DIRS.user_config_dir) / "settings.json"


def state_folder() -> Path:
    """The last generation seen of each vault, and the diagnostic log."""
    return Path(_DIRS.user_state_dir)


def documents_folder() -> Path:
    """Where file pickers and the first vault start."""
    return Path(_DIRS.user_documents_dir)
