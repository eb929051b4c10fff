"""What happened in the practice, act by act, each at its own instant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from rdpp_desk.actions import clients, consents, notes, objectives, organisations, sessions
from rdpp_desk.actions.demo import papers
from rdpp_desk.actions.demo.scenario import Cast, Told, marked
from rdpp_desk.actions.demo.stage import GROUP, Act, Practice
from rdpp_desk.actions.desk import Desk
from rdpp_desk.practice.consents import Purpose
from rdpp_desk.practice.engagements import Engagement, EngagementKind, EngagementState, Objective, Payer
from rdpp_desk.practice.people import Agreement, Client, Organisation, Signatory, Sponsor
from rdpp_desk.practice.sessions import Session, SessionKind, SessionMode
from rdpp_desk.vault.folding import folded

_HOURS = (time(9, 30), time(11, 0), time(14, 30), time(16, 0), time(17, 30))
_WRITTEN_UP = timedelta(minutes=60)
_ECHO_DAYS = 35  # how far the echoes of an arc are spread: all of them after the organisations, and after their paper


def organisation_acts(practice: Practice) -> list[Act]:
    """The organisations and their people, a year and a half ago."""

    def known(desk: Desk) -> None:
        for told in practice.scenario.told["organisation"]:
            names = ("name", "legal_form", "siren", "address", "sector", "headcount")
            made = organisations.save_organisation(desk, Organisation(**{name: told[name] for name in names}))
            sponsor = organisations.save_sponsor(desk, Sponsor(organisation_id=made.id, **_person(told["sponsor"])))
            signatory = organisations.save_signatory(
                desk, Signatory(organisation_id=made.id, **_person(told["signatory"]))
            )
            practice.houses.append((made, sponsor, signatory))

    return [Act(practice.now - timedelta(days=500), known)]


def client_acts(practice: Practice, cast: Cast, note_texts: dict[int, str]) -> list[Act]:
    """The whole story of one client. `note_texts` are the texts to write, by the index of the session."""
    arc = cast.arc
    starts = [_start(practice, cast, number) for number in range(len(arc["weeks"]))]
    first = starts[0] if starts else practice.now - timedelta(days=6)
    acts = [Act(first - timedelta(days=9), lambda desk: _begin(desk, practice, cast, first.date()))]
    for number, start in enumerate(starts):
        acts += _session_acts(practice, cast, number, start, note_texts.get(number))
    if not cast.echo:
        acts += papers.acts(practice, cast, first)
        acts += _coming(practice, cast, len(starts), note_texts)
    acts += _objective_acts(practice, cast, starts)
    if arc["agreement"] == "none" and starts and not cast.echo:
        acts.append(_moved(practice, cast, first + timedelta(days=1), EngagementState.AGREED))
    if arc["state"] == "closing" and not cast.echo:
        acts.append(_moved(practice, cast, practice.now - timedelta(days=2), EngagementState.CLOSING))
    return acts


def _moved(practice: Practice, cast: Cast, at: datetime, state: EngagementState) -> Act:
    return Act(at, lambda desk: clients.change_state(desk, practice.engagements[cast.index].id, state))


def group_acts(practice: Practice, note_texts: dict[int, str]) -> list[Act]:
    """The practice-analysis group."""
    told = practice.scenario.told["group"]
    starts = [datetime.combine(practice.today - timedelta(weeks=weeks), time(17, 30)) for weeks in told["weeks"]]
    acts = [Act(starts[0] - timedelta(days=12), lambda desk: _begin_group(desk, practice, told, starts[0].date()))]
    for number, start in enumerate(starts):
        acts += _meeting(practice, GROUP, number, start, told["minutes"][number], note_texts.get(number))
    moved = _hour_today(practice, told["today"]["at"])
    acts.append(Act(practice.now - timedelta(days=20), lambda desk: _plan(desk, practice, GROUP, moved, 90)))
    return acts


def lone_note(practice: Practice, index: int, number: int, text: str) -> Act:
    """A note that belongs to no session, some days after the last one."""
    at = practice.now - timedelta(days=1 + number % 100, minutes=7 * (number % 60))

    def write(desk: Desk) -> None:
        _write(desk, notes.new_note(desk, practice.engagements[index].id).id, text, finished=True)

    return Act(at, write)


def _person(told: Told) -> Told:
    return {**told, "agreement": Agreement(told["agreement"])}


def _start(practice: Practice, cast: Cast, number: int) -> datetime:
    """When a past session began: a weekday, at an hour that the client keeps."""
    earlier = cast.echo * 3 % _ECHO_DAYS + cast.index % 3
    day = practice.today - timedelta(weeks=cast.arc["weeks"][number], days=earlier)
    day -= timedelta(days=max(0, day.weekday() - 4))
    return datetime.combine(day, _HOURS[(cast.index + cast.echo) % len(_HOURS)])


def _begin(desk: Desk, practice: Practice, cast: Cast, starts_on: date) -> None:
    arc = cast.arc
    house = practice.house(cast)
    domain = folded(house[0].name) if house else "mel"
    client = clients.create_client(
        desk,
        Client(
            first_name=cast.first_name,
            last_name=cast.last_name,
            agreement=cast.agreement,
            job_title=arc["job_title"],
            organisation_id=house[0].id if house else None,
            email=f"{folded(cast.first_name)}.{folded(cast.last_name)}@{domain}.example",
            phone=f"06 39 98 {cast.index // 100 % 100:02d} {cast.index % 100:02d}",
        ),
    )
    texts = ("client_interest", "organisation_interest", "client_request", "organisation_request")
    engagement = Engagement(
        kind=EngagementKind(arc["kind"]),
        client_id=client.id,
        professional=house is not None,
        payer=Payer(arc["payer"]),
        organisation_id=house[0].id if house else None,
        sponsor_id=house[1].id if house else None,
        signatory_id=house[2].id if house else None,
        **{name: arc[name] for name in texts},
        planned_sessions=arc["planned"],
        session_price_cents=arc["price"],
        starts_on=starts_on,
        ends_on=practice.today + timedelta(weeks=16),
    )
    practice.engagements[cast.index] = _engage(desk, practice, cast, engagement)


def _engage(desk: Desk, practice: Practice, cast: Cast, engagement: Engagement) -> Engagement:
    """Begun here, or taken over: those who came with paper, and the echoes that make a big practice."""
    taken = cast.arc.get("taken_over") or ({"weeks": 60, "sessions": 2, "minutes": 120} if cast.echo else None)
    if taken is None:
        return clients.start_engagement(desk, engagement)
    received = practice.today - timedelta(weeks=taken["weeks"])
    made = clients.take_over(
        desk,
        replace(engagement, state=EngagementState.ACTIVE),
        clients.Earlier(received, taken["sessions"], taken["minutes"]),
    )
    said = {Purpose.ACCOMPANIMENT: True, Purpose.SUPERVISION: True}
    consents.record_paper_consents(desk, made.id, said, on=received)
    return made


def _begin_group(desk: Desk, practice: Practice, told: Told, starts_on: date) -> None:
    house = practice.houses[told["organisation"]]
    practice.engagements[GROUP] = clients.start_engagement(
        desk,
        Engagement(
            kind=EngagementKind.PRACTICE_ANALYSIS,
            title=told["title"],
            organisation_id=house[0].id,
            sponsor_id=house[1].id,
            signatory_id=house[2].id,
            organisation_interest=told["organisation_interest"],
            organisation_request=told["organisation_request"],
            planned_sessions=told["planned"],
            session_minutes=told["minutes"][0],
            session_price_cents=told["price"],
            starts_on=starts_on,
        ),
    )


def _session_acts(practice: Practice, cast: Cast, number: int, start: datetime, text: str | None) -> list[Act]:
    arc = cast.arc
    kind = SessionKind.EXPLORATORY if number == 0 else SessionKind.SESSION
    if number == arc.get("tripartite"):
        kind = SessionKind.TRIPARTITE
    mode = SessionMode(arc["modes"][number])
    return _meeting(practice, cast.index, number, start, arc["minutes"][number], text, kind, mode)


def _meeting(
    practice: Practice,
    index: int,
    number: int,
    start: datetime,
    minutes: int,
    text: str | None,
    kind: SessionKind = SessionKind.SESSION,
    mode: SessionMode = SessionMode.IN_PERSON,
) -> list[Act]:
    """Planned five days before, held, and written up the same day."""

    def plan(desk: Desk) -> None:
        practice.sessions[(index, number)] = _plan(desk, practice, index, start, minutes, kind, mode)

    def hold(desk: Desk) -> None:
        session = practice.sessions[(index, number)]
        sessions.mark_held(desk, session.id)
        if index == GROUP and number == 0:
            for state in (EngagementState.AGREED, EngagementState.ACTIVE):
                clients.change_state(desk, session.engagement_id, state)

    def write(desk: Desk) -> None:
        session = practice.sessions[(index, number)]
        _write(desk, notes.new_note(desk, session.engagement_id, session.id).id, text or "", finished=True)

    end = start + timedelta(minutes=minutes)
    acts = [Act(start - timedelta(days=5), plan), Act(end, hold)]
    return [*acts, Act(end + _WRITTEN_UP, write)] if text is not None else acts


def _plan(
    desk: Desk,
    practice: Practice,
    index: int,
    start: datetime,
    minutes: int,
    kind: SessionKind = SessionKind.SESSION,
    mode: SessionMode = SessionMode.IN_PERSON,
) -> Session:
    session = Session(
        engagement_id=practice.engagements[index].id,
        starts_at=start,
        minutes=minutes,
        kind=kind,
        mode=mode,
        place_id=practice.place_id if mode is SessionMode.IN_PERSON else None,
    )
    return sessions.plan_session(desk, session)


def _coming(practice: Practice, cast: Cast, number: int, note_texts: dict[int, str]) -> list[Act]:
    """The session of today and the next one, and the note that is being written."""
    arc, acts = cast.arc, []
    if "today" in arc:
        start, minutes = _hour_today(practice, arc["today"]["at"]), arc["today"]["minutes"]
        kind = SessionKind(arc["today"].get("kind", "session"))

        def plan(desk: Desk) -> None:
            practice.sessions[(cast.index, number)] = _plan(desk, practice, cast.index, start, minutes, kind)

        acts.append(Act(practice.now - timedelta(days=3), plan))
        if number in note_texts:
            acts += _note_of_today(practice, cast, number, note_texts[number], start + timedelta(minutes=minutes))
    if "next" in arc:
        coming = arc["next"]
        hour = time.fromisoformat(coming["at"])
        day = practice.today + timedelta(days=coming["days"])
        day += timedelta(days=max(0, day.weekday() - 4) and 7 - day.weekday())
        kind = SessionKind(coming.get("kind", "session"))
        later = datetime.combine(day, hour)
        acts.append(
            Act(
                practice.now - timedelta(days=1),
                lambda desk: _plan(desk, practice, cast.index, later, coming["minutes"], kind),
            )
        )
    return acts


def _note_of_today(practice: Practice, cast: Cast, number: int, text: str, end: datetime) -> list[Act]:
    """Begun this morning, last touched twelve minutes ago, not finished; before any session it is a note of a call."""
    at = practice.now - timedelta(minutes=12)
    call = not cast.arc["weeks"]

    def write(desk: Desk) -> None:
        session = practice.sessions[(cast.index, number)]
        if end <= practice.now and not call:
            sessions.mark_held(desk, session.id)
        engagement_id = session.engagement_id
        note = notes.new_note(desk, engagement_id, None if call else session.id)
        _write(desk, note.id, text, finished=call)

    return [Act(practice.now - timedelta(days=2) if call else at, write)]


def _hour_today(practice: Practice, told: str) -> datetime:
    """The hour told, or, late in the day, one that is still to come for the sessions of the afternoon."""
    hour = time.fromisoformat(told)
    start = datetime.combine(practice.today, hour)
    if hour.hour >= 12 and practice.now.hour >= 12:
        later = practice.now + timedelta(minutes=60 if hour.hour < 16 else 210)
        later = later.replace(minute=30 * (later.minute // 30), second=0, microsecond=0)
        start = max(start, min(later, datetime.combine(practice.today, time(22, 30))))
    return start


def _objective_acts(practice: Practice, cast: Cast, starts: list[datetime]) -> list[Act]:
    acts = []
    day = starts[0] if starts else practice.now
    for told in cast.arc["objectives"]:
        acts.append(Act(day + timedelta(hours=2), _worded(practice, cast, told, day.date())))
        if "reached" in told:
            acts.append(Act(practice.now - timedelta(weeks=told["reached"]), _reached(practice, cast, told)))
    return acts


def _worded(practice: Practice, cast: Cast, told: Told, day: date) -> Callable[[Desk], object]:
    made = {name: value for name, value in told.items() if name != "reached"}

    def word(desk: Desk) -> object:
        engagement = practice.engagements[cast.index]
        due = practice.today + timedelta(weeks=14)
        return objectives.save_objective(
            desk, Objective(engagement_id=engagement.id, worded_on=day, due_on=due, **made)
        )

    return word


def _reached(practice: Practice, cast: Cast, told: Told) -> Callable[[Desk], object]:
    def reach(desk: Desk) -> None:
        for objective in objectives.objectives(desk, practice.engagements[cast.index].id):
            if objective.wording == told["wording"]:
                objectives.reach_objective(desk, objective.id)

    return reach


def _write(desk: Desk, note_id: int, text: str, *, finished: bool) -> None:
    plain, ranges = marked(text)
    spans = [notes.Span(start, end) for start, end in ranges]
    notes.save_note(desk, note_id, plain, len(plain), spans)
    if finished:
        notes.finish_note(desk, note_id)
