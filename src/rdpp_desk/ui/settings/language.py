"""The language of the interface, and the practice's own clock."""

from __future__ import annotations

from rdpp_desk.errors import UsageError
from rdpp_desk.messages import _, sentences
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.widgets import LineEdit, Segmented


class LanguageSection(Section):
    """Each document has its own language, chosen when it is prepared."""

    key = "language"
    icon = "languages"

    @classmethod
    def title(cls) -> str:
        return _("Language")

    def build(self) -> None:
        tongues = (("", _("As the system")), ("fr", "Français"), ("en", "English"))
        self.tongue = Segmented(tongues, _("Language of the window"))
        self.tongue.changed.connect(lambda key: self.host.shell.keep_settings(language=key))
        self.zone = LineEdit(_("Time zone"))
        self.zone_field = self.field(
            _("Time zone"), self.zone, _("Where you work, such as Europe/Paris: sessions and dates follow it.")
        )
        self.zone.left.connect(self._keep_zone)
        self.when_left(self._keep_zone)
        self.card(
            self.field(
                _("Language of the window"), self.tongue, _("Documents keep the language they were prepared in.")
            ),
            self.zone_field,
        )

    def load(self) -> None:
        self.tongue.blockSignals(True)
        self.tongue.set_value(self.workspace.settings.language)
        self.tongue.blockSignals(False)
        self.zone.setText(self.desk.preferences.zone)

    def _keep_zone(self) -> None:
        wanted = self.zone.text().strip()
        if not wanted:
            self.zone_field.set_error(str(sentences.error(UsageError("zone-unknown"))))
            return
        if self.keep_preferences(zone=wanted):
            self.zone_field.set_error("")
        else:
            self.problem.hide()
            self.zone_field.set_error(str(sentences.error(UsageError("zone-unknown"))))
