"""Fields: what is typed, what is wrong with it, and what a screen reader is told."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.keys import press, type_text

from rdpp_desk import messages
from rdpp_desk.ui.widgets import (
    Check,
    ChoiceCard,
    Combo,
    DateField,
    Field,
    LineEdit,
    MinutesField,
    MoneyField,
    NumberField,
    PasswordEdit,
    RadioGroup,
    SearchEdit,
    Segmented,
    TextArea,
    TimeField,
    hbox,
)
from rdpp_desk.ui.widgets.calendar_popup import CalendarPopup, shift_month


def today() -> date:
    return date(2026, 11, 24)


def test_an_error_is_shown_under_the_field_and_described(qtbot: QtBot) -> None:
    field = Field("Signatory", LineEdit(), "As on the identity card.", check=lambda: "To complete before printing.")
    qtbot.addWidget(field)
    field.show()
    assert not field.verify()
    assert field.error() == "To complete before printing."
    interface = QAccessible.queryAccessibleInterface(field.control)
    assert interface.text(QAccessible.Text.Name) == "Signatory"
    assert interface.text(QAccessible.Text.Description) == "To complete before printing. As on the identity card."
    field.set_error("")
    assert field.control.accessibleDescription() == "As on the identity card."


def test_a_typed_date_is_rewritten_in_full_on_leaving(qtbot: QtBot) -> None:
    messages.use("fr")
    control = DateField(today=today)
    field = Field("Le", control)
    qtbot.addWidget(field)
    heard: list[object] = []
    control.changed.connect(heard.append)
    type_text(control, "3/11/26")
    control.left.emit()
    assert control.text() == "3\u00a0novembre\u00a02026"
    assert (control.value(), heard, field.error()) == (date(2026, 11, 3), [date(2026, 11, 3)], "")


def test_a_day_that_does_not_exist_gets_its_sentence_on_leaving_not_before(qtbot: QtBot) -> None:
    control = DateField(today=today)
    field = Field("On", control)
    qtbot.addWidget(field)
    type_text(control, "31/2/26")
    assert field.error() == ""
    control.left.emit()
    assert "does not exist" in field.error()
    assert (control.text(), control.value()) == ("31/2/26", None)


def test_the_calendar_moves_by_keys_and_chooses(qtbot: QtBot) -> None:
    control = DateField(value=date(2026, 1, 31), today=today)
    qtbot.addWidget(control)
    popup = CalendarPopup(date(2026, 1, 31), today(), control)
    popup.chosen.connect(control.set_value)
    month = popup._month
    press(month, Qt.Key.Key_PageDown)
    press(month, Qt.Key.Key_Right)
    press(month, Qt.Key.Key_Down)
    press(month, Qt.Key.Key_Return)
    assert control.value() == date(2026, 3, 8)
    assert shift_month(date(2024, 3, 31), -1) == date(2024, 2, 29)


def test_hours_numbers_and_amounts(qtbot: QtBot) -> None:
    hour, number, money = TimeField(), NumberField(least=1, most=20, unit="min"), MoneyField()
    for control, typed in ((hour, "9h5"), (number, "25"), (money, "12.5")):
        qtbot.addWidget(control)
        type_text(control, typed)
        control.left.emit()
    assert hour.value() is None
    assert hour.problem()
    assert (number.value(), number.problem()) == (None, "A whole number from 1 to 20.")
    assert (money.value(), money.text()) == (1250, "€12.50")
    hour.set_value(time(9, 5))
    number.set_value(19)
    press(number, Qt.Key.Key_Up)
    press(number, Qt.Key.Key_Up)
    assert (hour.text(), number.value()) == ("9:05", 20)


def test_a_secret_is_hidden_until_asked_and_wiped(qtbot: QtBot) -> None:
    secret = PasswordEdit("Passphrase")
    qtbot.addWidget(secret)
    type_text(secret, "été œuvre")
    assert secret.echoMode() == QLineEdit.EchoMode.Password
    assert "Show" in secret._eye.accessibleName()
    secret.toggle_reveal()
    assert secret.displayText() == "été œuvre"
    secret.wipe()
    assert (secret.text(), secret.echoMode()) == ("", QLineEdit.EchoMode.Password)


def test_caps_lock_is_guessed_from_typed_letters(qtbot: QtBot) -> None:
    secret = PasswordEdit("Passphrase")
    qtbot.addWidget(secret)
    heard: list[bool] = []
    secret.caps_lock_changed.connect(heard.append)
    press(secret, Qt.Key.Key_A, text="A")
    press(secret, Qt.Key.Key_A, text="a")
    press(secret, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "A")
    assert heard == [True, False]


def test_a_search_waits_for_a_pause_and_escape_empties_it(qtbot: QtBot) -> None:
    search = SearchEdit("Search")
    qtbot.addWidget(search)
    with qtbot.waitSignal(search.searched) as found:
        type_text(search, "déla")
    assert found.args == ["déla"]
    with qtbot.waitSignal(search.searched) as emptied:
        press(search, Qt.Key.Key_Escape)
    assert emptied.args == [""]


def test_a_text_area_grows_with_its_text_and_tab_leaves_it(qtbot: QtBot) -> None:
    area = TextArea("Notes", lines=2, most_lines=6)
    qtbot.addWidget(area)
    area.show()
    before = area.height()
    area.setText("\n".join("abcde"))
    assert before < area.height()
    area.setText("\n" * 100)
    assert area.height() < before * 4
    assert area.tabChangesFocus()


def test_choice_cards_are_radio_buttons_with_their_consequence(qtbot: QtBot) -> None:
    group = RadioGroup(
        [ChoiceCard("Nothing", "Dates only.", key="none"), ChoiceCard("A summary", key="some")], "Shared"
    )
    qtbot.addWidget(group)
    group.show()
    heard: list[object] = []
    group.chosen.connect(heard.append)
    assert group.value() is None
    group.cards[0].click()
    assert (group.value(), heard) == ("none", ["none"])
    interface = QAccessible.queryAccessibleInterface(group.cards[0])
    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "Nothing. Dates only"
    group.set_value(None)
    assert group.value() is None


def test_arrows_move_between_segments(qtbot: QtBot) -> None:
    segments = Segmented([("all", "All"), ("sessions", "Sessions")], "Filter")
    qtbot.addWidget(segments)
    with qtbot.waitActive(segments):
        segments.show()
        segments.activateWindow()
    heard: list[str] = []
    segments.changed.connect(heard.append)
    segments.buttons[0].setFocus()
    press(segments.buttons[0], Qt.Key.Key_Right)
    assert (segments.value(), heard) == ("sessions", ["sessions"])


def test_a_combo_gives_keys_and_ignores_the_wheel(qtbot: QtBot) -> None:
    combo = Combo([(2, "Two years"), (5, "Five years")], "Kept for", 5)
    qtbot.addWidget(combo)
    assert (combo.value(), combo.currentText()) == (5, "Five years")
    combo.set_value(2)
    assert combo.value() == 2


def test_a_tick_box_grows_rather_than_clip(qtbot: QtBot) -> None:
    box = Check("Words " * 30)
    qtbot.addWidget(box)
    box.resize(200, 30)
    box.show()
    assert box.minimumHeight() > 100


def test_a_duration_may_be_typed_in_hours(qtbot: QtBot) -> None:
    length = MinutesField("Length", 60)
    qtbot.addWidget(length)
    for typed, minutes in (("1h30", 90), ("1 h 05", 65), ("2 h", 120), ("45", 45), ("50 min", 50)):
        length.clear()
        type_text(length, typed)
        length.left.emit()
        assert (length.value(), length.problem()) == (minutes, "")
    for wrong in ("1h75", "13h", "soon"):
        length.setText(wrong)
        assert (length.value(), length.problem()) == (None, "A duration, such as 60 or 1 h 30.")


def test_an_error_beside_a_field_does_not_part_its_label_from_its_control(qtbot: QtBot) -> None:
    host, day, length = QWidget(), Field("Day", LineEdit()), Field("Length", LineEdit())
    qtbot.addWidget(host)
    host.setLayout(hbox(day, length))
    host.show()
    length.set_error("A long sentence which takes two lines here, that much is sure.")
    host.adjustSize()
    QApplication.processEvents()
    assert day.control.y() == length.control.y()
