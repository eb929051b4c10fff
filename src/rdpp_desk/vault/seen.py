"""The last generation seen of each vault, kept outside it, so that an older copy put back is noticed."""

from __future__ import annotations

import contextlib
import json

from rdpp_desk import paths
from rdpp_desk.errors import StorageError
from rdpp_desk.files import write_atomic

_NAME = "generations.json"


def last_seen(vault_id: str) -> int:
    """The highest generation seen of that vault on this computer; 0 if never."""
    return _read().get(vault_id, 0)


def remember(vault_id: str, generation: int) -> None:
    """Note an opening; a state folder that refuses costs the notice, not the opening."""
    seen = _read()
    seen[vault_id] = max(generation, seen.get(vault_id, 0))
    target = paths.state_folder() / _NAME
    with contextlib.suppress(OSError, StorageError):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(target, json.dumps(seen).encode("ascii"))


def _read() -> dict[str, int]:
    try:
        stored = json.loads((paths.state_folder() / _NAME).read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(stored, dict):
        return {}
    return {str(name): value for name, value in stored.items() if isinstance(value, int)}
