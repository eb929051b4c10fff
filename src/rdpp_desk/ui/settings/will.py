"""« Kit de relève »: if the practitioner dies or can no longer work, two people together warn the clients, no more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rdpp_desk import paths
from rdpp_desk.actions import will
from rdpp_desk.actions.will import KitStatus, WillPlan
from rdpp_desk.messages import _, formats
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.settings.will_dialogs import CheckSheetsDialog, preview_dialog, revoke_dialog, sheet_dialog
from rdpp_desk.ui.widgets import (
    Button,
    Check,
    FlowLayout,
    Label,
    LineEdit,
    Paragraph,
    Strip,
    TextArea,
    clear,
    panel,
    vbox,
)
from rdpp_desk.ui.widgets.pickers import PathField, Picking


class WillSection(Section):
    """Instructions and keepers, what goes in, the kit itself, its sheets and its file."""

    key = "will"
    sensitive = True
    icon = "heart-handshake"

    @classmethod
    def title(cls) -> str:
        return _("Will kit")

    def build(self) -> None:
        self.add(
            Paragraph(
                _(
                    "If you die or can no longer work, someone must be able to warn the people you accompany. The kit "
                    "is one encrypted file with their names, how to reach them and your instructions. Two sheets, kept "
                    "by two people, open it together; it never opens your vault."
                )
            )
        )
        self._build_plan()
        self._build_kit()

    def _build_plan(self) -> None:
        self.instructions = TextArea(_("Instructions"), lines=5, most_lines=14)
        self.model = Button(_("Start from a model"), "file-text", size="small")
        self.model.clicked.connect(self._fill)
        self._model_row = panel(FlowLayout(self.model))
        self.holder_a = LineEdit(_("Who keeps sheet A"))
        self.holder_b = LineEdit(_("Who keeps sheet B"))
        self.sponsors = Check(
            _("Add organisations and sponsors"),
            help_text=_(
                "So that they can be warned too. Without it, the kit has only the people you accompany and, for a "
                "group, whom to call in its institution."
            ),
        )
        for edit in (self.instructions, self.holder_a, self.holder_b):
            edit.left.connect(self._keep)
        self.sponsors.toggled.connect(self._keep)
        self.when_left(self._keep)
        help_text = _(
            "In what order to warn, what to say, whom to refer to, what to do with your vault and your papers."
        )
        self.card(
            self.field(_("Instructions"), self.instructions, help_text),
            self._model_row,
            self.field(
                _("Who keeps sheet A"), self.holder_a, _("A colleague, a supervisor: someone who can make the calls.")
            ),
            self.field(_("Who keeps sheet B"), self.holder_b, _("Someone else: a relative, a notary.")),
            self.sponsors,
        )

    def _build_kit(self) -> None:
        self.state = vbox()
        self.preview = Button(_("See what the kit shows"), "eye")
        self.preview.clicked.connect(self._preview)
        self.make = Button(_("Make the kit"), "plus", "primary")
        self.make.clicked.connect(self._make)
        self.sheet_a = Button(_("Print sheet A"), "printer")
        self.sheet_a.clicked.connect(lambda: self._print("A"))
        self.sheet_b = Button(_("Print sheet B"), "printer")
        self.sheet_b.clicked.connect(lambda: self._print("B"))
        self.test = Button(_("Test the two sheets"), "check")
        self.test.clicked.connect(self._test)
        self.renew = Button(_("Make new sheets"), "refresh-cw")
        self.renew.clicked.connect(self._renew)
        self.give_up = Button(_("Give up the kit"), "x", "ghost")
        self.give_up.clicked.connect(self._give_up)
        name = _("File of the kit")
        self.file = PathField(name, Picking.NEW_FILE, filters=_("Will kit of RDPP Desk (*.rdpprelay)"))
        help_text = _("It is also written beside each backup. The sheets stay the same when the file is written again.")
        self.file_field = self.field(name, self.file, help_text)
        self.write = Button(_("Write the file"), "file-down")
        self.write.clicked.connect(self._write)
        self._writing = panel(FlowLayout(self.write))
        self._existing: tuple[QWidget, ...] = (self.sheet_a, self.sheet_b, self.test, self._writing, self.file_field)
        self._ending = panel(FlowLayout(self.renew, self.give_up))
        self.card(
            Label(_("The kit"), "subtitle"),
            panel(self.state),
            panel(FlowLayout(self.make, self.sheet_a, self.sheet_b, self.test, self.preview)),
            self.file_field,
            self._writing,
            self._ending,
        )

    def load(self) -> None:
        plan = will.plan(self.desk)
        self.instructions.setText(plan.instructions)
        self.holder_a.setText(plan.holder_a)
        self.holder_b.setText(plan.holder_b)
        self.sponsors.blockSignals(True)
        self.sponsors.setChecked(plan.sponsors)
        self.sponsors.blockSignals(False)
        self._show_kit()

    def wipe(self) -> None:
        for edit in (self.holder_a, self.holder_b):
            edit.clear()
        self.instructions.setText("")
        self.file.set_path(None)
        clear(self.state)

    def _keep(self) -> None:
        plan = WillPlan(
            instructions=self.instructions.text(),
            holder_a=self.holder_a.text().strip(),
            holder_b=self.holder_b.text().strip(),
            sponsors=self.sponsors.isChecked(),
        )
        self._model_row.setVisible(not plan.instructions.strip())
        if plan != will.plan(self.desk) and self.attempt(lambda: will.save_plan(self.desk, plan)):
            self._show_kit()

    def _fill(self) -> None:
        self.instructions.setText(model_instructions())
        self._keep()
        self.instructions.setFocus()

    def _show_kit(self) -> None:
        status = will.kit_status(self.desk)
        clear(self.state)
        self.state.addWidget(_state(status))
        self._model_row.setVisible(not self.instructions.text().strip())
        self.make.setVisible(status is None)
        self._ending.setVisible(status is not None)
        for widget in self._existing:
            widget.setVisible(status is not None)
        self.write.set_primary(status is not None and (status.written_on is None or status.changed or status.stale))
        if status is not None and not self._names_a_kit(status):
            self.file.set_path(paths.documents_folder() / will.file_name(self.desk))

    def _names_a_kit(self, status: KitStatus) -> bool:
        place = self.file.path()
        return place is not None and (place.suffix != will.SUFFIX or status.number.lower() in place.name)

    def _preview(self) -> None:
        self._keep()
        preview_dialog(self, self.desk).open()

    def _make(self) -> None:
        self._keep()
        if self.attempt(lambda: will.make_kit(self.desk)):
            self._show_kit()
            self.sheet_a.setFocus()

    def _print(self, letter: str) -> None:
        self._keep()
        sheet_dialog(self, self.desk, letter).open()

    def _test(self) -> None:
        dialog = CheckSheetsDialog(self, self.desk)
        dialog.checked.connect(self._changed)
        dialog.open()

    def _write(self) -> None:
        self._keep()
        place = self.file.path()
        if place is None:
            self.file_field.set_error(_("Say where to write the file."))
            self.file.edit.setFocus()
            return
        target = place if place.suffix == will.SUFFIX else Path(f"{place}{will.SUFFIX}")
        if self.attempt(lambda: will.renew_file(self.desk, target), self.file_field):
            self._show_kit()
            self.workspace.toasts.show(_("File of the kit written. Its sheets stay the same."))

    def _renew(self) -> None:
        dialog = revoke_dialog(self, _("Make new sheets?"), _("Make new sheets"))
        dialog.finished.connect(lambda key: self._make() if key == "yes" else None)
        dialog.open()

    def _give_up(self) -> None:
        dialog = revoke_dialog(self, _("Give up the kit?"), _("Give up the kit"))
        dialog.finished.connect(lambda key: self._revoke() if key == "yes" else None)
        dialog.open()

    def _revoke(self) -> None:
        if self.attempt(lambda: will.revoke(self.desk)):
            self._show_kit()
            self.make.setFocus()

    def _changed(self) -> None:
        self.kept()
        self._show_kit()


def model_instructions() -> str:
    """Instructions to start from, in the language spoken."""
    return _(
        "Warn first the people whose session is nearest, then the others.\n"
        "Say only that I can no longer work, without giving the reason if my family has not announced it.\n"
        "Offer each person the name of a colleague: …\n"
        "Tell nobody who else is on the list.\n"
        "My supervisor is to be told: …\n"
        "My vault, its backups and my papers: …"
    )


def _state(status: KitStatus | None) -> Strip:
    """Which kit is in force, the day of its file, and what is left to do."""
    if status is None:
        words = _("Nobody could warn the people you accompany. Making a kit takes a quarter of an hour.")
        return Strip("accent", _("No kit yet"), words)
    made = _("Kit number {number}, made on {day}").format(number=status.number, day=formats.day(status.made_on))
    if status.written_on is None:
        return Strip("warning", made, _("Its file is not written yet: print the sheets, test them, write the file."))
    day = formats.day(status.written_on)
    if status.changed:
        return Strip(
            "warning", made, _("File of {day}: your contacts or instructions have changed since.").format(day=day)
        )
    if status.stale:
        return Strip("warning", made, _("File of {day}: more than three months old. Write it again.").format(day=day))
    if status.tested_on is None:
        return Strip("warning", made, _("File of {day}. The sheets were not tested yet.").format(day=day))
    tested = formats.day(status.tested_on)
    return Strip("success", made, _("File of {day}; sheets tested on {tested}.").format(day=day, tested=tested))
