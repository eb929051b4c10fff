"""What must be caught, done on purpose: `leak.py temporary|log|internet|netlink|local`; words on standard input."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from pathlib import Path


def main(how: str) -> None:
    if how == "internet":
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    elif how == "netlink":
        socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)
    elif how == "local":
        socket.socket(socket.AF_UNIX).close()
    elif how == "temporary":
        with tempfile.NamedTemporaryFile() as file:
            file.write(sys.stdin.buffer.read())
    elif how == "log":
        with Path("desk.log").open("a", encoding="utf-16-le") as log:
            log.write(f"WARNING could not save {sys.stdin.read().upper()}\n")
    print("DONE", os.getuid())


if __name__ == "__main__":
    main(sys.argv[1])
