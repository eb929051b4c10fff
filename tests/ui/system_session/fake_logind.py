"""A logind on a private bus, in a process of its own: answers what is asked, and says what each line of stdin asks.

usage: fake_logind.py ADDRESS
"""

from __future__ import annotations

import os
import sys
import threading

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

LOGIND = "org.freedesktop.login1"
ROOT = "/org/freedesktop/login1"
OURS = f"{ROOT}/session/c2"
SESSION = f"{LOGIND}.Session"
CHANGED = ("org.freedesktop.DBus.Properties", "PropertiesChanged")
SIGNALS: dict[str, tuple[str, str, str, list[object]]] = {
    "sleep": (ROOT, f"{LOGIND}.Manager", "PrepareForSleep", [True]),
    "wake": (ROOT, f"{LOGIND}.Manager", "PrepareForSleep", [False]),
    "lock": (OURS, SESSION, "Lock", []),
    "other-lock": (f"{ROOT}/session/c3", SESSION, "Lock", []),
    "switch": (OURS, *CHANGED, [SESSION, {"Active": False}, ["State"]]),
    "back": (OURS, *CHANGED, [SESSION, {"Active": True}, ["State"]]),
    "hint": (OURS, *CHANGED, [SESSION, {"LockedHint": True}, ["State"]]),
    "saver": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True]),
}


class Lines(QObject):
    """Carries a line of stdin to the main thread."""

    came = Signal(str)

    def read(self) -> None:
        for line in sys.stdin:
            self.came.emit(line.strip())
        self.came.emit("")


class Answers(QDBusVirtualObject):
    """Where our session is, and a delay for the sleep: says "released" once its descriptor is closed."""

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        answers: dict[str, object] = {"Get": QDBusVariant("c2"), "GetSession": QDBusObjectPath(OURS)}
        reply = message.createReply()
        if message.member() == "Inhibit":
            kept, given = os.pipe()
            reply.setArguments([QDBusUnixFileDescriptor(given)])
            os.close(given)
            print("delayed", *message.arguments(), flush=True)
            threading.Thread(target=self._wait, args=(kept,), daemon=True).start()
        else:
            reply.setArguments([answers[message.member()]])
        return connection.send(reply)

    @staticmethod
    def _wait(kept: int) -> None:
        os.read(kept, 1)
        print("released", flush=True)


def main() -> None:
    application = QCoreApplication([])
    bus = QDBusConnection.connectToBus(sys.argv[1], "logind")
    answers, lines = Answers(), Lines()
    bus.registerVirtualObject(ROOT, answers, QDBusConnection.VirtualObjectRegisterOption.SubPath)

    def say(line: str) -> None:
        if not line:
            application.quit()
            return
        path, interface, name, arguments = SIGNALS[line]
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(arguments)
        bus.send(signal)

    lines.came.connect(say, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=lines.read, daemon=True).start()
    print("ready" if bus.registerService(LOGIND) else "refused", flush=True)
    application.exec()


if __name__ == "__main__":
    main()
