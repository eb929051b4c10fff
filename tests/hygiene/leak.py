"""What must be caught, done on purpose, and what must not be; words to write on standard input.

`leak.py temporary|log|internet|netlink|local|printers`.
"""

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
    elif how == "printers":
        ask_for_printers()
    elif how == "temporary":
        with tempfile.NamedTemporaryFile() as file:
            file.write(sys.stdin.buffer.read())
    elif how == "log":
        with Path("desk.log").open("a", encoding="utf-16-le") as log:
            log.write(f"WARNING could not save {sys.stdin.read().upper()}\n")
    print("DONE", os.getuid())


def ask_for_printers() -> None:
    """As the window does before it prints, once the application is built."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    from rdpp_desk.ui.application import build_application

    application = build_application([])
    QPrinterInfo.availablePrinterNames()
    QPrinter(QPrinter.PrinterMode.ScreenResolution)
    assert application is not None


if __name__ == "__main__":
    main(sys.argv[1])
