"""A session planned, held, and its note."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from tests.journeys import entering
from tests.journeys.coach import Coach
from tests.journeys.day import Day
from tests.journeys.people import FIRST_NAME, LAST_NAME, MARKED, NOTE
from tests.keys import press, type_text

from rdpp_desk.actions import notes
from rdpp_desk.ui.session.note_text import NoteText

WHO = f"{FIRST_NAME} {LAST_NAME}"


def plan_and_hold(day: Day) -> None:
    """Planned at noon in a new place, held at one, in one click from Today."""
    coach = day.coach
    coach.pick("Other actions on this dossier", "Plan a session…")
    coach.write("Hour", "12:00")
    coach.choose("Place", "Add a place…")
    coach.write("Name of the new place", "Cabinet des Tilleuls")
    coach.press("Plan")
    coach.sees("Session planned")
    away(day)
    coach.press(coach.begun("Today"))
    coach.press(f"Session held, {WHO}")
    coach.sees("Note to write")


def away(day: Day) -> None:
    """Two hours with the client: nobody at the keyboard, so the vault locked by itself."""
    day.clock.instant += timedelta(hours=2)
    press(day.coach.window, Qt.Key.Key_Shift)
    day.coach.wait(lambda: day.coach.window.is_locked, "the lock that comes by itself")
    entering.unlock(day.coach)


def write_the_note(day: Day) -> int:
    """Typed with accents and an emoji; saved by itself. Returns the note's id."""
    coach = day.coach
    coach.pick(f"Other actions for the session with {WHO}", "Write the note")
    text = editor(coach)
    press(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    type_text(text, "\n" + NOTE)
    saved(coach)
    note_id = notes.last_open_note(day.desk)
    assert note_id is not None
    assert NOTE.strip() in notes.open_note(day.desk, note_id).note.text
    return note_id


def mark_a_passage(day: Day) -> None:
    """« À travailler en supervision », by the menu."""
    coach = day.coach
    coach.select(editor(coach), MARKED)
    coach.pick("More about this note", "To work on in supervision")
    coach.sees("1 passage for supervision")
    saved(coach)


def editor(coach: Coach) -> NoteText:
    """The note open now."""

    def look() -> NoteText | None:
        seen = [one for one in coach.window.findChildren(NoteText) if one.isVisible() and not one.isReadOnly()]
        return next((one for one in seen if one.accessibleName().startswith("Text of the note: ")), None)

    found = coach.wait(look, "an open note")
    assert found is not None
    return found


def saved(coach: Coach) -> None:
    """Wait until the editor says that what is on screen is on the disk."""
    coach.sees("Saved at")
