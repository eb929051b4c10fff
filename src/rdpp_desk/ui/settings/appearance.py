"""How the window looks: light or dark, text size, movements."""

from __future__ import annotations

from rdpp_desk.messages import _, formats
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.theme import Window, manager
from rdpp_desk.ui.widgets import Check, Combo, Field, Paragraph, Segmented


class AppearanceSection(Section):
    """Kept outside the vault, so that the unlock screen looks the same."""

    key = "appearance"
    icon = "palette"

    @classmethod
    def title(cls) -> str:
        return _("Appearance")

    def build(self) -> None:
        looks = (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark")))
        self.look = Segmented(looks, _("Light or dark"))
        self.look.changed.connect(lambda key: self.host.shell.keep_settings(appearance=key))
        sizes = [(size, f"{round(size * 100)}{formats.NBSP}%") for size in Window.SCALES]
        self.text_size = Combo(sizes, _("Text size"))
        self.text_size.chosen.connect(self._resize_text)
        self.sample = Field(
            _("Sample"),
            Paragraph(_("What is said in a session stays there. The note keeps what you choose to keep."), "reading"),
        )
        self.calm = Check(_("Less motion"), help_text=_("Movements become instant."))
        self.calm.toggled.connect(lambda on: self.host.shell.keep_settings(less_motion=on))
        self.letters = Check(
            _("Single-letter keys in the review"),
            help_text=_("M masks, G keeps, N goes on, only while the list of decisions has the keyboard."),
        )
        self.letters.toggled.connect(lambda on: self.host.shell.keep_settings(single_letters=on))
        self.card(
            self.field(_("Light or dark"), self.look),
            self.row(_("Text size"), _("Also with Ctrl and + or −, anywhere."), self.text_size),
            self.sample,
        )
        self.card(self.calm, self.letters)

    def load(self) -> None:
        settings = self.workspace.settings
        self.look.blockSignals(True)
        self.look.set_value(settings.appearance)
        self.look.blockSignals(False)
        self.text_size.set_value(manager().theme.scale)
        for check, on in ((self.calm, settings.less_motion), (self.letters, settings.single_letters)):
            check.blockSignals(True)
            check.setChecked(on)
            check.blockSignals(False)

    def _resize_text(self, size: object) -> None:
        if isinstance(size, float):
            manager().set_scale(size)
            self.host.shell.keep_settings(text_scale=size)
