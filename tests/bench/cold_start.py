"""The unlock screen from a cold process, against a bare window of the same interpreter: time to painted, and memory."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from rdpp_desk.actions.unlock import create_vault
from rdpp_desk.clock import SystemClock
from tests.bench.harness import Measured
from tests.bench.practices import PASSPHRASE, Workbench

_SRC = Path(__file__).resolve().parents[2] / "src"
_TOLD = """
def told(app):
    import json, os, sys, time
    from PySide6.QtWidgets import QLineEdit
    app.processEvents()
    shown = time.perf_counter()
    field = next(one for one in app.allWidgets() if isinstance(one, QLineEdit) and one.isVisible())
    assert field.window().testAttribute(Qt.WidgetAttribute.WA_Mapped)
    pages = int(open("/proc/self/statm").read().split()[1]) if os.path.exists("/proc/self/statm") else 0
    print(json.dumps([shown, pages * os.sysconf("SC_PAGE_SIZE") / 1e6 if pages else 0]), flush=True)
    os._exit(0)
"""
_BARE = f"""
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
{_TOLD}
app = QApplication(["bare"])
window = QMainWindow()
window.resize(1280, 820)
window.setCentralWidget(QLineEdit())
window.show()
told(app)
"""
_OURS = f"""
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
{_TOLD}
app = QApplication(["rdpp-desk"])
app.exec = lambda: told(app)
from rdpp_desk.app import main
main(Path(sys.argv[1]))
"""


def run(bench: Workbench) -> list[Measured]:
    folder = bench.place / "cold"
    desk, _ = create_vault(folder, PASSPHRASE, SystemClock(), parameters=bench.parameters)
    desk.close()
    scripts = (_OURS, _BARE)
    found: tuple[list[tuple[float, float]], ...] = ([], [])
    for number in range(-1, bench.rounds):
        for place in (0, 1) if number % 2 == 0 else (1, 0):
            measured = _start(scripts[place], folder)
            if number >= 0:
                found[place].append(measured)
    ours, floor = ([statistics.median(column) for column in zip(*samples, strict=True)] for samples in found)
    rows = [Measured("unlock screen, cold", ours[0], floor[0])]
    return [*rows, Measured("unlock screen, memory", ours[1], floor[1])] if floor[1] else rows


def _start(script: str, folder: Path) -> tuple[float, float]:
    """Milliseconds from the process's start to its painted window, and its resident memory then in MB."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_SRC)}
    begin = time.perf_counter()  # the same clock in every process of a computer
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], env=environment, capture_output=True, text=True, check=True
    )
    shown, memory = json.loads(done.stdout)
    return (shown - begin) * 1_000, memory
