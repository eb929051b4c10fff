"""A will kit read with its two sheets, without any vault."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date
from pathlib import Path

from rdpp_desk import messages, vault
from rdpp_desk.actions import will
from rdpp_desk.actions.will import Kit, KitContact
from rdpp_desk.commands.places import writing_to
from rdpp_desk.commands.terminal import Command, Terminal, read_text
from rdpp_desk.errors import ExitStatus
from rdpp_desk.files import write_atomic
from rdpp_desk.messages import _, formats


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("file of the will kit (.rdpprelay)"))
    parser.add_argument(
        "--sheet-a", metavar=_("FILE"), required=True, help=_("read the 24 words of sheet A from this file")
    )
    parser.add_argument(
        "--sheet-b", metavar=_("FILE"), required=True, help=_("read the 24 words of sheet B from this file")
    )
    results = parser.add_mutually_exclusive_group()
    results.add_argument("--json", action="store_true", help=_("print one JSON object"))
    results.add_argument(
        "--out", metavar=_("PDF"), type=Path, help=_("write the instructions and the list, in clear, to this PDF")
    )


def _open(chosen: argparse.Namespace, terminal: Terminal) -> ExitStatus:
    vault.harden()
    target: Path | None = chosen.out
    kit = will.open_kit(chosen.file, read_text(chosen.sheet_a), read_text(chosen.sheet_b))
    if chosen.json:
        terminal.show(_shown(asdict(kit)))
    elif target is not None:
        with writing_to(target):
            write_atomic(target, will.kit_pdf(kit, messages.language()))
        terminal.say(_("List written, in clear: {path}").format(path=target))
    else:
        _say(kit, terminal)
    return ExitStatus.DONE


def _say(kit: Kit, terminal: Terminal) -> None:
    terminal.say(_("Will kit of {name}, as of {day}").format(name=kit.practitioner.name, day=formats.day(kit.made_on)))
    if kit.instructions:
        terminal.say("")
        terminal.say(kit.instructions)
    for one in kit.contacts:
        terminal.say("")
        for line in _lines(one):
            terminal.say(line)


def _lines(one: KitContact) -> list[str]:
    lines = [" · ".join(filter(None, (one.person.name, one.person.phone, one.person.email)))]
    lines += ["  " + " · ".join(filter(None, (its.name, its.phone, its.email))) for its in one.members]
    if one.next_session is not None:
        day, at = formats.day(one.next_session), formats.clock_time(one.next_session)
        lines.append("  " + _("Next session: {day}, {time}").format(day=day, time=at))
    for its in one.sponsors:
        person = its.person
        lines.append("  " + " · ".join(filter(None, (its.organisation, person.name, person.phone, person.email))))
    return lines


def _shown(value: object) -> object:
    """The same with days and instants in ISO form."""
    if isinstance(value, dict):
        return {name: _shown(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


COMMANDS = (Command("will", lambda: _("read a will kit with its two sheets"), _arguments, _open),)
