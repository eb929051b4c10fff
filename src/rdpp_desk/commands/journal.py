"""`journal`: the supervision journal, pseudonymised; nothing leaves while one item is undecided."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rdpp_desk.commands.places import writing_to
from rdpp_desk.commands.terminal import Command, Terminal, add_json, add_secret, add_vault, read_file
from rdpp_desk.commands.vaults import opened
from rdpp_desk.errors import ExitStatus, UsageError
from rdpp_desk.messages import _, ngettext

if TYPE_CHECKING:  # the anonymiser, that no other command needs, is loaded when the command runs
    from rdpp_desk.actions import journal, journal_export

_FORMATS: dict[str, journal_export.Format] = {".pdf": "pdf", ".txt": "txt"}


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_vault(parser)
    parser.add_argument("--from", dest="start", metavar=_("DATE"), type=_day, help=_("first day, such as 2026-09-01"))
    parser.add_argument("--to", dest="end", metavar=_("DATE"), type=_day, help=_("last day"))
    parser.add_argument(
        "--decisions", metavar=_("FILE.json"), type=Path, help=_("what to mask and what to keep, as --json lists it")
    )
    parser.add_argument("--out", metavar=_("FILE"), type=Path, required=True, help=_("file to write: .pdf or .txt"))
    add_secret(parser)
    add_json(parser)


def _run(chosen: argparse.Namespace, terminal: Terminal) -> ExitStatus:
    from rdpp_desk.actions import journal, journal_decisions, journal_export

    format = _FORMATS.get(chosen.out.suffix.casefold())
    if format is None:
        raise UsageError("format-unknown", path=str(chosen.out))
    decisions = read_file(chosen.decisions) if chosen.decisions is not None else None
    with writing_to(chosen.out), opened(chosen) as desk:
        review = journal.prepare_journal(desk, chosen.start, chosen.end)
        if decisions is not None:
            review = journal.mark_reread(journal_decisions.apply_decisions(review, decisions))
        left = [item for item in journal.items(review) if item.undecided]
        if left:
            _list(review, left, chosen, terminal)
            return ExitStatus.GATE_CLOSED
        journal_export.export_journal(desk, review, chosen.out, format)
    _told(review, format, chosen, terminal)
    return ExitStatus.DONE


def _list(
    review: journal.Review, left: list[journal.ReviewItem], chosen: argparse.Namespace, terminal: Terminal
) -> None:
    from rdpp_desk.actions import journal_decisions
    from rdpp_desk.anonymise.wording import label_name

    if chosen.json:
        listed = journal_decisions.decisions_json(review)["decisions"]
        terminal.show({"out": None, "undecided": [one for one in listed if one["action"] is None]})
        return
    count = len(left)
    terminal.complain(
        ngettext(
            "{count} item is undecided: nothing was written.",
            "{count} items are undecided: nothing was written.",
            count,
        ).format(count=count)
    )
    for item in left:
        terminal.say(
            _("{kind}: {text} → {replacement}").format(
                kind=label_name(item.label), text=item.text, replacement=item.replacement
            )
        )


def _told(
    review: journal.Review, format: journal_export.Format, chosen: argparse.Namespace, terminal: Terminal
) -> None:
    from rdpp_desk.actions import journal

    out = review.left_out
    if chosen.json:
        terminal.show(
            {
                "out": str(chosen.out),
                "format": format,
                "entries": len(review.entry_ids),
                "items": len(journal.items(review)),
                "undecided": [],
                "left_out": {"dossiers": out.dossiers, "entries": out.entries, "passages": out.passages},
            }
        )
        return
    terminal.say(_("Pseudonymised journal written: {path}").format(path=chosen.out))
    if out.dossiers:
        terminal.complain(
            ngettext(
                "{count} dossier stays out: its client refused supervision or withdrew.",
                "{count} dossiers stay out: their clients refused supervision or withdrew.",
                out.dossiers,
            ).format(count=out.dossiers)
        )


def _day(text: str) -> date:
    """A day as 2026-11-03 or 3/11/2026."""
    parts = text.strip().split("/")
    try:
        if len(parts) == 3:
            return date(int(parts[2]), int(parts[1]), int(parts[0]))
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError("date-invalid", value=text) from None


COMMANDS = (Command("journal", lambda: _("write the supervision journal, pseudonymised"), _arguments, _run),)
