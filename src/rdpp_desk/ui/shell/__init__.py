"""The frame around every screen."""

from __future__ import annotations

from rdpp_desk.ui.shell.page import Breakpoint, Desk, Page, PageFactory, breakpoint_of
from rdpp_desk.ui.shell.sidebar import Sidebar

__all__ = ["Breakpoint", "Desk", "Page", "PageFactory", "Sidebar", "breakpoint_of"]
