"""Reading people: one module for each topic, named here. What leaves these is frozen and cannot query."""

from draagkracht.people.queries.emergency import Helper, Plan, get_card, get_plan, get_question
from draagkracht.people.queries.network import (
    Copy,
    SharedNetwork,
    get_shared_network,
    list_copies,
    list_network,
    only_shared,
)
from draagkracht.people.queries.reminders import get_next_reminder, get_rhythm, is_stop_link
from draagkracht.people.queries.rights import (
    Asked,
    count_open_requests,
    get_request,
    list_answered_requests,
    list_open_requests,
    list_own_requests,
)
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
    "Asked",
    "CaresFor",
    "Copy",
    "Helper",
    "Plan",
    "SharedNetwork",
    "Space",
    "count_open_requests",
    "get_card",
    "get_next_reminder",
    "get_plan",
    "get_question",
    "get_request",
    "get_rhythm",
    "get_shared_network",
    "get_space",
    "get_space_by_id",
    "has_agreed",
    "is_stop_link",
    "list_answered_requests",
    "list_cared_for",
    "list_carers",
    "list_consents",
    "list_copies",
    "list_network",
    "list_open_requests",
    "list_own_requests",
    "only_shared",
]
