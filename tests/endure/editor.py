"""The process that is killed: saves without pause, and prints the number of each save once it is durable.

Run as `python -m tests.endure.editor FOLDER`, with the data key in hexadecimal on standard input.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from rdpp_desk.vault import store
from tests.endure.outcomes import CLOCK, last_step, save


def main() -> None:
    opened = store.open_with_data_key(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()), clock=CLOCK)
    dice = random.Random()
    step = last_step(opened)
    while True:
        step += 1
        save(opened, step, dice)
        print(step, flush=True)


if __name__ == "__main__":
    main()
