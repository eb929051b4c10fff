"""A whole day in a process of its own: the journey, and a search.

Prints the recovery words, for whoever looks for them on the disk, on the last line of its standard output.
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
from tests.journeys import dossier, entering, killing, papers, safe, session, supervision
from tests.journeys.coach import Coach, pause
from tests.journeys.day import Day
from tests.keys import press, type_text

SOUGHT = "xylophonge"
TITLES: set[str] = set()


def main(home: Path) -> None:
    keys.calibrate = lambda: FLOOR  # the least cost: this is about the day
    start_log()
    quiet_qt()
    application = build_application([], Settings(language="en", appearance="light"))
    clock = FixedClock(datetime(2026, 11, 24, 11, 0, tzinfo=UTC))
    day = Day(Coach(Desktop(Settings(language="en", appearance="light"), clock)), clock, home)
    day.coach.window.windowTitleChanged.connect(TITLES.add)
    day.coach.open_window()
    day.outside.mkdir()
    words = entering.first_run(day)
    _live(day)
    assert application is not None
    print("TITLES", "|".join(sorted(TITLES)))
    print("WORDS", *words)


def _live(day: Day) -> None:
    dossier.profile(day)
    dossier.from_a_first_name(day)
    dossier.people_and_interests(day)
    session.plan_and_hold(day)
    session.write_the_note(day)
    session.mark_a_passage(day)
    killing.killed_while_writing(day)
    papers.consent_form(day)
    papers.tripartite_agreement(day)
    papers.signatures(day)
    supervision.entry_from_the_passage(day)
    supervision.review_and_export(day)
    _search(day.coach)
    copy = safe.backup(day)
    safe.lock(day)
    entering.unlock(day.coach)
    safe.restore_beside(day, copy)
    day.coach.window.close()


def _search(coach: Coach) -> None:
    """Words sought that are in no note, typed where everything is sought."""
    coach.shortcut(Qt.Key.Key_K)
    pause(0.1)
    field = QApplication.focusWidget()
    assert field is not None
    type_text(field, SOUGHT)
    pause(0.3)
    press(field, Qt.Key.Key_Escape)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
