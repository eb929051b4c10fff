"""Running one statement on a connection of sqlcipher3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def run(raw: Any, sql: str, parameters: Sequence[Any] | Mapping[str, Any]) -> Any:
    """Half a character, such as a paste that was cut, is in no text on disk: it becomes the replacement character."""
    try:
        return raw.execute(sql, parameters)
    except UnicodeEncodeError:
        if isinstance(parameters, Mapping):
            return raw.execute(sql, {name: _whole(value) for name, value in parameters.items()})
        return raw.execute(sql, [_whole(value) for value in parameters])


def _whole(value: object) -> object:
    if not isinstance(value, str):
        return value
    return "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in value)
