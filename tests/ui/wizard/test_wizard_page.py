"""The wizard's screen, driven by its widgets: answers land on the real page, and the page that is seen is frozen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click

from rdpp_desk import messages
from rdpp_desk.actions import document_prints, documents
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.drafts import AnswersDraft
from rdpp_desk.actions.wizard import StepStatus
from rdpp_desk.errors import StorageError, UsageError
from rdpp_desk.practice.agreements import DocumentKind, DocumentState
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import LineEdit
from rdpp_desk.ui.wizard.document_page import DocumentPage
from rdpp_desk.ui.wizard.editor_report import Report
from rdpp_desk.ui.wizard.page import WizardPage
from rdpp_desk.ui.wizard.review import Review
from rdpp_desk.ui.wizard.step_form import StepForm

Open = Callable[..., WizardPage]
Find = Callable[[DocumentKind], int]
TRIPARTITE, CONSENT = DocumentKind.TRIPARTITE, DocumentKind.CONSENT


def box(page: WizardPage, name: str) -> LineEdit:
    """The text field of the question `name`."""
    assert isinstance(page.body, StepForm)
    editor = page.body.editor(name)
    assert editor is not None
    found = editor.findChild(LineEdit)
    assert isinstance(found, LineEdit)
    return found


def settle() -> None:
    """Let layouts that follow from one another come to rest."""
    for _turn in range(4):
        QApplication.processEvents()


def stored(desk: Desk, document_id: int, name: str) -> object:
    return documents.open_document(desk, document_id).state.answers.get(name)


def test_the_first_page_shows_and_marks_the_article_of_the_step(wizard: Open, draft: Find) -> None:
    page = wizard(draft(TRIPARTITE), "reporting")
    assert page.preview.paper.pages > 3
    assert page.preview.paper.page > 1
    assert page.preview.paper.marked()
    assert page.preview.stack.currentWidget() is page.preview.paper


def test_several_quick_edits_make_one_new_page(
    wizard: Open, draft: Find, executor: HandExecutor, qtbot: object
) -> None:
    page = wizard(draft(TRIPARTITE), "place")
    before = page.live.printed
    for text in ("Au", "Au cabinet", "Au cabinet des Tilleuls"):
        box(page, "place").setText(text)
    assert executor.pending == []
    assert page.live.printed is before
    page.live.build()
    assert len(executor.pending) == 1
    executor.drain()
    assert page.live.printed is not None
    assert "Au cabinet des Tilleuls" in page.live.printed.text
    assert "Au cabinet des Tilleuls" in page.preview.text.toPlainText()


def test_a_page_asked_for_before_the_last_change_never_shows(wizard: Open, draft: Find, executor: HandExecutor) -> None:
    page = wizard(draft(TRIPARTITE), "place")
    box(page, "place").setText("Ancien lieu")
    page.live.build()
    box(page, "place").setText("Nouveau lieu")
    executor.drain()
    assert "Ancien lieu" not in page.preview.text.toPlainText()
    page.live.build()
    executor.drain()
    assert "Nouveau lieu" in page.preview.text.toPlainText()


def test_the_last_good_page_stays_when_a_new_one_fails(wizard: Open, draft: Find) -> None:
    page = wizard(draft(TRIPARTITE), "place")
    pages = page.preview.paper.pages
    page.live.failed.emit(UsageError("template-broken", name="x.md", line=3))
    assert page.preview.paper.pages == pages
    assert page.preview.strip.isVisible()
    page.live.ready.emit(page.live.printed)
    assert not page.preview.strip.isVisible()


def test_answers_are_kept_by_themselves_and_on_leaving(
    wizard: Open, window: MainWindow, desk: Desk, draft: Find, qtbot: object
) -> None:
    document_id = draft(TRIPARTITE)
    page = wizard(document_id, "place")
    box(page, "place").setText("Au cabinet")
    assert page.answering is not None
    assert page.answering.dirty
    window.show_page("today")
    assert stored(desk, document_id, "place") == "Au cabinet"
    assert not page.answering.dirty


def test_a_disk_that_refuses_is_told_and_the_answers_stay(
    wizard: Open, draft: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = wizard(draft(TRIPARTITE), "place")
    box(page, "place").setText("Au cabinet")

    def refuse(*_given: object) -> None:
        raise StorageError("disk-full")

    monkeypatch.setattr(documents, "save_answers", refuse)
    page.save_now()
    assert page.bar.retry.isVisible()
    assert box(page, "place").text() == "Au cabinet"
    monkeypatch.undo()
    page.bar.retry.click()
    assert not page.bar.retry.isVisible()


def test_steps_open_in_any_order_and_say_where_they_stand(wizard: Open, draft: Find) -> None:
    page = wizard(draft(TRIPARTITE))
    review = page.steps.buttons[-1]
    review.click()
    assert isinstance(page.body, Review)
    page.steps.buttons[7].click()
    assert page.answering is not None
    assert page.answering.state.step == "reporting"
    page.steps.buttons[0].click()
    assert page.steps.buttons[7].item.status is StepStatus.INCOMPLETE
    assert page.steps.buttons[7].accessibleName() == "Step 8 of 14: Reporting, incomplete"


def test_the_keyboard_goes_from_step_to_step(wizard: Open, draft: Find, qtbot: object) -> None:
    page = wizard(draft(TRIPARTITE))
    page.footer.next.click()
    assert page.answering is not None
    assert page.answering.at == 1
    assert page.footer.next.shortcut().toString() == "Ctrl+Return"
    page.footer.back.click()
    assert page.answering.at == 0
    first = page.steps.buttons[0]
    down = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    assert page.steps.eventFilter(first, down)
    assert page.focusWidget() is page.steps.buttons[1]


def test_the_step_shown_is_in_sight_however_low_the_window(wizard: Open, draft: Find, window: MainWindow) -> None:
    page = wizard(draft(TRIPARTITE))
    window.resize(1280, 640)
    settle()
    assert page.steps.buttons[-1].visibleRegion().isEmpty()
    for button in (page.steps.buttons[-1], page.steps.buttons[0]):
        page.go(button.item.key)
        settle()
        assert button.visibleRegion().boundingRect().size() == button.size()
        assert page.to_complete.isVisible()
    for button in page.steps.buttons:
        page.steps.eventFilter(
            button, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        )
    settle()
    assert not page.steps.buttons[-1].visibleRegion().isEmpty()


def test_what_is_missing_is_listed_with_the_way_to_it(wizard: Open, draft: Find) -> None:
    page = wizard(draft(TRIPARTITE))
    assert page.to_complete.isVisible()
    page.to_complete.go.click()
    assert page.answering is not None
    assert page.answering.state.step == "place"


def test_questions_appear_as_the_answers_call_for_them(wizard: Open, draft: Find) -> None:
    page = wizard(draft(TRIPARTITE), "place")
    assert isinstance(page.body, StepForm)
    tool = page.body.editor("remote_tool")
    assert tool is not None
    assert not tool.isVisible()
    assert page.answering is not None
    page.answering.answer({"remote": True})
    assert tool.isVisible()


def test_nothing_is_chosen_in_the_reporting_list(wizard: Open, draft: Find) -> None:
    page = wizard(draft(TRIPARTITE), "reporting")
    found = page.findChild(Report)
    assert isinstance(found, Report)
    assert [row.choice.value() for row in found.rows.values()] == [None] * 8


def test_the_review_lists_every_answer_and_leads_back_to_it(wizard: Open, completed: Find) -> None:
    page = wizard(completed(TRIPARTITE), "review")
    assert isinstance(page.body, Review)
    assert page.body.propose.isEnabled()
    page.body.edit_asked.emit("fees")
    assert page.answering is not None
    assert page.answering.state.step == "fees"


def test_an_incomplete_document_cannot_be_proposed(wizard: Open, draft: Find) -> None:
    page = wizard(draft(TRIPARTITE), "review")
    assert isinstance(page.body, Review)
    assert not page.body.propose.isEnabled()


def test_proposing_freezes_the_very_bytes_that_were_seen(
    wizard: Open, window: MainWindow, desk: Desk, completed: Find
) -> None:
    document_id = completed(TRIPARTITE)
    page = wizard(document_id, "review")
    assert isinstance(page.body, Review)
    page.body.reason.setText("Accord oral des trois parties")
    seen = page.live.printed
    page.body.propose.click()
    shown = window.pages["document"]
    assert isinstance(shown, DocumentPage)
    assert shown.opened is not None
    assert shown.opened.document.state is DocumentState.PROPOSED
    assert seen is not None
    assert document_prints.printed_bytes(desk, document_id) == seen.pdf
    assert shown.opened.document.sha256 == hashlib.sha256(seen.pdf).hexdigest()
    window.show_page("wizard", document_id=document_id)
    assert window.stack.currentWidget() is shown


def test_the_file_saved_is_the_page_that_is_seen(
    wizard: Open, draft: Find, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, target, names = wizard(draft(TRIPARTITE)), tmp_path / "x.pdf", list[str]()

    def pick(_title: str, name: str, then: Callable[[Path], object]) -> None:
        names.append(name)
        then(target)

    monkeypatch.setattr(page.output, "ask_where", pick)
    page.preview.pdf.click()
    click(page.window(), "Choose where…")
    assert page.live.printed is not None
    assert target.read_bytes() == page.live.printed.pdf
    assert names == [f"Tripartite agreement - {draft(TRIPARTITE)} - draft.pdf"]


def test_saving_waits_for_the_page_of_the_last_answers(
    wizard: Open, draft: Find, executor: HandExecutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, target = wizard(draft(TRIPARTITE), "place"), tmp_path / "x.pdf"
    monkeypatch.setattr(page.output, "ask_where", lambda _title, _name, then: then(target))
    box(page, "place").setText("Au cabinet des Tilleuls")
    page.preview.pdf.click()
    assert not target.exists()
    executor.drain()
    click(page.window(), "Choose where…")
    assert page.live.printed is not None
    assert "Tilleuls" in page.live.printed.text
    assert target.read_bytes() == page.live.printed.pdf


def test_without_a_printer_the_pdf_is_offered(
    wizard: Open, draft: Find, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, asked = wizard(draft(TRIPARTITE)), list[str]()
    monkeypatch.setattr(page.output, "printers", list)
    monkeypatch.setattr(page.output, "ask_where", lambda _title, name, _then: asked.append(name))
    window.run_command("print")
    click(window, "Choose where…")
    assert asked == [f"Tripartite agreement - {draft(TRIPARTITE)} - draft.pdf"]
    assert window.toasts.current is not None
    assert "No printer" in window.toasts.current.text


def test_a_lock_leaves_no_word_behind(wizard: Open, draft: Find, window: MainWindow, executor: HandExecutor) -> None:
    page = wizard(draft(TRIPARTITE), "parties")
    paper, text = page.preview.paper, page.preview.text
    window.lock()
    assert paper.empty
    assert text.toPlainText() == ""
    assert page.live.printed is None
    assert page.answering is None
    assert executor.pending == []


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 800)), (1.0, (960, 640)), (1.5, (960, 640))])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_step_is_named_large_enough_and_whole(
    wizard: Open, draft: Find, window: MainWindow, scale: float, size: tuple[int, int], language: str
) -> None:
    messages.use(language)
    manager().apply(Theme(scale=scale))
    window.resize(*size)
    page = wizard(draft(TRIPARTITE))
    assert page.answering is not None
    for key in page.answering.keys:
        page.go(key)
        settle()
        assert (unnamed(page), too_small(page), clipped(page)) == ([], [], []), key


def test_one_column_shows_the_question_or_the_page(wizard: Open, draft: Find, window: MainWindow) -> None:
    manager().apply(Theme(scale=1.5))
    page = wizard(draft(TRIPARTITE))
    assert not page.preview.isVisible()
    page.toggle.click()
    assert page.preview.isVisible()
    assert not page.questions.isVisible()


def test_very_long_names_wrap_and_stay_on_the_page(
    wizard: Open, draft: Find, executor: HandExecutor, window: MainWindow
) -> None:
    page = wizard(draft(TRIPARTITE), "parties")
    name = "Fédération interrégionale des établissements d’accompagnement et de transmission " * 2
    assert page.answering is not None
    known = dict(page.answering.state.answers["organisation"])
    page.answering.answer({"organisation": {**known, "name": name}})
    page.live.build()
    executor.drain()
    assert page.live.printed is not None
    settle()
    assert clipped(page) == []
    assert " ".join(name.split()) in " ".join(page.live.printed.text.split())


def test_f6_reaches_the_steps_the_question_and_the_page(wizard: Open, draft: Find) -> None:
    page = wizard(draft(TRIPARTITE))
    found: list[QWidget] = page.regions()
    assert found[0] is page.steps
    assert found[-1] is page.preview.paper.canvas


def test_a_document_has_its_own_language(wizard: Open, draft: Find, executor: HandExecutor) -> None:
    page = wizard(draft(TRIPARTITE), "place")
    page.bar.language_chosen.emit("en")
    executor.drain()
    assert page.live.printed is not None
    assert "Convention tripartite" not in page.live.printed.text
    assert page.answering is not None
    assert page.answering.state.step == "place"


def test_answers_that_the_disk_refused_are_never_replaced_by_those_it_has(
    wizard: Open, draft: Find, window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = draft(TRIPARTITE)
    page = wizard(document_id, "place")
    box(page, "place").setText("Au cabinet")

    def refuse(*_given: object) -> None:
        raise StorageError("disk-full")

    with monkeypatch.context() as full_disk:
        full_disk.setattr(documents, "save_answers", refuse)
        window.show_page("today")
        for other in (document_id, draft(CONSENT)):
            window.show_page("wizard", document_id=other)
            assert box(page, "place").text() == "Au cabinet"
        (kept,) = page.drafts()
        assert isinstance(kept, AnswersDraft)
        assert (kept.document_id, "Au cabinet" in kept.answers) == (document_id, True)
    window.show_page("wizard", document_id=document_id)
    assert stored(desk, document_id, "place") == "Au cabinet"
    assert page.drafts() == ()
