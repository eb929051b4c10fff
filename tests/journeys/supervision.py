"""A marked passage becomes a page, the page is reread item by item, and what leaves names nobody."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from PySide6.QtCore import Qt
from tests.journeys.coach import Coach
from tests.journeys.day import Day
from tests.journeys.people import ASKED_IN_SUPERVISION, MARKED, NAMES
from tests.keys import press

from rdpp_desk.documents.journal import extract_text
from rdpp_desk.ui.review.item_list import ItemList
from rdpp_desk.ui.widgets import Button, TextArea

QUESTION = f"Comment ne pas parler à la place de Zélie, {ASKED_IN_SUPERVISION}, quand M. VAUCANSON m’appelle ?"


def entry_from_the_passage(day: Day) -> None:
    """The passage that waits is taken into a new page; the question is typed."""
    coach = day.coach
    coach.press(coach.begun("Supervision journal"))
    coach.press(f"Passage: {MARKED}")
    coach.pick("Take into a page", "A new page")
    coach.sees("Passages from my notes")
    assert coach.find(TextArea, "Passage 1").text() == MARKED
    coach.write("Title", "Parler à la place")
    coach.write("My question", QUESTION)


def review_and_export(day: Day) -> None:
    """Every item decided by keyboard, then the PDF."""
    coach = day.coach
    coach.press("Prepare the extract")
    if coach.window.dialog() is not None:
        coach.press("Reread")
    coach.sees("Review before sharing")
    decide_by_keyboard(coach)
    coach.press("Export for supervision")
    target = day.outside / "journal.pdf"
    coach.write("File", str(target))
    coach.press("Export")
    coach.wait(target.is_file, "the extract")
    coach.sees("Extract saved.")
    assert folded("se tait dès que") in folded(extract_text(target.read_bytes()))
    assert named_in(target) == []
    assert set(named_in(day.outside / "convention.pdf")) == set(NAMES)


def named_in(pdf: Path) -> list[str]:
    """The names that a PDF gives away, in any case or accent."""
    text = folded(extract_text(pdf.read_bytes()))
    return [name for name in NAMES if folded(name) in text]


def decide_by_keyboard(coach: Coach) -> None:
    """N to go on, G to keep, M to mask; nothing may leave while one item is left."""
    items = coach.find(ItemList, "Items to decide")
    coach.wait(lambda: items.rows(), "items to decide")
    export = coach.find(Button, "Export for supervision")
    assert not export.isEnabled()
    items.setFocus(Qt.FocusReason.TabFocusReason)
    first = items.current_key()
    press(items, Qt.Key.Key_N, text="n")
    assert items.current_key() != first
    kept = items.current_key()
    press(items, Qt.Key.Key_G, text="g")
    assert standing(items, kept).endswith("Kept")
    coach.shortcut(Qt.Key.Key_Z)
    assert standing(items, kept).endswith("To decide")
    for _decision in range(3 * len(items.rows())):
        if export.isEnabled():
            break
        press(items, Qt.Key.Key_M, text="m")
    assert export.isEnabled()


def standing(items: ItemList, key: object) -> str:
    """What the list says of an item."""
    return next(row.subtitle for row in items.rows() if row.key == key)


def folded(text: str) -> str:
    """Without case, accents or spaces."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return "".join(bare.casefold().split())
