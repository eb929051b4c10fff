"""The frame around every screen."""

from __future__ import annotations

from rdpp_desk.ui.shell.page import Breakpoint, Page, PageFactory, Shell, breakpoint_of
from rdpp_desk.ui.shell.sidebar import Sidebar

__all__ = ["Breakpoint", "Page", "PageFactory", "Shell", "Sidebar", "breakpoint_of"]
