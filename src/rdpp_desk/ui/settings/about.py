"""What the program is, what it does not protect from, and details to copy when something is wrong."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion

from rdpp_desk import __version__, paths, resources
from rdpp_desk.messages import _
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import Button, Dialog, FlowLayout, Label, Paragraph, Strip, panel

_LOG_CHARACTERS = 4_000


class AboutSection(Section):
    """Version, promise, limits, licences, diagnostics."""

    key = "about"
    icon = "info"

    @classmethod
    def title(cls) -> str:
        return _("About")

    def build(self) -> None:
        licences = Button(_("Licences"), "scale")
        licences.clicked.connect(self._show_licences)
        self.copying = Button(_("Copy the details"), "copy")
        self.copying.clicked.connect(self._copy)
        promise = _(
            "Nothing is sent over the internet; this vault opens with your passphrase or your recovery sheet. "
            "No account, no usage measurement."
        )
        self.card(
            Label(_("RDPP Desk {version}").format(version=__version__), "subtitle"),
            Paragraph(promise),
            Paragraph(_("Free software, GNU GPL version 3 or later. Clause templates: CC0, yours to use as you like.")),
            panel(FlowLayout(licences, self.copying)),
            Paragraph(
                _("The details hold versions and event codes, never a name nor a word of yours. Nothing is sent."),
                "caption",
            ),
        )
        limits = (
            _("A program that spies on this computer while the vault is open sees what you see."),
            _("Someone to whom you give your passphrase or your sheet can open the vault and its backups."),
            _("A printer and its queue may keep what you print; a PDF you save outside the vault is in clear."),
            _("Older backups open with the secrets of their day, and still hold what was destroyed here since."),
            _("Pseudonymising lowers the risk of recognising someone; it never removes it. You decide, and reread."),
        )
        self.card(
            Label(_("What the program does not protect from"), "subtitle"),
            *[Paragraph(f"• {limit}") for limit in limits],
        )
        legal = _(
            "The texts of documents are templates: have them reread by counsel. The vault shows facts, not a verdict."
        )
        self.add(Strip("accent", text=legal))

    def _show_licences(self) -> None:
        dialog = Dialog(self, _("Licences"), width=760)
        text = resources.path("licences/third-party.md").read_text(encoding="utf-8")
        dialog.add(Paragraph(_readable(text), ""))
        dialog.add_button("", _("Close"), "primary", safe=True)
        dialog.open()

    def _copy(self) -> None:
        self.host.shell.copy(details())
        self.workspace.toasts.show(_("Details copied. The clipboard is emptied in 30 seconds."))


def details() -> str:
    """Versions and the end of the log: codes, types, durations; never a value."""
    lines = [
        f"RDPP Desk {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    ]
    try:
        log = (paths.state_folder() / "rdpp-desk.log").read_text(encoding="utf-8", errors="replace")
    except OSError:
        log = ""
    return "\n".join([*lines, log[-_LOG_CHARACTERS:]]).rstrip()


def _readable(markdown: str) -> str:
    """A table of licences as lines of text."""
    lines = []
    for line in markdown.splitlines():
        if set(line) <= set("|- "):
            lines.append("")
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else [line.lstrip("# ")]
        lines.append(" · ".join(cells).replace("`", ""))
    return "\n".join(lines).strip()
