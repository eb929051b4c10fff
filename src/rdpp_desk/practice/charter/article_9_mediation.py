"""Article 9: a third party chosen by common accord; the list proposed is empty by default."""

from __future__ import annotations

from rdpp_desk.practice.people import Practitioner
from rdpp_desk.practice.verdicts import Severity, Verdict


def mediator_is_chosen_together(practitioner: Practitioner) -> Verdict | None:
    """One single mediator proposed by the practitioner is hardly a common choice."""
    if len(practitioner.mediators) == 1:
        return Verdict("one-mediator-proposed", 9, Severity.INFORM)
    return None
