"""The people accompanied, and the engagements made with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.gate import raise_blocks
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.charter import gates
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState
from rdpp_desk.practice.people import Client
from rdpp_desk.practice.states import move_engagement
from rdpp_desk.practice.verdicts import Verdict
from rdpp_desk.vault import engagements as engagements_table
from rdpp_desk.vault import people as people_table
from rdpp_desk.vault.folding import folded


@dataclass(frozen=True, slots=True)
class Earlier:
    """What happened before the program: the paper agreement, the sessions and the minutes so far."""

    paper_agreement_on: date | None = None
    sessions: int = 0
    minutes: int = 0


def create_client(desk: Desk, client: Client) -> Client:
    """Store a new client; a first name is enough.

    Raises:
        UsageError: `first-name-needed`.
    """
    _require_name(client)
    with desk.transaction() as db:
        return people_table.add_client(db, replace(client, created_at=desk.now()))


def update_client(desk: Desk, client: Client) -> Client:
    """Store changes; returns what was stored before, which undoes it.

    Raises:
        UsageError: `first-name-needed`.
    """
    _require_name(client)
    with desk.transaction() as db:
        before = people_table.client(db, client.id)
        people_table.update_client(db, client)
    return before


def client(desk: Desk, client_id: int) -> Client:
    """One client."""
    return people_table.client(desk.db, client_id)


def clients(desk: Desk, text: str = "") -> tuple[Client, ...]:
    """Clients whose name holds `text`, accents and case ignored, by name."""
    wanted = folded(text.strip())
    found = [one for one in people_table.clients(desk.db) if wanted in folded(one.full_name)]
    return tuple(sorted(found, key=lambda one: folded(one.full_name)))


def without_dossier(desk: Desk) -> tuple[Client, ...]:
    """Clients with whom no accompaniment was ever begun (imported contacts), by name."""
    begun = (*engagements_table.engagements(desk.db), *engagements_table.trashed_engagements(desk.db))
    known = {one.client_id for one in begun}
    return tuple(one for one in clients(desk) if one.id not in known)


def conflicts(desk: Desk, engagement: Engagement, client_name: str) -> tuple[Verdict, ...]:
    """What the charter says of the sides people are on; `client_name` is looked for among the sponsors."""
    sponsors = frozenset(folded(one.full_name) for one in people_table.sponsors(desk.db))
    return gates.around_engagement(engagement, sponsors, folded(client_name.strip()))


def open_dossier(desk: Desk, client: Client, engagement: Engagement, earlier: Earlier | None = None) -> Engagement:
    """A dossier in one go: the client (stored if id is 0), then the engagement, taken over when `earlier` is given.

    Raises:
        GateClosed, UsageError: as `create_client`, `start_engagement` and `take_over`; then nothing is stored.
    """
    with desk.transaction():
        made = client if client.id else create_client(desk, client)
        begun = replace(engagement, client_id=made.id)
        return start_engagement(desk, begun) if earlier is None else take_over(desk, begun, earlier)


def start_engagement(desk: Desk, engagement: Engagement) -> Engagement:
    """Begin an accompaniment (state `exploring`); its dossier exists from now on.

    Raises:
        GateClosed: a rule blocks it (`group-unnamed`).
        UsageError: `client-needed`.
    """
    _require_allowed(engagement)
    with desk.transaction() as db:
        made = replace(
            engagement,
            state=EngagementState.EXPLORING,
            taken_over=False,
            starts_on=engagement.starts_on or desk.today(),
            created_at=desk.now(),
        )
        return engagements_table.add_engagement(db, made)


def take_over(desk: Desk, engagement: Engagement, earlier: Earlier) -> Engagement:
    """« Reprendre un accompagnement en cours »: any state, no gate of the contract, no blame.

    Raises:
        UsageError: `client-needed`, `date-in-future`, `count-negative`.
    """
    _require_allowed(engagement)
    if earlier.paper_agreement_on is not None and earlier.paper_agreement_on > desk.today():
        raise UsageError("date-in-future", field="paper_agreement_on")
    if earlier.sessions < 0 or earlier.minutes < 0:
        raise UsageError("count-negative")
    with desk.transaction() as db:
        made = replace(
            engagement,
            taken_over=True,
            paper_agreement_on=earlier.paper_agreement_on,
            earlier_sessions=earlier.sessions,
            earlier_minutes=earlier.minutes,
            closed_on=desk.today() if engagement.state is EngagementState.CLOSED else None,
            created_at=desk.now(),
        )
        return engagements_table.add_engagement(db, made)


def update_engagement(desk: Desk, engagement: Engagement) -> Engagement:
    """Store changes other than the state; returns what was stored before, which undoes it."""
    _require_allowed(engagement)
    with desk.transaction() as db:
        before = engagements_table.engagement(db, engagement.id)
        engagements_table.update_engagement(db, replace(engagement, state=before.state, closed_on=before.closed_on))
    return before


def change_state(desk: Desk, engagement_id: int, new: EngagementState, reason: str = "") -> Engagement:
    """Move an engagement on; anyone may close at any time, without a reason.

    Raises:
        GateClosed: `state-forbidden`; `reason-needed` when reopening without one.
    """
    with desk.transaction() as db:
        moved = move_engagement(engagements_table.engagement(db, engagement_id), new, desk.today(), reason)
        engagements_table.update_engagement(db, moved)
    return moved


def undo_state(desk: Desk, before: Engagement) -> Engagement:
    """Put an engagement back in the state it was in."""
    with desk.transaction() as db:
        present = engagements_table.engagement(db, before.id)
        back = replace(
            present, state=before.state, closed_on=before.closed_on, reopening_reason=before.reopening_reason
        )
        engagements_table.update_engagement(db, back)
    return back


def trash_dossier(desk: Desk, engagement_id: int) -> None:
    """Put a dossier in the trash for 30 days. Undo with `restore_dossier`."""
    with desk.transaction() as db:
        engagements_table.trash_engagement(db, engagement_id, desk.now())


def restore_dossier(desk: Desk, engagement_id: int) -> None:
    """Take a dossier out of the trash."""
    with desk.transaction() as db:
        engagements_table.restore_engagement(db, engagement_id)


def _require_name(client: Client) -> None:
    if not client.first_name.strip():
        raise UsageError("first-name-needed")


def _require_allowed(engagement: Engagement) -> None:
    raise_blocks(gates.before_engagement(engagement))
    if engagement.client_id is None and engagement.kind is not EngagementKind.PRACTICE_ANALYSIS:
        raise UsageError("client-needed")
