"""One PNG a screen, theme and language: `python -m tests.screenshots --out DIR [--screens …] [--scale 1.0]`.

The screens are those of the demonstration practice, in a window of 1280 × 800, drawn off screen.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from rdpp_desk.actions import document_lists, documents, dossiers, supervision
from rdpp_desk.actions.demo.build import Demo, build_demo
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.unlock import unlock
from rdpp_desk.clock import Clock, SystemClock
from rdpp_desk.practice.agreements import DocumentKind, DocumentState
from rdpp_desk.settings import Settings
from rdpp_desk.ui.application import build_application, dress, speak
from rdpp_desk.ui.desktop import Desktop

SIZE = (1280, 800)
README_SCREENS = ("today", "dossier", "wizard", "review", "unlock")
EVERY_SCREEN = (
    "unlock", "today", "dossiers", "dossier", "objectives", "documents", "information", "agreements", "wizard",
    "document", "journal", "entry", "review", "groups", "reminders", "backup", "settings", "import",
    "security", "will", "register", "discreet", "papers", "clauses",
)
Step = tuple[str, dict[str, object]]


def screens(desk: Desk) -> dict[str, Step]:
    """Screen name → page and what it is given, on the practice open at `desk`."""
    lines = dossiers.list_dossiers(desk, groups=False)
    line = max(lines, key=lambda one: (one.last_note_on is not None, one.sessions_held))
    papers = document_lists.documents(desk)
    draft = documents.start_document(desk, line.engagement_id, DocumentKind.TRIPARTITE)
    waiting = next(paper for paper in papers if paper.document.state is not DocumentState.DRAFT)
    entries = supervision.journal(desk).entries
    return {
        "today": ("today", {}),
        "dossiers": ("dossiers", {}),
        "dossier": ("dossier", {"engagement_id": line.engagement_id, "note_id": line.last_note_id or 0}),
        "objectives": ("dossier", {"engagement_id": line.engagement_id, "tab": "objectives"}),
        "documents": ("dossier", {"engagement_id": line.engagement_id, "tab": "documents"}),
        "information": ("dossier", {"engagement_id": line.engagement_id, "tab": "information"}),
        "agreements": ("agreements", {}),
        "wizard": ("wizard", {"document_id": draft.id}),
        "document": ("document", {"document_id": waiting.document.id}),
        "journal": ("journal", {}),
        "entry": ("entry", {"entry_id": entries[0].entry.id}),
        "review": ("review", {"start": None, "end": None}),
        "groups": ("groups", {}),
        "reminders": ("reminders", {}),
        "backup": ("backup", {}),
        "settings": ("settings", {}),
        "import": ("import", {}),
        "security": ("settings", {"section": "security"}),
        "will": ("settings", {"section": "will"}),
        "register": ("audit", {}),
        "discreet": ("today", {}),
        "papers": ("settings", {"section": "documents"}),
        "clauses": ("clauses", {}),
    }


class Camera:
    """Shows screens of one demonstration vault and writes what is seen."""

    def __init__(self, made: Demo, clock: Clock, out: Path) -> None:
        self._made, self._clock, self._out = made, clock, out

    def shoot(self, wanted: list[str], language: str, appearance: str, scale: float) -> Iterator[Path]:
        """Yield each picture written."""
        application = cast(QApplication, QApplication.instance())
        settings = Settings(
            language=language, appearance=appearance, text_scale=scale, last_vault=str(self._made.vault),
            window_width=SIZE[0], window_height=SIZE[1],
        )
        speak(application, language)
        dress(settings)
        desktop = Desktop(settings, self._clock)
        desktop.window.show()
        if "unlock" in wanted:
            yield self._take(desktop, "unlock", language, appearance, scale)
        desk = unlock(self._made.vault, str(self._made.summary["passphrase"]), self._clock)
        desktop.open_desk(desk)
        for name, (page, params) in screens(desk).items():
            if name in wanted:
                desktop.window.show_page(page, **params)
                if name == "discreet":
                    desktop.window.run_command("discreet")
                yield self._take(desktop, name, language, appearance, scale)
        desktop.window.lock()
        desktop.window.close()
        desktop.window.deleteLater()

    def _take(self, desktop: Desktop, name: str, language: str, appearance: str, scale: float) -> Path:
        for _ in range(4):
            QApplication.processEvents()
            desktop.window.jobs.wait_all()
        _let_time_pass(600)
        desktop.window.jobs.wait_all()
        _let_time_pass(300)
        place = self._out / f"{name}-{appearance}-{language}-{round(scale * 100)}.png"
        desktop.window.grab().save(str(place))
        return place


def _let_time_pass(milliseconds: int) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(milliseconds)


def main() -> int:
    """Write the pictures; the number of those asked for that could not be made is the exit status."""
    parser = argparse.ArgumentParser(prog="screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("packaging") / "screenshots")
    parser.add_argument("--screens", nargs="*", default=[])
    parser.add_argument("--languages", nargs="*", default=["fr"])
    parser.add_argument("--appearances", nargs="*", default=["light", "dark"])
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--all", action="store_true", help="every screen, not only those of the README")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    build_application([], Settings(language="fr"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = folder
        made = build_demo(Path(folder) / "Documents" / "RDPP Desk")
        wanted = chosen.screens or (list(EVERY_SCREEN) if chosen.all else list(README_SCREENS))
        camera = Camera(made, SystemClock(), chosen.out)
        written = 0
        for language in chosen.languages:
            for appearance in chosen.appearances:
                for place in camera.shoot(wanted, language, appearance, chosen.scale):
                    written += 1
                    print(place)
    return len(wanted) * len(chosen.languages) * len(chosen.appearances) - written


if __name__ == "__main__":
    raise SystemExit(main())
