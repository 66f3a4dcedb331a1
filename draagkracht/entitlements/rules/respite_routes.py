"""What the ways to respite say to one person: the routes, each with the form that is asked for as one more condition.

That condition has the source of its form. So a form that nobody looked up is a fact that nobody can know
(`routes.read_route`): it never makes a yes, and its sentence says to ask.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.entitlements.rules import routes
from draagkracht.entitlements.rules.contribution import Contribution, Law
from draagkracht.entitlements.rules.nodes import Node
from draagkracht.entitlements.rules.reading import read_source
from draagkracht.entitlements.rules.respite import Form, RespiteRoute, Way
from draagkracht.entitlements.rules.scheme import Scheme, Source, Value

FORM: Final = "form"  # the id of the condition, and the fact
FORM_ASK: Final = N_("Of het zo kan, hebben wij niet nagekeken. Vraag het na.")
# Who looks for a breather needs support at home, and has no medical reason for a bed: the doctor's is not for that.
GIVEN: Final[Mapping[str, Value]] = {"needs_support": True, "doctor_finds_stay_needed": False}


@dataclass(frozen=True, slots=True)
class WayToForm:
    """A way and one of its forms, as a scheme."""

    way: Way
    form: Form
    scheme: Scheme
    sources: tuple[Source, ...]


def read_ways(rows: object, documents: Mapping[str, Mapping[str, Any]]) -> tuple[WayToForm, ...]:
    """Return every way and form of the table, with the route's document by its code.

    Raises DocumentIsWrong or SchemeIsWrong for what does not add up, and KeyError for a route that is not there.
    """
    ways = [_way(node) for node in Node({"ways": rows}, "").nodes("ways")]
    return tuple(_to_form(way, form, source, documents[way.route]) for way in ways for form, source in way.forms)


def judge(
    ways: Iterable[WayToForm],
    facts: Mapping[str, Value | None],
    forms: Sequence[str],
    on: date,
    contribution: Callable[[Form, str], Contribution],
) -> tuple[RespiteRoute, ...]:
    """Return what the ways to these forms say to somebody, form after form in the order given.

    Raises FactsAreWrong for a fact of another kind than a route asks for.
    """
    found = [one for one in ways if one.form in forms]
    found.sort(key=lambda one: forms.index(one.form))
    return tuple(
        _respite_route(one, route, contribution(one.form, one.way.law))
        for one in found
        for route in routes.judge([one.scheme], facts_for(one.form, facts), on)
    )


def facts_for(form: Form, facts: Mapping[str, Value | None]) -> dict[str, Value | None]:
    """Return what is known of somebody who looks for a form of respite; nobody knows what is to be confirmed."""
    known = {name: value for name, value in facts.items() if not name.startswith(routes.TO_CONFIRM)}
    return {**GIVEN, **known, FORM: form.value}


def _way(node: Node) -> Way:
    found = Way(
        route=node.name("route"),
        law=node.code("law", Law),
        needs=tuple(str(one) for one in node.items("needs")),
        limits=node.text_or_none("limits") or "",
        forms=tuple(_form(one) for one in node.nodes("forms")),
    )
    node.close()
    return found


def _form(node: Node) -> tuple[Form, Source]:
    found = node.code("form", Form), read_source(node.node("source"))
    node.close()
    return found


def _to_form(way: Way, form: Form, source: Source, document: Mapping[str, Any]) -> WayToForm:
    said = {"yes": "", "no": "", "ask": FORM_ASK}
    condition = {"id": FORM, "group": None, "fact": FORM, "is": "equals", "value": form.value, **said}
    criteria = [{**condition, "source": source.as_json()}, *document["criteria"]]
    scheme = routes.read_route({**document, "criteria": criteria})
    sources = tuple(dict.fromkeys(one.source for one in scheme.criteria))
    return WayToForm(way, form, scheme, sources)


def _respite_route(one: WayToForm, route: routes.Route, contribution: Contribution) -> RespiteRoute:
    return RespiteRoute(
        form=one.form,
        code=route.code,
        law=one.way.law,
        title=route.title,
        desk=route.desk,
        how_to_ask=route.how_to_ask,
        needs=tuple(Sentence(text) for text in one.way.needs),
        contribution=contribution,
        limits=Sentence(one.way.limits) if one.way.limits else None,
        term_days=route.term_days,
        outcome=route.outcome,
        reasons=tuple(reason for reason in route.reasons if reason.message),
        ask=route.ask,
        sources=one.sources,
    )
