"""What the charter says of freezing a document, by its kind."""

from __future__ import annotations

import json

from rdpp_desk.actions import approvals
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.facts import engagement_facts
from rdpp_desk.practice.agreements import Document
from rdpp_desk.practice.charter import gates
from rdpp_desk.practice.verdicts import Verdict
from rdpp_desk.vault import engagements as engagements_table


def may_propose(desk: Desk, document: Document) -> tuple[Verdict, ...]:
    """What the charter says of proposing this document, or of beginning it (id 0)."""
    if document.engagement_id is None:
        return ()
    if document.kind in approvals.DISCLOSING:
        return approvals.may_disclose(desk, document)
    engagement = engagements_table.engagement(desk.db, document.engagement_id)
    objectives = engagements_table.objectives(desk.db, engagement.id)
    facts = engagement_facts(desk.db, engagement)
    return gates.before_proposing(facts, document.kind, objectives, other_work=_other_work(document))


def _other_work(document: Document) -> bool:
    """Whether a contract with a business is, or may still be, about something else than the client's work."""
    from rdpp_desk.documents.kinds.bipartite_business import OTHER_WORK

    case = json.loads(document.answers).get("business_case")
    return bool(case == OTHER_WORK or (case is None and not document.id))
