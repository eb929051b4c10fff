"""`python -m rdpp_desk`: the same as `rdpp-desk`."""

from __future__ import annotations

import sys

from rdpp_desk.cli import main

if __name__ == "__main__":
    sys.exit(main())
