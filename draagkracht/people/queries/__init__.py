"""Reading people: one module for each topic, named here. What leaves these is frozen and cannot query."""

from draagkracht.people.queries.emergency import Helper, Plan, get_card, get_plan, get_question
from draagkracht.people.queries.spaces import (
    Agreed,
    CaresFor,
    Space,
    get_space,
    get_space_by_id,
    has_agreed,
    list_cared_for,
    list_carers,
    list_consents,
)

__all__ = [
    "Agreed",
    "CaresFor",
    "Helper",
    "Plan",
    "Space",
    "get_card",
    "get_plan",
    "get_question",
    "get_space",
    "get_space_by_id",
    "has_agreed",
    "list_cared_for",
    "list_carers",
    "list_consents",
]
