"""Processes that are killed: a fork of this one that works, says what it has done, and dies by SIGKILL."""

from __future__ import annotations

import hashlib
import os
import select
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest import mock

from rdpp_desk.vault import keys
from rdpp_desk.vault.keys import Parameters

Say = Callable[[str], None]
Work = Callable[[Say], None]
_FAILED = "failed: "
_LONGEST_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Ended:
    """What a process had said before its end, and how many seconds it worked after its first line."""

    said: tuple[str, ...]
    seconds: float


def run_and_kill(work: Work, seconds: float = _LONGEST_SECONDS) -> Ended:
    """Run `work(say)` in a fork and kill it `seconds` after its first line, unless it ends before.

    Only whole lines count. What `work` raises is raised here as RuntimeError.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _work(work, writing)
    os.close(writing)
    received, began, until = b"", None, None
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        while True:
            left = _LONGEST_SECONDS if until is None else until - time.monotonic()
            if left <= 0 or not select.select([pipe], [], [], left)[0]:
                os.kill(child, signal.SIGKILL)
                received += pipe.read() or b""
                break
            more = os.read(pipe.fileno(), 1 << 16)
            if not more:
                break
            received += more
            if began is None:
                began = time.monotonic()
                until = began + seconds
    os.waitpid(child, 0)
    said = tuple(line.decode() for line in received.splitlines(keepends=True) if line.endswith(b"\n"))
    if any(line.startswith(_FAILED) for line in said):
        raise RuntimeError(said[-1])
    return Ended(tuple(line.rstrip("\n") for line in said), time.monotonic() - (began or time.monotonic()))


def _work(work: Work, writing: int) -> None:
    def say(line: str) -> None:
        os.write(writing, f"{line}\n".encode())

    try:
        work(say)
    except BaseException:
        say(_FAILED + traceback.format_exc().replace("\n", " | "))
    finally:
        os._exit(0)


@contextmanager
def quick_derivation() -> Iterator[None]:
    """Argon2id made cheap, here and in the processes killed, so that they die while files change and not before."""

    def derived(passphrase: str, salt: bytes, _cost: Parameters) -> bytes:
        return hashlib.sha256(salt + passphrase.encode()).digest()

    with mock.patch.object(keys, "from_passphrase", derived):
        yield
