"""What the process refuses from its first instant: core dumps, debuggers, files that others can read."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """No core dump, no `ptrace` by another process of the same user (Linux), new files private to the user.

    Each measure that the system lacks is passed over.
    """
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
