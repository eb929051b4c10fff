"""Compiles the catalogues before anything is packed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(folder: Path) -> list[Path]:
    """Write `room.mo` beside each `room.po` under `folder`; returns what was written.

    Entries marked fuzzy are left out: the English source shows instead of a guess.
    """
    written = []
    for source in sorted(folder.glob("*/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream)
        target = source.with_suffix(".mo")
        beside = target.with_suffix(f".{os.getpid()}.part")
        with beside.open("wb") as stream:
            write_mo(stream, catalogue)
        beside.replace(target)  # whoever reads it meanwhile reads a whole catalogue
        written.append(target)
    return written


class CatalogueHook(BuildHookInterface[Any]):
    """What hatchling calls, for a wheel and for an editable install alike."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name == "wheel":
            compile_catalogues(Path(self.root) / "resources" / "i18n")


if __name__ == "__main__":
    compile_catalogues(Path(__file__).resolve().parent.parent / "resources" / "i18n")
