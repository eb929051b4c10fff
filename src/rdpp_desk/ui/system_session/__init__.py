"""What the system says of the session: locked, asleep, another user's."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

from rdpp_desk.ui.system_session.session import Reason, SystemSession

__all__ = ["Reason", "SystemSession", "system_session"]


def system_session(parent: QObject) -> SystemSession:
    """The one of this system; where nothing can be heard, it stays silent."""
    if sys.platform == "win32":
        from rdpp_desk.ui.system_session.windows import WindowsSession

        return WindowsSession(parent)
    if sys.platform == "darwin":
        from rdpp_desk.ui.system_session.macos import MacSession

        return MacSession(parent)
    from rdpp_desk.ui.system_session.freedesktop import FreedesktopSession

    return FreedesktopSession(parent)
