"""Where packaged files are: one answer for a checkout, an installed wheel and a frozen build."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def root() -> Path:
    """The folder that holds templates, icons, fonts, i18n, lexicon and demo texts."""
    package = Path(__file__).resolve().parent
    for candidate in (package / "resources", package.parent.parent / "resources"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("resources")


def path(name: str) -> Path:
    """The packaged file or folder called `name`, relative to the resources folder, with forward slashes."""
    return root().joinpath(*name.split("/"))
