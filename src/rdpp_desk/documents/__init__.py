"""The documents: wizard, clauses, print. Importing this loads neither reportlab nor pypdf."""

from __future__ import annotations

import re
import sys

_HOLDERS = {
    "typography": ("typeset",),
    "markdown": ("_read",),
    "style": ("pieces", "width"),
    "layout": ("lines", "natural_widths"),
    "names": ("_pattern",),
    "body": ("_picture", "_strips"),
}


def forget() -> None:
    """Drop the words that were kept to lay out the next preview faster; to be called when the vault locks."""
    for module, names in _HOLDERS.items():
        loaded = sys.modules.get(f"{__name__}.{module}")
        for name in names if loaded else ():
            getattr(loaded, name).cache_clear()
    re.purge()  # which keeps the patterns made of names
