"""One party's signature: who, in what capacity, what was received, and the scan of the paper."""

from __future__ import annotations

from PySide6.QtCore import Signal

from rdpp_desk.messages import _, formats, pgettext
from rdpp_desk.messages.labels import label
from rdpp_desk.messages.labels import party as party_label
from rdpp_desk.practice.agreements import Medium, Party, Signature
from rdpp_desk.practice.people import Agreement
from rdpp_desk.ui.theme import Space
from rdpp_desk.ui.widgets import Button, Card, Chip, FlowLayout, Kind, Label, MenuButton, Paragraph, hbox, panel, vbox


class SlotCard(Card):
    """`received` is « accord écrit reçu » in one click; the other signals ask the board for more."""

    received = Signal()
    signed_now = Signal()
    sign_asked = Signal()
    unsign_asked = Signal()
    attach_asked = Signal()
    proof_asked = Signal()
    scan_asked = Signal()
    proof_copy_asked = Signal()

    def __init__(self, slot: Signature, open_: bool, practitioner: Agreement) -> None:
        super().__init__(spacing=Space.S2)
        self.slot = slot
        self.party: Party = slot.party
        self.key = f"{slot.party.value}.{slot.position}"
        role = party = party_label(slot.party, practitioner)
        if slot.party is Party.MEMBER:
            role = _("{role}, {name}").format(role=role, name=slot.signer) if slot.signer else role
        self.setAccessibleName(role)
        self.status = Chip(*_status(slot))
        head = panel(FlowLayout(Label(party, "overline"), self.status, spacing=Space.S3))
        name = Paragraph(slot.signer or _("Name to be written by hand"), "strong")
        capacity = Paragraph(slot.capacity, "caption")
        capacity.setVisible(bool(slot.capacity))
        self.words = Paragraph(signed_words(slot))
        self.words.setVisible(bool(self.words.plain()))
        self.column.addLayout(vbox(head, name, capacity, self.words, spacing=2))
        self._add_buttons(role, open_)

    def _add_buttons(self, role: str, open_: bool) -> None:
        slot = self.slot
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
        more.add(_("Change the date and the place"), self.sign_asked.emit, icon="pencil")
        if slot.scan_attachment_id is not None:
            more.add(_("Replace the scan"), self.attach_asked.emit, icon="paperclip")
        more.add(_("Attach the proof file"), self.proof_asked.emit, icon="shield-check")
        if slot.proof_attachment_id is not None:
            more.add(_("Save the proof file"), self.proof_copy_asked.emit, icon="download")
        more.add(_("Take this signature back"), self.unsign_asked.emit, icon="undo-2")
        paper.clicked.connect(self.signed_now if mine else self.received)
        sign.clicked.connect(self.sign_asked)
        scan.clicked.connect(self.scan_asked)
        attach.clicked.connect(self.attach_asked)
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
    """« Envoyé par courriel le … », « Signé le … à Lyon », « Accord écrit reçu le … », one a line; "" if none."""
    said = []
    if slot.sent_on is not None and slot.sent_by is not None:
        said.append(
            _("Sent on {day}, {means}").format(day=formats.day(slot.sent_on), means=label(slot.sent_by).lower())
        )
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
    if slot.given and slot.medium is not None and slot.medium is not Medium.PAPER:
        kept = _("{medium}, with its proof file") if slot.proof_attachment_id is not None else "{medium}"
        said.append(kept.format(medium=label(slot.medium)))
    return "\n".join(said)


def _status(slot: Signature) -> tuple[str, Kind, str]:
    if slot.given:
        return pgettext("signature", "Signed"), "success", "check"
    if slot.sent_on is not None:
        return pgettext("signature", "Sent, to sign"), "warning", "send"
    return pgettext("signature", "To sign"), "warning", "pen-line"
