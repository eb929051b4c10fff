"""An Objective-C runtime that notes the messages, in words."""

from __future__ import annotations

import ctypes
from typing import Any


class _Function:
    """A function of a library, as ctypes shows it."""

    restype: Any = None
    argtypes: Any = None

    def __init__(self, answer: Any) -> None:
        self._answer = answer

    def __call__(self, *given: Any) -> Any:
        return self._answer(*given)


class Runtime:
    """Pointers are numbers of `names`; `nil` is none."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self._names = ["nil"]
        self.objc_getClass = _Function(lambda name: self.pointer(name.decode()))
        self.sel_registerName = _Function(lambda name: self.pointer(name.decode()))
        self.objc_msgSend = _Function(self._send)

    def pointer(self, name: str) -> int:
        """The address of what is called `name`."""
        if name not in self._names:
            self._names.append(name)
        return self._names.index(name)

    def _send(self, receiver: Any, message: int, *arguments: Any) -> int:
        words = [self._names[receiver.value or 0], self._names[message], *(self._say(one) for one in arguments)]
        self.sent.append(" ".join(words))
        return self.pointer(f"[{words[0]} {words[1]}]")

    def _say(self, argument: Any) -> str:
        if isinstance(argument, ctypes.c_void_p):
            return self._names[argument.value or 0]
        return argument.value.decode() if isinstance(argument.value, bytes) else str(argument.value)
