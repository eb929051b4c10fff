"""Messages to Objective-C objects on macOS, through its runtime, without any other library."""

from __future__ import annotations

import ctypes
from typing import Any

_RUNTIME = "/usr/lib/libobjc.dylib"
Pointer = ctypes.c_void_p


class ObjC:
    """`runtime` is the library; it raises OSError or AttributeError where it is missing. On the UI thread only."""

    def __init__(self, runtime: Any = None) -> None:
        self._runtime: Any = ctypes.CDLL(_RUNTIME) if runtime is None else runtime
        for function in (self._runtime.objc_getClass, self._runtime.sel_registerName):
            function.restype, function.argtypes = Pointer, [ctypes.c_char_p]

    def kind(self, name: str) -> Pointer:
        """The class `name`."""
        return Pointer(self._runtime.objc_getClass(name.encode("ascii")))

    def send(self, receiver: Pointer, message: str, *arguments: Any) -> Pointer:
        """What `receiver` answers to `message`; each argument is a value of ctypes."""
        call = self._runtime.objc_msgSend
        call.restype, call.argtypes = Pointer, [Pointer, Pointer, *(type(one) for one in arguments)]
        return Pointer(call(receiver, self._runtime.sel_registerName(message.encode("ascii")), *arguments))

    def text(self, words: str) -> Pointer:
        """An NSString."""
        return self.send(self.kind("NSString"), "stringWithUTF8String:", ctypes.c_char_p(words.encode("utf-8")))
