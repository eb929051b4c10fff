"""Supervisors and places: short lists, each with its small form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import discretion, organisations, supervision
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, sentences
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.people import Place, Supervisor, SupervisorTie
from rdpp_desk.ui.settings.section import Entry, Section
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Chip,
    Combo,
    Dialog,
    EmptyState,
    Field,
    FlowLayout,
    IconButton,
    Label,
    LineEdit,
    Paragraph,
    Row,
    Separator,
    TextArea,
    clear,
    panel,
    vbox,
)

_WIDTH = 560


class _Listed(Section):
    """A list of cards with an add button."""

    def build(self) -> None:
        self.card_of_rows = Card(spacing=0, margins=(Space.S1,) * 4)
        self.adding = Button(self.words_to_add(), "plus")
        self.adding.clicked.connect(self.add_one)
        self.add(Paragraph(self.explained()))
        self.add(self.card_of_rows)
        self.add(panel(FlowLayout(self.adding)))
        self.entries.append(Entry(self.title(), self.explained(), self.adding))

    def words_to_add(self) -> str:
        raise NotImplementedError

    def explained(self) -> str:
        raise NotImplementedError

    def add_one(self) -> None:
        raise NotImplementedError

    def wipe(self) -> None:
        clear(self.card_of_rows.column)

    def _stored(self) -> None:
        self.load()
        self.kept()

    def show_rows(self, rows: list[QWidget], empty: EmptyState) -> None:
        clear(self.card_of_rows.column)
        for number, row in enumerate(rows):
            if number:
                self.card_of_rows.column.addWidget(Separator())
            self.card_of_rows.column.addWidget(row)
        if rows:
            empty.deleteLater()
        else:
            self.card_of_rows.column.addWidget(empty)

    def line(
        self, name: str, text: str, chips: list[Chip], change: Callable[[], object], trash: Callable[[], object]
    ) -> Row:
        """A row: name and chips, a caption, « Modifier » and the trash."""
        title = Label(name, "strong")
        title.setWordWrap(True)
        caption = Paragraph(text, "caption")
        caption.setVisible(bool(text))
        words = vbox(title, panel(FlowLayout(*chips)) if chips else 0, caption, spacing=2)
        button = Button(_("Edit"), size="small", name=_("Edit {name}").format(name=name))
        button.clicked.connect(lambda: change())
        bin_button = IconButton("trash-2", _("Put in the trash: {name}").format(name=name))
        bin_button.clicked.connect(lambda: trash())
        return Row((panel(words), 1), button, bin_button, hover=False)

    def put_in_trash(self, name: str, trash: Callable[[], object], restore: Callable[[], object]) -> None:
        """Do it, and offer to take it back."""

        def back() -> None:
            if self.attempt(restore):
                self.load()

        if self.attempt(trash):
            self.load()
            self.adding.setFocus()
            self.workspace.toasts.show(_("{name} is in the trash.").format(name=name), back)


class SupervisorsSection(_Listed):
    """Who supervises the practitioner."""

    key = "supervision"
    sensitive = True
    icon = "notebook-pen"

    @classmethod
    def title(cls) -> str:
        return _("Supervisors")

    def words_to_add(self) -> str:
        return _("Add a supervisor")

    def explained(self) -> str:
        return _(
            "Extracts of the journal are prepared for one of them; what they may recognise is masked with more care."
        )

    def load(self) -> None:
        rows: list[QWidget] = []
        for one in supervision.supervisors(self.desk):
            details = ", ".join(filter(None, (one.accreditation, one.email, one.phone)))
            chips = [Chip(label(one.tie), "warning")] if one.tie is not SupervisorTie.NONE else []
            rows.append(self.line(one.full_name, details, chips, partial(self._edit, one), partial(self._trash, one)))
        nobody = EmptyState("notebook-pen", _("No supervisor yet"), _("A last name is enough to begin."))
        self.show_rows(rows, nobody)

    def add_one(self) -> None:
        self._edit(Supervisor(last_name=""))

    def _edit(self, one: Supervisor) -> None:
        form = SupervisorForm(self, one)
        form.open_form(self._stored)

    def _trash(self, one: Supervisor) -> None:
        self.put_in_trash(
            discretion.name(self.desk, one),
            lambda: supervision.trash_supervisor(self.desk, one.id),
            lambda: supervision.restore_supervisor(self.desk, one.id),
        )


class PlacesSection(_Listed):
    """Where sessions happen."""

    key = "places"
    sensitive = True
    icon = "map-pin"

    @classmethod
    def title(cls) -> str:
        return _("Places")

    def words_to_add(self) -> str:
        return _("Add a place")

    def explained(self) -> str:
        return _("The charter asks of a place that it be neutral, calm, private, available and away from work.")

    def load(self) -> None:
        rows: list[QWidget] = []
        for one in organisations.places(self.desk):
            chips = [_verdict(words, getattr(one, name)) for name, words in criteria()]
            rows.append(self.line(one.name, one.address, chips, partial(self._edit, one), partial(self._trash, one)))
        self.show_rows(
            rows, EmptyState("map-pin", _("No place yet"), _("Your practice, a meeting room, a video call."))
        )

    def add_one(self) -> None:
        self._edit(Place(name=""))

    def _edit(self, one: Place) -> None:
        form = PlaceForm(self, one)
        form.open_form(self._stored)

    def _trash(self, one: Place) -> None:
        self.put_in_trash(
            discretion.name(self.desk, one),
            lambda: organisations.trash_place(self.desk, one.id),
            lambda: organisations.restore_place(self.desk, one.id),
        )


def criteria() -> tuple[tuple[str, str], ...]:
    """The five criteria of article 7, by field."""
    return (
        ("neutral", _("Neutral")),
        ("calm", _("Calm")),
        ("private", _("Confidential")),
        ("available", _("Available")),
        ("away_from_work", _("Away from work")),
    )


def _verdict(words: str, met: bool | None) -> Chip:
    if met is None:
        return Chip(_("{criterion}: not looked at").format(criterion=words), "neutral")
    return Chip(words, "success", "check") if met else Chip(_("{criterion}: no").format(criterion=words), "warning")


class _Form(Dialog):
    """A short form over the window; stays open while what it holds cannot be stored."""

    sensitive = True

    def __init__(self, host: QWidget, title: str) -> None:
        super().__init__(host, title, width=_WIDTH)
        self.column.setSpacing(Space.S4)

    def open_form(self, stored: Callable[[], object]) -> None:
        """Show it; `stored` is called once the vault has it."""
        back = Button(_("Change nothing"))
        back.clicked.connect(lambda: self.close_with(""))
        keep = Button(_("Save"), variant="primary")

        def store() -> None:
            try:
                self.store()
            except DeskError as failure:
                self.name_field.set_error(str(sentences.error(failure)))
                self.name_field.setFocus()
                return
            self.close_with("saved")
            stored()

        keep.clicked.connect(store)
        self._buttons.addWidget(back)
        self._buttons.addWidget(keep)
        self.open()

    name_field: Field

    def store(self) -> None:
        raise NotImplementedError


class SupervisorForm(_Form):
    """Name, accreditation, tie, addresses, and the organisations they may recognise."""

    def __init__(self, section: Section, one: Supervisor) -> None:
        super().__init__(section, _("Supervisor"))
        self._desk, self._one = section.desk, one
        self.first = LineEdit(text=one.first_name)
        self.last = LineEdit(text=one.last_name)
        self.accreditation = LineEdit(text=one.accreditation)
        self.tie = Combo([(tie, label(tie)) for tie in SupervisorTie], value=one.tie)
        self.email = LineEdit(text=one.email)
        self.phone = LineEdit(text=one.phone)
        self.knows = TextArea(lines=2, most_lines=5, text="\n".join(one.knows))
        self.name_field = Field(_("Last name"), self.last)
        self.add(Field(_("First name"), self.first), focus=True)
        self.add(self.name_field)
        self.add(Field(_("Accreditation"), self.accreditation))
        self.add(Field(_("Another tie with you"), self.tie, _("Some professional bodies accept none.")))
        self.add(Field(_("E-mail"), self.email))
        self.add(Field(_("Telephone number"), self.phone))
        self.add(Field(_("Organisations they may recognise"), self.knows, _("One a line.")))

    def store(self) -> None:
        supervision.save_supervisor(
            self._desk,
            replace(
                self._one,
                first_name=self.first.text().strip(),
                last_name=self.last.text().strip(),
                accreditation=self.accreditation.text().strip(),
                tie=SupervisorTie(str(self.tie.value())),
                email=self.email.text().strip(),
                phone=self.phone.text().strip(),
                knows=tuple(line.strip() for line in self.knows.text().splitlines() if line.strip()),
            ),
        )


class PlaceForm(_Form):
    """Name, address and the five criteria."""

    def __init__(self, section: Section, one: Place) -> None:
        super().__init__(section, _("Place"))
        self._desk, self._one = section.desk, one
        self.name = LineEdit(text=one.name)
        self.address = TextArea(lines=2, most_lines=4, text=one.address)
        self.name_field = Field(_("Name"), self.name)
        self.add(self.name_field, focus=True)
        self.add(Field(_("Address"), self.address))
        answers = (("", _("Not looked at yet")), ("yes", _("Yes")), ("no", _("No")))
        self._answers: dict[str, Combo] = {}
        for key, words in criteria():
            met = getattr(one, key)
            self._answers[key] = Combo(answers, value="" if met is None else "yes" if met else "no")
            self.add(Field(words, self._answers[key]))

    def store(self) -> None:
        met = {key: {"yes": True, "no": False}.get(str(combo.value())) for key, combo in self._answers.items()}
        organisations.save_place(
            self._desk,
            replace(
                self._one,
                name=self.name.text().strip(),
                address=self.address.text().strip(),
                neutral=met["neutral"],
                calm=met["calm"],
                private=met["private"],
                available=met["available"],
                away_from_work=met["away_from_work"],
            ),
        )
