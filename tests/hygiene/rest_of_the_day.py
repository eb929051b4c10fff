"""What a day may hold beside the journey: contacts, the discreet mode, a code, a copy read back, the register.

The words that it brings must not be read outside the vault either.
"""

from __future__ import annotations

from tests.journeys import safe
from tests.journeys.coach import Coach
from tests.journeys.day import Day
from tests.journeys.people import LAST_NAME, PASSPHRASE

CODE, WRONG_CODE = "7hq4xk29vbtz", "zkv8wq3mfx5j"
IMPORTED = ("Hersentine", "Kermoalquin", "Boisferrand")
WORDS = (CODE, WRONG_CODE, *IMPORTED)


def contacts(day: Day) -> None:
    """From a spreadsheet of the coach's own, kept outside."""
    coach, file = day.coach, day.outside / "contacts.csv"
    head, line = "Prénom;Nom;Organisation;E-mail", "{0};{1};{2};{0}.{1}@{2}.example"
    file.write_bytes("\r\n".join((head, line.format(*IMPORTED))).encode("cp1252"))
    coach.press(coach.begun("Dossiers"))
    coach.press("Import")
    coach.write("CSV file", str(file))
    coach.press("Read this file")
    coach.press("Import 1 contact")
    coach.sees("Each contact becomes a dossier when you open one for them.")


def discreet(day: Day) -> None:
    """On, with the page of the dossiers on screen, then off."""
    coach = day.coach
    coach.press(coach.begun("Dossiers"))
    coach.sees(LAST_NAME)
    coach.press("Discreet mode")
    coach.wait(lambda: not coach.reads(LAST_NAME), "names to be codes")
    coach.press(coach.begun("Today"))
    coach.press("Discreet mode on")
    coach.sees("Discreet mode is off.")
    coach.sees(LAST_NAME)


def read_back(day: Day) -> None:
    """The last copy, restored in full into a folder that goes, with its passphrase typed."""
    coach = day.coach
    coach.press(coach.begun("Today"))
    coach.press("Back up")
    coach.press("Prove my passphrase or my recovery sheet as well")
    coach.write("Its passphrase, or its 24 recovery words", PASSPHRASE)
    coach.press("Start the trial")
    coach.sees("This backup restores in full.")


def code(day: Day) -> None:
    """Chosen in the settings; after a lock, a wrong one, then the right one."""
    coach = day.coach
    _security(coach)
    coach.press("Choose a code")
    coach.write("Passphrase", PASSPHRASE)
    coach.write("New code", CODE)
    coach.write("The same code again", CODE)
    coach.press("Use this code")
    coach.sees("Code in force until")
    safe.lock(day)
    for typed in (WRONG_CODE, CODE):
        coach.write("Code", typed)
        coach.press("Open the vault")
        if typed == WRONG_CODE:
            coach.sees("This is not your code.")
    coach.wait(lambda: not coach.window.is_locked, "the vault to open")


def register(day: Day) -> None:
    """Its lines, with the names of today, and its check."""
    coach = day.coach
    _security(coach)
    coach.press("See the register")
    coach.sees(LAST_NAME)
    coach.press("Check the register")
    coach.sees("The register is the one that was written.")


def _security(coach: Coach) -> None:
    coach.press("Settings")
    coach.open_row("Sections", "Security")
