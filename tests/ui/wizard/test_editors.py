"""Each kind of question is answered by its controls, and nothing is answered by itself."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from rdpp_desk.actions.wizard import REPORT_ANSWERS, Answer, Field, FieldKind
from rdpp_desk.practice.agreements import DocumentKind
from rdpp_desk.ui.widgets import Combo, DateField, LineEdit, MoneyField, NumberField, TextArea
from rdpp_desk.ui.wizard import editors
from rdpp_desk.ui.wizard.editor_report import Report
from rdpp_desk.ui.wizard.editor_rows import Objectives, People
from rdpp_desk.ui.wizard.editors import Asked, Editor
from rdpp_desk.ui.wizard.inline_choice import InlineChoice
from rdpp_desk.ui.wizard.step_form import MAKES

TODAY = date(2026, 11, 24)
ITEMS = ("attendance_count", "dates_held", "progress")


def asked(name: str, kind: FieldKind, choices: tuple[str, ...] = (), parts: tuple[str, ...] = ("name",)) -> Asked:
    question = Field(name=name, kind=kind, required=True, choices=choices, parts=parts)
    return Asked(DocumentKind.TRIPARTITE, question, lambda: TODAY)


def told(editor: Editor) -> list[dict[str, Answer]]:
    found: list[dict[str, Answer]] = []
    editor.changed.connect(found.append)
    return found


def press(widget: QWidget, name: str) -> None:
    buttons = widget.findChildren(QAbstractButton)
    next(button for button in buttons if button.accessibleName() == name).click()


def chosen(widget: QWidget) -> list[QAbstractButton]:
    return [button for button in widget.findChildren(QAbstractButton) if button.isCheckable() and button.isChecked()]


def test_text_and_long_text_are_told_as_typed(qtbot: object) -> None:
    one = editors.text(asked("place", FieldKind.TEXT), None)
    lines = editors.long(asked("client_request", FieldKind.LONG), None)
    found = told(one), told(lines)
    one.findChild(LineEdit).setText("Au cabinet, à l'étage")
    lines.findChild(TextArea).setText("Deux\nlignes")
    assert found[0] == [{"place": "Au cabinet, à l'étage"}]
    assert found[1] == [{"client_request": "Deux\nlignes"}]


def test_a_number_an_amount_and_a_date_are_told_as_values(qtbot: object) -> None:
    number = editors.integer(asked("sessions_count", FieldKind.INTEGER), None)
    amount = editors.money(asked("unit_price", FieldKind.MONEY), None)
    day = editors.day(asked("starts_on", FieldKind.DATE), None)
    found = told(number), told(amount), told(day)
    number.findChild(NumberField).setText("12")
    amount.findChild(MoneyField).setText("90,50")
    box = day.findChild(DateField)
    box.setText("7/12/2026")
    box.returnPressed.emit()
    assert found[0][-1] == {"sessions_count": 12}
    assert found[1][-1] == {"unit_price": 9050}
    assert found[2][-1] == {"starts_on": "2026-12-07"}


def test_yes_or_no_is_unanswered_until_someone_answers_and_can_be_taken_back(qtbot: object) -> None:
    editor = editors.yes_no(asked("remote", FieldKind.YES_NO), None)
    found = told(editor)
    assert chosen(editor) == []
    choice = editor.findChild(InlineChoice)
    choice.options[1].click()
    choice.clear_button.click()
    assert found == [{"remote": False}, {"remote": None}]
    assert chosen(editor) == []


def test_a_choice_is_cards_a_line_or_a_drop_down_and_none_is_chosen(qtbot: object) -> None:
    cards = editors.choice(asked("meeting_summary", FieldKind.CHOICE, ("nobody", "client", "together")), None)
    line = editors.choice(asked("who_calls_back", FieldKind.CHOICE, ("practitioner", "client")), None)
    many = ("health_data", "remote", "training_use", "publication", "named_in_log", "contact_after")
    offered = Field(name="offered", kind=FieldKind.CHOICE, required=True, choices=many)
    drop = editors.choice(Asked(DocumentKind.CONSENT, offered, lambda: TODAY), None)
    for editor in (cards, line, drop):
        assert chosen(editor) == []
    found = told(cards)
    press(cards, "The client writes it. And sends it to the others")
    assert found == [{"meeting_summary": "client"}]
    assert line.findChild(InlineChoice) is not None
    assert drop.findChild(Combo).value() == ""


def test_boxes_are_told_in_order_and_optional_ones_wait_until_asked_for(qtbot: object) -> None:
    question = asked("optional_clauses", FieldKind.BOXES, ("reflection-period", "force-majeure", "references"))
    folded = editors.Boxes(question, None, folded=True)
    folded.show()
    assert all(not check.isVisible() for check in folded.checks.values())
    found = told(folded)
    folded.more.click()
    assert all(check.isVisible() for check in folded.checks.values())
    folded.checks["references"].click()
    folded.checks["reflection-period"].click()
    assert found[-1] == {"optional_clauses": ["reflection-period", "references"]}
    folded.hide()


def test_a_party_is_told_whole_whenever_a_part_changes(qtbot: object) -> None:
    editor = editors.Party(asked("signatory", FieldKind.PARTY, parts=("name", "capacity")), {"name": "Aïcha Benali"})
    found = told(editor)
    box = editor.parts.fields["capacity"].control
    assert isinstance(box, LineEdit)
    box.setText("directrice")
    assert found == [{"signatory": {"name": "Aïcha Benali", "capacity": "directrice"}}]


def test_objectives_are_added_moved_removed_and_put_back(qtbot: object) -> None:
    editor = Objectives(asked("objectives", FieldKind.OBJECTIVES), [{"wording": "Un"}, {"wording": "Deux"}])
    found, undone = told(editor), list[object]()
    editor.removed.connect(lambda _words, undo: undone.append(undo))
    editor.add_button.click()
    assert [row.get("wording") for row in found[-1]["objectives"]] == ["Un", "Deux", None]
    press(editor, "Move up: Objective 2")
    press(editor, "Remove: Objective 1")
    assert [row.get("wording") for row in editor.value()] == ["Un", None]
    undone[0]()  # type: ignore[operator]  # the way back
    assert [row.get("wording") for row in editor.value()] == ["Deux", "Un", None]


def test_an_objective_is_not_shared_until_someone_says_so(qtbot: object) -> None:
    editor = Objectives(asked("objectives", FieldKind.OBJECTIVES), [{"wording": "Un"}])
    found = told(editor)
    assert chosen(editor) == []
    editor.findChild(InlineChoice).options[0].click()
    assert found[-1]["objectives"] == [{"wording": "Un", "shareable": True}]


def test_people_are_rows_of_parts(qtbot: object) -> None:
    editor = People(asked("signatory", FieldKind.PEOPLE, parts=("name", "capacity")), None)
    found = told(editor)
    editor.add_button.click()
    editor.findChildren(LineEdit)[0].setText("Yves")
    assert found[-1] == {"signatory": [{"name": "Yves"}]}


def report(values: dict[str, Answer]) -> Report:
    questions = (
        Field(name="report", kind=FieldKind.REPORT_ITEMS, required=True, choices=ITEMS),
        Field(name="report_apart", kind=FieldKind.BOXES, choices=ITEMS),
        *(
            Field(
                name=f"terms_{item}",
                kind=FieldKind.PARTY,
                parts=("to", "how", "until"),
                visible_if=("report_apart", item),
            )
            for item in ITEMS
        ),
    )
    return Report(Asked(DocumentKind.TRIPARTITE, questions[0], lambda: TODAY), questions, values)


def test_nothing_of_the_reporting_list_is_chosen_in_advance(qtbot: object) -> None:
    editor = report({})
    assert list(editor.rows) == list(ITEMS)
    assert chosen(editor) == []
    for row in editor.rows.values():
        assert [option.key for option in row.choice.options] == list(REPORT_ANSWERS)


def test_an_item_agreed_to_may_have_terms_of_its_own(qtbot: object) -> None:
    editor = report({})
    editor.show()
    found, row = told(editor), editor.rows["progress"]
    assert not row.apart.isVisible()
    row.choice.options[2].click()
    assert found == [{"report": {"progress": "each_time"}}]
    row.apart.click()
    assert found[-1] == {"report_apart": ["progress"]}
    assert row.terms is not None
    box = row.terms.fields["to"].control
    assert isinstance(box, LineEdit)
    box.setText("Yves Kermadec")
    assert found[-1] == {"terms_progress": {"to": "Yves Kermadec"}}
    row.choice.options[1].click()
    assert not row.apart.isVisible()
    assert not row.terms.isVisible()
    editor.hide()


def test_every_kind_of_question_has_its_editor(qtbot: object) -> None:
    assert {*MAKES, FieldKind.REPORT_ITEMS} == set(FieldKind)


@pytest.mark.parametrize("kind", list(MAKES))
def test_a_wiped_editor_holds_no_word(qtbot: object, kind: FieldKind) -> None:
    choices = ("practitioner", "client") if kind is FieldKind.CHOICE else ("initial", "final")
    name = "who_calls_back" if kind is FieldKind.CHOICE else "meetings" if kind is FieldKind.BOXES else "client"
    filled: dict[FieldKind, Answer] = {
        FieldKind.TEXT: "Camille",
        FieldKind.LONG: "Camille",
        FieldKind.OBJECTIVES: [{"wording": "Camille"}],
        FieldKind.PARTY: {"name": "Camille"},
        FieldKind.PEOPLE: [{"name": "Camille"}],
    }
    editor = MAKES[kind](asked(name, kind, choices), filled.get(kind))
    editor.wipe()
    texts = [box.text() for box in editor.findChildren(LineEdit)]
    assert not any(texts + [area.text() for area in editor.findChildren(TextArea)])
