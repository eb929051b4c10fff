"""Is the vault whole: checked in full, what the last check found, and what was found as it opened."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError
from rdpp_desk.vault import HealthReport, audit
from rdpp_desk.vault import preferences as preferences_table

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
_CHECKED = "health-checked"
_SYNCED_TOLD = "synced-folder-told"
_REST = 0.5
ACCEPTABLE = frozenset(("generation-older", "another-branch"))
"""Problems of an opening that the practitioner may know of, and go on with."""
_OF_AN_OPENING = ACCEPTABLE | {"disk-refused", "file-replaced"}

__all__ = ["ACCEPTABLE", "HealthReport"]


@dataclass(frozen=True, slots=True)
class LastCheck:
    """When the vault was last checked in full (wall time of the practice), and the codes of what was found."""

    at: datetime
    problems: tuple[str, ...]


def check(desk: Desk, progress: Progress | None = None, stop: Stop | None = None) -> HealthReport:
    """Check the vault's health in full; problems come as codes. Slow: run off-thread.

    Raises:
        Stopped: nothing stays open.
        VaultUnavailable: `vault-closed`.
    """
    return vault.check_health(desk.vault, progress, stop)


def check_gently(desk: Desk, report: Progress) -> HealthReport:
    """The same in the background: rests half as long as it works, so that the window stays quick. Raises as above."""
    worked = time.monotonic()

    def rest(done: int, total: int) -> None:
        nonlocal worked
        time.sleep((time.monotonic() - worked) * _REST)
        report(done, total)
        worked = time.monotonic()

    return check(desk, rest)


def remember(desk: Desk, report: HealthReport) -> None:
    """Keep when the vault was checked and what was found; a vault that cannot be written keeps it until the lock."""
    desk.vault.problems_found = report.problems
    with contextlib.suppress(DeskError), desk.transaction() as db:
        kept = {"at": desk.now().isoformat(), "problems": report.problems}
        preferences_table.remember(db, _CHECKED, kept)


def last_check(desk: Desk) -> LastCheck | None:
    """The last full check, None if there was none."""
    kept = preferences_table.recall(desk.db, _CHECKED)
    if kept is None:
        return None
    return LastCheck(desk.wall(datetime.fromisoformat(kept["at"])), tuple(kept["problems"]))


def problems(desk: Desk) -> tuple[str, ...]:
    """What is known to be wrong with the vault: by the last check, and by the opening."""
    found = desk.vault.problems_found
    if found is None:
        last = last_check(desk)
        found = tuple(code for code in last.problems if code not in _OF_AN_OPENING) if last else ()
    return tuple(dict.fromkeys((*found, *desk.vault.opening_problems)))


def accept(desk: Desk) -> None:
    """The practitioner knows that this copy is an older one, or one of two written apart, and goes on with it."""
    desk.vault.accept_opening()
    found = desk.vault.problems_found
    if found is not None:
        desk.vault.problems_found = tuple(code for code in found if code not in ACCEPTABLE)


def first_time_in(desk: Desk, service: str) -> bool:
    """Whether nothing was said yet of a vault in a folder of that service; from now on it has been."""
    if preferences_table.recall(desk.db, _SYNCED_TOLD) == service:
        return False
    with contextlib.suppress(DeskError), desk.transaction() as db:
        preferences_table.remember(db, _SYNCED_TOLD, service)
    return True


def replaced(desk: Desk) -> bool:
    """Whether another program has put another file in the vault's place since it was opened."""
    return desk.vault.replaced_underneath


def keep_apart(desk: Desk) -> Path:
    """Keep what is open in a vault of its own beside the file that replaced it; where.

    Raises:
        StorageError: the disk refused.
        VaultUnavailable: `vault-damaged`.
    """
    return desk.vault.keep_apart()


def audit_summary(desk: Desk, report: HealthReport) -> dict[str, object]:
    """What the check found of the audit log, and when its last line was written."""
    last = next(iter(audit.events(desk.db, limit=1)), None)
    found = report.audit
    return {
        "lines": found.lines,
        "ok": found.ok,
        "problem": found.problem,
        "line": found.line,
        "last": last.at.isoformat() if last else None,
    }
