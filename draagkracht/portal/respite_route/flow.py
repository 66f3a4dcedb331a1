"""The questions on the way to a breather: what somebody looks for, then each time the one that decides most.

The answers are with the visitor (`portal.check.answer_cookie`): codes, in the order in which they were given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.utils.translation import gettext

from draagkracht.base.forms import FieldDisplay, FormError, Option, error_list
from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.entitlements import queries
from draagkracht.entitlements.rules.questions import FOR_RESPITE, Question
from draagkracht.entitlements.rules.respite import Form
from draagkracht.entitlements.rules.scheme import Value
from draagkracht.portal.check.answer_cookie import Held
from draagkracht.respite.rules.codes import Form as Booked
from draagkracht.respite.rules.words import FORMS

COOKIE: Final = "even-vrij"
CHOICE: Final = "forms"  # the first page
ANY: Final = "any"
UNKNOWN: Final = "unknown"
ALL: Final = tuple(form.value for form in Form)
QUESTIONS: Final = {one.code: one for one in FOR_RESPITE}
# Whoever goes this way cares for somebody: that much is known of them.
GIVEN: Final[Mapping[str, Value]] = {"asked_by": "carer"}


@dataclass(frozen=True)
class Path:
    """How far a visitor is: what they look for, and the answers so far, in their order."""

    chosen: tuple[str, ...]
    answers: Mapping[str, str]
    on: date

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the forms of respite that this is about: all of them for who does not know yet."""
        return tuple(form for form in ALL if form in self.chosen) or ALL

    @property
    def is_begun(self) -> bool:
        """Return whether the visitor said what they look for."""
        return bool(self.chosen)

    @cached_property
    def facts(self) -> dict[str, Value | None]:
        """Return what is known."""
        found: dict[str, Value | None] = dict(GIVEN)
        for code, given in self.answers.items():
            answer = QUESTIONS[code].find(given)
            found.update(answer.facts if answer else {})
        return found

    @cached_property
    def left(self) -> tuple[Question, ...]:
        """Return the questions that can still change something, the one to ask first."""
        return queries.list_questions(self.facts, self.forms, self.on, self.answers) if self.is_begun else ()

    def may_open(self, code: str) -> bool:
        """Return whether a question was answered before, or is the one to ask."""
        return self.is_begun and (code in self.answers or code in {one.code for one in self.left[:1]})

    def before(self, code: str) -> str | None:
        """Return the question that was asked before this one; None for the first."""
        asked = [*self.answers]
        place = asked.index(code) if code in asked else len(asked)
        return asked[place - 1] if place else None

    def after(self, code: str) -> str | None:
        """Return the question after this one: what was answered before comes along again; None at the end."""
        asked = [*self.answers]
        later = asked[asked.index(code) + 1 :]
        return next(iter([*later, *(one.code for one in self.left[:1])]), None)

    def held(self) -> Held:
        """Return what the visitor carries."""
        return Held({CHOICE: list(self.chosen), **{code: [given] for code, given in self.answers.items()}})


def open_path(held: Held | None, on: date) -> Path:
    """Return how far a visitor is; answers that are none of ours are left out."""
    form = held.form if held else {}
    chosen = tuple(one for one in form.get(CHOICE, ()) if one in {ANY, *ALL})
    given = {code: form[code][0] for code in form if code in QUESTIONS and form[code]}
    known = {code: one for code, one in given.items() if one == UNKNOWN or QUESTIONS[code].find(one)}
    return Path(chosen, known if chosen else {}, on)


def choose(path: Path, chosen: Sequence[str]) -> Path | None:
    """Return the way with what somebody looks for; None when nothing of ours was chosen."""
    known = tuple(one for one in (*ALL, ANY) if one in chosen)
    return Path(known, path.answers, path.on) if known else None


def answer(path: Path, code: str, given: str) -> Path | None:
    """Return the way with a question answered anew, in its old place; None for an answer that is none of ours."""
    if given != UNKNOWN and QUESTIONS[code].find(given) is None:
        return None
    return Path(path.chosen, {**path.answers, code: given}, path.on)


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question as the template shows it. `position` of `most`: an answer may leave fewer to ask."""

    code: str
    field: FieldDisplay
    errors: tuple[FormError, ...]
    position: int
    most: int
    back: str | None


NOTHING_CHOSEN: Final = N_("Kies een antwoord.")


def show_choice(path: Path, *, is_wrong: bool = False) -> FieldDisplay:
    """Return the first page: what somebody looks for."""
    options = [Option(form, translate(FORMS[Booked(form)]), form in path.chosen) for form in ALL]
    unsure = Option(ANY, gettext("Dat weet ik nog niet"), ANY in path.chosen)
    return FieldDisplay(
        kind="checkboxes",
        name=CHOICE,
        label=gettext("Wat zoekt u?"),
        description=gettext("U kunt meer dan één antwoord kiezen."),
        options=(*options, unsure),
        errors=(gettext(NOTHING_CHOSEN),) if is_wrong else (),
        is_marked=False,
    )


def show_question(path: Path, code: str, *, is_wrong: bool = False) -> QuestionPage:
    """Return a question to show, with the answer of before."""
    question = QUESTIONS[code]
    given = path.answers.get(code)
    words = [*((one.code, one.says) for one in question.answers), (UNKNOWN, DO_NOT_KNOW)]
    field = FieldDisplay(
        kind="radio",
        name=code,
        label=translate(question.says),
        description=translate(question.helps) if question.helps else "",
        options=tuple(Option(value, translate(says), value == given) for value, says in words),
        errors=(gettext(NOTHING_CHOSEN),) if is_wrong else (),
        is_marked=False,
        is_heading=True,
    )
    asked = [*path.answers]
    position = asked.index(code) + 1 if code in asked else len(asked) + 1
    return QuestionPage(
        code, field, error_list(field), position, max(position, len(asked) + len(path.left)), path.before(code)
    )


DO_NOT_KNOW: Final = Sentence(N_("Dat weet ik niet"))
