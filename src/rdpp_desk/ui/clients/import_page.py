"""Contacts from a spreadsheet: choose the file, say what its columns hold, look, bring them in, or undo."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import imports
from rdpp_desk.actions.imports import CsvPreview, ImportReport
from rdpp_desk.errors import DeskError, StorageError
from rdpp_desk.messages import _, ngettext, sentences
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.contacts import ContactField
from rdpp_desk.ui.clients.acts import do
from rdpp_desk.ui.clients.import_preview import PreviewTable, lines_words, read_words
from rdpp_desk.ui.shell import Page
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Combo,
    Field,
    FlowLayout,
    Label,
    Paragraph,
    ScrollPage,
    Strip,
    clear,
    hbox,
    panel,
    vbox,
)
from rdpp_desk.ui.widgets.pickers import PathField, Picking
from rdpp_desk.ui.workspace import Workspace

_BIGGEST = 20_000_000


class ImportPage(Page):
    """Nothing is stored before « Importer »; the last import can be undone from here, days later."""

    nav = "dossiers"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._preview: CsvPreview | None = None
        self._combos: list[Combo] = []
        self._problem = Strip("danger")
        self._result = Strip("success")
        self._build_file()
        self._read_as = Paragraph("", "caption")
        self._matching = panel(FlowLayout(spacing=Space.S4, between=Space.S3))
        self._table = PreviewTable()
        self._aside = Paragraph("", "second")
        self._bring_in = Button(_("Import"), "import", "primary")
        self._bring_in.clicked.connect(self._bring)
        self._columns = Card(Label(_("What the columns hold"), "subtitle"), self._read_as, self._matching, spacing=12)
        self._rows = Card(Label(_("The first contacts"), "subtitle"), self._table, self._aside, spacing=Space.S3)
        self._foot = panel(hbox(None, self._bring_in))
        back = Button(_("Dossiers"), "arrow-left", "ghost", size="small")
        back.clicked.connect(lambda: workspace.go("dossiers"))
        words = Paragraph(_("From an address book or a spreadsheet saved as CSV. Nothing is sent on the internet."))
        page = ScrollPage(
            hbox(back, None),
            vbox(Label(_("Import contacts"), "display"), words, spacing=2),
            self._result,
            self._problem,
            self._file_card,
            self._columns,
            self._rows,
            self._foot,
            None,
            spacing=Space.S3,
        )
        self.setLayout(vbox(page))
        self._show_nothing()

    def _build_file(self) -> None:
        kinds = ";;".join([_("Tables of text") + " (*.csv *.txt *.tsv)", _("All files") + " (*)"])
        self._path = PathField(_("CSV file"), Picking.FILE, filters=kinds)
        self._path.chosen.connect(self._take_path)
        self._path.edit.returnPressed.connect(self._take_path)
        read = Button(_("Read this file"), variant="soft")
        read.clicked.connect(self._take_path)
        self._file = Field(_("CSV file"), self._path)
        line = hbox((self._file, 1), vbox(None, read), spacing=Space.S2)
        self._file_card = Card(line)

    def title(self) -> str:
        return _("Import contacts")

    def enter(self, **params: object) -> None:
        self._show_nothing()
        self._result.hide()
        self._offer_undo()

    def wipe(self) -> None:
        self._show_nothing()
        self._path.set_path(None)
        self._result.hide()

    def sensitive(self) -> list[QWidget]:
        return [self._columns, self._rows, *([self._file_card] if self._path.path() is not None else [])]

    def primary_focus(self) -> QWidget | None:
        return self._path

    def regions(self) -> list[QWidget]:
        return [self._path, *self._combos[:1], *([self._bring_in] if self._bring_in.isVisible() else [])]

    def load(self, file: Path) -> None:
        """Read a file off-thread and show what it would give."""
        self._path.set_path(file)
        self._problem.hide()
        self._result.hide()
        self.workspace.jobs.run(_content, file, on_done=self._understand, on_error=self._tell_problem)

    # The file

    def _take_path(self) -> None:
        file = self._path.path()
        if file is None:
            self._file.set_error(_("Choose a file first."))
            self._path.setFocus()
            return
        self._file.set_error("")
        self.load(file)

    def _understand(self, content: bytes) -> None:
        try:
            self._preview = imports.read_csv(self.workspace.desk, content)
        except DeskError as failure:
            self._tell_problem(failure)
            return
        self._match()
        self._show_rows()
        if self._combos:
            self._combos[0].setFocus()

    def _tell_problem(self, failure: DeskError) -> None:
        self._show_nothing()
        said = sentences.error(failure)
        self._problem.tell("danger", said.what, " ".join(part for part in (said.safe, said.todo) if part))

    # Its columns

    def _match(self) -> None:
        assert self._preview is not None
        layout = self._matching.layout()
        assert layout is not None
        clear(layout)
        table = self._preview.table
        self._read_as.set_text(read_words(table))
        choices = [(one.value, label(one)) for one in ContactField]
        self._combos = []
        for header, guess in zip(table.headers, self._preview.columns, strict=True):
            combo = Combo(choices, value=guess.value)
            combo.chosen.connect(partial(self._rematch, combo))
            self._combos.append(combo)
            layout.addWidget(Field(header or _("(no heading)"), combo))
        self._columns.show()

    def _rematch(self, changed: Combo, chosen: object) -> None:
        """A kind of information comes from one column only: the last one said."""
        assert self._preview is not None
        for combo in self._combos:
            if combo is not changed and combo.value() == chosen != ContactField.IGNORE.value:
                combo.set_value(ContactField.IGNORE.value)
        columns = [ContactField(str(combo.value())) for combo in self._combos]
        self._problem.hide()
        try:
            self._preview = imports.with_columns(self.workspace.desk, self._preview, columns)
        except DeskError as failure:
            said = sentences.error(failure)
            self._problem.tell("danger", said.what, said.todo)
            self._rows.hide()
            self._foot.hide()
            return
        self._show_rows()

    def _show_rows(self) -> None:
        preview = self._preview
        assert preview is not None
        if not any(column in _NAMES for column in preview.columns):
            self._problem.tell("warning", _("No column was recognised as a name."), _("Say which one holds it."))
            return
        self._table.show_contacts(preview)
        self._aside.set_text(lines_words(preview))
        self._aside.setVisible(bool(self._aside.plain()))
        count = len(preview.contacts) - len(preview.known)
        words = ngettext("Import {count} contact", "Import {count} contacts", count)
        self._bring_in.setText(words.format(count=count))
        self._bring_in.setEnabled(count > 0)
        self._rows.show()
        self._foot.show()

    def _show_nothing(self) -> None:
        self._preview, self._combos = None, []
        layout = self._matching.layout()
        if layout is not None:
            clear(layout)
        self._table.wipe()
        self._aside.set_text("")
        for part in (self._problem, self._columns, self._rows, self._foot):
            part.hide()

    # Bringing in

    def _bring(self) -> None:
        preview, desk = self._preview, self.workspace.desk
        assert preview is not None

        def act() -> ImportReport:
            return imports.import_contacts(desk, preview)

        count = len(preview.contacts) - len(preview.known)
        said = ngettext("{count} contact imported", "{count} contacts imported", count).format(count=count)
        if do(self.workspace, act, said, lambda report: self._undo(report)):
            self._show_nothing()
            self._path.set_path(None)
            self._offer_undo(said)

    def _undo(self, report: ImportReport) -> None:
        imports.undo_import(self.workspace.desk, report.done)
        self._result.hide()

    def _offer_undo(self, said: str = "") -> None:
        """The last import, which can be taken out again."""
        last = imports.last_import(self.workspace.desk)
        if last is None:
            self._result.hide()
            return
        count = len(last.client_ids)
        title = said or ngettext("Last import: {count} contact.", "Last import: {count} contacts.", count).format(
            count=count
        )
        begin = Button(_("Open the first dossier"), "folder-plus", size="small")
        begin.clicked.connect(lambda: self.workspace.go("dossiers", then="new"))
        undo = Button(_("Take this import out again"), "undo-2", size="small")
        undo.clicked.connect(self._undo_last)
        text = _("Each contact becomes a dossier when you open one for them.")
        self._result.tell("success" if said else "accent", title, text)
        self._result.set_actions(*([begin] if said else []), undo)

    def _undo_last(self) -> None:
        last = imports.last_import(self.workspace.desk)
        if last is None:
            return
        done = do(
            self.workspace, lambda: imports.undo_import(self.workspace.desk, last), _("The import was taken out again")
        )
        if done:
            self._result.hide()


_NAMES = (ContactField.FULL_NAME, ContactField.FIRST_NAME, ContactField.LAST_NAME)


def _content(file: Path) -> bytes:
    """The bytes of a file that is not absurdly big."""
    try:
        if file.stat().st_size > _BIGGEST:
            raise StorageError("csv-unreadable")
        return file.read_bytes()
    except FileNotFoundError:
        raise StorageError("not-found", path=str(file)) from None
    except OSError:
        raise StorageError("csv-unreadable") from None
