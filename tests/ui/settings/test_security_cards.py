"""The cards of the lock: what they say on this system, and what they keep outside the vault."""

from __future__ import annotations

import pytest
from tests.ui.find import find

from rdpp_desk.settings import Settings
from rdpp_desk.ui import capture
from rdpp_desk.ui.main_window import MainWindow
from rdpp_desk.ui.settings.page import SettingsPage
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.theme import Theme, manager
from rdpp_desk.ui.widgets import Check, Strip

SWITCH = "Keep the window out of screen captures"


def security(window: MainWindow) -> Section:
    window.show_page("settings", section="security")
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page.section("security")


def test_where_the_system_offers_nothing_the_switch_is_off_and_says_why(window: MainWindow) -> None:
    section = security(window)
    switch = find(section, Check, SWITCH)
    assert not switch.isEnabled()
    assert not switch.isChecked()
    assert "does not let a program" in switch.accessibleDescription()
    assert any("discreet mode" in strip.accessibleName() for strip in section.findChildren(Strip))


def test_where_it_offers_something_the_switch_is_kept_outside_the_vault(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture, "offered", lambda: lambda _window, _hidden: None)
    kept: list[Settings] = []
    window.settings_changed.connect(kept.append)
    switch = find(security(window), Check, SWITCH)
    assert switch.isEnabled()
    assert switch.isChecked()
    switch.setChecked(False)
    assert not kept[-1].hide_from_capture


def test_where_room_is_short_the_name_of_the_section_is_said_once(window: MainWindow) -> None:
    manager().apply(Theme(scale=1.5))
    window.resize(960, 640)
    window.show_page("settings", section="security")
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    assert not page.section("security").heading.isVisible()
    assert not page.section("will").heading.isVisibleTo(page.section("will"))
    manager().apply(Theme())
    window.resize(1280, 800)
    window.show_page("settings", section="security")
    assert page.section("security").heading.isVisible()
