"""The review, driven by its keys and widgets, from the note to the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.supervision.stage import KNOWN, Stage, press, settle, tick, words

from rdpp_desk import messages
from rdpp_desk.actions import consents, journal, journal_export, supervision
from rdpp_desk.actions.journal_export import Printable
from rdpp_desk.errors import GateClosed, StorageError
from rdpp_desk.practice.consents import Purpose
from rdpp_desk.ui.review import export as exporting
from rdpp_desk.ui.review.choices import KEPT, MASKED, UNDECIDED, Choices
from rdpp_desk.ui.review.export_dialog import ExportDialog
from rdpp_desk.ui.review.page import ReviewPage
from rdpp_desk.ui.theme import Theme, manager

CONTROL = Qt.KeyboardModifier.ControlModifier


def page_of(stage: Stage) -> ReviewPage:
    page = stage.window.pages["review"]
    assert isinstance(page, ReviewPage)
    return page


@pytest.fixture
def page(stage: Stage) -> ReviewPage:
    stage.go("review", start=None, end=None, unlinked=False)
    return page_of(stage)


def choices(page: ReviewPage) -> Choices:
    assert page.view.choices is not None
    return page.view.choices


def current(page: ReviewPage) -> str:
    key = page.view.column.list.current_key()
    assert isinstance(key, str)
    found = choices(page).item(key)
    assert found is not None
    return found.text


def key(page: ReviewPage, letter: str) -> None:
    press(page.view.column.list, Qt.Key(ord(letter.upper())), letter)


def decide_all(page: ReviewPage) -> None:
    for _step in range(len(choices(page).items)):
        key(page, "m")


def export_to(stage: Stage, page: ReviewPage, target: Path) -> None:
    page.footer.export.click()
    dialog = stage.dialog()
    assert isinstance(dialog, ExportDialog)
    if target.suffix == ".txt":
        dialog.format.set_value("txt")
        dialog.format.changed.emit("txt")
    dialog.place.set_path(target)
    dialog.go.click()
    stage.window.jobs.wait_all()
    settle()


def test_only_the_list_scrolls_in_the_column(stage: Stage) -> None:
    stage.window.resize(1280, 720)
    page = with_two_mentions(stage)
    settle()
    assert page.view._side.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("suffix", ["pdf", "txt"])
def test_from_the_note_to_a_file_without_a_name_by_keyboard(stage: Stage, tmp_path: Path, suffix: str) -> None:
    tick(stage.journal, "Camille Rousseau m’appelle").click()
    stage.journal.waiting.take.menu_of_actions.actions()[-1].trigger()
    settle()
    stage.entry.extract.click()
    stage.window.jobs.wait_all()
    settle()
    page = page_of(stage)
    assert not page.footer.export.isEnabled()
    decide_all(page)
    assert page.footer.export.isEnabled()
    target = tmp_path / f"journal.{suffix}"
    export_to(stage, page, target)
    read = journal_export.read_back(Printable(target.read_bytes(), "pdf" if suffix == "pdf" else "txt")).lower()
    assert "cesse d" in read
    assert [name for name in KNOWN if name in read] == []
    assert "anonym" not in read.replace("pseudonym", "")
    assert stage.workspace.toasts.current is not None


def test_with_one_item_undecided_nothing_can_be_written(stage: Stage, page: ReviewPage, tmp_path: Path) -> None:
    for _step in range(len(choices(page).items) - 1):
        key(page, "m")
    assert not page.footer.export.isEnabled()
    assert page.footer.reason.text() == "1 item left to decide"
    page.export.write(choices(page).review, tmp_path / "journal.txt", "txt")
    stage.window.jobs.wait_all()
    assert not (tmp_path / "journal.txt").exists()
    assert page.problem.isVisible()
    assert choices(page).progress.left == 1
    left = choices(page).next_undecided(None)
    assert page.view.column.list.current_key() == left


def test_the_original_never_changes_and_what_is_undecided_is_masked(page: ReviewPage) -> None:
    original = page.view.panes.original.toPlainText()
    shared = page.view.panes.shared.toPlainText().lower()
    assert "Camille" in original
    assert [name for name in KNOWN if name in shared] == []
    decide_all(page)
    assert page.view.panes.original.toPlainText() == original


def test_keys_decide_and_go_to_the_next_item(page: ReviewPage) -> None:
    first = current(page)
    key(page, "g")
    assert current(page) != first
    item = choices(page).items[0]
    assert (item.text, choices(page).state(item)) == (first, KEPT)
    assert first in page.view.panes.shared.toPlainText()
    second = current(page)
    key(page, "n")
    assert current(page) != second
    press(page.view.column.list, Qt.Key.Key_Up)
    assert current(page) == second
    key(page, "m")
    assert choices(page).state(choices(page).items[1]) == MASKED


def test_a_choice_is_taken_back_in_order(page: ReviewPage) -> None:
    before = choices(page).review.decisions
    key(page, "m")
    key(page, "g")
    page.view.undo()
    assert choices(page).progress.decided == 1
    page.view.undo()
    assert choices(page).review.decisions == before
    page.view.undo()
    assert choices(page).progress.decided == 0


def test_single_letters_can_be_turned_off(stage: Stage, page: ReviewPage) -> None:
    stage.workspace.settings = replace(stage.workspace.settings, single_letters=False)
    key(page, "m")
    key(page, "g")
    assert choices(page).progress.decided == 0
    page.view.column.card.mask_button.click()
    assert choices(page).progress.decided == 1


def test_letters_typed_in_a_replacement_decide_nothing(page: ReviewPage) -> None:
    key(page, "e")
    field = page.view.column.card.replacement
    assert page.window().focusWidget() is field
    press(field, Qt.Key.Key_M, "m")
    press(field, Qt.Key.Key_G, "g")
    assert (field.text(), choices(page).progress.decided) == ("mg", 0)
    press(field, Qt.Key.Key_Return)
    assert choices(page).progress.decided == 1
    assert "mg" in page.view.panes.shared.toPlainText()


def test_words_that_tell_a_gender_are_said(page: ReviewPage) -> None:
    card = page.view.column.card
    card.replacement.setText("sa directrice")
    assert "tell a gender" in words(card)
    card.replacement.setText("cette personne")
    assert "tell a gender" not in words(card)


def test_masking_again_keeps_the_words_chosen(page: ReviewPage) -> None:
    card, list_ = page.view.column.card, page.view.column.list
    first = list_.current_key()
    card.replacement.setText("quelqu’un de l’équipe")
    key(page, "m")
    assert list_.set_current(first)
    list_.current_changed.emit(first)
    assert card.replacement.text() == "quelqu’un de l’équipe"
    key(page, "m")
    assert "quelqu’un de l’équipe" in page.view.panes.shared.toPlainText()


def with_two_mentions(stage: Stage) -> ReviewPage:
    entry = supervision.open_entry(stage.desk, 1).entry
    supervision.save_entry(stage.desk, replace(entry, learning="Camille m’apprend. Merci Camille."))
    stage.go("review", start=None, end=None, unlinked=False)
    return page_of(stage)


def test_this_time_only_reaches_one_occurrence(stage: Stage) -> None:
    page = with_two_mentions(stage)
    item = next(one for one in choices(page).items if one.text == "Camille")
    assert len(item.places) == 3
    page.view._go_to(item.key)
    tick(page.view.column.card, "This time only").click()
    key(page, "g")
    shown = page.view.panes.shared.toPlainText()
    assert shown.count("Camille") == 1
    now = choices(page).item(item.key)
    assert now is not None
    assert (now.undecided, choices(page).state(now)) == (2, UNDECIDED)
    assert page.view.column.list.current_key() == item.key


def test_many_at_once_are_masked_and_undone(stage: Stage, page: ReviewPage) -> None:
    menu = page.view.column.many.menu_of_actions
    next(action for action in menu.actions() if action.text().startswith("All that your vault knows")).trigger()
    assert all(not item.undecided for item in choices(page).items if item.known)
    stage.workspace.toasts.undo()
    assert choices(page).progress.decided == 0


def test_a_passage_selected_in_either_text_is_masked_by_hand(stage: Stage, page: ReviewPage) -> None:
    decide_all(page)
    text = page.view.panes.shared
    start = text.toPlainText().index("cessé d’écouter")
    text.select(start, start + len("cessé d’écouter"))
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_M, CONTROL)
    settle()
    assert "cessé d’écouter" not in text.toPlainText()
    assert "cessé d’écouter" in page.view.panes.original.toPlainText()
    assert stage.workspace.toasts.current is None
    page.view.mask_selection()
    assert stage.workspace.toasts.current is not None
    QTest.keyClick(text, Qt.Key.Key_Z, CONTROL)
    settle()
    assert "cessé d’écouter" in text.toPlainText()


def test_the_filter_shows_one_kind_or_what_is_left(page: ReviewPage) -> None:
    column = page.view.column
    column.filter.set_value("LOC")
    column.filter.chosen.emit("LOC")
    assert {row.title for row in column.list.rows()} == {"Grenoble"}
    assert current(page) == "Grenoble"
    column.filter.set_value("left")
    column.filter.chosen.emit("left")
    before = len(column.list.rows())
    key(page, "m")
    assert len(column.list.rows()) == before - 1
    for _step in range(before):
        key(page, "m")
    assert len(column.list.rows()) == len(choices(page).items)


def test_states_are_told_in_words(page: ReviewPage) -> None:
    assert all("To decide" in row.subtitle for row in page.view.column.list.rows())
    key(page, "g")
    key(page, "m")
    said = [row.subtitle for row in page.view.column.list.rows()]
    assert "Kept" in said[0]
    assert "becomes [" in said[1]
    assert "%" not in words(page)


def test_it_is_left_and_found_again_as_it_was(stage: Stage, page: ReviewPage) -> None:
    key(page, "g")
    key(page, "m")
    stage.go("journal")
    stage.go("review", start=None, end=None, unlinked=False)
    assert choices(page).progress.decided == 2
    again = journal.prepare_journal(stage.desk)
    assert sum(not item.undecided for item in journal.items(again)) == 1
    assert sum(item.proposed for item in journal.items(again)) == 1


def test_a_page_changed_meanwhile_is_read_again(stage: Stage, page: ReviewPage) -> None:
    entry = supervision.open_entry(stage.desk, 1).entry
    supervision.save_entry(stage.desk, replace(entry, learning="Une phrase de plus."))
    stage.go("review", start=None, end=None, unlinked=False)
    assert "Une phrase de plus." in page.view.panes.original.toPlainText()


def test_when_nothing_is_found_someone_must_reread(stage: Stage, tmp_path: Path) -> None:
    entry = supervision.open_entry(stage.desk, 1).entry
    supervision.save_entry(
        stage.desk, replace(entry, title="", question="Pourquoi ai-je peur du silence ?", facts="", engagement_ids=())
    )
    stage.go("review", start=None, end=None, unlinked=False)
    page = page_of(stage)
    assert "No name was found" in words(page)
    assert not page.footer.export.isEnabled()
    page.footer.tick.click()
    assert page.footer.export.isEnabled()
    export_to(stage, page, tmp_path / "journal.txt")
    assert "silence" in (tmp_path / "journal.txt").read_text(encoding="utf-8")


def test_a_dossier_that_refused_stays_in_and_is_counted(stage: Stage) -> None:
    consents.record_paper_consents(stage.desk, 1, {Purpose.SUPERVISION: False})
    stage.go("review", start=None, end=None, unlinked=False)
    page = page_of(stage)
    assert "nothing to bring to supervision" in words(page)
    made = supervision.new_entry(stage.desk)
    supervision.save_entry(stage.desk, replace(made, written_on=date(2026, 11, 22), felt="Lasse, hier à Grenoble."))
    stage.go("review", start=None, end=None, unlinked=False)
    assert "1 dossier: 1 page" in words(page)
    assert "Camille" not in page.view.panes.original.toPlainText()


def test_a_refusal_of_the_last_check_shows_what_remains(
    stage: Stage, page: ReviewPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    decide_all(page)

    def refuse(*_given: object) -> Printable:
        raise GateClosed("identifiers-left", count=1)

    monkeypatch.setattr(exporting.journal_export, "build_export", refuse)
    export_to(stage, page, tmp_path / "journal.txt")
    assert page.problem.isVisible()
    assert "The last check found names" in words(page.problem)
    assert list(tmp_path.glob("journal.*")) == []


def test_a_disk_that_refuses_loses_nothing(
    stage: Stage, page: ReviewPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    decide_all(page)

    def refuse(*_given: object) -> Path:
        raise StorageError("disk-full")

    with monkeypatch.context() as full:
        full.setattr(exporting.journal_export, "export_journal", refuse)
        export_to(stage, page, tmp_path / "journal.txt")
        assert page.problem.isVisible()
    export_to(stage, page, tmp_path / "journal.txt")
    assert (tmp_path / "journal.txt").exists()
    assert not page.problem.isVisible()


def test_the_file_is_named_after_nobody_and_replaces_nothing_unsaid(page: ReviewPage, tmp_path: Path) -> None:
    dialog = ExportDialog(page, unlinked=False, folder=tmp_path)
    place = dialog.place.path()
    assert place is not None
    assert place.name == "Pseudonymised supervision journal.pdf"
    place.write_text("mine")
    dialog.place.set_path(None)
    dialog.place.set_path(place)
    assert "it will be replaced" in words(dialog)
    dialog.format.changed.emit("txt")
    assert dialog.place.path() == tmp_path / "Pseudonymised supervision journal.txt"
    dialog.place.set_path(tmp_path / "nowhere" / "x.txt")
    dialog.go.click()
    assert "This folder does not exist." in words(dialog)
    dialog.close_with("")


def test_nothing_stays_after_the_wipe(page: ReviewPage) -> None:
    page.wipe()
    seen = words(page).lower()
    assert [name for name in KNOWN if name in seen] == []
    assert page.view.choices is None


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 800)), (1.0, (960, 640)), (1.5, (960, 640))])
def test_every_control_is_named_large_enough_and_whole(
    stage: Stage, language: str, scale: float, size: tuple[int, int]
) -> None:
    messages.use(language)
    manager().apply(Theme(scale=scale))
    stage.window.resize(*size)
    page = with_two_mentions(stage)
    settle()
    assert (unnamed(page), too_small(page), clipped(page)) == ([], [], [])
    decide_all(page)
    page.footer.export.click()
    dialog = stage.dialog()
    assert (unnamed(page), too_small(page), clipped(page)) == ([], [], [])
    assert (unnamed(dialog), too_small(dialog), clipped(dialog)) == ([], [], [])
