"""Run a module where the first socket that is not local is the end: `python -m tests.hygiene.offline MODULE …`.

`--ordinary` before the module gives up the privileges of root first, if this is root.
"""

from __future__ import annotations

import importlib
import runpy
import sys

from tests.hygiene import no_sockets


def main(arguments: list[str]) -> None:
    ordinary, sys.argv = arguments[0] == "--ordinary", [one for one in arguments if one != "--ordinary"]
    if ordinary:
        module = importlib.import_module(sys.argv[0])  # before: an ordinary user may not read where root keeps it
        no_sockets.become_ordinary()
        no_sockets.forbid()
        module.main(*sys.argv[1:])
    else:
        no_sockets.forbid()
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
