"""The window in a process of its own, made to be killed: opens the vault, writes, says what was saved, writes on.

Reads the words to write on standard input; prints `SAVED` once the editor says so, and never stops by itself.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from tests.journeys import entering, session
from tests.journeys.coach import Coach, pause
from tests.keys import press, type_text

from rdpp_desk.clock import FixedClock
from rdpp_desk.settings import Settings
from rdpp_desk.ui.application import build_application, start_log
from rdpp_desk.ui.desktop import Desktop


def main(vault: Path, now: datetime) -> None:
    words = sys.stdin.buffer.read().decode()
    start_log()
    application = build_application(sys.argv[:1], Settings(language="en", appearance="light"))
    desktop = Desktop(Settings(language="en", appearance="light", last_vault=str(vault)), FixedClock(now))
    coach = Coach(desktop)
    coach.open_window()
    entering.unlock(coach)
    editor = session.editor(coach)
    press(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_text(editor, words)
    session.saved(coach)
    print("SAVED", flush=True)
    while application is not None:
        type_text(editor, "encore ")
        pause(0.05)


if __name__ == "__main__":
    main(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
