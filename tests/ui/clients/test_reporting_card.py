"""What may go back to the organisation, and its withdrawal in one click."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QApplication
from tests.ui.clients.opened import Opened
from tests.ui.find import click

from rdpp_desk.actions import reporting
from rdpp_desk.practice.agreements import Document, DocumentKind, DocumentState
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.vault import documents as documents_table


def test_an_item_is_withdrawn_at_once_and_undone(opened: Opened) -> None:
    answers = {"report": {"progress": "yes", "learning": "each_time", "means": "no"}}
    agreement = Document(
        engagement_id=opened.engagement_id,
        kind=DocumentKind.TRIPARTITE,
        state=DocumentState.IN_FORCE,
        answers=json.dumps(answers),
    )
    documents_table.add_document(opened.desk.db, agreement)
    page = opened.show("dossier", engagement_id=opened.engagement_id)
    assert isinstance(page, DossierPage)
    page.header.tabs.set_value("documents")

    def agreed() -> tuple[str, ...]:
        found = reporting.scope(opened.desk, opened.engagement_id)
        assert found is not None
        return found.names

    assert agreed() == ("progress", "learning")
    click(page, "Withdraw: Progress on a shared objective, on a scale")
    QApplication.processEvents()
    assert agreed() == ("learning",)
    opened.undo()
    assert agreed() == ("progress", "learning")
    click(page, "Withdraw: A general learning")
    QApplication.processEvents()
    click(page, "Withdrawn by mistake: A general learning")
    assert agreed() == ("progress", "learning")
