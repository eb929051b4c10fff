"""The client's yes and no, purpose by purpose: what stands, since when, and its withdrawal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rdpp_desk.messages import _, formats
from rdpp_desk.messages.labels import label
from rdpp_desk.practice.consents import Consent, ConsentState, Purpose
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import (
    Button,
    Card,
    Chip,
    Combo,
    Dialog,
    Kind,
    Label,
    Paragraph,
    Row,
    Separator,
    hbox,
    vbox,
)

_KINDS: dict[ConsentState, Kind] = {
    ConsentState.GIVEN: "success",
    ConsentState.REFUSED: "neutral",
    ConsentState.WITHDRAWN: "danger",
}
_ICONS = {ConsentState.GIVEN: "check", ConsentState.REFUSED: "minus", ConsentState.WITHDRAWN: "ban"}
_WIDTH = 560


def standing(consents: Sequence[Consent]) -> dict[Purpose, Consent]:
    """The last decision on each purpose."""
    last: dict[Purpose, Consent] = {}
    for one in sorted(consents, key=lambda one: (one.decided_on, one.id)):
        last[one.purpose] = one
    return last


class ConsentsCard(Card):
    """`withdraw` and `give_back` give a consent; `record` asks to say what a paper form holds."""

    withdraw = Signal(object)
    give_back = Signal(object)
    record = Signal()

    def __init__(self, consents: Sequence[Consent], *, offer_paper: bool) -> None:
        super().__init__(spacing=0, margins=(Space.S1,) * 4)
        decided = standing(consents)
        for number, purpose in enumerate(purpose for purpose in Purpose if purpose in decided):
            if number:
                self.column.addWidget(Separator())
            self.column.addWidget(self._row(decided[purpose]))
        if not decided:
            text = _("Nothing is recorded yet. Signing the consent form records it, purpose by purpose.")
            self.column.addWidget(Paragraph(text))
            self.column.setContentsMargins(Space.S4, Space.S4, Space.S4, Space.S4)
            self.column.setSpacing(Space.S3)
        paper = Button(_("Record what a paper form says…"), "file-check", size="small")
        paper.clicked.connect(self.record)
        if offer_paper:
            self.column.addLayout(hbox(paper, None))
        else:
            margins = (Space.S3, Space.S2, Space.S3, Space.S2)
            self.column.addWidget(Separator())
            self.column.addLayout(hbox(paper, None, margins=margins))

    def _row(self, consent: Consent) -> QWidget:
        name = label(consent.purpose)
        title = Label(name, "strong")
        title.setWordWrap(True)
        since = Label(self._since(consent), "caption")
        since.setWordWrap(True)
        words = vbox(title, since, spacing=2)
        chip = Chip(label(consent.state), _KINDS[consent.state], _ICONS[consent.state])
        verbs: list[QWidget] = []
        if consent.state is ConsentState.GIVEN:
            verb = Button(_("Withdraw"), size="small", name=_("Withdraw: {purpose}").format(purpose=name))
            verb.clicked.connect(lambda: self.withdraw.emit(consent))
            verbs.append(verb)
        if consent.state is ConsentState.WITHDRAWN:
            verb = Button(_("Withdrawn by mistake"), "undo-2", size="small")
            verb.clicked.connect(lambda: self.give_back.emit(consent))
            verbs.append(verb)
        return Row((words, 1), chip, *verbs, name=f"{name}, {label(consent.state)}")

    def _since(self, consent: Consent) -> str:
        if consent.withdrawn_on is not None:
            return _("given on {given}, withdrawn on {withdrawn}").format(
                given=formats.day(consent.decided_on), withdrawn=formats.day(consent.withdrawn_on)
            )
        day = formats.day(consent.decided_on)
        if consent.document_id is None:
            return _("on {day}, as a paper form says").format(day=day)
        return _("on {day}, version {version} of the form").format(day=day, version=consent.version or "1")


class PaperConsents(Dialog):
    """What a paper form signed before the program says, purpose by purpose; `finished` gives "record"."""

    def __init__(self, host: QWidget) -> None:
        text = _("For each purpose that the form names, say what the client answered.")
        super().__init__(host, _("What the paper form says"), text, "file-check", width=_WIDTH)
        choices = [("", _("Not named")), ("yes", _("Yes")), ("no", _("No"))]
        self._answers = {purpose: Combo(choices, name=label(purpose), value="") for purpose in Purpose}
        for purpose, combo in self._answers.items():
            combo.chosen.connect(self._ready)
            words = Label(label(purpose))
            words.setWordWrap(True)
            line = QWidget()
            line.setLayout(hbox((words, 3), (combo, 2), spacing=Space.S3))
            self.add(line)
        self.add_button("", _("Record nothing"), safe=True)
        self._store = self.add_button("record", _("Record these answers"), "primary")
        self._store.setEnabled(False)

    def given(self) -> dict[Purpose, bool]:
        """The purposes named, with the answer."""
        return {purpose: combo.value() == "yes" for purpose, combo in self._answers.items() if combo.value()}

    def _ready(self, _answer: object) -> None:
        self._store.setEnabled(bool(self.given()))
