"""What of each record may leave in the supervision journal: an allow-list, field by field.

A field missing here stops the export, so that a field added later cannot leave by oversight.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rdpp_desk.errors import GateClosed

Rule = Literal["keep", "review", "generalise", "drop"]

# keep: leaves as it is; review: free text, leaves only reviewed; generalise: dates to months; drop: never leaves.
FIELDS: Mapping[str, Mapping[str, Rule]] = {
    "SupervisionEntry": {
        "id": "drop", "number": "keep", "written_on": "generalise", "held_on": "generalise", "format": "keep",
        "minutes": "keep", "supervisor_id": "drop", "engagement_ids": "drop", "themes": "review", "title": "review",
        "context": "review", "facts": "review", "felt": "review", "intervention": "review", "question": "review",
        "articles": "keep", "seven_eyes": "review", "supervisor_return": "review", "learning": "review",
        "decision": "review", "decided_on": "generalise", "follow_up": "review", "checklist": "keep", "state": "drop",
        "created_at": "drop", "updated_at": "drop", "deleted_at": "drop",
    },
    "EntryPassage": {
        "id": "drop", "entry_id": "drop", "mark_id": "drop", "engagement_id": "drop", "position": "drop",
        "text": "review",
    },
}  # fmt: skip


def rule(record: str, field: str) -> Rule:
    """What may happen to `field` of `record` (a class name of `rdpp_desk.practice.supervision`).

    Raises:
        GateClosed: "policy-missing", the field is not in the table.
    """
    try:
        return FIELDS[record][field]
    except KeyError:
        raise GateClosed("policy-missing", record=record, field=field) from None


def export_record(
    record: str, fields: Mapping[str, object], *, unlinked: bool = False
) -> dict[str, tuple[Rule, object]]:
    """The fields that may leave, each with what must still be done to it ("keep", "review", "generalise").

    `unlinked`: no entry numbers.

    Raises:
        GateClosed: "policy-missing", a field is not in the table: nothing may leave.
    """
    rules = {name: rule(record, name) for name in fields}
    if unlinked and "number" in rules:
        rules["number"] = "drop"
    return {name: (rules[name], value) for name, value in fields.items() if rules[name] != "drop"}
