"""Each name offered in the editor of a clause can be put into a clause as it stands."""

from __future__ import annotations

import pytest

from rdpp_desk.actions import clause_names, clauses
from rdpp_desk.actions.desk import Desk
from rdpp_desk.documents import kinds
from rdpp_desk.practice.agreements import DocumentKind


@pytest.mark.parametrize("kind", kinds.MODELS)
def test_every_name_offered_prints(desk: Desk, kind: DocumentKind) -> None:
    groups = clause_names.names(kind)
    written = [name.written for group in groups for name in group.names]
    assert len(written) > 10
    assert len(set(written)) == len(written)
    assert all(name.gives for group in groups for name in group.names)
    clauses.add(desk, kind, "fr", "Tous les noms", "\n\n".join(written))
