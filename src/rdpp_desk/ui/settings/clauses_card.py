"""In the settings of documents: the way to the clauses, and the lines of law that are past their day."""

from __future__ import annotations

from collections import Counter

from rdpp_desk.actions import clauses, dated_lines
from rdpp_desk.actions.clauses import ClauseState
from rdpp_desk.actions.dated_lines import DatedLine
from rdpp_desk.messages import _, formats, ngettext
from rdpp_desk.messages.labels import label
from rdpp_desk.ui.settings.section import Entry, Section
from rdpp_desk.ui.widgets import Button, FlowLayout, Label, Paragraph, Strip, panel


def clauses_card(section: Section) -> None:
    """The card « Clauses »."""
    told = Paragraph("")
    sentence = _("What each document says, why, and your own words in the place of ours.")
    go = Button(_("Read and adapt the clauses"), "scroll-text")
    go.clicked.connect(lambda: section.workspace.go("clauses"))
    section.entries.append(Entry(_("Clauses"), sentence, go))
    section.card(Label(_("Clauses"), "subtitle"), Paragraph(sentence), told, panel(FlowLayout(go)))

    def load() -> None:
        states = Counter(clauses.own_states(section.desk))
        words = [
            ngettext("{count} clause adapted", "{count} clauses adapted", states[ClauseState.ADAPTED]),
            ngettext("{count} clause of yours", "{count} clauses of yours", states[ClauseState.OWN]),
            ngettext("{count} clause taken out", "{count} clauses taken out", states[ClauseState.REMOVED]),
        ]
        counts = (states[ClauseState.ADAPTED], states[ClauseState.OWN], states[ClauseState.REMOVED])
        said = ", ".join(one.format(count=count) for one, count in zip(words, counts, strict=True) if count)
        told.set_text(said or _("All are ours, as they come."))

    section.when_loaded(load)


def dated_strip(section: Section) -> None:
    """A warning at the top while a line of law is past its day."""
    strip = Strip("warning")
    section.add(strip)

    def load() -> None:
        late = [line for line in dated_lines.dated_lines(section.desk) if line.past]
        strip.setVisible(bool(late))
        if late:
            strip.tell("warning", _("To have reread before the next document"), "\n".join(map(_words, late)))

    section.when_loaded(load)


def _words(line: DatedLine) -> str:
    day = formats.day(line.until)
    if line.law is None:
        return _("The VAT line was held valid until {day}: have it reread, then give its new date.").format(day=day)
    return _("{text}: to be compared with the official text since {day}.").format(text=label(line.law), day=day)
