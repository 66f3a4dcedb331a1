"""One question a page: which pages there are with these answers, and where one stands among them.

Each question is a page, under the texts of the groups around it. A display stands on the page of the question that
follows it in the same group, and is a page of its own where none follows. A group marked as a page is one page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from draagkracht.questionnaires.rules.answers import Answers, Standing, take_stock
from draagkracht.questionnaires.rules.definition import Item, Questionnaire


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown at once. `link_id` names the page: its question, its group, or the last of its displays.

    `groups` are the groups around it, outermost first, for their texts.
    """

    link_id: str
    items: tuple[Item, ...]
    groups: tuple[Item, ...] = ()

    @property
    def questions(self) -> tuple[Item, ...]:
        """Return what can be answered here."""
        return tuple(item for item in self.items if item.is_question)

    @property
    def can_be_skipped(self) -> bool:
        """Tell whether nothing has to be answered here."""
        return not any(item.required for item in self.items)


@dataclass(frozen=True, slots=True)
class Progress:
    """Page `position` of `total`, as far as is known: an answer may add or remove pages that come later."""

    position: int
    total: int

    @property
    def is_first(self) -> bool:
        """Tell whether no page comes before."""
        return self.position == 1

    @property
    def is_last(self) -> bool:
        """Tell whether no page follows, as far as is known."""
        return self.position == self.total


def pages(questionnaire: Questionnaire, answers: Answers) -> tuple[Page, ...]:
    """Return the pages that are shown with these answers, in the order of the document."""
    return tuple(_pages_of(questionnaire.items, (), take_stock(questionnaire, answers)))


def find_page(questionnaire: Questionnaire, answers: Answers, link_id: str) -> Page | None:
    """Return the page of this name, or the one that shows the item of this name; None if it is not shown now."""
    shown = pages(questionnaire, answers)
    named = [page for page in shown if page.link_id == link_id]
    holding = [page for page in shown if any(item.link_id == link_id for item in page.items)]
    return next(iter(named + holding), None)


def next_page(questionnaire: Questionnaire, answers: Answers, link_id: str) -> Page | None:
    """Return the page after this one, also if this one is no longer shown; None at the end, or for no known name."""
    order = _order(questionnaire)
    here = order.get(link_id)
    if here is None:
        return None
    return next((page for page in pages(questionnaire, answers) if order[page.link_id] > here), None)


def previous_page(questionnaire: Questionnaire, answers: Answers, link_id: str) -> Page | None:
    """Return the page before this one, also if this one is no longer shown; None at the start, or for no known name."""
    order = _order(questionnaire)
    here = order.get(link_id)
    if here is None:
        return None
    before = [page for page in pages(questionnaire, answers) if order[page.link_id] < here]
    return before[-1] if before else None


def first_open_page(questionnaire: Questionnaire, answers: Answers) -> Page | None:
    """Return the first page where a required question has no answer: where to go on; None if nothing is missing."""
    counted = take_stock(questionnaire, answers).answers
    for page in pages(questionnaire, answers):
        if any(item.required and item.link_id not in counted for item in page.items):
            return page
    return None


def progress(questionnaire: Questionnaire, answers: Answers, link_id: str) -> Progress | None:
    """Return the position of a page among the pages known so far; None if it is not shown now."""
    names = [page.link_id for page in pages(questionnaire, answers)]
    return Progress(names.index(link_id) + 1, len(names)) if link_id in names else None


def _order(questionnaire: Questionnaire) -> dict[str, int]:
    return {item.link_id: place for place, item in enumerate(questionnaire.walk())}


def _pages_of(items: tuple[Item, ...], groups: tuple[Item, ...], standing: Standing) -> Iterator[Page]:
    waiting: tuple[Item, ...] = ()
    for item in items:
        if item.link_id not in standing.enabled:
            continue
        if item.is_question:
            yield Page(item.link_id, (*waiting, item), groups)
            waiting = ()
        elif item.items:
            yield from _display_page(waiting, groups)
            waiting = ()
            yield from _pages_of_group(item, groups, standing)
        else:
            waiting = (*waiting, item)
    yield from _display_page(waiting, groups)


def _pages_of_group(group: Item, groups: tuple[Item, ...], standing: Standing) -> Iterator[Page]:
    around = (*groups, group)
    if not group.is_page:
        yield from _pages_of(group.items, around, standing)
        return
    items = tuple(item for item in group.items if item.link_id in standing.enabled)
    if items:
        yield Page(group.link_id, items, around)


def _display_page(displays: tuple[Item, ...], groups: tuple[Item, ...]) -> Iterator[Page]:
    if displays:
        yield Page(displays[-1].link_id, displays, groups)
