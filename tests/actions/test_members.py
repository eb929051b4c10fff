"""The people of a group: added, changed, leaving, removed and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from rdpp_desk.actions import documents, members
from rdpp_desk.actions.clients import start_engagement
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.document_facts import document_facts
from rdpp_desk.actions.known import known_entities
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.practice.engagements import Engagement, EngagementKind
from rdpp_desk.practice.people import Member


@pytest.fixture
def group(desk: Desk) -> int:
    return start_engagement(desk, Engagement(kind=EngagementKind.PRACTICE_ANALYSIS, title="Accueil")).id


def names(desk: Desk, group: int) -> list[str]:
    return [one.full_name for one in members.members(desk, group)]


def test_a_member_is_known_to_documents_and_to_the_pseudonymiser(desk: Desk, group: int) -> None:
    nora = members.save_member(desk, Member(engagement_id=group, first_name="Nora", last_name="Belkacem"))
    assert [one.id for one in document_facts(desk, group).members] == [nora.id]
    assert "Nora Belkacem" in {one.value for one in known_entities(desk)}


def test_those_who_left_come_last_and_may_come_back(desk: Desk, group: int) -> None:
    nora = members.save_member(desk, Member(engagement_id=group, first_name="Nora"))
    members.save_member(desk, Member(engagement_id=group, first_name="Zoé"))
    left = members.leave_group(desk, nora)
    assert left.left_on == desk.today()
    assert names(desk, group) == ["Zoé", "Nora"]
    members.leave_group(desk, left, left=False)
    assert names(desk, group) == ["Nora", "Zoé"]


def test_one_put_in_the_trash_is_gone_until_taken_back(desk: Desk, group: int) -> None:
    nora = members.save_member(desk, Member(engagement_id=group, first_name="Nora"))
    members.trash_member(desk, nora.id)
    assert names(desk, group) == []
    members.restore_member(desk, nora.id)
    assert names(desk, group) == ["Nora"]


def test_a_name_is_needed_and_dates_are_in_order(desk: Desk, group: int) -> None:
    nobody = Member(engagement_id=group, first_name=" ")
    today = desk.today()
    early = replace(nobody, first_name="Nora", joined_on=today, left_on=today - timedelta(days=1))
    for refused, code in ((nobody, "member-name-needed"), (early, "left-before-joining")):
        with pytest.raises(UsageError) as caught:
            members.save_member(desk, refused)
        assert caught.value.code == code


def test_someone_named_only_in_a_charter_is_known_to_the_pseudonymiser(desk: Desk, group: int) -> None:
    charter = documents.start_document(desk, group, DocumentKind.GROUP_CHARTER)
    state = documents.open_document(desk, charter.id).state
    typed = [{"name": "Mireille Dufresne"}, {"job_title": "stagiaire"}]
    documents.save_answers(desk, charter.id, state.answer_many({"group_members": typed}))
    assert "Mireille Dufresne" in {one.value for one in known_entities(desk)}
