"""The few settings that live outside the vault: nothing here names a client."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from rdpp_desk import paths
from rdpp_desk.errors import StorageError
from rdpp_desk.files import write_atomic

APPEARANCES = ("system", "light", "dark")
LANGUAGES = ("", "fr", "en")
_SCALE = (0.85, 2.0)
_SIDE = (200, 20_000)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the window remembers. `language` "" follows the system; `window` is width × height in pixels."""

    language: str = ""
    appearance: str = "system"
    text_scale: float = 1.0
    window_width: int = 1280
    window_height: int = 800
    window_maximised: bool = False
    last_vault: str = ""
    less_motion: bool = False
    lock_after_minutes: int = 5
    single_letters: bool = True
    hide_from_capture: bool = True
    quick_forgets_at_sleep: bool = False


def load(file: Path | None = None) -> Settings:
    """The settings kept in `file`; defaults where a value is missing or makes no sense.

    A file that cannot be read as settings is kept aside, as `settings.json.damaged`, and defaults are used.
    """
    place = file or paths.settings_file()
    try:
        kept = json.loads(place.read_bytes())
        if not isinstance(kept, dict):
            raise ValueError
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        _keep_aside(place)
        return Settings()
    return _sound(kept)


def save(settings: Settings, file: Path | None = None) -> bool:
    """Keep `settings`; whether the disk accepted (they are comfort, never worth a stop)."""
    place = file or paths.settings_file()
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomic(place, json.dumps(asdict(settings), indent=2).encode())
    except (OSError, StorageError):
        return False
    return True


def _keep_aside(place: Path) -> None:
    try:
        place.replace(place.with_name(f"{place.name}.damaged"))
    except OSError:
        return


def _sound(kept: dict[str, object]) -> Settings:
    settings = Settings()
    for field in fields(Settings):
        value = kept.get(field.name)
        if _fits(field.name, value, getattr(settings, field.name)):
            settings = replace(settings, **{field.name: value})  # type: ignore[arg-type]  # checked on the line above
    return settings


def _fits(name: str, value: object, default: object) -> bool:
    if isinstance(default, float):
        known = isinstance(value, int | float) and not isinstance(value, bool)
        return known and _SCALE[0] <= float(str(value)) <= _SCALE[1]
    if type(value) is not type(default):
        return False
    if name == "appearance":
        return value in APPEARANCES
    if name == "language":
        return value in LANGUAGES
    if name.startswith("window_") and isinstance(value, int) and not isinstance(value, bool):
        return _SIDE[0] <= value <= _SIDE[1]
    return not (name == "lock_after_minutes" and isinstance(value, int) and value < 0)
