"""Characters that no bundled face has and that no answer holds: they come from the profile, or from the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from rdpp_desk.documents.printable import unprintable
from rdpp_desk.documents.typography import clean
from rdpp_desk.documents.wizard import UNPRINTABLE, Problem
from rdpp_desk.practice.people import Practitioner


def of_dossier(printed: Sequence[str], practitioner: Practitioner, told: Sequence[Problem]) -> tuple[Problem, ...]:
    """What is wrong in the texts printed, less the characters that `told` names already."""
    known = {char for problem in told if problem.code == UNPRINTABLE for char in problem.detail}
    left = [char for char in unprintable(printed) if char not in known]
    found = []
    for field in fields(practitioner) if left else ():
        value = getattr(practitioner, field.name)
        here = [char for char in left if isinstance(value, str) and char in clean(value)]
        left = [char for char in left if char not in here]
        if here:
            found.append(Problem(step="", field=f"practitioner.{field.name}", code=UNPRINTABLE, detail="".join(here)))
    return (*found, Problem(step="", field="", code=UNPRINTABLE, detail="".join(left))) if left else tuple(found)
