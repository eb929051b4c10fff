"""What a consent form records: what will be when the client signs, then what the paper says, box by box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal

from rdpp_desk.messages import _, formats
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Card, Field, Label, Paragraph
from rdpp_desk.ui.wizard.inline_choice import InlineChoice


class ConsentsCard(Card):
    """`ticked` gives a purpose and whether its box says yes."""

    ticked = Signal(str, bool)

    def __init__(self, asked: Sequence[Purpose], recorded: Mapping[Purpose, Consent], signed: bool) -> None:
        super().__init__(spacing=Space.S3)
        self.choices: dict[Purpose, InlineChoice] = {}
        self.setAccessibleName(_("What the client agrees to"))
        self.column.addWidget(Label(_("What the client agrees to"), "strong"))
        if not signed:
            self.column.addWidget(
                Paragraph(
                    _("Recorded when the client signs; you then say which boxes are ticked on the paper:"), "caption"
                )
            )
            self.column.addWidget(Paragraph("\n".join(f"· {label(purpose)}" for purpose in asked)))
            return
        self.column.addWidget(
            Paragraph(
                _("As ticked on the paper. A box left empty is a no; a withdrawal is recorded in the dossier."),
                "caption",
            )
        )
        for purpose in asked:
            self._add(purpose, recorded.get(purpose))

    def _add(self, purpose: Purpose, consent: Consent | None) -> None:
        words = label(purpose)
        if consent is not None and consent.state is ConsentState.WITHDRAWN:
            day = formats.day(consent.withdrawn_on or consent.decided_on)
            self.column.addWidget(Paragraph(_("{purpose}: withdrawn on {day}").format(purpose=words, day=day)))
            return
        value = None if consent is None else consent.state is ConsentState.GIVEN
        choice = InlineChoice([(True, _("Yes")), (False, _("No"))], words, value, clearable=False)
        choice.chosen.connect(partial(self._tell, purpose))
        self.choices[purpose] = choice
        self.column.addWidget(Field(words, choice))

    def _tell(self, purpose: Purpose, yes: bool) -> None:
        self.ticked.emit(purpose.value, yes)
