"""Qt's own file window, in a process of its own: it keeps nothing of the folders that it showed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_CHOOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from rdpp_desk.ui.application import build_application
from rdpp_desk.ui.widgets.pickers import Picking, choose_with_dialog
application = build_application([])
host = QWidget()
dialog = choose_with_dialog(host, Picking.FILE, "", Path(sys.argv[1]), "", print)
dialog.destroyed.connect(application.quit)
QTimer.singleShot(0, dialog.accept)
QTimer.singleShot(0, dialog.reject)
application.exec()
print(dialog is not None)
"""


def test_the_folders_chosen_are_kept_nowhere(tmp_path: Path) -> None:
    clients, home = tmp_path / "Clients zarbouillard", tmp_path / "home"
    clients.mkdir()
    places = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    places["PYTHONPATH"] = os.pathsep.join(sys.path)
    environment = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _CHOOSE, str(clients)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert ended.stdout.endswith("True\n")
    written = [file for file in home.rglob("*") if file.is_file()] if home.exists() else []
    assert [file for file in written if "zarbouillard" in file.read_text(errors="replace")] == []
