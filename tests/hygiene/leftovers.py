"""What a run may leave behind, and nothing else: lists of what is allowed, so that whatever is new is seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_KEPT = re.compile(
    r"\.config/rdpp-desk/settings\.json"
    r"|\.local/state/rdpp-desk/(?:generations\.json|erased/[0-9a-f]{32}\.json|rdpp-desk\.log(?:\.\d)?)"
)
_HISTORIES = re.compile(
    r"recently-used|\.recent|QtProject|Trolltech|qt-config|qtvirtualkeyboard|\.conf\b|\.ini\b|kdeglobals|dconf|thumbnails"
    r"|python_history|__pycache__|\.pyc\b|(?:^|/)core(?:\.\d+)?$|/crash|vmcore",
    re.IGNORECASE,
)
_LOG_LINE = re.compile(
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (?:INFO|WARNING|ERROR|CRITICAL) rdpp_desk(?:\.[a-z_]+)? "
    r"(?:qt Qt[A-Z][A-Za-z]+Msg [a-z.]*"
    r"|(?:refused|unforeseen|command-failed|at lock:|at closing:|draft not stored:|will file not written:)"
    r"(?: [A-Za-z]*(?:Error|Exception|Interrupt|Secret|Unavailable|Damaged|Closed|Stopped))?"
    r"(?: [a-z0-9]+(?:-[a-z0-9]+)*)?(?: at rdpp_desk[a-z0-9_.]*:\d+)?)"
)


def unforeseen_files(home: Path, *asked: Path) -> list[str]:
    """The files left in the home, that nobody asked for and that are not among the few that the program keeps."""
    files = [path for path in home.rglob("*") if not path.is_dir() and not any(path.is_relative_to(a) for a in asked)]
    return sorted(str(path.relative_to(home)) for path in files if not _KEPT.fullmatch(str(path.relative_to(home))))


def histories(names: Iterable[str]) -> list[str]:
    """Names given to lists of recent files, settings of Qt or GTK, compiled files, histories, cores."""
    return sorted(name for name in names if not name.startswith("/dev/null/") and _HISTORIES.search(name))


def names_elsewhere(names: Iterable[str], home: Path) -> list[str]:
    """Names given outside the home: in the folder of all users for what is temporary, say."""
    places = [Path(name) for name in names if name.startswith("/")]
    return sorted(str(one) for one in places if not one.is_relative_to(home) and not one.is_relative_to("/dev/null"))


def odd_lines(log: bytes) -> list[str]:
    """The lines of a log that are anything but a date, a level, codes, and a place in the program's own text."""
    return [line for line in log.decode(errors="replace").splitlines() if not _LOG_LINE.fullmatch(line)]
