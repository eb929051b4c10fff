"""What the day left on the disk: nothing in clear, except what was saved outside on purpose."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.journeys.people import CANARIES

_FORMS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")


def in_clear(folder: Path, words: Iterable[str], but: Path) -> list[str]:
    """« file: word » for each word found in a file under `folder`, `but` and what is in it left out."""
    found = []
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_relative_to(but):
            content = file.read_bytes().lower()
            found += [f"{file.name}: {word}" for word in words if any(form in content for form in _forms(word))]
    return found


LOG = "rdpp-desk.log"


def no_canary(home: Path, outside: Path) -> None:
    """Scan all that was written; first, prove that the scan finds a word where there is one."""
    bait = home / "bait.txt"
    for form in _FORMS[:2]:
        bait.write_bytes(f"… {CANARIES[0].upper()} …".encode(form))
        assert in_clear(home, CANARIES, outside) == [f"bait.txt: {CANARIES[0]}"]
    bait.unlink()
    written = {file.name for file in home.rglob("*") if file.is_file()}
    assert {LOG, "settings.json", "vault.db", "vault.keys"} <= written
    assert in_clear(home, CANARIES, outside) == []
    assert [path.name for path in home.rglob("*") if any(word.lower() in path.name.lower() for word in CANARIES)] == []


def _forms(word: str) -> set[bytes]:
    return {word.lower().encode(form) for form in _FORMS}
