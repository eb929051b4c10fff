"""How long a work still takes, in words."""

from __future__ import annotations

import pytest

from rdpp_desk.ui.widgets.work_card import time_left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "A few seconds left."),
        (14, "About 20 seconds left."),
        (61, "About 2 minutes left."),
        (60, "About 1 minute left."),
    ],
)
def test_the_time_left_is_rounded_up(seconds: float, words: str) -> None:
    assert time_left(seconds) == words
