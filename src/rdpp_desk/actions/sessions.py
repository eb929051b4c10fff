"""Meetings: planned, held in one click, cancelled, moved."""

from __future__ import annotations

from dataclasses import dataclass

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.sessions import Session
from rdpp_desk.practice.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class SessionChange:
    """A session as it is now and as it was: give it to `undo_session` to go back."""

    now: Session
    before: Session


def may_plan(desk: Desk, session: Session) -> tuple[Verdict, ...]:
    """What the charter says of planning this session; `ask` verdicts already answered for this agreement are left out."""
    raise NotImplementedError


def plan_session(desk: Desk, session: Session, reason: str = "") -> Session:
    """Plan a meeting.

    Raises:
        GateClosed: a rule blocks it, or `reason-needed` (data: `verdict`) when one asks for a reason and none is given.
        UsageError: `minutes-out-of-range`, `zone-unknown`.
    """
    raise NotImplementedError


def update_session(desk: Desk, session: Session) -> SessionChange:
    """Move a meeting or change its place, mode, length."""
    raise NotImplementedError


def mark_held(desk: Desk, session_id: int, minutes: int | None = None, reason: str = "") -> SessionChange:
    """« Séance faite »: counts it. An engagement agreed on becomes active."""
    raise NotImplementedError


def cancel_session(desk: Desk, session_id: int) -> SessionChange:
    """Say that a meeting did not take place."""
    raise NotImplementedError


def undo_session(desk: Desk, change: SessionChange) -> Session:
    """Put a session back as it was."""
    raise NotImplementedError


def trash_session(desk: Desk, session_id: int) -> None:
    """Put a session in the trash for 30 days. Undo with `restore_session`."""
    raise NotImplementedError


def restore_session(desk: Desk, session_id: int) -> None:
    """Take a session out of the trash."""
    raise NotImplementedError


def session_number(desk: Desk, session: Session) -> int:
    """The session's rank among its engagement's, from 1, earlier sessions counted and cancelled ones not."""
    raise NotImplementedError
