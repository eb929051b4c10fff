"""A first whole day at the desk, through the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.journeys import dossier, entering, killing, papers, safe, session, supervision, traces
from tests.journeys.coach import Coach
from tests.journeys.day import Day

from rdpp_desk.clock import FixedClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.desktop import Desktop


@pytest.fixture
def day(application: QApplication, clock: FixedClock, home: Path) -> Day:
    desktop = Desktop(Settings(language="en", appearance="light"), clock)
    made = Day(Coach(desktop), clock, home)
    made.coach.open_window()
    made.outside.mkdir()
    return made


def test_a_first_day(day: Day) -> None:
    """From the welcome to a vault restored beside, by the names on the screen only."""
    entering.first_run(day)
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
    copy = safe.backup(day)
    safe.lock(day)
    entering.unlock(day.coach)
    safe.restore_beside(day, copy)
    day.coach.window.close()
    traces.no_canary(day.home, day.outside)
