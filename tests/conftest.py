"""What every test gets: a Qt that needs no screen, folders of its own, and no network."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from hypothesis import HealthCheck, settings

# Two shared cores make any deadline a lottery, and function-scoped fixtures of this file (folders, network) are
# the same for every example.
settings.register_profile(
    "desk", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("desk"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

_FOLDERS = {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DOCUMENTS_DIR": "Documents",
    "XDG_RUNTIME_DIR": "run",
}


# The steps of the journeys assert in modules of their own: without this, a failure would not say what was found.
for _steps in ("coach", "dossier", "entering", "killing", "papers", "safe", "session", "supervision", "traces"):
    pytest.register_assert_rewrite(f"tests.journeys.{_steps}")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own: no test reads or writes the settings of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in _FOLDERS.items():
        place = home / folder
        place.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))
    (home / "run").chmod(0o700)
    return home


class NetworkUsed(AssertionError):
    """Something tried to reach another machine, which this program never does."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Any connection, sent packet or name looked up from Python fails the test, even if the code swallows it."""
    tried: list[str] = []

    def refuse(name: str) -> object:
        def refused(*_arguments: object, **_named: object) -> None:
            tried.append(name)
            raise NetworkUsed(name)

        return refused

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse(f"socket.{name}"))
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse(name))
    yield
    assert not tried, f"the network was used: {tried}"
