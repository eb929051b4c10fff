"""Older copies put back in place, and what a salvage brings back of a damaged vault."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from rdpp_desk import vault
from rdpp_desk.errors import DeskError
from rdpp_desk.vault import OwnKey
from rdpp_desk.vault.connection import PAGE_SIZE
from tests.endure.outcomes import CLOCK, Outcome, Rounds, Specimen, Tally, last_step, make, save
from tests.vault import damaged_practice

BAD_PAGES = 20
ENOUGH = 0.96


def replays(place: Path, rounds: Rounds) -> Outcome:
    """Put an older copy of the database back in its place: it is said at the opening."""
    specimen, dice = make(place / "source", saves=20), random.Random()
    copies = [specimen.copy(place / "copy-0")]
    tally, number = Tally("older copy put back"), 0
    for number in rounds:
        with specimen.open() as opened:
            save(opened.db, last_step(opened) + 1, dice)
        older = dice.choice(copies)
        newer = _kept(specimen, place / "newer")
        shutil.copy(older.database, specimen.database)
        try:
            with specimen.open() as opened:
                said = bool({"generation-older", "another-branch"} & set(opened.opening_problems))
        except DeskError:
            said = True
        tally.add(detected=said, whole=False)
        shutil.rmtree(specimen.folder)
        newer.rename(specimen.folder)
        if number % 10 == 9:
            copies.append(Specimen(_kept(specimen, place / f"copy-{number}"), specimen.data_key, specimen.words))
    return tally.outcome()


def _kept(specimen: Specimen, place: Path) -> Path:
    shutil.copytree(specimen.folder, place)
    return place


def salvages(place: Path, rounds: Rounds) -> Outcome:
    """Spoil 20 pages taken anywhere, salvage: notes found (whole, cut or of an earlier version), notes intact.

    A run is lost if it finds less than 96 notes of 100, or counts as missing fewer than are.
    """
    practice = damaged_practice.make(place / "practice")
    dice, shares, intact = random.Random(), list[float](), list[float]()
    tally = Tally("")
    for number in rounds:
        victim = place / f"victim-{number}"
        shutil.copytree(practice.closed.folder, victim)
        damaged_practice.spoil(victim / "vault.db", dice.sample(range(1, practice.pages + 1), BAD_PAGES), dice)
        target = place / f"salvaged-{number}"
        try:
            own = OwnKey(practice.closed.data_key)
            report = vault.salvage(victim, target, own, clock=CLOCK, names=damaged_practice.NAMES)
            with practice.salvaged(report) as made:
                found = damaged_practice.texts_of(made)
                honest = vault.check_health(made).ok and len(practice.texts) - len(found) <= report.notes.missing
            notes = len(practice.texts)
            shares.append(report.notes.found / notes)
            intact.append(sum(found.get(note) == text for note, text in practice.texts.items()) / notes)
            enough = honest and shares[-1] >= ENOUGH
        except DeskError:
            shares.append(0.0)
            intact.append(0.0)
            enough = False
        tally.add(detected=enough, whole=False)
        shutil.rmtree(victim)
        shutil.rmtree(target, ignore_errors=True)
    pages = (practice.closed.folder / "vault.db").stat().st_size // PAGE_SIZE
    if shares:
        figures = (sum(shares) / len(shares), min(shares), sum(intact) / len(intact))
        mean, least, same = (f"{100 * figure:.1f} %" for figure in figures)
        tally.fault = f"{BAD_PAGES} of {pages} pages spoiled: notes salvaged {mean} (least {least}), intact {same}"
    return tally.outcome()
