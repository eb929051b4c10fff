"""The register in the window: pages of lines, what is sought, what leads somewhere, the check."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.checks import clipped, too_small, unnamed
from tests.ui.find import click

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.engagements import Engagement
from rdpp_desk.ui.audit.page import AuditPage
from rdpp_desk.ui.jobs import HandExecutor
from rdpp_desk.ui.theme import Theme, manager

Went = list[tuple[str, dict[str, object]]]


def titles(page: AuditPage) -> list[str]:
    return [row.title for row in page.list.rows() if not row.header]


def test_older_lines_come_on_demand(page: AuditPage) -> None:
    assert titles(page)[0].startswith("Backup made and read back · ")
    assert len(titles(page)) == 100
    assert page._count.text() == "The 100 latest lines"
    click(page, "Show older lines")
    click(page, "Show older lines")
    assert len(titles(page)) == 232
    assert page._count.text() == "232 lines"
    assert not page.more.isVisible()
    assert page.list.rows()[0].title == "November 2026"


def test_a_line_leads_to_the_dossier_it_concerns(page: AuditPage, camille: Engagement, went: Went) -> None:
    row = next(row for row in page.list.rows() if row.subtitle)
    assert row.subtitle == "Camille Rousseau · Consent form"
    page.list.opened.emit(row.key)
    page.list.opened.emit(next(row.key for row in page.list.rows() if "Backup" in row.title))
    assert went == [("dossier", {"engagement_id": camille.id})]


def test_lines_are_sought_and_everything_comes_back(page: AuditPage, camille: Engagement) -> None:
    filters = page.filters
    filters.kind.set_value("backups")
    filters.kind.chosen.emit("backups")
    assert len(titles(page)) == 1
    assert filters.clear.isVisible()
    filters.person.set_value(camille.id)
    filters.person.chosen.emit(camille.id)
    assert titles(page) == []
    assert page._nothing.isVisible()
    click(page, "Show everything")
    assert len(titles(page)) == 100
    assert not filters.clear.isVisible()


def test_a_period_is_typed_as_two_days(page: AuditPage, desk: Desk) -> None:
    filters = page.filters
    assert not filters.since.isVisible()
    filters.period.set_value("days")
    filters.period.chosen.emit("days")
    assert filters.since.isVisible()
    filters.until.set_value(desk.today().replace(day=1))
    filters.until.changed.emit(None)
    assert titles(page) == []
    filters.period.set_value("recent")
    filters.period.chosen.emit("recent")
    assert len(titles(page)) == 100


def test_the_check_tells_what_it_found_and_its_limit(page: AuditPage, desk: Desk, executor: HandExecutor) -> None:
    click(page, "Check the register")
    executor.drain()
    told = page.check.told.accessibleName()
    assert "232 lines, intact" in told
    assert "whoever holds the vault’s key" in told
    desk.db.execute("DROP TRIGGER audit_stands")
    desk.db.execute("UPDATE audit SET subject = '' WHERE id = 7")
    click(page, "Check the register")
    executor.drain()
    assert "line 7 is not as it was written" in page.check.told.accessibleName()


def test_names_become_codes_as_the_discreet_mode_comes_on(page: AuditPage, desk: Desk, camille: Engagement) -> None:
    page.filters.person.set_value(camille.id)
    page.filters.person.chosen.emit(camille.id)
    desk.discreet = True
    page.workspace.changed.emit()
    shown = [*titles(page), *(row.subtitle for row in page.list.rows()), page.filters.person.currentText()]
    assert not [words for words in shown if "Rousseau" in words]
    assert page.filters.person.currentText() == f"D-{camille.id:03d}"


def test_the_lock_forgets_names(page: AuditPage) -> None:
    page.wipe()
    assert page.list.rows() == ()
    assert page.filters.person.count() == 0
    assert "Camille" not in str([line.who for line in page._lines])


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1280), (1.5, 960)])
def test_the_page_is_named_whole_and_large_enough(request: pytest.FixtureRequest, scale: float, width: int) -> None:
    manager().apply(Theme(scale=scale))
    page: AuditPage = request.getfixturevalue("page")
    window = page.window()
    window.resize(width, 640)
    page.filters.period.set_value("days")
    page.filters.period.chosen.emit("days")
    for _settled in range(3):
        QApplication.processEvents()
    assert unnamed(window) == []
    assert too_small(window) == []
    assert clipped(window) == []
