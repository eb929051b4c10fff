"""Meetings: planned, held in one click, cancelled, moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.facts import engagement_facts, numbered
from rdpp_desk.actions.gate import require_reason
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.charter import gates
from rdpp_desk.practice.engagements import Engagement, EngagementState
from rdpp_desk.practice.sessions import Session, SessionState
from rdpp_desk.practice.states import move_engagement
from rdpp_desk.practice.verdicts import Verdict
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import sessions as table

_LONGEST_MINUTES = 12 * 60


@dataclass(frozen=True, slots=True)
class SessionChange:
    """A session and its engagement, as they are now and as they were: `undo_session` goes back."""

    now: Session
    before: Session
    engagement_now: Engagement
    engagement_before: Engagement


def may_plan(desk: Desk, session: Session) -> tuple[Verdict, ...]:
    """What the charter says of planning this session, or of changing its kind; a reason is asked once per agreement."""
    if session.id and table.session(desk.db, session.id).kind is session.kind:
        return ()
    engagement = engagements_table.engagement(desk.db, session.engagement_id)
    return gates.before_session(engagement_facts(desk.db, engagement), session)


def plan_session(desk: Desk, session: Session, reason: str = "") -> Session:
    """Plan a meeting; `reason` answers the rule that asks for one, and is kept with the session.

    Raises:
        GateClosed: a rule blocks it, or `reason-needed` (data: `verdict`).
        UsageError: `minutes-out-of-range`, `zone-unknown`.
    """
    _require_sound(session)
    with desk.transaction() as db:
        require_reason(may_plan(desk, session), reason)
        made = replace(session, early_reason=reason.strip() or session.early_reason, created_at=desk.now())
        return table.add_session(db, made)


def update_session(desk: Desk, session: Session, reason: str = "") -> SessionChange:
    """Move a meeting or change its kind, place, mode, length; `reason` as for `plan_session`.

    Raises:
        GateClosed: the kind changed, and a rule blocks it, or `reason-needed` (data: `verdict`).
        UsageError: `minutes-out-of-range`, `zone-unknown`.
    """
    _require_sound(session)
    with desk.transaction():
        require_reason(may_plan(desk, session), reason)
        return _store(desk, replace(session, early_reason=reason.strip() or session.early_reason))


def mark_held(desk: Desk, session_id: int, minutes: int | None = None) -> SessionChange:
    """« Séance faite »: counts it. An engagement agreed on becomes active with its first session."""
    session = table.session(desk.db, session_id)
    held = replace(session, state=SessionState.HELD, minutes=session.minutes if minutes is None else minutes)
    _require_sound(held)
    return _store(desk, held, activate=True)


def cancel_session(desk: Desk, session_id: int) -> SessionChange:
    """Say that a meeting did not take place."""
    return _store(desk, replace(table.session(desk.db, session_id), state=SessionState.CANCELLED))


def undo_session(desk: Desk, change: SessionChange) -> Session:
    """Put a session back as it was, and its engagement's state."""
    with desk.transaction() as db:
        table.update_session(db, change.before)
        if change.engagement_now.state is not change.engagement_before.state:
            present = engagements_table.engagement(db, change.engagement_before.id)
            engagements_table.update_engagement(db, replace(present, state=change.engagement_before.state))
    return change.before


def trash_session(desk: Desk, session_id: int) -> None:
    """Put a session in the trash for 30 days. Undo with `restore_session`."""
    with desk.transaction() as db:
        table.trash_session(db, session_id, desk.now())


def restore_session(desk: Desk, session_id: int) -> None:
    """Take a session out of the trash."""
    with desk.transaction() as db:
        table.restore_session(db, session_id)


def session(desk: Desk, session_id: int) -> Session:
    """One session."""
    return table.session(desk.db, session_id)


def session_number(desk: Desk, session: Session) -> int | None:
    """The session's rank among its engagement's, from 1, earlier sessions counted; None for a cancelled one."""
    engagement = engagements_table.engagement(desk.db, session.engagement_id)
    return numbered(engagement, table.sessions(desk.db, engagement.id)).get(session.id)


def _store(desk: Desk, session: Session, *, activate: bool = False) -> SessionChange:
    with desk.transaction() as db:
        before = table.session(db, session.id)
        table.update_session(db, session)
        engagement = engagements_table.engagement(db, session.engagement_id)
        moved = engagement
        if activate and engagement.state is EngagementState.AGREED:
            moved = move_engagement(engagement, EngagementState.ACTIVE, desk.today())
            engagements_table.update_engagement(db, moved)
    return SessionChange(session, before, moved, engagement)


def _require_sound(session: Session) -> None:
    if not 0 < session.minutes <= _LONGEST_MINUTES:
        raise UsageError("minutes-out-of-range", lowest=1, highest=_LONGEST_MINUTES)
    try:
        ZoneInfo(session.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise UsageError("zone-unknown", zone=session.zone) from None
