"""Linux and its like: logind on the system bus, the screen savers on the session's. Neither is required.

Signals (freedesktop.org, logind's D-Bus interface): `PrepareForSleep`, of the manager; `Lock`, of a session;
`PropertiesChanged` of our own session, where `Active` turns false as another user's is shown, and `LockedHint` true as
the screen locks. Desktops without logind say `ActiveChanged` on the session bus.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBus,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)
from PySide6.QtWidgets import QWidget

from rdpp_desk.ui.system_session.session import Reason, SystemSession

_LOGIND = "org.freedesktop.login1"
_LOGIND_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_OUR_SESSION = "/org/freedesktop/login1/session/auto"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_PATIENCE = 300  # milliseconds for an answer of logind: without it, less is heard


class FreedesktopSession(SystemSession):
    """`hears` says what answered: "sleep", "lock", "switch", "saver"."""

    def __init__(
        self,
        parent: QObject | None = None,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system or QDBusConnection.systemBus()
        self._inhibitor: QDBusUnixFileDescriptor | None = None
        self.hears: set[str] = set()
        if self._system.isConnected():
            self._listen_to_logind()
        own = session or QDBusConnection.sessionBus()
        if own.isConnected():
            for saver in _SCREEN_SAVERS:
                self._hear("saver", own, "", "", saver, "ActiveChanged", "screen_saver(bool)")

    def begin(self, window: QWidget) -> None:
        """Ask logind to delay a sleep until the vault is closed (five seconds at most, by its own setting)."""
        if "sleep" in self.hears and self._inhibitor is None:
            arguments = ["sleep", "RDPP Desk", "The vault is being closed", "delay"]
            answer = self._ask(_LOGIND_PATH, _MANAGER, "Inhibit", arguments)
            self._inhibitor = answer if isinstance(answer, QDBusUnixFileDescriptor) else None

    def end(self) -> None:
        self._inhibitor = None  # its descriptor is closed, which lets the sleep go on

    @Slot(bool)
    def prepare_for_sleep(self, going: bool) -> None:
        """The system is about to sleep (or has come back)."""
        if going:
            self.left.emit(Reason.SLEEP)

    @Slot()
    def session_locked(self) -> None:
        """The session is to be locked."""
        self.left.emit(Reason.SESSION)

    @Slot(bool)
    def screen_saver(self, active: bool) -> None:
        """The screen is covered (or shown again)."""
        if active:
            self.left.emit(Reason.SESSION)

    @Slot(str, "QVariantMap", "QStringList")
    def properties_changed(self, interface: str, changed: Mapping[str, object], _invalidated: list[str]) -> None:
        """Something of our session changed."""
        if interface == _SESSION and (changed.get("Active") is False or changed.get("LockedHint") is True):
            self.left.emit(Reason.SESSION)

    def _listen_to_logind(self) -> None:
        bus = self._system
        self._hear("sleep", bus, _LOGIND, _LOGIND_PATH, _MANAGER, "PrepareForSleep", "prepare_for_sleep(bool)")
        ours = self._our_path()
        self._hear("lock", bus, _LOGIND, ours, _SESSION, "Lock", "session_locked()")
        if ours:  # without it, another's session would lock this one
            slot = "properties_changed(QString,QVariantMap,QStringList)"
            self._hear("switch", bus, _LOGIND, ours, _PROPERTIES, "PropertiesChanged", slot)

    def _our_path(self) -> str:
        """Where logind keeps our session; empty if it does not say."""
        known = os.environ.get("XDG_SESSION_ID") or self._ask(_OUR_SESSION, _PROPERTIES, "Get", [_SESSION, "Id"])
        found = self._ask(_LOGIND_PATH, _MANAGER, "GetSession", [str(known)]) if known else None
        return str(found.path()) if isinstance(found, QDBusObjectPath) else ""

    def _ask(self, path: str, interface: str, method: str, arguments: list[str]) -> Any:
        message = QDBusMessage.createMethodCall(_LOGIND, path, interface, method)
        message.setArguments(arguments)
        answer = self._system.call(message, QDBus.CallMode.Block, _PATIENCE)
        values = answer.arguments() if answer.type() == QDBusMessage.MessageType.ReplyMessage else []
        found = values[0] if values else None
        return found.variant() if isinstance(found, QDBusVariant) else found

    def _hear(
        self, what: str, bus: QDBusConnection, service: str, path: str, interface: str, name: str, slot: str
    ) -> None:
        signature = cast(bytes, SLOT(slot))  # the stubs say bytes, the library takes only text
        try:
            heard = bus.connect(service, path, interface, name, self, signature)
        except (TypeError, ValueError):
            return
        if heard:
            self.hears.add(what)
