"""One question a page: which page, which fields on it, and where to next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext

from draagkracht.assessments.rules import definitions, result
from draagkracht.base.forms import FieldDisplay, FormError, Kind, Option, error_list
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.portal.check.answer_cookie import Held
from draagkracht.questionnaires.rules import entry, pages
from draagkracht.questionnaires.rules.answers import Answers
from draagkracht.questionnaires.rules.definition import Item, Questionnaire
from draagkracht.questionnaires.rules.pages import Page
from draagkracht.questionnaires.rules.texts import Texts, texts

SAFETY = "safe"
MINOR = "minor"
PLACE = "place"
MOST_UNFOLDED = 4
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A page of the check as the template shows it."""

    link_id: str
    title: str
    notes: tuple[str, ...]
    fields: tuple[FieldDisplay, ...]
    errors: tuple[FormError, ...]
    position: int
    total: int
    can_be_skipped: bool
    back: str | None
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """The check of one visitor: the definition in the words that suit them, and the answers so far."""

    definition: Questionnaire
    answers: Answers

    @property
    def is_complete(self) -> bool:
        """Return whether every required question has an answer."""
        return bool(self.answers) and pages.first_open_page(self.definition, self.answers) is None

    @property
    def is_young(self) -> bool:
        """Return whether the visitor says to be under 18."""
        return self.answers.get(MINOR) == ("yes",)

    @property
    def next_open(self) -> str:
        """Return the page on which to go on: the first that misses an answer, else the last."""
        page = pages.first_open_page(self.definition, self.answers)
        return page.link_id if page else pages.pages(self.definition, self.answers)[-1].link_id

    def codes(self) -> dict[str, list[str]]:
        """Return the answers as the fields of a form: for the cookie."""
        return entry.as_form(self.definition.walk(), self.answers)

    def for_rules(self) -> dict[str, object]:
        """Return the answers as the rules of the assessment take them: one code, or a list where there may be more."""
        codes = self.codes()
        many = {item.link_id for item in self.definition.walk() if item.repeats}
        return {item: values if item in many else values[0] for item, values in codes.items()}

    def may_open(self, link_id: str) -> bool:
        """Return whether a page is there, and everything before it is answered."""
        names = [page.link_id for page in pages.pages(self.definition, self.answers)]
        if link_id not in names:
            return False
        return names.index(link_id) <= names.index(self.next_open)

    def after(self, link_id: str) -> str | None:
        """Return the page after this one; None at the end."""
        page = pages.next_page(self.definition, self.answers, link_id)
        return page.link_id if page else None


def open_check(held: Held | None) -> Check:
    """Return the check with what the visitor carries; answers that fit no longer are left out."""
    form = held.form if held else {}
    definition = definitions.quick_check(young="yes" in form.get(MINOR, ()))
    return Check(definition, entry.recover(definition, form))


def answer(check: Check, link_id: str, form: Mapping[str, Sequence[str]]) -> tuple[Check, Mapping[str, Sentence]]:
    """Return the check with a page answered anew, and a sentence for each field where something is wrong."""
    page = pages.find_page(check.definition, check.answers, link_id)
    if page is None:
        return check, {}
    checked = entry.answer_page(check.definition, check.answers, page.items, form)
    codes = entry.as_form(check.definition.walk(), checked.answers)
    return open_check(Held(codes)), checked.errors


def is_worrying(check: Check) -> bool:
    """Return whether the answer about safety at home asks for a telephone number at once."""
    return bool(result.lines_for({SAFETY: check.codes().get(SAFETY, []), MINOR: check.for_rules().get(MINOR)}))


def lines_to_call(check: Check) -> tuple[str, ...]:
    """Return the codes of the telephone lines that the answers so far ask for."""
    return result.lines_for(check.for_rules())


def show(
    check: Check,
    link_id: str,
    language: str,
    *,
    typed: Mapping[str, Sequence[str]] | None = None,
    errors: Mapping[str, Sentence] | None = None,
    places: Sequence[str] = (),
    is_lost: bool = False,
) -> QuestionPage:
    """Return a page to show: with the answers so far, or with what was just typed and what is wrong with it."""
    page = pages.find_page(check.definition, check.answers, link_id)
    where = pages.progress(check.definition, check.answers, link_id)
    if page is None or where is None:
        raise LookupError(link_id)
    words = texts(check.definition, language)
    chosen = typed if typed is not None else entry.as_form(page.items, check.answers)
    shown = partial(field_of, words=words, places=places, is_only=len(page.questions) == 1)
    fields = tuple(
        shown(item, chosen=chosen.get(item.link_id, ()), error=(errors or {}).get(item.link_id))
        for item in page.questions
    )
    before = pages.previous_page(check.definition, check.answers, link_id)
    return QuestionPage(
        link_id=link_id,
        title=heading_of(page, words),
        notes=tuple(str(words.items[item.link_id]) for item in page.items if not item.is_question),
        fields=fields,
        errors=error_list(*fields),
        position=where.position,
        total=where.total,
        can_be_skipped=page.can_be_skipped,
        back=before.link_id if before else None,
        is_lost=is_lost,
    )


def heading_of(page: Page, words: Texts) -> str:
    """Return what a page is called: its only question, else its group."""
    named = page.questions[:1] if len(page.questions) == 1 else page.groups[-1:]
    found = words.items.get(named[0].link_id) if named else None
    return str(found or words.title)


def field_of(
    item: Item, *, words: Texts, places: Sequence[str], chosen: Sequence[str], error: Sentence | None, is_only: bool
) -> FieldDisplay:
    """Return a question as a field; the only one on a page is the page's heading."""
    options = tuple(
        Option(option.code, str(words.options[item.link_id, option.code]), option.code in chosen)
        for option in item.options
    )
    kind = kind_of(item, is_only=is_only)
    return FieldDisplay(
        kind=kind,
        name=item.link_id,
        label=str(words.items[item.link_id]),
        options=(Option("", gettext("Zeg ik liever niet"), not chosen), *options) if kind == "select" else options,
        value="" if options else (chosen[0] if chosen else "").replace("\x00", ""),
        errors=(translate(error),) if error else (),
        is_required=item.required,
        is_marked=False,
        is_heading=is_only,
        description=about_place(places) if item.link_id == PLACE else "",
        autocomplete="address-level2" if item.link_id == PLACE else "",
        width="medium",
    )


def kind_of(item: Item, *, is_only: bool) -> Kind:
    """Return how a question is shown: on a page with more questions a long list of answers folds up."""
    if not item.options:
        return "text"
    if item.repeats:
        return "checkboxes"
    return "radio" if is_only or len(item.options) <= MOST_UNFOLDED else "select"


def about_place(places: Sequence[str]) -> str:
    """Return what to fill in as a place, with some of the municipality's own as examples."""
    what = gettext("Alleen de naam van het dorp, de wijk of de stad. Geen adres.")
    for_example = gettext("Bijvoorbeeld:")
    return f"{what} {for_example} {', '.join(places[:EXAMPLES])}." if places else what
