"""What the practitioner chose for the whole practice, and the small things the desk remembers."""

from __future__ import annotations

import contextlib
import json
from typing import Any, get_type_hints

from rdpp_desk.practice.preferences import Preferences
from rdpp_desk.vault.connection import Connection
from rdpp_desk.vault.rows import codec

_CODECS = {name: codec(hint) for name, hint in get_type_hints(Preferences).items()}
_TYPES = {name: type(found.to_row(getattr(Preferences(), name))) for name, found in _CODECS.items()}


def preferences(db: Connection) -> Preferences:
    """The preferences; a setting that is absent or no longer makes sense has its default."""
    known = dict[str, Any]()
    for name, stored in _stored(db).items():
        if name in _CODECS and type(stored) is _TYPES[name]:
            with contextlib.suppress(ValueError):
                known[name] = _CODECS[name].read(stored)
    return Preferences(**known)


def save_preferences(db: Connection, chosen: Preferences) -> None:
    """Store the preferences; settings of a newer version stay as they are."""
    values = {name: found.to_row(getattr(chosen, name)) for name, found in _CODECS.items()}
    with db.transaction():
        settings = json.dumps({**_stored(db), **values}, ensure_ascii=False)
        db.execute("INSERT OR REPLACE INTO preferences (id, settings) VALUES (1, ?)", (settings,))


def remember(db: Connection, key: str, value: object) -> None:
    """Keep a small value (anything JSON can hold) under `key`; None forgets it."""
    if value is None:
        db.execute("DELETE FROM state WHERE key = ?", (key,))
    else:
        text = json.dumps(value, ensure_ascii=False)
        db.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", (key, text))


def recall(db: Connection, key: str) -> Any:
    """What was kept under `key`, or None."""
    found = db.value("SELECT value FROM state WHERE key = ?", (key,))
    return None if found is None else json.loads(found)


def _stored(db: Connection) -> dict[str, Any]:
    settings = db.value("SELECT settings FROM preferences")
    found = {} if settings is None else json.loads(settings)
    return found if isinstance(found, dict) else {}
