"""The switch that keeps the window out of screen captures."""

from __future__ import annotations

import sys

from rdpp_desk.messages import _
from rdpp_desk.ui import capture
from rdpp_desk.ui.settings.section import Entry, Section
from rdpp_desk.ui.widgets import Check, Strip


def capture_card(section: Section) -> None:
    """Disabled, with the reason, where the system offers nothing."""
    switch = Check(
        _("Keep the window out of screen captures"),
        help_text=_("Captures and shared screens do not show it. A photograph of the screen does."),
    )
    switch.toggled.connect(lambda on: section.host.shell.keep_settings(hide_from_capture=on))

    def show() -> None:
        switch.blockSignals(True)
        switch.setChecked(capture.offered() is not None and section.workspace.settings.hide_from_capture)
        switch.blockSignals(False)

    section.when_loaded(show)
    said = Strip("accent", text=_limits(), icon="info")
    said.setVisible(bool(_limits()))
    if capture.offered() is None:
        switch.setEnabled(False)
        switch.setAccessibleDescription(_limits())
    section.entries.append(Entry(_("Screen captures"), switch.words(), switch))
    section.card(switch, said)


def _limits() -> str:
    if capture.offered() is None:
        return _(
            "This system does not let a program keep out of captures. On a shared screen, discreet mode shows codes "
            "in place of names."
        )
    if sys.platform == "darwin":
        return _("From macOS 15 on, several capture programs ignore this. Discreet mode shows codes in place of names.")
    return ""
