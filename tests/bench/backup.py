"""A verified backup, against the library's own copy followed by both integrity checks."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from rdpp_desk.actions.backup import SUFFIX, backup
from tests.bench.harness import Measured, in_turns
from tests.bench.practices import Practice, Workbench


def run(bench: Workbench, practice: Practice) -> list[Measured]:
    desk = practice.desk
    desk.db.value("PRAGMA wal_checkpoint(TRUNCATE)")
    target, copy = bench.place / f"copy{SUFFIX}", bench.place / "copy.db"
    key = f"x'{desk.vault.data_key.hex()}'".encode("ascii")

    def floor() -> None:
        copy.unlink(missing_ok=True)
        with closing(_opened(desk.vault.database, key)) as source, closing(_opened(copy, key)) as made:
            source.backup(made)
            made.execute("PRAGMA cipher_integrity_check").fetchall()
            assert made.execute("PRAGMA integrity_check").fetchone()[0] == "ok"

    return [Measured("backup, verified", *in_turns(lambda: backup(desk, target), floor, bench.rounds, once=True))]


def _opened(path: Path, key: bytes) -> Any:
    raw = sqlcipher.connect(str(path), isolation_level=None)
    raw.set_key(key)
    for pragma in ("cipher_page_size = 4096", "cipher_memory_security = OFF", "cache_size = -32000"):
        raw.execute(f"PRAGMA {pragma}").fetchall()
    return raw
