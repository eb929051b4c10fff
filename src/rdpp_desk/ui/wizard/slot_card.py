"""One party's signature: who, in what capacity, what was received, and the scan of the paper."""

from __future__ import annotations

from PySide6.QtCore import Signal

from rdpp_desk.messages import _, formats, pgettext
from rdpp_desk.messages.labels import party as party_label
from rdpp_desk.practice.agreements import Party, Signature
from rdpp_desk.practice.people import Agreement
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, Chip, FlowLayout, Kind, Label, MenuButton, Paragraph, hbox, panel, vbox


class SlotCard(Card):
    """`received` is « accord écrit reçu » in one click; the other signals ask the page for more."""

    received = Signal(str)
    signed_now = Signal()
    sign_asked = Signal(str)
    unsign_asked = Signal(str)
    attach_asked = Signal(str)
    scan_asked = Signal(str)

    def __init__(self, slot: Signature, open_: bool, practitioner: Agreement) -> None:
        super().__init__(spacing=Space.S2)
        self.slot = slot
        self.party: Party = slot.party
        role = party_label(slot.party, practitioner)
        self.setAccessibleName(role)
        self.status = Chip(*_status(slot))
        head = panel(FlowLayout(Label(role, "overline"), self.status, spacing=Space.S3))
        name = Paragraph(slot.signer or _("Name to be written by hand"), "strong")
        capacity = Paragraph(slot.capacity, "caption")
        capacity.setVisible(bool(slot.capacity))
        self.words = Paragraph(signed_words(slot))
        self.words.setVisible(slot.given)
        self.column.addLayout(vbox(head, name, capacity, self.words, spacing=2))
        self._add_buttons(role, open_)

    def _add_buttons(self, role: str, open_: bool) -> None:
        key, slot = self.party.value, self.slot
        paper = Button(_("Written agreement received"), icon="file-check", variant="soft", size="small")
        paper.setAccessibleName(_("{party}: written agreement received today").format(party=role))
        mine = self.party is Party.PRACTITIONER
        if mine:
            paper = Button(_("I signed today"), icon="file-check", variant="soft", size="small")
        sign = Button(_("Signed on…"), icon="pen-line", size="small", name=_("{party}: signed on…").format(party=role))
        scan = Button(
            _("See the scan"), icon="paperclip", size="small", name=_("{party}: see the scan").format(party=role)
        )
        attach = Button(_("Attach the scan"), icon="paperclip", size="small")
        attach.setAccessibleName(_("{party}: attach the scan").format(party=role))
        more = MenuButton(_("{party}: more").format(party=role))
        more.add(_("Change the date and the place"), lambda: self.sign_asked.emit(key), icon="pencil")
        if slot.scan_attachment_id is not None:
            more.add(_("Replace the scan"), lambda: self.attach_asked.emit(key), icon="paperclip")
        more.add(_("Take this signature back"), lambda: self.unsign_asked.emit(key), icon="undo-2")
        paper.clicked.connect(self.signed_now if mine else lambda: self.received.emit(key))
        sign.clicked.connect(lambda: self.sign_asked.emit(key))
        scan.clicked.connect(lambda: self.scan_asked.emit(key))
        attach.clicked.connect(lambda: self.attach_asked.emit(key))
        self.paper, self.sign, self.scan, self.attach, self.more = paper, sign, scan, attach, more
        paper.setVisible(open_ and not slot.given)
        sign.setVisible(open_ and not slot.given)
        scan.setVisible(slot.scan_attachment_id is not None)
        attach.setVisible(open_ and slot.given and slot.scan_attachment_id is None)
        more.setVisible(open_ and slot.given)
        self.start = next((one for one in (paper, attach, scan) if not one.isHidden()), more)
        buttons = FlowLayout(paper, sign, scan, attach, more, spacing=Space.S2, between=Space.S2)
        self.column.addLayout(hbox((panel(buttons), 1)))


def signed_words(slot: Signature) -> str:
    """« Signé le 20 novembre 2026 à Lyon », « Accord écrit reçu le 24 novembre 2026 », or both; "" if neither."""
    said = []
    if slot.signed_on is not None:
        day = formats.day(slot.signed_on)
        place = slot.place.strip()
        said.append(
            _("Signed on {day}, in {place}").format(day=day, place=place)
            if place
            else _("Signed on {day}").format(day=day)
        )
    if slot.paper_received_on is not None:
        said.append(_("Written agreement received on {day}").format(day=formats.day(slot.paper_received_on)))
    return "\n".join(said)


def _status(slot: Signature) -> tuple[str, Kind, str]:
    if slot.given:
        return pgettext("signature", "Signed"), "success", "check"
    return pgettext("signature", "To sign"), "warning", "pen-line"
