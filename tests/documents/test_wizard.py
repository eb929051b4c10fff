"""The wizard: an immutable state that says what is missing, and refuses what makes no sense."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.sample import COMPLETE, MODEL

from rdpp_desk.documents.kinds import MODELS
from rdpp_desk.documents.schema import answers_schema
from rdpp_desk.documents.wizard import Problem, StepStatus, WizardState
from rdpp_desk.errors import UsageError
from rdpp_desk.practice.agreements import DocumentKind


def refused(answers: dict[str, Any]) -> UsageError:
    with pytest.raises(UsageError) as caught:
        WizardState.start(MODEL, answers)
    return caught.value


def test_nothing_is_answered_in_advance() -> None:
    state = WizardState.start(MODEL)
    assert dict(state.answers) == {}
    assert Problem(step="report", field="report", part="dates") in state.problems()
    assert Problem(step="report", field="report", part="progress") in state.problems()
    assert Problem(step="parties", field="signer", part="capacity") in state.problems()


def test_a_complete_set_of_answers_has_no_problem() -> None:
    assert WizardState.start(MODEL, COMPLETE).problems() == ()


def test_answering_gives_a_new_state_and_leaves_the_old_one() -> None:
    first = WizardState.start(MODEL)
    objectives = [{"wording": "a"}]
    second = first.answer("objectives", objectives)
    objectives[0]["wording"] = "changed"
    assert "objectives" not in first.answers
    assert second.answers["objectives"] == [{"wording": "a"}]
    with pytest.raises(TypeError):
        second.answers["objectives"] = []  # type: ignore[index]  # that it is read-only is what is tested
    assert "objectives" not in second.answer("objectives", None).answers


def test_no_is_an_answer_and_zero_too() -> None:
    state = WizardState.start(MODEL, {**COMPLETE, "voluntary": False, "sessions": 0})
    assert state.problems() == ()


def test_steps_go_in_any_order_and_stop_at_the_ends() -> None:
    state = WizardState.start(MODEL)
    assert state.back().step == "parties"
    assert state.next().step == "frame"
    assert state.go("review").next().step == "review"
    with pytest.raises(UsageError, match="unknown-step"):
        state.go("nowhere")


def test_a_step_says_how_it_stands() -> None:
    state = WizardState.start(MODEL, {"client_name": "Zoé"}).go("work")
    assert state.status("work") is StepStatus.CURRENT
    assert state.status("parties") is StepStatus.INCOMPLETE
    assert state.status("report") is StepStatus.TODO
    assert WizardState.start(MODEL, COMPLETE).go("review").status("frame") is StepStatus.DONE


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"payer": "client"}, StepStatus.DONE),
        ({"payer": "organisation"}, StepStatus.TODO),
        ({"payer": "organisation", "report": {"means": "no"}}, StepStatus.DONE),
        ({"payer": "client", "report": {"means": "yes"}}, StepStatus.DONE),
    ],
)
def test_a_step_that_lacks_nothing_stands_as_before_once_it_is_opened_again(
    answers: dict[str, Any], status: StepStatus
) -> None:
    model = MODELS[DocumentKind.CONSENT]
    left = WizardState.start(model, answers).go("reporting").next()
    assert left.status("reporting") is status
    assert WizardState.from_json(model, left.to_json()).status("reporting") is status


def test_a_hidden_field_is_neither_required_nor_given_to_print_but_is_kept() -> None:
    state = WizardState.start(MODEL, {**COMPLETE, "mode": "video"})
    assert state.problems() == (Problem(step="frame", field="tool"),)
    named = state.answer("tool", "Vox").answer("tool_help", "…")
    assert named.visible("tool_help")
    hidden = named.answer("mode", "in_person")
    assert not hidden.visible("tool")
    assert not hidden.visible("tool_help")
    assert "tool" not in hidden.visible_answers()
    assert hidden.answers["tool"] == "Vox"


def test_a_check_of_the_model_is_a_problem() -> None:
    state = WizardState.start(MODEL, {**COMPLETE, "ends_on": "2026-01-01"})
    assert state.problems() == (Problem(step="frame", field="ends_on", code="before-start"),)


def test_unknown_names_are_all_listed() -> None:
    assert refused({"zzz": 1, "aaa": 2}).data == {"fields": ["aaa", "zzz"]}
    assert refused({"signer": {"name": "A", "phone": "1"}}).data == {"fields": ["signer.phone"]}
    assert refused({"objectives": [{"note": "x"}]}).data == {"fields": ["objectives.1.note"]}


@pytest.mark.parametrize(
    ("answers", "field", "reason"),
    [
        ({"client_name": 3}, "client_name", "type"),
        ({"starts_on": "2027-02-30"}, "starts_on", "date"),
        ({"starts_on": "20270228"}, "starts_on", "date"),
        ({"starts_on": "demain"}, "starts_on", "date"),
        ({"sessions": True}, "sessions", "type"),
        ({"sessions": -1}, "sessions", "range"),
        ({"price": 12.5}, "price", "type"),
        ({"mode": "hologram"}, "mode", "choice"),
        ({"voluntary": "yes"}, "voluntary", "type"),
        ({"report": {"dates": True}}, "report", "choice"),
        ({"report": []}, "report", "type"),
        ({"purposes": ["health"]}, "purposes", "choice"),
        ({"purposes": [[]]}, "purposes", "choice"),
        ({"objectives": [{"wording": 1}]}, "objectives.1.wording", "type"),
        ({"objectives": [{"due_on": "2027-13-01"}]}, "objectives.1.due_on", "date"),
        ({"objectives": [{"shareable": "oui"}]}, "objectives.1.shareable", "type"),
        ({"others": ["Zoé"]}, "others.1", "type"),
        ({"others": [{"name": None, "capacity": 1}]}, "others.1.capacity", "type"),
    ],
)
def test_an_answer_of_the_wrong_form_names_its_field(answers: dict[str, Any], field: str, reason: str) -> None:
    error = refused(answers)
    assert (error.code, error.data) == ("answer-invalid", {"field": field, "reason": reason})


@pytest.mark.parametrize(("text", "line"), [("{\n\n x", 3), ("[]", 1), ("[" * 100_000, 1), ("9" * 5000, 1)])
def test_a_file_that_is_not_answers_names_its_line(text: str, line: int) -> None:
    with pytest.raises(UsageError) as caught:
        WizardState.from_json(MODEL, text)
    assert (caught.value.code, caught.value.data) == ("answers-unreadable", {"line": line})


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["yes", "2027-01-01", "video"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["name", "wording", "dates", "due_on", "x"]), inner, max_size=3),
    max_leaves=8,
)


@given(answers=st.dictionaries(st.sampled_from([f.name for f in MODEL.fields]), _JSON, max_size=5))
def test_any_answers_are_accepted_whole_or_refused(answers: dict[str, Any]) -> None:
    try:
        state = WizardState.start(MODEL, answers)
    except UsageError:
        return
    assert WizardState.from_json(MODEL, state.to_json()).answers == state.answers
    assert set(state.problems()) is not None
    for step in MODEL.steps:
        assert state.go(step.key).status(step.key) is StepStatus.CURRENT


def test_the_schema_knows_every_field_and_is_json() -> None:
    schema = json.loads(json.dumps(answers_schema(MODEL)))
    assert set(schema["properties"]) == {field.name for field in MODEL.fields}
    assert schema["additionalProperties"] is False
    assert schema["properties"]["report"]["properties"]["dates"]["enum"] == ["yes", "no", "each_time"]
    assert schema["properties"]["objectives"]["items"]["properties"]["due_on"]["format"] == "date"
