"""Long works of the vault that are interrupted, each with what must hold afterwards."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.actions import backup as backups
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.salvage import salvage
from rdpp_desk.clock import FixedClock
from rdpp_desk.errors import DeskError
from rdpp_desk.vault import (
    PassphraseSecret,
    Secret,
    WordsSecret,
    identity,
    keyfile,
    keys,
    migrations,
    new_key,
    steps,
    store,
    words,
)
from rdpp_desk.vault import (
    header as headers,
)
from rdpp_desk.vault.store import Vault
from tests.endure.outcomes import CLOCK, PASSPHRASE, Specimen, content_of, faults, fill, make
from tests.endure.victims import Say

NEW_PHRASE = "une autre phrase pour les essais"
NEW_WORDS = vault.new_recovery_words()
Contents = list[tuple[object, ...]]


@dataclass(frozen=True)
class Job:
    """`work` runs on a copy of `prepare`'s vault; `holds` says whether nothing was lost, told what `work` said."""

    name: str
    work: Callable[[Specimen, Say], None]
    holds: Callable[[Specimen, tuple[str, ...], Contents], bool]
    prepare: Callable[[Path], Specimen] = make


def opens(specimen: Specimen, secret: Secret, expected: Contents) -> bool:
    """Whether the vault opens with that secret, sound and whole."""
    try:
        with store.open_with(specimen.folder, secret, clock=CLOCK) as opened:
            return not faults(opened) and content_of(opened) == expected
    except DeskError:
        return False


def _intact(specimen: Specimen, expected: Contents) -> bool:
    return opens(specimen, WordsSecret(specimen.words), expected)


@contextlib.contextmanager
def _begun(specimen: Specimen, say: Say) -> Iterator[Vault]:
    with specimen.open() as opened:
        say("ready")
        yield opened
    say("done")


def _target(specimen: Specimen) -> Path:
    return specimen.folder.parent / "kept" / "kept.rdppbackup"


def _beside(specimen: Specimen) -> Path:
    return specimen.folder.parent / "made"


def _with_backup(place: Path) -> Specimen:
    """A vault, and a backup of it in the folder `kept` beside."""
    specimen = make(place)
    _target(specimen).parent.mkdir(exist_ok=True)
    with specimen.open() as opened:
        vault.write_backup(opened, _target(specimen))
    return specimen


def _back_up(specimen: Specimen, say: Say) -> None:
    with _begun(specimen, say) as opened:
        vault.write_backup(opened, _target(specimen))


def _backed_up(specimen: Specimen, _said: tuple[str, ...], expected: Contents) -> bool:
    report = vault.verify_backup(_target(specimen), WordsSecret(specimen.words))
    return report.counts["notes"] == len(expected) and _intact(specimen, expected)


def _restore(specimen: Specimen, say: Say) -> None:
    say("ready")
    vault.restore_backup(_target(specimen), _beside(specimen), WordsSecret(specimen.words), clock=CLOCK)
    say("done")


def _made_beside(specimen: Specimen, said: tuple[str, ...], expected: Contents) -> bool:
    """The new vault is there and whole, or not at all; that of departure is as it was."""
    made = _beside(specimen)
    there = made.exists()
    whole = not there or opens(replace(specimen, folder=made), WordsSecret(specimen.words), expected)
    return whole and (there or "done" not in said) and _intact(specimen, expected)


def _change_phrase(specimen: Specimen, say: Say) -> None:
    with _begun(specimen, say) as opened:
        vault.change_passphrase(opened, PASSPHRASE, NEW_PHRASE)
        say("changed")


def _phrase_changed(specimen: Specimen, said: tuple[str, ...], expected: Contents) -> bool:
    new = opens(specimen, PassphraseSecret(NEW_PHRASE), expected)
    old = opens(specimen, PassphraseSecret(PASSPHRASE), expected)
    return (new if "changed" in said else new or old) and _intact(specimen, expected)


