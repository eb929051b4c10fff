"""Run a module where the first socket that is not local is the end: `python -m tests.hygiene.offline MODULE …`."""

from __future__ import annotations

import runpy
import sys

from tests.hygiene import no_sockets

if __name__ == "__main__":
    no_sockets.forbid()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
