"""A whole day in a process of its own: the journey, a search, and the rest of what a day may hold.

Prints the words of the recovery sheet and of both sheets of the will kit, for whoever looks for them on the disk, on
the last lines of its standard output.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rdpp_desk.clock import FixedClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.application import build_application, quiet_qt, start_log
from rdpp_desk.ui.desktop import Desktop
from rdpp_desk.vault import FLOOR, keys
from tests.hygiene import papers_of_the_day, rest_of_the_day
from tests.journeys import dossier, entering, killing, papers, safe, session, supervision
from tests.journeys.coach import Coach, pause
from tests.journeys.day import Day
from tests.keys import press, type_text

SOUGHT = "xylophonge"
TITLES: set[str] = set()
SHEETS: list[tuple[str, ...]] = []


def main(home: Path) -> None:
    keys.calibrate = lambda: FLOOR  # the least cost: this is about the day
    start_log()
    quiet_qt()
    application = build_application([], Settings(language="en", appearance="light"))
    clock = FixedClock(datetime(2026, 11, 24, 11, 0, tzinfo=UTC))
    day = Day(Coach(Desktop(Settings(language="en", appearance="light"), clock)), clock, home)
    day.coach.open_window()
    day.outside.mkdir()
    SHEETS.append(entering.first_run(day))
    _live(day)
    assert application is not None
    print("TITLES", "|".join(sorted(TITLES)))
    for words in SHEETS:
        print("WORDS", *words)


def _live(day: Day) -> None:
    """Each step; between them, the titles of all windows are read, as a list of windows would show them."""
    for step in STEPS:
        step(day)
        TITLES.update(window.windowTitle() for window in QApplication.topLevelWidgets() if window.isVisible())
    day.coach.window.close()


def _back_up_lock_and_restore(day: Day) -> None:
    copy = safe.backup(day)
    SHEETS.extend(papers_of_the_day.will_kit(day))
    papers_of_the_day.automatic_copy(day)
    rest_of_the_day.read_back(day)
    rest_of_the_day.code(day)
    rest_of_the_day.register(day)
    safe.lock(day)
    day.coach.press("Use my passphrase")
    entering.unlock(day.coach)
    safe.restore_beside(day, copy)


def _search(day: Day) -> None:
    """Words sought that are in no note, typed where everything is sought."""
    coach = day.coach
    coach.shortcut(Qt.Key.Key_K)
    pause(0.1)
    field = QApplication.focusWidget()
    assert field is not None
    type_text(field, SOUGHT)
    pause(0.3)
    press(field, Qt.Key.Key_Escape)


STEPS = (
    dossier.profile,
    dossier.from_a_first_name,
    dossier.people_and_interests,
    session.plan_and_hold,
    session.write_the_note,
    session.mark_a_passage,
    killing.killed_while_writing,
    papers.consent_form,
    papers.tripartite_agreement,
    papers_of_the_day.agreement,
    papers.signatures,
    supervision.entry_from_the_passage,
    supervision.review_and_export,
    _search,
    rest_of_the_day.contacts,
    rest_of_the_day.discreet,
    _back_up_lock_and_restore,
)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
