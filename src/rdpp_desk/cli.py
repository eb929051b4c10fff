"""`rdpp-desk`: the window, or the same actions without it. Qt is loaded only when the window opens."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from rdpp_desk import __version__, messages, settings
from rdpp_desk.commands import argparse_words, demo, documents, journal, salvage, vaults, will
from rdpp_desk.commands.terminal import Terminal, has_screen
from rdpp_desk.errors import DeskError, ExitStatus, UsageError, VaultUnavailable
from rdpp_desk.files import storage_error
from rdpp_desk.messages import _, sentences

_COMMANDS = (
    *(*vaults.COMMANDS, *salvage.COMMANDS, *will.COMMANDS),
    *(*documents.COMMANDS, *journal.COMMANDS, *demo.COMMANDS),
)
_LATER = ("export",)
_STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; the exit status (see `rdpp_desk.errors.ExitStatus`)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    messages.use(_language(given))
    argparse_words.translate()
    terminal = Terminal()
    try:
        return int(_run(given, terminal))
    except DeskError as failure:
        terminal.end_progress()
        terminal.complain(str(sentences.error(failure)))
        return int(failure.exit_status)
    except KeyboardInterrupt:
        terminal.end_progress()
        return _STOPPED
    except BrokenPipeError:
        return int(ExitStatus.DONE)
    except OSError as refused:  # a place named on the command line that no action foresaw
        foreseen = storage_error(refused, Path(os.fsdecode(refused.filename or "")))
        terminal.end_progress()
        terminal.complain(str(sentences.error(foreseen)))
        return int(foreseen.exit_status)
    except Exception as fault:  # a traceback may hold a client's words: only its kind is kept
        logging.getLogger("rdpp_desk").error("command-failed %s", type(fault).__name__)
        terminal.end_progress()
        terminal.complain(str(sentences.error(fault)))
        return int(ExitStatus.GATE_CLOSED)


def _run(given: list[str], terminal: Terminal) -> int:
    words = [word for before, word in _pairs(given) if not word.startswith("-") and before != "--language"]
    commands = {command.name: command for command in _COMMANDS}
    if words and words[0] in _LATER:
        raise UsageError("command-later", command=words[0])
    if (words and words[0] in commands) or ({"-h", "--help"} & {*given} and not words):
        chosen = _parser().parse_args(given)
        return commands[chosen.command].run(chosen, terminal)
    chosen = _window_parser().parse_args(given)
    return _window(chosen.vault, getattr(chosen, "language", ""))


def _window(vault: Path | None, language: str) -> int:
    if vault is not None and not vault.exists():
        raise VaultUnavailable("vault-missing", path=str(vault))
    if not has_screen():
        raise UsageError("no-screen")
    from rdpp_desk import app

    return app.main(vault, language=language)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong as any other failure is said."""

    def error(self, message: str) -> NoReturn:
        raise UsageError("command-not-understood", reason=message, usage=" ".join(self.format_usage().split()))


def _parser() -> argparse.ArgumentParser:
    parser = _base(_("Offline, encrypted desk for coaching, RDPP and practice-analysis work."))
    parser.epilog = _("Without a command, the window opens on the vault given, or on the last one.")
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"), parser_class=_Parser)
    for command in _COMMANDS:
        added = commands.add_parser(
            command.name, help=command.help(), description=command.help(), add_help=False, allow_abbrev=False
        )
        _common(added)
        command.arguments(added)
    return parser


def _window_parser() -> argparse.ArgumentParser:
    parser = _base(_("Open the window."))
    parser.add_argument("vault", metavar=_("VAULT"), nargs="?", type=Path, help=_("folder of the vault"))
    return parser


def _base(description: str) -> argparse.ArgumentParser:
    parser = _Parser(prog="rdpp-desk", description=description, add_help=False, allow_abbrev=False)
    _common(parser)
    parser.add_argument(
        "--version", action="version", version=f"RDPP Desk {__version__}", help=_("show the version and stop")
    )
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help=_("show this help and stop"))
    parser.add_argument(
        "--language",
        choices=messages.LANGUAGES,
        default=argparse.SUPPRESS,
        help=_("language of the sentences: fr or en (default: that of the system)"),
    )


def _pairs(given: Sequence[str]) -> list[tuple[str, str]]:
    """Each word with the one before it."""
    return list(zip(("", *given), given, strict=False))


def _language(given: Sequence[str]) -> str:
    """The language asked for, else the one chosen in the window, else the system's."""
    for before, word in _pairs(given):
        asked = word.partition("=")[2] if word.startswith("--language=") else word if before == "--language" else ""
        if asked in messages.LANGUAGES:
            return asked
    return settings.load().language or messages.system_language()
