"""The clauses page: what is written there is what documents print, or it says why not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click, find

from rdpp_desk.actions import clauses
from rdpp_desk.actions.clauses import ClauseState
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.ui.clauses.page import ClausesPage
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import Button, Label, LineEdit, ListView, Strip, TextArea

KIND = DocumentKind.TRIPARTITE


def state(desk: Desk, clause: str) -> ClauseState:
    return clauses.clause(desk, KIND, "fr", clause).state


def write(page: ClausesPage, words: str) -> None:
    find(page, TextArea, "Your text").setText(words)


def said(page: ClausesPage) -> list[str]:
    QApplication.processEvents()
    return [strip.accessibleName() for strip in page.findChildren(Strip) if strip.isVisible()]


def subtitle(page: ClausesPage, clause: str) -> str:
    return next(row.subtitle for row in page.list.rows() if row.key == clause)


def undo(page: ClausesPage) -> None:
    click(page.window(), "Undo (Alt+Z)")


def test_a_clause_shows_why_it_is_there_and_which_article_it_serves(page: ClausesPage) -> None:
    shown = [label.text() for label in page.editor.why.findChildren(Label) if label.isVisible()]
    assert "Responsabilité des décisions" in shown
    told = page.editor.why
    assert told._why.plain() == "Les décisions appartiennent à la personne accompagnée."
    assert told._charter.plain() == "Charter, article 2: each one’s responsibility"
    assert "T9" in told._more.plain()
    assert not find(page, Button, "Keep my text").isEnabled()


def test_keeping_a_text_adapts_the_clause_and_undo_goes_back(page: ClausesPage, desk: Desk) -> None:
    write(page, "Chacun décide pour soi.")
    assert subtitle(page, "decisions") == "not kept yet"
    click(page, "Keep my text")
    assert state(desk, "decisions") is ClauseState.ADAPTED
    assert subtitle(page, "decisions") == "Adapted by you"
    assert "chacun décide" in page.editor.compared.difference.toPlainText().casefold()
    undo(page)
    assert state(desk, "decisions") is ClauseState.OURS
    assert subtitle(page, "decisions") == "not kept yet"


def test_a_broken_clause_is_refused_with_its_line_and_nothing_is_kept(page: ClausesPage, desk: Desk) -> None:
    write(page, "Un.\n\n{{ inconnu }}")
    click(page, "Keep my text")
    assert "Not kept: line 3 of the text" in said(page)[0]
    assert state(desk, "decisions") is ClauseState.OURS
    assert page.editor.text_edit.textCursor().selectedText() == "{{ inconnu }}"
    write(page, "Un.")
    assert said(page) == []


def test_ours_can_be_gone_back_to(page: ClausesPage, desk: Desk) -> None:
    write(page, "Autre texte.")
    click(page, "Keep my text")
    click(page, "Go back to ours")
    assert state(desk, "decisions") is ClauseState.OURS
    undo(page)
    assert clauses.clause(desk, KIND, "fr", "decisions").body == "Autre texte.\n"


def test_taking_out_a_locked_clause_says_what_follows_and_can_be_undone(page: ClausesPage, desk: Desk) -> None:
    click(page, "Take out this clause")
    assert state(desk, "decisions") is ClauseState.REMOVED
    assert "The review of each document says so" in said(page)[0]
    page.tabs.set_value("checklist")
    page._show_tab()
    assert "Clause taken out: Responsabilité des décisions" in said(page)[0]
    page.tabs.set_value("clauses")
    page._show_tab()
    click(page, "Put it back")
    assert state(desk, "decisions") is ClauseState.OURS


def test_a_clause_that_another_needs_says_which(page: ClausesPage, desk: Desk) -> None:
    page.show_clause("reporting")
    click(page, "Take out this clause")
    assert "refers to it" in said(page)[0]
    assert state(desk, "reporting") is ClauseState.OURS


def test_a_clause_of_ones_own_is_added_after_the_one_shown(page: ClausesPage, desk: Desk) -> None:
    page.show_clause("sessions")
    click(page, "Add a clause after it")
    find(page, LineEdit, "Title of the clause").setText("Langue")
    write(page, "En français.")
    click(page, "Keep my text")
    keys = [row.key for row in page.list.rows()]
    assert keys.index("own-langue") == keys.index("sessions") + 1
    assert page.list.current_key() == "own-langue"
    click(page, "Take out this clause")
    click(page, "Put it back")
    assert state(desk, "own-langue") is ClauseState.OWN


def test_giving_up_a_new_clause_can_be_undone(page: ClausesPage) -> None:
    click(page, "Add a clause after it")
    write(page, "Un début.")
    click(page, "Give up this clause")
    assert page.editor.line is not None
    undo(page)
    assert page.editor.text_edit.text() == "Un début."


def test_a_name_is_written_where_the_cursor_is(page: ClausesPage) -> None:
    page.editor.compared.views.set_value("names")
    page.editor.compared.show_view("names")
    names = find(page, ListView, "Names: Enter writes one in your text")
    write(page, "Imprimé le ")
    page.editor.text_edit.moveCursor(page.editor.text_edit.textCursor().MoveOperation.End)
    names.opened.emit(next(row.key for row in names.rows() if row.key and row.key[1:] == ("{{ today|day }}",)))
    assert page.editor.text_edit.text() == "Imprimé le {{ today|day }}"


def test_what_was_typed_waits_for_the_next_visit(page: ClausesPage, window: MainWindow, desk: Desk) -> None:
    write(page, "Un texte en cours.")
    window.show_page("settings")
    assert clauses.drafts(desk)["tripartite/fr/decisions"] == (
        "Responsabilité des décisions", "Un texte en cours.",
    )  # fmt: skip
    window.show_page("clauses", clause="decisions")
    assert page.editor.text_edit.text() == "Un texte en cours."
    assert state(desk, "decisions") is ClauseState.OURS


def test_each_language_has_its_own_clauses(page: ClausesPage, desk: Desk) -> None:
    write(page, "Chacun décide.")
    click(page, "Keep my text")
    page.show_kind(KIND, "en", "decisions")
    assert page.editor.line is not None
    assert page.editor.line.state is ClauseState.OURS
    assert page.editor.why._name.text() == "Responsibility for decisions"


def test_the_checklist_leads_to_the_clause(page: ClausesPage) -> None:
    page.tabs.set_value("checklist")
    page._show_tab()
    click(page, "T14: see the clause “Confidentialité”")
    assert page.editor.line is not None
    assert page.editor.line.id == "confidentiality"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_everything_is_named_large_enough_and_whole(page: ClausesPage, window: MainWindow, scale: float) -> None:
    manager().apply(Theme(scale=scale))
    window.resize(960, 640)
    QApplication.processEvents()
    for tab in ("clauses", "checklist"):
        page.tabs.set_value(tab)
        page._show_tab()
        QApplication.processEvents()
        assert unnamed(page) == []
        assert too_small(page) == []
        assert clipped(page) == []


def test_locking_forgets_the_words(page: ClausesPage, window: MainWindow) -> None:
    page.wipe()
    assert page.editor.text_edit.text() == ""
    assert page.editor.compared.ours.text() == ""
    assert page.list.rows() == ()
    assert page.editor.why._name.text() == ""


def test_back_goes_where_one_came_from(page: ClausesPage, window: MainWindow) -> None:
    click(page, "Back")
    assert window.pages["settings"].isVisible()


def test_the_preview_says_what_is_printed_as_one_writes(page: ClausesPage) -> None:
    page.editor.compared.views.set_value("printed")
    page.editor.compared.show_view("printed")
    shown = find(page, TextArea, "What your text prints")
    assert shown.text().startswith("Article")
    write(page, "Chez {{ organisation.name }}.")
    assert shown.text().endswith("Chez [Name].")
    write(page, "{{ rien }}")
    assert shown.text().startswith("Line 1 of the text")
    click(page, "Add a clause after it")
    page.editor.compared.alone.set_value("printed")
    page.editor.compared.show_view("printed")
    find(page, LineEdit, "Title of the clause").setText("Langue")
    write(page, "En français.")
    assert shown.text().endswith("Langue\nEn français.")
