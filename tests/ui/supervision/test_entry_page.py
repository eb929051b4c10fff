"""A page of the journal: kept as it is typed, its passages copies, every act undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.supervision.stage import NOTE, Stage, button, press, settle, tick, words

from rdpp_desk import messages
from rdpp_desk.actions import notes, supervision
from rdpp_desk.actions.drafts import EntryDraft
from rdpp_desk.actions.supervision import OpenEntry
from rdpp_desk.errors import StorageError
from rdpp_desk.practice.supervision import EntryState, SupervisionEntry
from rdpp_desk.ui.autosave import SaveState
from rdpp_desk.ui.supervision.entry_page import EntryPage
from rdpp_desk.ui.supervision.entry_side import themes_in
from rdpp_desk.ui.theme import Theme, manager


def stored(stage: Stage, entry_id: int = 1) -> SupervisionEntry:
    return supervision.open_entry(stage.desk, entry_id).entry


@pytest.fixture
def page(stage: Stage) -> EntryPage:
    stage.go("entry", entry_id=1)
    return stage.entry


def with_passage(stage: Stage) -> OpenEntry:
    marks = [one.waiting.mark.id for one in supervision.waiting(stage.desk)]
    opened = supervision.take_marks(stage.desk, 1, marks)
    stage.go("entry", entry_id=1)
    return opened


def test_every_field_is_kept_and_shown_again(stage: Stage, page: EntryPage) -> None:
    typed = {name: f"{name} : « déjà vu » 🙂" for name in page.form.texts}
    for name, text in typed.items():
        page.form.texts[name].setText(text)
    page.form.decided_on.set_value(date(2026, 11, 23))
    page.sorting.themes.setText("fierté, , alliance, fierté")
    page.sorting.articles[5].click()
    page.checklist.ticks["link"].click()
    stage.go("journal")
    entry = stored(stage)
    assert {name: getattr(entry, name) for name in typed} == typed
    assert (entry.decided_on, entry.themes) == (date(2026, 11, 23), ("fierté", "alliance"))
    assert (entry.articles, entry.checklist) == ((5,), ("link",))
    stage.go("entry", entry_id=1)
    assert {name: edit.text() for name, edit in page.form.texts.items()} == typed
    assert stored(stage) == entry


def test_opening_a_page_writes_nothing(stage: Stage) -> None:
    before = stored(stage)
    stage.go("entry", entry_id=1)
    stage.go("journal")
    assert stored(stage) == before


def test_it_is_saved_after_a_pause_without_being_asked(stage: Stage, page: EntryPage) -> None:
    page.form.texts["facts"].setText("Un fait.")
    writing = page.writing
    assert writing is not None
    assert (writing.save_state, writing.words()) == (SaveState.CHANGED, "Changes under way")
    assert writing._pause.isActive()
    assert writing._longest.isActive()
    writing._pause.timeout.emit()
    assert stored(stage).facts == "Un fait."
    assert writing.words().startswith("Saved at")


def test_a_failure_to_save_stays_on_screen_until_it_is_solved(
    stage: Stage, page: EntryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:

        def refuse(*_given: object) -> SupervisionEntry:
            raise StorageError("disk-full")

        broken.setattr(supervision, "save_entry", refuse)
        page.form.texts["facts"].setText("À ne pas perdre.")
        page.save_now()
        assert page._unsaved.isVisible()
        assert page.form.texts["facts"].text() == "À ne pas perdre."
        assert page.drafts() == (EntryDraft(1, {"facts": "À ne pas perdre."}),)
    button(page, "Try again").click()
    assert not page._unsaved.isVisible()
    assert stored(stage).facts == "À ne pas perdre."
    assert page.drafts() == ()


def test_the_lock_keeps_what_was_typed_and_leaves_no_word(stage: Stage, page: EntryPage) -> None:
    page.form.texts["felt"].setText("Une boule au ventre.")
    page.leave()
    assert stored(stage).felt == "Une boule au ventre."
    page.wipe()
    seen = words(page)
    assert "Camille" not in seen
    assert "boule" not in seen


def test_a_passage_is_edited_without_touching_the_note(stage: Stage) -> None:
    opened = with_passage(stage)
    edit = stage.entry.passages.edits[opened.passages[0].id]
    edit.setText("Une cliente m’appelle, et je cesse d’écouter.")
    stage.entry.save_now()
    assert supervision.open_entry(stage.desk, 1).passages[0].text.startswith("Une cliente")
    assert notes.open_note(stage.desk, 1).note.text == NOTE
    button(stage.entry, "Take passage 1 out").click()
    settle()
    assert not stage.entry.passages.edits
    stage.workspace.toasts.undo()
    settle()
    back = [one.text() for one in stage.entry.passages.edits.values()]
    assert back == ["Une cliente m’appelle, et je cesse d’écouter."]


def test_a_passage_that_waits_is_taken_from_the_page(stage: Stage, page: EntryPage) -> None:
    button(page, "Take a passage").click()
    dialog = stage.dialog()
    take = button(dialog, "Take")
    tick(dialog, "Camille").click()
    next(one for one in dialog.findChildren(type(take)) if one.accessibleName() == "Take").click()
    settle()
    assert len(page.passages.edits) == 1


def test_dossiers_are_added_and_taken_out(stage: Stage, page: EntryPage) -> None:
    button(page, "Take out: Camille").click()
    page.save_now()
    assert stored(stage).engagement_ids == ()
    page.touched.add.menu_of_actions.actions()[0].trigger()
    page.save_now()
    assert stored(stage).engagement_ids == (1,)


def test_a_page_becomes_ready_then_brought_and_the_undo_reaches_the_screen(stage: Stage, page: EntryPage) -> None:
    page.state.choice.set_value("draft")
    page.state.state_asked.emit(EntryState.DRAFT)
    assert stored(stage).state is EntryState.DRAFT
    page.form.texts["facts"].setText("Écrit avant.")
    page.state.button.click()
    button(stage.dialog(), "Record it").click()
    settle()
    assert stored(stage).state is EntryState.BROUGHT
    assert "60" in words(page.state)
    stage.workspace.toasts.undo()
    assert (stored(stage).state, stored(stage).facts) == (EntryState.DRAFT, "Écrit avant.")
    assert page.state.choice.isVisible()


def test_what_is_typed_here_does_not_undo_what_was_done_elsewhere(stage: Stage, page: EntryPage) -> None:
    page.form.texts["facts"].setText("Typed here.")
    supervision.save_entry(stage.desk, replace(stored(stage), learning="Written elsewhere."))
    page.save_now()
    assert (stored(stage).facts, stored(stage).learning) == ("Typed here.", "Written elsewhere.")


def test_a_page_in_the_trash_comes_back(stage: Stage, page: EntryPage) -> None:
    page._trash()
    settle()
    assert stage.journal.isVisible()
    assert supervision.journal(stage.desk).entries == ()
    stage.workspace.toasts.undo()
    assert len(supervision.journal(stage.desk).entries) == 1


def test_a_page_that_no_longer_exists_is_said(stage: Stage) -> None:
    stage.go("entry", entry_id=99)
    assert stage.workspace.toasts.current is not None


def test_tab_leaves_a_field_for_the_next(stage: Stage, page: EntryPage) -> None:
    page.form.texts["facts"].setFocus()
    press(page.form.texts["facts"], Qt.Key.Key_Tab, "\t")
    assert stage.window.focusWidget() is page.form.texts["felt"]


def test_the_extract_of_a_page_opens_its_review(stage: Stage, page: EntryPage) -> None:
    page.extract.click()
    stage.window.jobs.wait_all()
    settle()
    assert stage.window.pages["review"].isVisible()


@pytest.mark.parametrize(
    ("typed", "read"), [("", ()), (" , ,", ()), ("a, b,a", ("a", "b")), ("fin\ndeuil", ("fin", "deuil"))]
)
def test_themes_are_read_once_each(typed: str, read: tuple[str, ...]) -> None:
    assert themes_in(typed) == read


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 800)), (1.0, (960, 640)), (1.5, (960, 640))])
def test_every_control_is_named_large_enough_and_whole(
    stage: Stage, language: str, scale: float, size: tuple[int, int]
) -> None:
    messages.use(language)
    manager().apply(Theme(scale=scale))
    stage.window.resize(*size)
    with_passage(stage)
    screen = stage.entry
    assert (unnamed(screen), too_small(screen), clipped(screen)) == ([], [], [])
    supervision.mark_brought(stage.desk, [1], date(2026, 9, 1), 90)
    stage.go("entry", entry_id=1)
    assert (unnamed(screen), too_small(screen), clipped(screen)) == ([], [], [])
