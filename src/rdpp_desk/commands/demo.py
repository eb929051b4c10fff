"""`demo`: a fictional practice, made through the same actions as the buttons."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from rdpp_desk import vault
from rdpp_desk.commands.places import writing_under
from rdpp_desk.commands.terminal import Command, Terminal, add_json, has_screen
from rdpp_desk.errors import ExitStatus, UsageError
from rdpp_desk.messages import _

if TYPE_CHECKING:
    from rdpp_desk.actions.demo.build import Demo

_MOST_CLIENTS, _MOST_NOTES = 5_000, 100_000


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar=_("DIR"), type=Path, required=True, help=_("folder to write the practice in"))
    parser.add_argument("--clients", metavar="N", type=int, default=6, help=_("how many clients (default: 6)"))
    parser.add_argument("--notes", metavar="N", type=int, default=40, help=_("how many notes (default: 40)"))
    parser.add_argument("--seed", metavar="N", type=int, default=1, help=_("the same seed makes the same practice"))
    parser.add_argument("--no-window", action="store_true", help=_("do not open the window afterwards"))
    add_json(parser)


def _run(chosen: argparse.Namespace, terminal: Terminal) -> int:
    vault.harden()
    _within("--clients", chosen.clients, 1, _MOST_CLIENTS)
    _within("--notes", chosen.notes, 0, _MOST_NOTES)
    from rdpp_desk.actions.demo import build  # with the anonymiser, that no other command needs

    with writing_under(chosen.out):
        made = build.build_demo(
            chosen.out, clients=chosen.clients, notes=chosen.notes, seed=chosen.seed, progress=terminal.progress
        )
    terminal.end_progress()
    if chosen.json:
        terminal.show(made.summary)
    else:
        _told(made, terminal)
    if chosen.no_window or not has_screen():
        return ExitStatus.DONE
    from rdpp_desk import app

    return app.main(made.vault, language=getattr(chosen, "language", ""))


def _told(made: Demo, terminal: Terminal) -> None:
    terminal.say(_("Fictional practice: {path}").format(path=made.vault))
    terminal.say(_("Its passphrase: {passphrase}").format(passphrase=made.summary["passphrase"]))
    for document in made.summary["documents"]:
        terminal.say(f"  {document['path']}")
    for path in made.summary["journal"]:
        terminal.say(f"  {path}")


def _within(option: str, value: int, lowest: int, highest: int) -> None:
    if not lowest <= value <= highest:
        raise UsageError("option-out-of-range", option=option, lowest=lowest, highest=highest)


COMMANDS = (Command("demo", lambda: _("make a fictional practice and open it"), _arguments, _run),)
