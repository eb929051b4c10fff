"""The copy outside, the lock, the way back in, and the vault restored beside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from tests.journeys import entering, session
from tests.journeys.coach import words_of
from tests.journeys.day import Day
from tests.journeys.people import CANARIES, NOTE, PASSPHRASE, WRITTEN_BEFORE_THE_KILL


def backup(day: Day) -> Path:
    """From Today’s card, read back before it counts; it was the last of the first steps."""
    coach, target = day.coach, day.home / "usb" / "cabinet.rdppbackup"
    target.parent.mkdir()
    coach.press(coach.begun("Today"))
    coach.press("Back up")
    coach.write("File of the copy", str(target))
    coach.press("Back up")
    coach.sees("Copy made and read back without error.")
    assert target.is_file()
    coach.press(coach.begun("Today"))
    coach.wait(lambda: not coach.reads("To begin"), "the first steps to be over")
    return target


def lock(day: Day) -> None:
    """Ctrl+L: nothing that any widget says or keeps is about anyone."""
    coach = day.coach
    assert told_by_widgets() != []
    coach.shortcut(Qt.Key.Key_L)
    coach.wait(lambda: coach.window.is_locked, "the lock")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert coach.window.windowTitle() == "RDPP Desk"
    assert told_by_widgets() == []
    assert QApplication.clipboard().text() == ""


def told_by_widgets() -> list[str]:
    """The canary words that any widget of the process still holds."""
    said = [words for widget in QApplication.allWidgets() for words in (*words_of(widget), widget.objectName())]
    return [word for word in CANARIES if any(word.casefold() in words.casefold() for words in said)]


def restore_beside(day: Day, file: Path) -> None:
    """A new vault from the copy; the first one is not touched; the same note is in it."""
    coach, beside = day.coach, day.home / "Documents" / "Restored"
    coach.press(coach.begun("Today"))
    coach.press("Back up")
    coach.press("Restore beside…")
    coach.write("Backup file", str(file))
    coach.write("Passphrase, or the 24 recovery words, of that day", PASSPHRASE)
    coach.write("New folder", str(beside))
    coach.press("Restore")
    coach.sees("The vault was restored and read again.")
    coach.press("Lock, and open that vault")
    coach.wait(lambda: coach.window.is_locked, "the lock")
    entering.unlock(coach)
    assert day.desk.vault.path == beside
    coach.pick(f"Other actions for the session with {session.WHO}", "Write the note")
    shown = session.editor(coach).toPlainText()
    assert NOTE.strip() in shown
    assert WRITTEN_BEFORE_THE_KILL in shown
