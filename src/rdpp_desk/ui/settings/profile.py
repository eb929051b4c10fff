"""Who the practitioner is, as agreements and consent forms print it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget

from rdpp_desk.actions import preferences as choices
from rdpp_desk.actions.print_options import unprintable_words
from rdpp_desk.errors import UsageError
from rdpp_desk.messages import _, sentences
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.people import Agreement
from rdpp_desk.practice.references import digits_of, valid_siret
from rdpp_desk.ui.settings.letterhead_card import LetterheadCard
from rdpp_desk.ui.settings.section import Section
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Check,
    Field,
    FlowLayout,
    Label,
    LineEdit,
    Paragraph,
    Segmented,
    TextArea,
    panel,
    vbox,
)

Typed = LineEdit | TextArea


def grouped_siret(siret: str) -> str:
    """« 362 521 879 00034 » from 14 digits."""
    return f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}" if len(siret) == 14 else siret


class ProfileSection(Section):
    """Each field is kept when it is left; one that does not hold says why and keeps the former value."""

    key = "profile"
    sensitive = True
    icon = "user-round"

    @classmethod
    def title(cls) -> str:
        return _("Profile")

    def build(self) -> None:
        self._fields: dict[str, tuple[Field, Typed]] = {}
        self.add(Label(_("What is written here goes into the documents you print, nowhere else."), "second"))
        self._build_person()
        self._build_business()
        self._build_contact()
        self._build_practice()

    def _build_person(self) -> None:
        title = self._typed("title", _("What you are called"), _("As prints say it: “coach”, “practitioner”…"))
        buttons = []
        for word in (_("coach"), _("practitioner (m.)"), _("practitioner (f.)")):
            button = Button(word, variant="soft", size="small")
            button.clicked.connect(partial(self._call, word.split(" (")[0]))
            buttons.append(button)
        self.agreement = Segmented([(str(one), label(one)) for one in Agreement], _("Agreement of words"))
        self.agreement.changed.connect(lambda key: self._keep("agreement", Agreement(key)))
        self.card(
            self._typed("first_name", _("First name")),
            self._typed("last_name", _("Last name")),
            panel(vbox(title, FlowLayout(*buttons), spacing=Space.S2)),
            self._stacked(_("Agreement of words"), _("How French words agree with you in documents."), self.agreement),
        )

    def _build_business(self) -> None:
        self.sole_trader = Check(
            _("Sole trader (EI)"),
            help_text=_("“EI” is then printed with your name, as French law asks."),
        )
        self.sole_trader.toggled.connect(lambda on: self._keep("sole_trader", on))
        self.card(
            self.sole_trader,
            self._typed("siret", _("SIRET"), _("14 digits; the last one checks the others.")),
            self._typed("trade_name", _("Trade name")),
            self._typed("training_number", _("Training provider’s number"), _("If you have one.")),
        )

    def _build_contact(self) -> None:
        self.card(
            self._typed("address", _("Address"), area=2),
            self._typed("city", _("City"), _("Where documents are signed: “Done in …”.")),
            self._typed("email", _("E-mail")),
            self._typed("phone", _("Telephone number")),
            self._typed("website", _("Website")),
        )

    def _build_practice(self) -> None:
        self.logo = LetterheadCard(self)
        self.card(self.logo)
        self.card(
            self._typed("letterhead", _("Letterhead"), _("Lines printed at the top of documents."), area=2),
            self._typed("training", _("Training and certifications"), area=2),
            self._typed("frames_of_reference", _("Frames of reference"), area=2),
            self._typed("limits", _("Their limits"), _("What these frames do not cover, and you do not do."), area=2),
            self._typed("insurance", _("Professional insurance"), _("Insurer and policy number."), area=2),
            self._typed(
                "mediators",
                _("Mediators proposed"),
                _("One a line. Another thing than the consumer mediator."),
                area=2,
            ),
        )
        self._build_consumer_mediator()

    def _build_consumer_mediator(self) -> None:
        self.card(
            Label(_("Consumer mediator"), "subtitle"),
            Paragraph(
                _(
                    "If you work for private individuals, you sign up with a consumer mediator first, and name it in "
                    "each contract: without it, the contract stays a draft."
                )
            ),
            self._typed("consumer_mediator", _("Name of the mediator")),
            self._typed("consumer_mediator_address", _("Address of the mediator"), area=2),
            self._typed("consumer_mediator_site", _("Website of the mediator")),
        )

    def load(self) -> None:
        super().load()
        stored = choices.practitioner(self.desk)
        for name, (field, control) in self._fields.items():
            value = getattr(stored, name)
            words = "\n".join(value) if isinstance(value, tuple) else str(value)
            control.setText(grouped_siret(words) if name == "siret" else words)
            field.set_error("")
        self.agreement.set_value(str(stored.agreement))
        self.sole_trader.blockSignals(True)
        self.sole_trader.setChecked(stored.sole_trader)
        self.sole_trader.blockSignals(False)

    def wipe(self) -> None:
        for _field, control in self._fields.values():
            control.setText("")
        self.logo.wipe()

    def _typed(self, name: str, words: str, sentence: str = "", area: int = 0) -> Field:
        control: Typed = TextArea(words, lines=area, most_lines=6) if area else LineEdit(words)
        field = self.field(words, control, sentence)
        keep: Callable[[], None] = partial(self._leave, name)
        control.left.connect(keep)
        self.when_left(keep)
        self._fields[name] = (field, control)
        return field

    def _stacked(self, words: str, sentence: str, control: QWidget) -> QWidget:
        field = self.field(words, control, sentence)
        return field

    def _call(self, word: str) -> None:
        cast(LineEdit, self._fields["title"][1]).setText(word)
        self._leave("title")

    def _leave(self, name: str) -> None:
        field, control = self._fields[name]
        words = control.text().strip()
        value: object = words
        if name == "mediators":
            value = tuple(line.strip() for line in words.splitlines() if line.strip())
        if name == "siret":
            value = digits_of(words)
            if words and not valid_siret(words):
                field.set_error(str(sentences.error(UsageError("siret-wrong"))))
                return
            control.setText(grouped_siret(str(value)))
        self._keep(name, value, field)
        lost = unprintable_words(field.control.accessibleName(), words)
        if lost:
            field.set_error(lost)

    def _keep(self, name: str, value: object, field: Field | None = None) -> None:
        stored = choices.practitioner(self.desk)
        if getattr(stored, name) == value:
            if field is not None:
                field.set_error("")
            return
        changed = replace(stored, **{name: value})  # type: ignore[arg-type]  # names are those of the fields above
        self.attempt(lambda: choices.save_practitioner(self.desk, changed), field)
