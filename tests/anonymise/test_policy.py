"""The allow-list covers every field of what may leave, and refuses what it does not know."""

from __future__ import annotations

from dataclasses import fields

import pytest

from rdpp_desk.anonymise import export_record
from rdpp_desk.anonymise.policy import FIELDS
from rdpp_desk.errors import GateClosed
from rdpp_desk.practice import supervision


@pytest.mark.parametrize("record", sorted(FIELDS))
def test_the_table_and_the_record_have_the_same_fields(record: str) -> None:
    assert set(FIELDS[record]) == {field.name for field in fields(getattr(supervision, record))}


def test_a_field_nobody_ruled_on_stops_the_export() -> None:
    with pytest.raises(GateClosed) as stopped:
        export_record("SupervisionEntry", {"number": 3, "mood": "blue"})
    assert (stopped.value.code, stopped.value.data) == (
        "policy-missing",
        {"record": "SupervisionEntry", "field": "mood"},
    )


def test_what_links_to_a_dossier_never_leaves() -> None:
    left = export_record("SupervisionEntry", {"number": 3, "engagement_ids": (1,), "supervisor_id": 2, "facts": "…"})
    assert left == {"number": ("keep", 3), "facts": ("review", "…")}


def test_an_unlinked_export_has_no_numbers() -> None:
    assert export_record("SupervisionEntry", {"number": 3}, unlinked=True) == {}
