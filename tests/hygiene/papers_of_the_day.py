"""What of a day goes to a printer or outside by itself: an agreement printed, the will kit, a copy nobody asked for.

The printer is a file outside: Qt's own window, its own way to the paper, and the spooler left out.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from rdpp_desk.ui.auto_backup import AutoBackup
from rdpp_desk.ui.wizard.output import Output
from rdpp_desk.vault import will
from tests.journeys.coach import Coach
from tests.journeys.day import Day
from tests.journeys.people import LAST_NAME
from tests.keys import press

INSTRUCTION = "zinzolin"
KEEPERS = ("Fridoline", "Hurtebise")
WORDS = (INSTRUCTION, *KEEPERS)
COPIES = "key"
"""The folder of the copies that make themselves, in the home."""


def agreement(day: Day) -> None:
    """From the page of the document proposed."""
    Output.printers = lambda self: ["paper"]  # type: ignore[method-assign]  # no printer is set up here
    day.coach.press("Print")
    _print_to(day.coach, day.outside / "agreement.pdf")
    day.coach.sees("Sent to the printer.")


def will_kit(day: Day) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Decided, looked at, made, its sheets printed and tried, its file written; the words of both sheets."""
    coach = day.coach
    coach.press("Settings")
    coach.open_row("Sections", "Will kit")
    coach.write("Instructions", f"Prévenir d’abord, dans un {INSTRUCTION} discret.")
    for sheet, keeper in zip("AB", KEEPERS, strict=True):
        coach.write(f"Who keeps sheet {sheet}", keeper)
    coach.press("Make the kit")
    coach.press("See what the kit shows")
    coach.sees(LAST_NAME)
    coach.press("Close")
    found = will.will_key(day.desk.db)
    assert found is not None
    sheets = will.sheets(found)
    _sheets_printed(day)
    coach.press("Test the two sheets")
    for letter, words in zip("AB", sheets, strict=True):
        coach.write(f"The 24 words of sheet {letter}", " ".join(words))
    coach.press("Test the sheets")
    coach.sees("These two sheets do open the kit.")
    coach.press("Close")
    coach.write("File of the kit", str(day.home / "usb" / "kit.rdpprelay"))
    coach.press("Write the file")
    coach.sees("File of the kit written.")
    return sheets


def _sheets_printed(day: Day) -> None:
    """One on the printer, the other saved to be printed elsewhere."""
    coach = day.coach
    coach.press("Print sheet A")
    coach.press("Print")
    _print_to(coach, day.outside / "sheet-a.pdf")
    coach.press("Close")
    coach.press("Print sheet B")
    coach.write("PDF file", str(day.outside / "sheet-b.pdf"))
    coach.press("Save the PDF")
    coach.sees("PDF saved.")
    coach.press("Close")


def automatic_copy(day: Day) -> None:
    """A folder is chosen; at the next minute of work, its first copy."""
    coach, folder = day.coach, day.home / COPIES
    folder.mkdir()
    coach.press(coach.begun("Today"))
    coach.press("Back up")
    coach.press("Choose a folder or a stick…")
    picker = _window_of(coach, QFileDialog)
    _name(picker).setText(str(folder))
    picker.accept()
    coach.sees("No copy there yet.")
    day.clock.instant += timedelta(minutes=1)
    press(coach.window, Qt.Key.Key_Shift)
    (companion,) = (one for one in coach.window.holders if isinstance(one, AutoBackup))
    companion.timer.timeout.emit()  # the minute has passed on the day's clock only
    coach.wait(lambda: [*folder.glob("*.rdppbackup")], "a copy made by itself")
    coach.sees(f"In “{COPIES}”.")


def _print_to(coach: Coach, file: Path) -> None:
    """Answer the system's window that asks which printer: a file."""
    asking = _window_of(coach, QPrintDialog)
    _name(asking).setText(str(file))
    asking.accept()
    coach.wait(lambda: file.is_file() and file.read_bytes().rstrip().endswith(b"%%EOF"), f"the print {file.name}")


def _window_of(coach: Coach, kind: type[QFileDialog] | type[QPrintDialog]) -> QFileDialog | QPrintDialog:
    def look() -> QFileDialog | QPrintDialog | None:
        return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)

    found = coach.wait(look, kind.__name__)
    assert found is not None
    return found


def _name(asking: QFileDialog | QPrintDialog) -> QLineEdit:
    """Where the name of a file is typed."""
    typed = [one for one in asking.findChildren(QLineEdit) if one.objectName() in ("fileNameEdit", "filename")]
    assert len(typed) == 1, [one.objectName() for one in asking.findChildren(QLineEdit)]
    return typed[0]
