"""Guards the PySide6 pin: 6.12.0 loses count of None at each call and aborts Python 3.11 within thousands of them."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

class Bell(QObject):
    rang = Signal()

application = QApplication([])
bell, widget, heard = Bell(), QWidget(), []
bell.rang.connect(lambda: heard.append(1))
for i in range(20_000):
    bell.rang.emit()
for i in range(20_000):
    widget.setEnabled(bool(i % 2))
assert len(heard) == 20_000
print("alive")
"""


def test_twenty_thousand_signals_and_setters_leave_python_alive() -> None:
    child = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False)
    assert (child.returncode, child.stdout.strip(), child.stderr) == (0, "alive", "")
