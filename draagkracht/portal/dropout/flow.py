"""The questions when care drops out: the pages of the check (`portal.check.flow`) with a definition of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from draagkracht.base.text import Sentence
from draagkracht.portal.check import flow
from draagkracht.portal.check.answer_cookie import Held
from draagkracht.portal.check.flow import Check, QuestionPage
from draagkracht.questionnaires.rules import entry, fhir, pages
from draagkracht.questionnaires.rules.definition import Questionnaire

COOKIE: Final = "overnemen"
FILE: Final = Path(__file__).parent / "definition.json"


@cache
def definition() -> Questionnaire:
    """Return the questions."""
    return fhir.parse(FILE.read_bytes())


def open_questions(held: Held | None) -> Check:
    """Return the questions with what the visitor carries; answers that fit no longer are left out."""
    return Check(definition(), entry.recover(definition(), held.form if held else {}))


def answer(check: Check, link_id: str, form: Mapping[str, Sequence[str]]) -> tuple[Check, Mapping[str, Sentence]]:
    """Return the questions with a page answered anew, and a sentence for each field where something is wrong."""
    page = pages.find_page(check.definition, check.answers, link_id)
    if page is None:
        return check, {}
    checked = entry.answer_page(check.definition, check.answers, page.items, form)
    return Check(check.definition, checked.answers), checked.errors


def show(
    check: Check,
    link_id: str,
    language: str,
    *,
    typed: Mapping[str, Sequence[str]] | None = None,
    errors: Mapping[str, Sentence] | None = None,
    is_lost: bool = False,
) -> QuestionPage:
    """Return a question to show; what explains it stands with its answers, where a screen reader reads it too."""
    page = flow.show(check, link_id, language, typed=typed, errors=errors, is_lost=is_lost)
    fields = tuple(replace(field, description=" ".join(page.notes)) for field in page.fields)
    return replace(page, fields=fields, notes=())
