"""The three steps of correcting claims: which claims, who decides, and what a decision needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from articles.desk.admin import correction_acts as acts
from articles.desk.admin import correction_stages as stages
from articles.desk.admin.correction_decisions import Act
from articles.desk.editing.acting import CHECKERS, EDITOR, WRITERS
from articles.desk.forms import correcting as forms
from articles.desk.forms import correction_texts as texts
from articles.desk.forms.correction_choice import CorrectForm


@dataclass(frozen=True)
class Stage:
    """One page: which claims, who decides, what is shared, and what a decision needs of that."""

    name: str
    title: str
    roles: tuple[str, ...]
    choose: Callable[[Any], Any]
    form: type[forms.DecisionForm]
    shared: type[texts.SharedForm]
    needs: dict[str, tuple[str, ...]]
    act: Act


TEXT = ("was_wrong", "is_right")
DECIDE = Stage(
    "corrections", "Claims to correct after this", WRITERS, stages.to_decide,
    CorrectForm, texts.SharedTextForm,
    {"suggested": (*TEXT, "rationale"), "own": (*TEXT, "rationale")}, acts.correct_one,
)  # fmt: skip
CHECK = Stage(
    "corrections_check", "Check these corrections", CHECKERS, stages.to_check,
    forms.CheckForm, texts.InterestsForm, {"verify": ("interests",)}, acts.check_one,
)  # fmt: skip
PUBLISH = Stage(
    "corrections_publish", "Publish these corrections", (EDITOR,), stages.to_publish,
    forms.PublishForm, texts.PublishedTextForm, {"publish": TEXT}, acts.publish_one,
)  # fmt: skip
STAGES = (DECIDE, CHECK, PUBLISH)
