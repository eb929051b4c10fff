"""Saving what can be of a damaged vault."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.actions import salvage as salvaging
from rdpp_desk.clock import SystemClock
from rdpp_desk.commands.places import writing_under
from rdpp_desk.commands.terminal import Command, Terminal, add_json, add_secret, add_vault, secret
from rdpp_desk.errors import ExitStatus
from rdpp_desk.messages import _, salvage_words


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_vault(parser)
    parser.add_argument("target", metavar=_("NEWVAULT"), type=Path, help=_("new folder; never over an existing one"))
    parser.add_argument(
        "--header-from",
        metavar=_("BACKUP"),
        type=Path,
        help=_("a backup of the same vault, if the key file of the vault is lost"),
    )
    add_secret(parser)
    add_json(parser)


def _run(chosen: argparse.Namespace, terminal: Terminal) -> ExitStatus:
    """Done when everything was found, 1 when something may be missing."""
    vault.harden()
    with writing_under(chosen.target):
        report = salvaging.salvage(
            chosen.vault,
            chosen.target,
            secret(chosen),
            SystemClock(),
            header_from=chosen.header_from,
            progress=terminal.progress,
        )
    terminal.end_progress()
    if chosen.json:
        notes = dataclasses.asdict(report.notes)
        found = {**dataclasses.asdict(report), "notes": {**notes, "total": report.notes.total}}
        terminal.show({"complete": report.complete, **found})
    else:
        terminal.say(_("New vault: {path}").format(path=report.path))
        terminal.say(salvage_words.headline(report))
        for sentence in salvage_words.details(report):
            terminal.say(sentence)
        terminal.say(_("The damaged vault was not changed: keep it until you have checked the new one."))
    return ExitStatus.DONE if report.complete else ExitStatus.GATE_CLOSED


COMMANDS = (Command("salvage", lambda: _("save what can be of a damaged vault into a new one"), _arguments, _run),)
