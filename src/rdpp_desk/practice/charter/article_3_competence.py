"""Article 3: a trained practitioner, regularly supervised."""

from __future__ import annotations

from rdpp_desk.practice.hours import SupervisionCounter
from rdpp_desk.practice.people import Supervisor, SupervisorTie
from rdpp_desk.practice.verdicts import Severity, Verdict


def supervision_is_regular(counter: SupervisionCounter) -> Verdict | None:
    """The practitioner's own rhythm, in days, has not been overrun."""
    if counter.days_late:
        return Verdict("supervision-late", 3, Severity.INFORM, {"days": counter.days_late, "every": counter.every_days})
    return None


def supervisor_is_independent(supervisor: Supervisor) -> Verdict | None:
    """A supervisor is no peer, trainer or therapist of the practitioner (SFCoach, supervision page)."""
    if supervisor.tie is not SupervisorTie.NONE:
        return Verdict("supervisor-not-independent", 3, Severity.INFORM, {"tie": supervisor.tie.value})
    return None
