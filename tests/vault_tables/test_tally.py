"""Counting and hashing what a vault holds, without holding it all."""

from __future__ import annotations

import hashlib
import os
import tracemalloc
from collections.abc import Iterator

import pytest
from tests.vault_tables.conftest import NOW, Base

from rdpp_desk.practice.agreements import Attachment
from rdpp_desk.vault.attachments import add_attachment
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.tally import counts, tally

_MIB = 1 << 20


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


def test_files_are_read_a_few_pieces_at_a_time(db: Connection, base: Base, traced: None) -> None:
    data = os.urandom(_MIB) * 23
    made = Attachment(
        engagement_id=base.engagement_id, name="x.pdf", media_type="application/pdf", size=len(data),
        sha256=hashlib.sha256(data).hexdigest(), created_at=NOW,
    )  # fmt: skip
    for _ in range(2):
        add_attachment(db, made, data)
    before, _peak = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    found = tally(db)
    _now, peak = tracemalloc.get_traced_memory()
    assert peak - before < 16 * _MIB
    assert found.counts == counts(db)
    assert found.counts["attachment_chunks"] == 46
