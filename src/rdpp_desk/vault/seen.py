"""The last opening seen of each vault, kept outside it, so that another copy put in its place is noticed.

A file of an earlier version holds the generation alone.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass

from rdpp_desk import paths
from rdpp_desk.errors import StorageError
from rdpp_desk.files import write_atomic
from rdpp_desk.vault import identity
from rdpp_desk.vault.connection import Connection

PROBLEMS = ("generation-older", "another-branch")
"""What `problems` may find; said at each opening until it is accepted."""
_NAME = "generations.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """An opening on this computer: its generation, and its random word ("" where it was not kept)."""

    generation: int = 0
    nonce: str = ""


def last_seen(vault_id: str) -> Seen:
    """The last opening of that vault on this computer; generation 0 if never."""
    return _read().get(vault_id, Seen())


def problems(db: Connection) -> tuple[str, ...]:
    """What a vault about to be opened is, next to the one opened here last.

    `generation-older`: it was opened less often, an older copy. `another-branch`: it was opened as often, but did
    not go through that opening: two computers wrote apart.
    """
    found = identity.read(db)
    before = last_seen(found.vault_id)
    if found.generation < before.generation:
        return ("generation-older",)
    if not before.nonce or identity.forgotten(db, before.generation):
        return ()
    return () if identity.nonce_of(db, before.generation) == before.nonce else ("another-branch",)


def remember(mark: identity.Mark) -> None:
    """Note an opening; a state folder that refuses costs the notice, not the opening."""
    seen = {**_read(), mark.vault_id: Seen(mark.generation, mark.nonce)}
    target = paths.state_folder() / _NAME
    stored = {vault_id: [one.generation, one.nonce] for vault_id, one in seen.items()}
    with contextlib.suppress(OSError, StorageError):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(target, json.dumps(stored).encode("ascii"))


def _read() -> dict[str, Seen]:
    try:
        stored = json.loads((paths.state_folder() / _NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(stored, dict):
        return {}
    found = {name: _seen(value) for name, value in stored.items()}
    return {name: one for name, one in found.items() if one is not None}


def _seen(value: object) -> Seen | None:
    match value:
        case int(generation):
            return Seen(generation)
        case [int(generation), str(nonce)]:
            return Seen(generation, nonce)
        case _:
            return None
