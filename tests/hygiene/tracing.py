"""What a process and its children gave the system to write, as `strace` saw it: files deleted since included."""

from __future__ import annotations

import codecs
import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

_WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg")
_NAMING = ("openat", "open", "creat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat")
_FOLDERS = ("mkdir", "mkdirat")
_OTHERS = ("mmap", "socket", "connect", "bind", "sendfile", "copy_file_range", "splice", "fcntl")
_CALL = re.compile(r"^\d+\s+(\w+)\((.*)$")
_ON_FILE = re.compile(r"^\d+<((?:[^>\\]|\\.)*)>(?:\(deleted\))?, (.*)$")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_UNIX = re.compile(r'sun_path=@?"([^"]*)"')
_MAPPED = re.compile(r"PROT_WRITE[^,]*, MAP_SHARED[^,]*, \d+<([^>]*)>")


@dataclass(slots=True)
class Trace:
    """Bytes written by file, names given, files mapped to be written, files copied, sockets by family."""

    written: dict[str, bytearray] = field(default_factory=lambda: defaultdict(bytearray))
    names: set[str] = field(default_factory=set)
    mapped: set[str] = field(default_factory=set)
    copied: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    peers: set[str] = field(default_factory=set)


def strace() -> str:
    """The tracer."""
    found = shutil.which("strace")
    assert found is not None, "these tests look at every write with strace. Run: sudo apt install strace"
    return found


def without_network() -> list[str]:
    """How to run a command where there is no network at all, as far as the system lets us."""
    for prefix in (["unshare", "-n"], ["unshare", "-r", "-n"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
        ):
            return prefix
    return []


def run_traced(command: list[str], cwd: Path, environment: dict[str, str], given: bytes = b"") -> tuple[Trace, str]:
    """Run to its end a command that must succeed; what it wrote, and what it printed."""
    log = cwd / "strace.out"
    calls = ",".join(f"?{call}" for call in (*_WRITES, *_NAMING, *_FOLDERS, *_OTHERS))
    traced = [strace(), "-f", "-y", "-qq", "-s", "1000000", "-e", f"trace={calls}", "-e", "signal=none", "-o", str(log)]
    done = subprocess.run(
        [*traced, *without_network(), *command], cwd=cwd, env=environment, input=given, capture_output=True, check=False
    )
    said = (done.stdout + done.stderr).decode(errors="replace")
    assert done.returncode == 0, said[-4000:]
    trace = read(log)
    log.unlink()
    return trace, said


def read(log: Path) -> Trace:
    """Read what strace wrote."""
    trace = Trace()
    with log.open(encoding="latin-1") as lines:
        for line in lines:
            if call := _CALL.match(line):
                _take(trace, call[1], call[2])
    return trace


def _take(trace: Trace, call: str, rest: str) -> None:
    if call in _WRITES:
        if on := _ON_FILE.match(rest):
            trace.written[on[1]] += b"".join(_bytes(text) for text in _TEXT.findall(on[2]))
    elif call == "mmap":
        trace.mapped |= set(_MAPPED.findall(rest))
    elif call == "socket":
        trace.families.add(rest.split(",")[0])
    elif call in ("connect", "bind"):
        trace.peers |= set(_UNIX.findall(rest)) or {rest.strip()}
    elif call in ("sendfile", "copy_file_range", "splice"):
        trace.copied.add(rest.strip())
    elif call in _FOLDERS or call not in ("openat", "open") or "O_CREAT" in rest:
        trace.names |= {_bytes(text).decode("utf-8", "replace") for text in _TEXT.findall(rest)}


def _bytes(text: str) -> bytes:
    return bytes(codecs.escape_decode(text.encode("latin-1"))[0])
