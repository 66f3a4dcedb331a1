"""What the routes that come with the product (`rules.documents`) say to somebody, in the present municipality."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from draagkracht.entitlements.rules import contribution, documents, questions
from draagkracht.entitlements.rules.contribution import Contribution, Dated, Standing
from draagkracht.entitlements.rules.questions import Question
from draagkracht.entitlements.rules.respite import Form, RespiteRoute
from draagkracht.entitlements.rules.scheme import Scheme, Value
from draagkracht.municipalities.queries import list_parameters

if TYPE_CHECKING:
    from draagkracht.entitlements.rules.respite_routes import WayToForm
    from draagkracht.entitlements.rules.routes import Route


def list_routes(facts: Mapping[str, Value | None], on: date) -> "tuple[Route, ...]":
    """Return every route that is valid on a day, with what it says to somebody of whom these facts are known.

    Raises FactsAreWrong for a fact of another kind than a route asks for.
    """
    # The columns take most of a second to load, and start threads: never before a worker was forked.
    from draagkracht.entitlements.rules import routes  # noqa: PLC0415

    return routes.judge(_schemes(), facts, on)


def list_respite_routes(facts: Mapping[str, Value | None], forms: Sequence[str], on: date) -> tuple[RespiteRoute, ...]:
    """Return for each form, in the order given, every way to it that is valid on a day, with what it says.

    `facts` is what is known of somebody who looks for respite. Own contributions are those of the present municipality.
    Raises FactsAreWrong for a fact of another kind than a route asks for.
    """
    from draagkracht.entitlements.rules import respite_routes  # noqa: PLC0415

    parameters = _parameters()

    def pays(form: Form, law: str) -> Contribution:
        return contribution.own_contribution(form, law, on, parameters)

    return respite_routes.judge(_ways(), facts, forms, on, pays)


def list_questions(
    facts: Mapping[str, Value | None], forms: Sequence[str], on: date, asked: Collection[str] = ()
) -> tuple[Question, ...]:
    """Return the questions that can change something about the ways to these forms: the first decides most.

    After an answer ask again: most of the others may be gone. `asked` are the codes of questions that were asked
    before; whoever did not know is not asked again.
    """
    from draagkracht.entitlements.rules import asking, respite_routes  # noqa: PLC0415

    ways = [one for one in _ways() if one.form in forms and one.scheme.is_valid_on(on)]
    known = [(one.scheme, respite_routes.facts_for(one.form, facts)) for one in ways]
    by_code = {one.code: one for one in questions.FOR_RESPITE}
    return tuple(by_code[code] for code in asking.rank_questions(known, questions.FOR_RESPITE, asked))


def get_contribution(form: str, law: str, on: date) -> Contribution:
    """Return what one pays oneself in the present municipality for a form of respite under a law, on a day."""
    return contribution.own_contribution(form, law, on, _parameters())


def contributions_under(law: str) -> Callable[[str, date], Contribution]:
    """Return what says what one pays oneself for a form on a day under a law, as `get_contribution` does. One query."""
    parameters = _parameters()
    return lambda form, on: contribution.own_contribution(form, law, on, parameters)


def _parameters() -> list[Dated]:
    """Return what the present municipality knows of own contributions, on whatever day."""
    return [
        Dated(
            row.code,
            row.value if type(row.value) is int else None,
            row.valid_from,
            row.valid_until,
            Standing(row.status),
            row.source,
        )
        for row in list_parameters(contribution.OF_ALL)
    ]


@cache
def _schemes() -> tuple[Scheme, ...]:
    from draagkracht.entitlements.rules import routes  # noqa: PLC0415

    return tuple(routes.read_route(one) for one in documents.read_documents() if one["code"] in documents.ORDER)


@cache
def _ways() -> "tuple[WayToForm, ...]":
    from draagkracht.entitlements.rules import respite_routes  # noqa: PLC0415

    return respite_routes.read_ways(documents.read_ways(), {one["code"]: one for one in documents.read_documents()})
