"""Bits that flip, files that are cut, lengthened, mixed or replayed."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.errors import Damaged, VaultUnavailable, WrongSecret
from rdpp_desk.vault import header as headers
from rdpp_desk.vault.connection import PAGE_SIZE
from rdpp_desk.vault.keys import WordsSecret
from tests.endure.outcomes import Outcome, Rounds, Specimen, Tally, content_of, make, noticed_or_whole, save

Fault = Callable[[bytes, random.Random], bytes]


def header_bits(place: Path, _rounds: Rounds) -> Outcome:
    """Flip every bit of the key header in turn: each is damage, never a wrong secret."""
    specimen = make(place / "header", saves=1)
    stored = (specimen.folder / "vault.keys").read_bytes()
    tally = Tally("each bit of the key header flipped")
    for bit in range(len(stored) * 8):
        tally.add(detected=_said_damaged(flipped(stored, bit)), whole=False)
    return tally.outcome()


def forged_headers(place: Path, rounds: Rounds) -> Outcome:
    """Flip a bit outside the opening slot and mend the checksum: refused once the data key is known."""
    specimen = make(place / "forged", saves=1)
    stored = (specimen.folder / "vault.keys").read_bytes()
    dice = random.Random()
    tally = Tally("key header forged, checksum mended")
    for _ in rounds:
        body = flipped(stored[:-32], dice.randrange((len(stored) - 32) * 8))
        forged = body + hashlib.sha256(body).digest()
        try:
            headers.unlock(headers.from_bytes(forged), WordsSecret(specimen.words))
            tally.add(detected=False, whole=False)
        except (VaultUnavailable, WrongSecret):
            tally.add(detected=True, whole=False)
    return tally.outcome()


def backups(place: Path, rounds: Rounds) -> Outcome:
    """Flip, cut, lengthen or shuffle a backup."""
    specimen = make(place / "source")
    file = place / "kept.rdppbackup"
    with specimen.open() as opened:
        vault.write_backup(opened, file)
    whole, dice, tally = file.read_bytes(), random.Random(), Tally("backup flipped, cut, lengthened or shuffled")
    for number in rounds:
        file.write_bytes(BACKUP_FAULTS[number % len(BACKUP_FAULTS)](whole, dice))
        try:
            vault.verify_backup(file, WordsSecret(specimen.words))
            tally.add(detected=False, whole=False)
        except Damaged:
            tally.add(detected=True, whole=False)
    return tally.outcome()


def databases(place: Path, rounds: Rounds) -> Outcome:
    """Flip, cut or lengthen the database between two openings."""
    specimen = make(place / "source")
    with specimen.open() as opened:
        expected = content_of(opened)
    dice, tally = random.Random(), Tally("database flipped, cut or lengthened")
    for number in rounds:
        victim = specimen.copy(place / "victim")
        fault = DATABASE_FAULTS[number % len(DATABASE_FAULTS)]
        victim.database.write_bytes(fault(victim.database.read_bytes(), dice))
        detected, whole = noticed_or_whole(victim, expected)
        tally.add(detected=detected, whole=whole)
    return tally.outcome()


def mixed_copies(place: Path, rounds: Rounds) -> Outcome:
    """Put pages of an older state of the vault into the present one, as a torn or badly synchronised copy does."""
    older = make(place / "source")
    newer = older.copy(place / "newer")
    dice = random.Random()
    with newer.open() as opened:
        for step in range(121, 181):
            save(opened.db, step, dice)
        expected = content_of(opened)
    old, new = older.database.read_bytes(), newer.database.read_bytes()
    tally = Tally("torn copy of two states")
    for _ in rounds:
        victim = newer.copy(place / "victim")
        cut = dice.randrange(1, min(len(old), len(new)) // PAGE_SIZE) * PAGE_SIZE
        victim.database.write_bytes(new[:cut] + old[cut:] if dice.random() < 0.5 else old[:cut] + new[cut:])
        detected, whole = noticed_or_whole(victim, expected)
        tally.add(detected=detected, whole=whole)
    return tally.outcome()


def logs(place: Path, rounds: Rounds) -> Outcome:
    """Flip a bit of the write-ahead log that a crash left behind."""
    specimen = make(place / "source")
    crashed = place / "crashed"
    with specimen.open() as opened:
        dice = random.Random()
        for step in range(121, 141):
            save(opened.db, step, dice)
        expected = content_of(opened)
        shutil.copytree(specimen.folder, crashed)
    left = Specimen(crashed, specimen.data_key, specimen.words)
    log = (crashed / "vault.db-wal").read_bytes()
    tally = Tally("write-ahead log flipped")
    for _ in rounds:
        victim = left.copy(place / "victim")
        (victim.folder / "vault.db-wal").write_bytes(flipped(log, dice.randrange(len(log) * 8)))
        detected, whole = noticed_or_whole(victim, expected)
        tally.add(detected=detected, whole=whole)
    return tally.outcome()


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def flip_any(content: bytes, dice: random.Random) -> bytes:
    return flipped(content, dice.randrange(len(content) * 8))


def cut_anywhere(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content))]


def cut_at_a_page(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(1, len(content) // PAGE_SIZE) * PAGE_SIZE]


def lengthen(content: bytes, dice: random.Random) -> bytes:
    return content + dice.randbytes(dice.randint(1, 2 * PAGE_SIZE))


def swap_pages(content: bytes, dice: random.Random) -> bytes:
    pages = [content[start : start + PAGE_SIZE] for start in range(0, len(content), PAGE_SIZE)]
    first, second = dice.sample(range(len(pages) - 1), 2)
    pages[first], pages[second] = pages[second], pages[first]
    return b"".join(pages)


BACKUP_FAULTS: tuple[Fault, ...] = (flip_any, cut_anywhere, cut_at_a_page, lengthen, swap_pages)
DATABASE_FAULTS: tuple[Fault, ...] = BACKUP_FAULTS


def _said_damaged(stored: bytes) -> bool:
    try:
        headers.from_bytes(stored)
    except VaultUnavailable as error:
        return error.code == "vault-damaged"
    return False
