"""Every document of the practice, the ones that wait first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.keys import press
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.clients.opened import Elsewhere, Opened
from tests.ui.find import click, find

from rdpp_desk import messages
from rdpp_desk.actions import document_lists, documents
from rdpp_desk.actions.document_lists import DocumentListing
from rdpp_desk.clock import FixedClock
from rdpp_desk.practice.agreements import DocumentKind, DocumentState, Party, Signature
from rdpp_desk.practice.people import Agreement
from rdpp_desk.ui.agreements.page import AgreementsPage
from rdpp_desk.ui.agreements.rows import row_of
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import ListView, SearchEdit


def titles(page: AgreementsPage) -> list[str]:
    return [row.title for row in page.list.rows()]


def shown(opened: Opened) -> AgreementsPage:
    page = opened.show("agreements")
    assert isinstance(page, AgreementsPage)
    return page


def waiting(opened: Opened) -> DocumentListing:
    """A tripartite agreement that the client has signed, as the list shows it."""
    documents.start_document(opened.desk, 1, DocumentKind.TRIPARTITE)
    (begun,) = document_lists.documents(opened.desk)
    slots = tuple(
        Signature(
            id=number,
            document_id=begun.document.id,
            party=party,
            signed_on=date(2026, 11, 20) if party is Party.CLIENT else None,
        )
        for number, party in enumerate((Party.CLIENT, Party.ORGANISATION, Party.PRACTITIONER), start=1)
    )
    proposed = replace(begun.document, state=DocumentState.SIGNED, proposed_at=opened.desk.now() - timedelta(days=9))
    return replace(begun, document=proposed, signatures=slots)


def test_without_any_document_the_way_to_the_dossiers_is_shown(opened: Opened) -> None:
    page = shown(opened)
    click(page, "See the dossiers")
    assert opened.page() is not page


def test_a_draft_opens_the_wizard(opened: Opened) -> None:
    documents.start_document(opened.desk, 1, DocumentKind.TRIPARTITE)
    page = shown(opened)
    assert titles(page) == ["Camille Rousseau"]
    view = find(page, ListView, "Documents")
    view.setFocus(Qt.FocusReason.TabFocusReason)
    press(view, Qt.Key.Key_Return)
    wizard = opened.page()
    assert isinstance(wizard, Elsewhere)
    assert wizard is opened.window.pages["wizard"]
    assert wizard.asked == {"document_id": 1}


def test_a_row_says_who_has_signed_and_since_when_it_waits(opened: Opened, clock: FixedClock) -> None:
    found = waiting(opened)
    row = row_of(found, opened.desk.today(), opened.desk.preferences, narrow=False)
    assert [words for words, _kind in row.chips] == ["✓ Client", "— Organisation", "— Practitioner"]
    assert "waiting for 9 days" in row.subtitle
    assert "Organisation: not signed" in row.accessible_text()
    small = row_of(found, opened.desk.today(), opened.desk.preferences, narrow=True)
    assert [words for words, _kind in small.chips] == ["1 of 3"]


def test_a_row_names_the_practitioner_as_their_profile_says(opened: Opened) -> None:
    messages.use("fr")
    row = row_of(waiting(opened), opened.desk.today(), opened.desk.preferences, Agreement.FEMININE, narrow=False)
    assert row.chips[-1][0] == "— Praticienne"
    assert "Praticienne" in row.accessible_text()


def test_filters_and_search(opened: Opened) -> None:
    documents.start_document(opened.desk, 1, DocumentKind.TRIPARTITE)
    page = shown(opened)
    page.filters.set_value("in_force")
    assert titles(page) == []
    page.filters.set_value("drafts")
    assert titles(page) == ["Camille Rousseau"]
    search = find(page, SearchEdit, "Search a name or an organisation")
    for words, count in (("novalens", 1), ("zzz", 0)):
        search.setText(words)
        search.searched.emit(words)
        assert len(titles(page)) == count


def test_it_is_whole_in_the_smallest_window_and_wipes(opened: Opened) -> None:
    documents.start_document(opened.desk, 1, DocumentKind.TRIPARTITE)
    manager().apply(Theme(scale=1.5))
    opened.window.resize(960, 640)
    QApplication.processEvents()
    page = shown(opened)
    assert unnamed(page) == too_small(page) == clipped(page) == []
    page.wipe()
    assert titles(page) == []


def test_the_signatures_of_a_whole_group_are_counted(opened: Opened) -> None:
    found = waiting(opened)
    members = tuple(Signature(document_id=1, party=Party.MEMBER, position=number) for number in range(6))
    whole = replace(found, signatures=(*members, found.signatures[-1]))
    row = row_of(whole, opened.desk.today(), opened.desk.preferences, narrow=False)
    assert [words for words, _kind in row.chips] == ["0 of 7"]
