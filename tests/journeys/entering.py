"""First run, and each time the vault is opened again."""

from __future__ import annotations

from tests.journeys.coach import Coach
from tests.journeys.day import Day
from tests.journeys.people import PASSPHRASE

from rdpp_desk.ui.unlock.words_entry import WordGrid


def first_run(day: Day) -> tuple[str, ...]:
    """Welcome, create, read the sheet, type it again; the 24 words."""
    coach = day.coach
    coach.press("Create your vault")
    coach.write("Folder of the vault", str(day.vault))
    coach.write("New passphrase", PASSPHRASE)
    coach.write("The same passphrase again", PASSPHRASE)
    coach.press("Create the vault")
    sheet = coach.find(WordGrid, "Recovery words").accessibleDescription()
    words = tuple(one.split()[1] for one in sheet.split(", "))
    assert len(words) == 24
    coach.press("My sheet is ready")
    coach.write("The 24 words of your sheet", " ".join(words))
    coach.press("Check the sheet")
    coach.sees("To begin")
    return words


def unlock(coach: Coach) -> None:
    """Open the last vault with its passphrase."""
    coach.write("Passphrase", PASSPHRASE)
    coach.press("Open the vault")
    coach.wait(lambda: not coach.window.is_locked, "the vault to open")
