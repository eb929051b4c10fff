"""Vaults: made, checked, backed up, read back, restored beside."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.actions import backup as backups
from rdpp_desk.actions import backup_rehearsal, backup_restore, health, unlock, will
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.synced_folder import service_of
from rdpp_desk.clock import SystemClock
from rdpp_desk.commands.places import writing_to, writing_under
from rdpp_desk.commands.terminal import Command, Terminal, add_json, add_secret, add_vault, new_passphrase, secret
from rdpp_desk.errors import ExitStatus, UsageError
from rdpp_desk.files import write_atomic
from rdpp_desk.messages import _, backup_words, formats, ngettext, vault_words

_WEAK = 1
_WORDS_A_LINE = 6


@contextmanager
def opened(chosen: argparse.Namespace) -> Iterator[Desk]:
    """The vault named on the command line, open for the length of a command."""
    vault.harden()
    desk = unlock.unlock(chosen.vault, secret(chosen), SystemClock())
    try:
        yield desk
    finally:
        unlock.lock(desk)


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("vault", metavar=_("VAULT"), type=Path, help=_("folder to create"))
    parser.add_argument(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("read the passphrase from this file (- is standard input); asked for otherwise"),
    )
    parser.add_argument(
        "--recovery-out",
        metavar=_("FILE"),
        type=Path,
        help=_("write the recovery words to this new file, readable by you alone, rather than show them"),
    )
    add_json(parser)


def _new(chosen: argparse.Namespace, terminal: Terminal) -> ExitStatus:
    vault.harden()
    target: Path | None = chosen.recovery_out
    if target is not None:
        _require_room(target, chosen.vault)
    passphrase = new_passphrase(chosen)
    if passphrase.strip() and unlock.strength(passphrase).level <= _WEAK:
        terminal.complain(_("This passphrase would be guessed quickly: change it in Settings."))
    desk, words = unlock.create_vault(chosen.vault, passphrase, SystemClock())
    unlock.lock(desk)
    _warn_of_synced(chosen.vault, terminal)
    if target is not None:
        write_atomic(target, (" ".join(words) + "\n").encode())
    if chosen.json:
        kept = {"recovery_file": str(target)} if target is not None else {"recovery": list(words)}
        terminal.show({"vault": str(chosen.vault), **kept})
        return ExitStatus.DONE
    terminal.say(_("Vault created: {path}").format(path=chosen.vault))
    if target is not None:
        terminal.say(_("Recovery words written to {path}").format(path=target))
        return ExitStatus.DONE
    terminal.say(
        _("Write these 24 words down now: they open the vault without the passphrase and are shown only once.")
    )
    for start in range(0, len(words), _WORDS_A_LINE):
        line = words[start : start + _WORDS_A_LINE]
        terminal.say("  " + "  ".join(f"{start + n:2d}.{formats.NBSP}{word}" for n, word in enumerate(line, start=1)))
    return ExitStatus.DONE


def _warn_of_synced(folder: Path, terminal: Terminal) -> None:
    service = service_of(folder.absolute())
    if service:
        terminal.complain(vault_words.synced(service))


def _require_room(target: Path, folder: Path) -> None:
    """The words exist only once the vault does: know before that they can be written, and not beside what they open."""
    if folder.resolve() in target.absolute().resolve().parents:
        raise UsageError("target-inside-vault")
    with writing_to(target):
        if target.exists():
            raise UsageError("target-exists", path=str(target))
        write_atomic(target, b"")
    target.unlink()


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault(parser)
    add_secret(parser)
    add_json(parser)


def _check(chosen: argparse.Namespace, terminal: Terminal) -> ExitStatus:
    _warn_of_synced(chosen.vault, terminal)
    with opened(chosen) as desk:
        report = health.check(desk, terminal.progress)
        terminal.end_progress()
        health.remember(desk, report)
        audit = health.audit_summary(desk, report)
    if chosen.json:
        terminal.show(
            {"ok": report.ok, "problems": list(report.problems), "counts": dict(report.counts), "audit": audit}
        )
    else:
        for problem in report.problems:
            terminal.say(vault_words.problem(problem))
        if report.ok:
            terminal.say(_("This vault is whole."))
        if report.bad_pages:
            terminal.say(vault_words.bad_pages(len(report.bad_pages), report.pages))
        terminal.say(vault_words.contents(report.counts))
        terminal.say(vault_words.audit_state(report.audit))
    return ExitStatus.DONE if report.ok else ExitStatus.GATE_CLOSED


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    add_vault(parser)
    parser.add_argument(
        "file", metavar=_("FILE"), type=Path, help=_("backup file to write, or a folder in which to write a dated one")
    )
    parser.add_argument(
        "--rotate",
        action="store_true",
        help=_("then delete the older backups of this vault beside it that the chosen generations do not keep"),
    )
    add_secret(parser)
    add_json(parser)


def _backup(chosen: argparse.Namespace, terminal: Terminal) -> ExitStatus:
    folder = os.path.isdir(chosen.file)
    with writing_under(chosen.file) if folder else writing_to(chosen.file), opened(chosen) as desk:
        target = backups.free_name(desk, chosen.file) if folder else chosen.file
        made = backups.backup(desk, target, terminal.progress)
        record = backups.record_backup(desk, made)
        will.file_beside(desk, made.report.path.absolute().parent)
        thinned = backups.rotate(desk, record) if chosen.rotate else backups.Thinned()
    terminal.end_progress()
    expired = thinned.gone
    more = {"expired": list(expired), "kept_because": thinned.refused} if chosen.rotate else {}
    told = _told(made.report, chosen, terminal, _("Backup written and read back: {path}").format(path=target), more)
    if expired and not chosen.json:
        count = len(expired)
        words = ngettext("{count} older backup deleted: {names}", "{count} older backups deleted: {names}", count)
        terminal.say(words.format(count=count, names=", ".join(expired)))
    if thinned.refused:
        terminal.complain(_("Copies too old to be kept could not be deleted there: delete them yourself."))
    return told


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("backup file to read back"))
    add_secret(parser)
    add_json(parser)


def _verify(chosen: argparse.Namespace, terminal: Terminal) -> ExitStatus:
    vault.harden()
    found = backup_rehearsal.rehearse(chosen.file, secret(chosen), terminal.progress)
    terminal.end_progress()
    last = found.last_note_on
    more = {"last_note_on": last.isoformat() if last else None, "audit_ok": found.sound}
    sentence = _("This backup was restored aside, opened, compared and removed: it is whole. {path}")
    _told(found.report, chosen, terminal, sentence.format(path=chosen.file), more, last)
    if found.sound:
        return ExitStatus.DONE
    terminal.complain(vault_words.problem("audit-altered"))
    return ExitStatus.GATE_CLOSED


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("backup file to restore"))
    parser.add_argument("vault", metavar=_("NEWVAULT"), type=Path, help=_("new folder; never over an existing one"))
    parser.add_argument(
        "--newer",
        metavar=_("FILE"),
        type=Path,
        help=_("a newer backup under the same secret: what it remembers having erased stays erased"),
    )
    add_secret(parser)
    add_json(parser)


def _restore(chosen: argparse.Namespace, terminal: Terminal) -> ExitStatus:
    vault.harden()
    made = backup_restore.restore(
        chosen.file, chosen.vault, secret(chosen), SystemClock(), terminal.progress, newer=chosen.newer
    )
    terminal.end_progress()
    more = {"replayed": dict(made.replayed), "erasures_known": made.known, "openings_since": made.openings_since}
    sentence = _("Restored beside, under the secrets of that day: {path}").format(path=chosen.vault)
    told = _told(made.report, chosen, terminal, sentence, more)
    if not chosen.json and made.openings_since:
        terminal.say(backup_words.openings_since(made.openings_since))
    if not chosen.json:
        terminal.say(backup_words.replayed(made.replayed, made.to_reread, made.known))
    return told


def _told(
    report: backups.BackupReport,
    chosen: argparse.Namespace,
    terminal: Terminal,
    sentence: str,
    more: Mapping[str, object],
    last_note_on: date | None = None,
) -> ExitStatus:
    if chosen.json:
        terminal.show(
            {
                "path": str(report.path),
                "vault_id": report.vault_id,
                "parent_id": report.parent_id,
                "generation": report.generation,
                "created_at": report.created_at.isoformat(),
                "counts": dict(report.counts),
                "size": report.size,
                **more,
            }
        )
    else:
        terminal.say(sentence)
        terminal.say(backup_words.contents(report.counts, last_note_on))
    return ExitStatus.DONE


COMMANDS = (
    Command("new", lambda: _("create a vault"), _new_arguments, _new),
    Command("check", lambda: _("check that a vault is whole"), _check_arguments, _check),
    Command("backup", lambda: _("write a verified copy of a vault to one file"), _backup_arguments, _backup),
    Command("verify", lambda: _("rehearse the restore of a backup, and say what it holds"), _verify_arguments, _verify),
    Command("restore", lambda: _("make a new vault from a backup"), _restore_arguments, _restore),
)
