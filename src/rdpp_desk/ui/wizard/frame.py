"""The parts around the question: the bar at the top, what is left to complete, the verbs at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from rdpp_desk.actions.desk import Desk
from rdpp_desk.errors import DeskError
from rdpp_desk.messages import _, ngettext, sentences
from rdpp_desk.ui.session.note_words import saved_sentence
from rdpp_desk.ui.theme import Size, Space
from rdpp_desk.ui.widgets import Button, Card, Icon, Label, MenuButton, Paragraph, hbox, vbox
from rdpp_desk.ui.wizard.answering import Answering

LANGUAGES = {"fr": "Français", "en": "English"}
"""Each in its own words, whatever the interface speaks."""


class TopBar(QFrame):
    """What document it is and for whom, whether the answers are kept, and the way out."""

    later_asked = Signal()
    retry_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "bar")
        self.language = MenuButton(_("Language of the document"), text="…", icon="languages")
        for key, words in LANGUAGES.items():
            self.language.add(words, partial(self.language_chosen.emit, key))
        self._title = Label("", "subtitle", elide="right")
        self._who = Label("", "caption", elide="right")
        self._icon = Icon("circle-check", "success")
        self._saved = Label("", "caption")
        self.retry = Button(_("Try again"), variant="link", size="small")
        self.retry.hide()
        self.later = Button(_("Resume later"), icon="x", variant="ghost")
        self.retry.clicked.connect(self.retry_asked)
        self.later.clicked.connect(self.later_asked)
        names = vbox(self._title, self._who, spacing=0)
        self._line = hbox(
            (names, 1),
            self._icon,
            self._saved,
            self.retry,
            self.language,
            Space.S2,
            self.later,
            spacing=Space.S2,
            margins=(Space.S5, Space.S2 + 3, Space.S4, Space.S2 + 3),
        )
        self.setLayout(self._line)

    def show_names(self, title: str, who: str, language: str = "") -> None:
        """The document, « Camille Rousseau · Novalens », and the language that it is written in."""
        words = LANGUAGES.get(language, "")
        self.language.setText(words or "…")
        self.language.setAccessibleName(_("Language of the document: {language}").format(language=words))
        self.language.setVisible(bool(words))
        self._title.setText(title)
        self._who.setText(who)
        self._who.setVisible(bool(who))

    def show_save(self, answering: Answering | None, desk: Desk) -> None:
        """Where the answers stand."""
        failure = answering.failure if answering is not None else None
        shown = answering is not None and (failure is not None or answering.saved_at is not None)
        self._icon.setVisible(shown)
        self.retry.setVisible(failure is not None)
        self._saved.set_tone("danger" if failure is not None else "")
        if answering is None:
            self._saved.setText("")
        elif failure is not None:
            self._icon.set_icon("triangle-alert", "danger")
            self._saved.setText(_("Not saved. Your answers are kept here."))
            self._saved.setToolTip(str(sentences.error(failure)))
        elif answering.dirty:
            self._icon.set_icon("pencil", "muted")
            self._saved.setText(_("Changes under way"))
        else:
            self._icon.set_icon("circle-check", "success")
            self._saved.setText(saved_sentence(desk, answering.saved_at))


class ToComplete(Card):
    """« À compléter »: the first things missing, how many others, and the way to the first."""

    go_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(kind="warning", spacing=Space.S1, margins=(Space.S3, Space.S3 - 2, Space.S3, Space.S2))
        self._step = ""
        head = hbox(
            Icon("circle-alert", "warning", Size.ICON), Label(_("To complete"), "label"), None, spacing=Space.S2
        )
        self._words = Paragraph("", "caption")
        self.go = Button("", variant="link", size="small")
        self.go.clicked.connect(lambda: self.go_asked.emit(self._step))
        self.column.addLayout(head)
        self.column.addWidget(self._words)
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_lines(self, lines: Sequence[tuple[str, str]], step_name: str) -> None:
        """`lines` are (sentence, step); `step_name` is that of the first."""
        self.setVisible(bool(lines))
        if not lines:
            return
        shown = [_ended(lines[0][0])]
        others = len(lines) - 1
        if others > 0:
            shown.append(ngettext("And {count} other.", "And {count} others.", others).format(count=others))
        self._words.set_text("\n".join(shown))
        self._step = lines[0][1]
        self.go.setText(_("Go to “{step}”").format(step=step_name))


def _ended(words: str) -> str:
    return words if words.endswith(("?", "!", ".")) else f"{words}."


class Footer(QFrame):
    """Back and on; the keys beside them."""

    back_asked = Signal()
    next_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "footer")
        self.back = Button(_("Previous"), icon="chevron-left", shortcut="Ctrl+Shift+Return")
        self.next = Button(_("Continue"), variant="primary", shortcut="Ctrl+Return")
        self._keys = Label(_("Ctrl+Enter"), "caption")
        self.back.clicked.connect(self.back_asked)
        self.next.clicked.connect(self.next_asked)
        side = Space.PAGE
        self.setLayout(
            hbox(self.back, None, self._keys, self.next, spacing=Space.S2 + 2, margins=(side, Space.S3, side, Space.S3))
        )

    def show_place(self, at: int, count: int) -> None:
        """Which step it is, from 0."""
        self.back.setEnabled(at > 0)
        last = at == count - 1
        self.next.setVisible(not last)
        self._keys.setVisible(not last)


def told(failure: DeskError) -> tuple[str, str]:
    """What happened; then what is safe and what to do."""
    said = sentences.error(failure)
    return said.what, " ".join(part for part in (said.safe, said.todo) if part)