def _change_words(specimen: Specimen, say: Say) -> None:
    with _begun(specimen, say) as opened:
        vault.adopt_recovery(opened, NEW_WORDS, NEW_WORDS)
        say("changed")


def _words_changed(specimen: Specimen, said: tuple[str, ...], expected: Contents) -> bool:
    new = opens(specimen, WordsSecret(NEW_WORDS), expected)
    old = opens(specimen, WordsSecret(specimen.words), expected)
    return (new if "changed" in said else new or old) and opens(specimen, PassphraseSecret(PASSPHRASE), expected)


def _change_key(specimen: Specimen, say: Say) -> None:
    with _begun(specimen, say) as opened:
        new_key.change_data_key(opened, PASSPHRASE, NEW_WORDS, NEW_WORDS)
        say("changed")


def older(place: Path) -> Specimen:
    """A vault of the first tables, as an earlier version left it."""
    recovery, data_key = vault.new_recovery_words(), keys.new_data_key()
    place.mkdir()
    made = headers.new_header(bytes(16), data_key, PASSPHRASE, words.entropy_of(recovery), vault.FLOOR)
    keyfile.write_first(place, headers.to_bytes(made, data_key))
    with closing(store.new_database(place / store.DATABASE_NAME, data_key)) as db:
        identity.found(db, bytes(16).hex(), CLOCK.now())
        migrations.migrate(db, steps.ALL[:1])
        fill(db, saves=120)
    return Specimen(place, bytes(data_key), recovery)


def _open(specimen: Specimen, say: Say) -> None:
    say("ready")
    specimen.open().close()
    say("done")


def _migrated(specimen: Specimen, _said: tuple[str, ...], expected: Contents) -> bool:
    with specimen.open() as opened:
        there = migrations.version_of(opened.db) == len(steps.ALL)
    return there and _intact(specimen, expected)


def _salvage(specimen: Specimen, say: Say) -> None:
    say("ready")
    salvage(specimen.folder, _beside(specimen), WordsSecret(specimen.words), CLOCK)
    say("done")


def _rotate(specimen: Specimen, say: Say) -> None:
    """A copy a day for twelve days, thinned out each time."""
    clock = FixedClock(CLOCK.now())
    with store.open_with_data_key(specimen.folder, specimen.data_key, clock=clock) as opened:
        desk, folder = Desk(opened, clock), _target(specimen).parent
        say("ready")
        for _day in range(12):
            clock.instant += timedelta(days=1)
            made = backups.backup(desk, backups.free_name(desk, folder))
            say(f"copied {made.report.path.name}")
            backups.rotate(desk, backups.record_backup(desk, made))
    say("done")


def _rotated(specimen: Specimen, said: tuple[str, ...], expected: Contents) -> bool:
    """The last copy that was said, and every other one that is there, is whole."""
    copies = sorted(_target(specimen).parent.glob("*.rdppbackup"))
    secret = WordsSecret(specimen.words)
    whole = all(vault.verify_backup(copy, secret).counts["notes"] == len(expected) for copy in copies)
    last = [line.split()[1] for line in said if line.startswith("copied")][-1:]
    return whole and set(last) <= {copy.name for copy in copies} and _intact(specimen, expected)


JOBS: tuple[Job, ...] = (
    Job("backup", _back_up, _backed_up, _with_backup),
    Job("restore", _restore, _made_beside, _with_backup),
    Job("change of passphrase", _change_phrase, _phrase_changed),
    Job("change of recovery words", _change_words, _words_changed),
    Job("change of data key", _change_key, _words_changed),
    Job("migration", _open, _migrated, older),
    Job("salvage", _salvage, _made_beside),
    Job("rotation", _rotate, _rotated, _with_backup),
)


def fresh(original: Specimen, place: Path) -> Specimen:
    """A copy of the vault and of what its job needs beside it, in an emptied folder."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    kept = original.folder.parent / "kept"
    if kept.exists():
        shutil.copytree(kept, place / "kept")
    return original.copy(place / original.folder.name)
