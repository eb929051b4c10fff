"""In the settings of documents: the texts of law that documents print word for word, loaded from the official site."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rdpp_desk.actions import law_texts, text_files
from rdpp_desk.actions.desk import Desk
from rdpp_desk.actions.law_texts import LawText, LawTextCode
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, formats, sentences
from rdpp_desk.messages.labels import label
from rdpp_desk.ui.settings.section import Entry, Section
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    DateField,
    Dialog,
    Field,
    FlowLayout,
    Label,
    LineEdit,
    Paragraph,
    Segmented,
    Strip,
    TextArea,
    panel,
    vbox,
)
from rdpp_desk.ui.widgets.layouts import clear
from rdpp_desk.ui.widgets.pickers import PathField, Picking

_WIDTH = 640


def law_texts_card(section: Section) -> None:
    """The card « Textes de loi »: each text, whether it is loaded, and how to load, read or take it out."""
    title = _("Texts of law")
    sentence = _(
        "Documents for private individuals print two texts word for word. Copy them from Légifrance, the official "
        "site: without them, those documents stay drafts."
    )
    rows: QVBoxLayout = vbox(spacing=Space.S4)
    card = section.card(Label(title, "subtitle"), Paragraph(sentence), panel(rows))
    section.entries.append(Entry(title, sentence, card))

    def load() -> None:
        clear(rows)
        kept = law_texts.law_texts(section.desk)
        for code in LawTextCode:
            mine = [text for text in kept if text.code is code]
            rows.addWidget(_row(section, code, mine, load))

    section.when_loaded(load)


def published_at(code: LawTextCode) -> str:
    """Where the official site publishes a text."""
    return {
        LawTextCode.WITHDRAWAL_NOTICE: _("consumer code, annex to article R.221-3"),
        LawTextCode.WITHDRAWAL_FORM: _("consumer code, annex to article R.221-1"),
    }[code]


def _row(section: Section, code: LawTextCode, kept: list[LawText], again: Callable[[], None]) -> QWidget:
    name = label(code)
    load = Button(_("Load the text…"), "file-up", size="small", name=_("Load: {what}").format(what=name))
    load.clicked.connect(partial(_ask, section, code, again))
    buttons: list[QWidget] = [load]
    for text in kept:
        about = {"what": name, "language": _language(text.language)}
        read = Button(_("Read"), "book-open-text", "ghost", "small", name=_("Read: {what}, {language}").format(**about))
        read.clicked.connect(partial(_read, section, text))
        drop = Button(
            _("Take out"), "trash-2", "ghost", "small", name=_("Take out: {what}, {language}").format(**about)
        )
        drop.clicked.connect(partial(_drop, section, text, again))
        buttons += [read, drop]
    said = "\n".join(map(_told, kept)) or _("Not loaded. Published on Légifrance: {where}.").format(
        where=published_at(code)
    )
    return panel(vbox(Label(name, "strong"), Paragraph(said), FlowLayout(*buttons), spacing=Space.S2))


def _told(text: LawText) -> str:
    return _("{language}: read on {day} ({source}). To be compared again after {until}.").format(
        language=_language(text.language).capitalize(),
        day=formats.day(text.read_on),
        source=text.source,
        until=formats.day(text.check_after),
    )


def _language(code: str) -> str:
    return {"fr": _("French"), "en": _("English")}.get(code, code)


def _ask(section: Section, code: LawTextCode, again: Callable[[], None]) -> None:
    dialog = LoadDialog(section, section.desk, code)
    dialog.loaded.connect(section.kept)
    dialog.loaded.connect(again)
    dialog.open()


def _read(section: Section, text: LawText) -> None:
    dialog = Dialog(section, label(text.code), _told(text), width=_WIDTH)
    dialog.add(Paragraph(text.text, ""))
    dialog.add_button("", _("Close"), "primary", safe=True)
    dialog.open()


def _drop(section: Section, text: LawText, again: Callable[[], None]) -> None:
    words = _("Documents that print it stay drafts until it is loaded again. Those already proposed keep theirs.")
    dialog = Dialog(section, _("Take this text of law out?"), words, icon="triangle-alert", kind="warning")
    dialog.add_button("", _("Keep it"), safe=True)
    dialog.add_button("drop", _("Take it out"), "danger")

    def done(key: str) -> None:
        if key == "drop" and section.attempt(lambda: law_texts.drop_law_text(section.desk, text.code, text.language)):
            again()

    dialog.finished.connect(done)
    dialog.open()


class LoadDialog(Dialog):
    """A text pasted, or in a file, with where it was copied from and when; `loaded` once it is kept."""

    loaded = Signal()

    def __init__(self, host: QWidget, desk: Desk, code: LawTextCode) -> None:
        words = _(
            "Published on Légifrance: {where}. Follow the instructions given with it, such as your name and address in "
            "place of the brackets, and change nothing else."
        ).format(where=published_at(code))
        super().__init__(host, label(code), words, icon="scale", width=_WIDTH)
        self._desk, self._code = desk, code
        self.column.setSpacing(Space.S4)
        self.problem = Strip("danger")
        self.text = TextArea(_("The text, word for word"), lines=6, most_lines=10)
        self.file = PathField(_("Or a text file"), Picking.FILE, filters=_("Text (*.txt *.md)"))
        self.file.chosen.connect(self._from_file)
        self.file.left.connect(self._from_file)
        self.source = LineEdit(_("Copied from"), text=f"Légifrance, {published_at(code)}")
        languages = [(one, _language(one).capitalize()) for one in ("fr", "en")]
        self.language = Segmented(languages, _("Language of the text"), "fr")
        self.read_on = DateField(_("Read on"), desk.today(), today=desk.today)
        self.check_after = DateField(_("Compare again after"), today=desk.today)
        self._lay_out()

    def _lay_out(self) -> None:
        self.add(self.problem)
        self.text_field = Field(_("The text, word for word"), self.text)
        self.file_field = Field(_("Or a text file"), self.file)
        self.add(self.text_field, focus=True)
        self.add(self.file_field)
        self.add(Field(_("Copied from"), self.source))
        self.add(
            Field(
                _("Language of the text"),
                self.language,
                _("A document in English prints the French text while no English one is loaded."),
            )
        )
        self.add(Field(_("Read on"), self.read_on, _("The day you copied it from the official site.")))
        self.add(Field(_("Compare again after"), self.check_after, _("A year later when left empty.")))
        self.add_button("", _("Cancel"), safe=True)
        keep = Button(_("Keep this text"), "check", "primary")
        keep.clicked.connect(self._keep)
        self._buttons.addWidget(keep)

    def _from_file(self) -> None:
        if self.file.path() is None:
            self.file_field.set_error("")
            return
        try:
            self.text.setText(text_files.read_text(self.file.path()))
        except DeskError as failure:
            self.file_field.set_error(str(sentences.error(failure)))
        else:
            self.file_field.set_error("")

    def _keep(self) -> None:
        try:
            law_texts.load_law_text(
                self._desk,
                self._code,
                self.text.text(),
                self.source.text(),
                language=self.language.value() or "fr",
                read_on=self.read_on.value(),
                check_after=self.check_after.value(),
            )
        except DeskError as failure:
            said = sentences.error(failure)
            self.problem.tell("danger", said.what, " ".join(filter(None, (said.safe, said.todo))))
            return
        self.loaded.emit()
        self.close_with("kept")
