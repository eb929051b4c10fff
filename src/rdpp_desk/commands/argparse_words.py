"""argparse says its own few words in English; here they go through our catalogues."""

from __future__ import annotations

import argparse

from rdpp_desk.messages import _


def translate() -> None:
    """Let argparse speak the language spoken now (it looks its translator up by this name at each word)."""
    words = _words()
    setattr(argparse, "_", lambda text: words.get(text, text))  # noqa: B010  # argparse has no other door


def _words() -> dict[str, str]:
    """What argparse may say to someone who types a command."""
    return {
        "usage: ": _("usage: "),
        "positional arguments": _("positional arguments"),
        "options": _("options"),
        "the following arguments are required: %s": _("the following arguments are required: %s"),
        "unrecognized arguments: %s": _("unrecognized arguments: %s"),
        "expected one argument": _("expected one argument"),
        "argument %(argument_name)s: %(message)s": _("argument %(argument_name)s: %(message)s"),
        "invalid %(type)s value: %(value)r": _("invalid %(type)s value: %(value)r"),
        "invalid choice: %(value)r (choose from %(choices)s)": _("invalid choice: %(value)r (choose from %(choices)s)"),
        "not allowed with argument %s": _("not allowed with argument %s"),
        "ignored explicit argument %r": _("ignored explicit argument %r"),
    }
