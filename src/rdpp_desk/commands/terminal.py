"""Speaking and listening: sentences, one JSON object, progress, and secrets that are never arguments."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdpp_desk.errors import UsageError
from rdpp_desk.files import storage_error
from rdpp_desk.messages import _, formats
from rdpp_desk.vault import PassphraseSecret, Secret, WordsSecret


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it is for, its arguments, and what it does."""

    name: str
    help: Callable[[], str]
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Terminal], int]


class Terminal:
    """Results go to standard output, everything else to standard error."""

    def __init__(self) -> None:
        self._shown = -1

    def say(self, text: str) -> None:
        """A line of the result."""
        print(text)

    def show(self, result: object) -> None:
        """The one JSON object of `--json`."""
        print(json.dumps(result, ensure_ascii=False, indent=2, default=str))

    def complain(self, text: str) -> None:
        """A sentence for the person, beside the result."""
        print(text, file=sys.stderr)

    def progress(self, done: int, total: int) -> None:
        """Show how far long work is, on a terminal only."""
        if not sys.stderr.isatty():
            return
        percent = min(100, 100 * done // max(total, 1))
        if percent != self._shown:
            self._shown = percent
            print(f"\r{percent:3d}{formats.NBSP}%", end="", file=sys.stderr, flush=True)

    def end_progress(self) -> None:
        """Leave the line of progress."""
        if self._shown >= 0:
            self._shown = -1
            print("\r     \r", end="", file=sys.stderr, flush=True)


def add_vault(parser: argparse.ArgumentParser, **more: Any) -> None:
    """The folder of the vault, and the ways to give its secret."""
    parser.add_argument("vault", metavar=_("VAULT"), type=Path, help=_("folder of the vault"), **more)


def add_secret(parser: argparse.ArgumentParser) -> None:
    """`--passphrase-file` or `--recovery-file`; a prompt otherwise."""
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("read the passphrase from this file (- is standard input); asked for otherwise"),
    )
    ways.add_argument("--recovery-file", metavar=_("FILE"), help=_("read the 24 recovery words from this file"))


def add_json(parser: argparse.ArgumentParser) -> None:
    """`--json`: one object on standard output."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def secret(chosen: argparse.Namespace) -> Secret:
    """The secret that opens the vault.

    Raises:
        UsageError: `not-found`, `passphrase-not-given`, `secret-unreadable`.
    """
    if chosen.recovery_file is not None:
        return WordsSecret(read_text(chosen.recovery_file))
    if chosen.passphrase_file is not None:
        return PassphraseSecret(_first_line(read_text(chosen.passphrase_file)))
    return PassphraseSecret(_asked(_("Passphrase: ")))


def new_passphrase(chosen: argparse.Namespace) -> str:
    """A passphrase for a new vault; typed twice at a prompt.

    Raises:
        UsageError: as `secret`; `passphrases-differ`.
    """
    if chosen.passphrase_file is not None:
        return _first_line(read_text(chosen.passphrase_file))
    first = _asked(_("New passphrase: "))
    if first != _asked(_("The same passphrase again: ")):
        raise UsageError("passphrases-differ")
    return first


def has_screen() -> bool:
    """Whether a window can open (Qt aborts the process where it cannot)."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal", "vnc"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def read_file(path: Path) -> bytes:
    """The content of a file given as an argument.

    Raises:
        UsageError: `not-found`, `file-unreadable`.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        code = "not-found" if storage_error(error, path).code == "not-found" else "file-unreadable"
        raise UsageError(code, path=str(path)) from None


def read_text(name: str) -> str:
    """The text of a file given as an argument; `-` is standard input. Raises as `read_file`."""
    content = sys.stdin.buffer.read() if name == "-" else read_file(Path(name))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError("file-unreadable", path=name) from None


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0].removesuffix("\r")


def _asked(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise UsageError("passphrase-not-given")
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise UsageError("passphrase-not-given") from None
