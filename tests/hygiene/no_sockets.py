"""A filter in the kernel that ends this process and its children at the first socket that is not local (Linux).

Needs no privilege, cannot be taken back, and sees what libraries do as well as Python.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct

_SOCKET, _IO_URING = {"x86_64": (41, 425), "aarch64": (198, 425)}.get(platform.machine(), (0, 0))
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}.get(platform.machine(), 0)
_AF_UNIX = 1
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16
_X32 = 0x40000000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
NOBODY = 65534


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def forbid() -> None:
    """Any `socket` but AF_UNIX, any io_uring (which has sockets of its own) and any foreign call is the end."""
    assert _ARCHITECTURE, "unknown machine"
    steps = (
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 0, 7, _ARCHITECTURE),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 5, 0, _X32),
        (_EQUAL, 4, 0, _IO_URING),
        (_EQUAL, 0, 2, _SOCKET),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 0, 1, _AF_UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL),
    )
    content = b"".join(struct.pack("=HBBI", *step) for step in steps)
    system = ctypes.CDLL(None, use_errno=True)
    assert system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
    program = _Program(len(steps), content)
    assert system.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0, ctypes.get_errno()


def become_ordinary() -> None:
    """Give up the privileges of root for good; whoever has none stays who they are."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
