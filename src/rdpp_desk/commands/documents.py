"""`document`: any document of the wizard, printed from the dossier and a file of answers."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from rdpp_desk.actions import document_prints, documents, dossiers
from rdpp_desk.actions.desk import Desk
from rdpp_desk.commands.places import writing_to
from rdpp_desk.commands.terminal import Command, Terminal, add_json, add_secret, read_file
from rdpp_desk.commands.vaults import opened
from rdpp_desk.errors import ExitStatus, UsageError
from rdpp_desk.files import write_atomic
from rdpp_desk.messages import _, labels, ngettext
from rdpp_desk.practice.agreements import DocumentKind

if TYPE_CHECKING:
    from rdpp_desk.actions.wizard import Printed

_IDS_END = 1 << 63
_AMENDMENT = "amendment"
"""An amendment is of the kind of the agreement in force that it changes; here it has a name of its own."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("vault", metavar=_("VAULT"), type=Path, nargs="?", help=_("folder of the vault"))
    parser.add_argument("--kind", metavar=_("KIND"), help=_("kind of document, as --list shows it"))
    parser.add_argument("--engagement", metavar="ID", type=int, help=_("number of the dossier, as --list shows it"))
    parser.add_argument("--answers", metavar=_("FILE.json"), type=Path, help=_("answers, over those of the dossier"))
    parser.add_argument("--out", metavar=_("FILE.pdf"), type=Path, help=_("PDF file to write"))
    parser.add_argument("--list", action="store_true", help=_("show the kinds of documents and the dossiers"))
    parser.add_argument("--schema", action="store_true", help=_("show the JSON schema of the answers"))
    add_secret(parser)
    add_json(parser)


def _run(chosen: argparse.Namespace, terminal: Terminal) -> ExitStatus:
    if chosen.schema:
        kinds = [_kind(chosen.kind)] if chosen.kind else list(documents.KINDS)
        schemas = {kind.value: documents.answers_schema(kind) for kind in kinds}
        terminal.show(schemas[kinds[0].value] if chosen.kind else schemas)
        return ExitStatus.DONE
    _require(chosen.vault, "VAULT")
    if chosen.list:
        return _list(chosen, terminal)
    for value, name in ((chosen.kind, "--kind"), (chosen.out, "--out")):
        _require(value, name)
    if chosen.kind == _AMENDMENT or documents.needs_dossier(_kind(chosen.kind)):
        _require(chosen.engagement, "--engagement")
    return _print(chosen, terminal)


def _list(chosen: argparse.Namespace, terminal: Terminal) -> ExitStatus:
    with opened(chosen) as desk:
        lines = sorted(dossiers.list_dossiers(desk), key=lambda line: line.engagement_id)
    kinds = [*(kind.value for kind in documents.KINDS), _AMENDMENT]
    if chosen.json:
        found = [{"id": one.engagement_id, "kind": one.kind.value, "state": one.state.value} for one in lines]
        terminal.show({"kinds": kinds, "engagements": found})
        return ExitStatus.DONE
    for kind in documents.KINDS:
        terminal.say(f"{kind.value:<24} {labels.label(kind)}")
    terminal.say(f"{_AMENDMENT:<24} {_('Amendment of the agreement in force')}")
    terminal.say("")
    for line in lines:
        terminal.say(f"{line.engagement_id:>4}  {line.name}, {labels.label(line.kind)}")
    return ExitStatus.DONE


def _print(chosen: argparse.Namespace, terminal: Terminal) -> ExitStatus:
    answers = read_file(chosen.answers) if chosen.answers is not None else b"{}"
    if chosen.engagement is not None and not 0 < chosen.engagement < _IDS_END:
        raise UsageError("unknown-record", table="engagements", id=chosen.engagement)
    with writing_to(chosen.out), opened(chosen) as desk:
        desk.require_outside(chosen.out)
        request = _request(desk, chosen, answers)
        kind = request.state.model.kind
        preview = documents.build_preview(request)
        write_atomic(chosen.out, preview.pdf)
        document_prints.record_print(desk, chosen.engagement, kind, preview)
    missing = documents.missing_words(kind, preview)
    if chosen.json:
        terminal.show(
            {
                "out": str(chosen.out),
                "kind": chosen.kind,
                "engagement": chosen.engagement,
                "complete": not preview.missing,
                "missing": [asdict(one) for one in preview.missing],
                "clauses_taken_out": [{"item": one.field, "clause": one.part} for one in preview.notes],
                "pages": preview.pages,
                "sha256": preview.sha256,
            }
        )
        return ExitStatus.DONE
    terminal.say(_("Printed: {path}").format(path=chosen.out))
    _complain_of(preview, missing, terminal)
    if preview.notes:
        from rdpp_desk.actions import checklists

        for words in checklists.removed_words(kind, request.language, preview.notes):
            terminal.complain(words)
    return ExitStatus.DONE


def _complain_of(preview: Printed, missing: tuple[str, ...], terminal: Terminal) -> None:
    if preview.missing:
        count = len(missing)
        terminal.complain(
            ngettext(
                "{count} answer is missing, so this print is marked as a draft:",
                "{count} answers are missing, so this print is marked as a draft:",
                count,
            ).format(count=count)
        )
        for words in missing:
            terminal.complain(f"  {words}")


def _request(desk: Desk, chosen: argparse.Namespace, answers: bytes) -> documents.PreviewRequest:
    if chosen.kind == _AMENDMENT:
        return documents.amendment_request(desk, chosen.engagement, answers)
    return documents.print_request(desk, chosen.engagement, _kind(chosen.kind), answers)


def _kind(name: str) -> DocumentKind:
    try:
        kind = DocumentKind(name)
    except ValueError:
        raise UsageError("unknown-kind", kind=name) from None
    if kind not in documents.KINDS:
        raise UsageError("unknown-kind", kind=name)
    return kind


def _require(value: object, name: str) -> None:
    if value is None:
        raise UsageError("option-missing", option=name)


COMMANDS = (Command("document", lambda: _("print a document of a dossier"), _arguments, _run),)
