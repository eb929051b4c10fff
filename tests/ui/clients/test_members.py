"""The members of a group, in its dossier."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.clients.opened import Opened
from tests.ui.find import click, find

from rdpp_desk.actions import clients, members
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Member
from rdpp_desk.ui.clients.dossier_page import DossierPage
from rdpp_desk.ui.clients.members_card import MembersCard
from rdpp_desk.ui.widgets import Button, LineEdit


@pytest.fixture
def group(opened: Opened) -> int:
    made = clients.start_engagement(opened.desk, Engagement(kind=EngagementKind.PRACTICE_ANALYSIS, title="Accueil"))
    members.save_member(opened.desk, Member(engagement_id=made.id, first_name="Nora", last_name="Belkacem"))
    return made.id


@pytest.fixture
def page(opened: Opened, group: int) -> DossierPage:
    shown = opened.show("dossier", engagement_id=group)
    assert isinstance(shown, DossierPage)
    shown.header.tabs.set_value("information")
    QApplication.processEvents()
    return shown


def names(opened: Opened, group: int) -> list[str]:
    return [one.full_name for one in members.members(opened.desk, group)]


def test_someone_is_added_and_taken_back(opened: Opened, page: DossierPage, group: int) -> None:
    click(page, "Add a member")
    find(page, LineEdit, "First name").setText("Loïc")
    click(page, "Keep this member")
    QApplication.processEvents()
    assert names(opened, group) == ["Nora Belkacem", "Loïc"] or names(opened, group) == ["Loïc", "Nora Belkacem"]
    opened.undo()
    assert names(opened, group) == ["Nora Belkacem"]


def test_a_name_is_asked_in_place(opened: Opened, page: DossierPage, group: int) -> None:
    click(page, "Add a member")
    click(page, "Keep this member")
    assert "first name" in find(page, LineEdit, "First name").accessibleDescription()
    assert names(opened, group) == ["Nora Belkacem"]


def test_someone_is_changed_and_the_change_undone(opened: Opened, page: DossierPage, group: int) -> None:
    click(page, "Change: Nora Belkacem")
    find(page, LineEdit, "Last name").setText("Belkacem-Roy")
    click(page, "Keep this member")
    QApplication.processEvents()
    assert names(opened, group) == ["Nora Belkacem-Roy"]
    opened.undo()
    assert names(opened, group) == ["Nora Belkacem"]


def test_what_is_begun_is_kept_when_one_goes_elsewhere(opened: Opened, page: DossierPage, group: int) -> None:
    click(page, "Change: Nora Belkacem")
    find(page, LineEdit, "Position").setText("assistante sociale")
    opened.show("dossiers")
    assert members.members(opened.desk, group)[0].job_title == "assistante sociale"


def test_someone_leaves_or_goes_to_the_trash_and_comes_back(opened: Opened, page: DossierPage, group: int) -> None:
    card = page.findChild(MembersCard)
    assert card is not None
    (nora,) = members.members(opened.desk, group)
    card._leave(nora, True)
    assert members.members(opened.desk, group)[0].left_on == opened.desk.today()
    opened.undo()
    card._trash(nora)
    QApplication.processEvents()
    assert names(opened, group) == []
    opened.undo()
    assert names(opened, group) == ["Nora Belkacem"]


def test_a_person_s_dossier_has_no_members(opened: Opened) -> None:
    shown = opened.show("dossier", engagement_id=opened.engagement_id)
    assert shown.findChild(MembersCard) is None
    assert not [one for one in shown.findChildren(Button) if one.accessibleName() == "Add a member"]
