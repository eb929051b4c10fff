"""The people accompanied, and the engagements made with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.engagements import Engagement, EngagementState
from rdpp_desk.practice.people import Client


@dataclass(frozen=True, slots=True)
class Earlier:
    """What happened before the program: the paper agreement, the sessions and the minutes so far."""

    paper_agreement_on: date | None = None
    sessions: int = 0
    minutes: int = 0


def create_client(desk: Desk, client: Client) -> Client:
    """Store a new client; a first name is enough.

    Raises:
        UsageError: `first-name-missing`.
    """
    raise NotImplementedError


def update_client(desk: Desk, client: Client) -> Client:
    """Store changes; returns what was stored before, which undoes it."""
    raise NotImplementedError


def client(desk: Desk, client_id: int) -> Client:
    """One client."""
    raise NotImplementedError


def clients(desk: Desk, text: str = "") -> tuple[Client, ...]:
    """Clients whose name holds `text`, accents and case ignored, by name."""
    raise NotImplementedError


def start_engagement(desk: Desk, engagement: Engagement) -> Engagement:
    """Begin an accompaniment (state `exploring`); its dossier exists from now on."""
    raise NotImplementedError


def take_over(desk: Desk, engagement: Engagement, earlier: Earlier) -> Engagement:
    """« Reprendre un accompagnement en cours »: any state, no gate, no blame."""
    raise NotImplementedError


def update_engagement(desk: Desk, engagement: Engagement) -> Engagement:
    """Store changes other than the state; returns what was stored before, which undoes it."""
    raise NotImplementedError


def change_state(desk: Desk, engagement_id: int, new: EngagementState, reason: str = "") -> Engagement:
    """Move an engagement on; anyone may close at any time, without a reason.

    Raises:
        GateClosed: `state-forbidden`; `reason-needed` when reopening without one.
    """
    raise NotImplementedError


def trash_dossier(desk: Desk, engagement_id: int) -> None:
    """Put a dossier in the trash for 30 days. Undo with `restore_dossier`."""
    raise NotImplementedError


def restore_dossier(desk: Desk, engagement_id: int) -> None:
    """Take a dossier out of the trash."""
    raise NotImplementedError
