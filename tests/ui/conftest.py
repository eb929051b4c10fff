"""Each test of the window starts light, at 100 %, in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from rdpp_desk import messages
from rdpp_desk.messages import sentences
from rdpp_desk.settings import Settings
from rdpp_desk.ui.application import build_application
from rdpp_desk.ui.theme import Theme, manager

_PLAIN = Settings(language="en", appearance="light")


@pytest.fixture(scope="session")
def dressed_application(qapp: QApplication) -> QApplication:
    return build_application([], _PLAIN)


@pytest.fixture(autouse=True)
def plain_start(dressed_application: QApplication) -> Iterator[None]:
    if manager().theme != Theme():
        manager().apply(Theme())
        manager().set_appearance("light")
    messages.use("en")
    yield
    sentences.show_paths(True)
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
