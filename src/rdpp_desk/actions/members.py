"""The people of a practice-analysis group."""

from __future__ import annotations

from dataclasses import replace

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.people import Member
from rdpp_desk.vault import people as table


def members(desk: Desk, engagement_id: int) -> tuple[Member, ...]:
    """Those of a group, by name; those who left come last."""
    return tuple(sorted(table.members(desk.db, engagement_id), key=lambda member: member.left_on is not None))


def save_member(desk: Desk, member: Member) -> Member:
    """Store someone, new (id 0) or changed; a first name is enough.

    Raises:
        UsageError: `member-name-needed`; `left-before-joining`.
    """
    if not member.first_name.strip():
        raise UsageError("member-name-needed")
    if member.joined_on is not None and member.left_on is not None and member.left_on < member.joined_on:
        raise UsageError("left-before-joining")
    with desk.transaction() as db:
        if not member.id:
            return table.add_member(db, member)
        table.update_member(db, member)
    return member


def leave_group(desk: Desk, member: Member, left: bool = True) -> Member:
    """Say that someone left the group today, or came back: what was signed with them stays theirs."""
    return save_member(desk, replace(member, left_on=desk.today() if left else None))


def trash_member(desk: Desk, member_id: int) -> None:
    """Put someone in the trash for 30 days. Undo with `restore_member`."""
    with desk.transaction() as db:
        table.trash_member(db, member_id, desk.now())


def restore_member(desk: Desk, member_id: int) -> None:
    """Take someone out of the trash."""
    with desk.transaction() as db:
        table.restore_member(db, member_id)
