"""The process is killed while it writes: what the editor said was saved is there when the vault opens again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.journeys import entering, session
from tests.journeys.coach import Coach
from tests.journeys.day import Day
from tests.journeys.people import MARKED, WRITTEN_BEFORE_THE_KILL

from rdpp_desk.settings import load
from rdpp_desk.ui.desktop import Desktop

ROOT = Path(__file__).parents[2]


def killed_while_writing(day: Day) -> None:
    """Quit; another process writes and is killed; the window opens again on the words it acknowledged."""
    day.coach.window.close()
    _write_and_die(day)
    desktop = Desktop(load(), day.clock)
    day.coach = Coach(desktop)
    day.coach.open_window()
    entering.unlock(day.coach)
    shown = session.editor(day.coach).toPlainText()
    assert WRITTEN_BEFORE_THE_KILL in shown
    assert MARKED in shown
    day.coach.sees("1 passage for supervision")


def _write_and_die(day: Day) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    command = [sys.executable, "-m", "tests.journeys.writer", str(day.vault), day.clock.now().isoformat()]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdin.write(WRITTEN_BEFORE_THE_KILL.encode())
        child.stdin.close()
        told = child.stdout.readline()
        if told.strip() != b"SAVED":
            child.kill()
        assert told.strip() == b"SAVED", child.stderr.read().decode()
        child.kill()
        assert child.wait() != 0
