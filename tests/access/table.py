"""What a row of the access matrix is."""

import enum
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from draagkracht.accounts.models import Membership
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.municipalities.models import Municipality
from tests import access


class Answer(enum.Enum):
    """What somebody gets at an address."""

    OK = "the page"
    OWN = "the page, for what is their own"


class Method(enum.Flag):
    """What an address takes; HEAD goes with GET."""

    GET = enum.auto()
    POST = enum.auto()


OK, OWN = Answer.OK, Answer.OWN
GET, POST = Method.GET, Method.POST

# Given the municipality for which it works: what the address takes.
Maker = Callable[[Municipality], Mapping[str, Any]]


@dataclass(frozen=True)
class Objects:
    """Makers of something with an id: the demo provider's own, and another's in the same municipality."""

    own: Maker
    other: Maker | None = None


@dataclass(frozen=True)
class Row:
    """One address: who may come there with which method, and what comes out.

    `allowed` empty: everybody. `gives` and `posts` are the statuses of a GET and of an empty POST for whoever may.
    `takes` is what the address takes where no object is meant. `foreign` is the status for what is of the other
    municipality. `why` says why a row is unlike the others.
    `kind` is of which kind of organisation a professional is whose own it is.
    """

    name: str
    allowed: Mapping[Role, Answer] = field(default_factory=dict)
    methods: Method = GET
    gives: int | tuple[int, ...] = 200
    posts: int | tuple[int, ...] = 422
    objects: Objects | None = None
    takes: Mapping[str, Any] = field(default_factory=dict)
    foreign: int = 404
    why: str = ""
    kind: OrganisationKind = OrganisationKind.SUPPORT_CENTRE

    @property
    def is_public(self) -> bool:
        """Return whether everybody may come there."""
        return not self.allowed


def provider_organization(municipality: Municipality) -> str:
    """Return the HSDS id of the organisation that the demo's provider of a municipality works for."""
    rows = Membership.objects.filter(municipality=municipality, role=Role.PROVIDER.value)
    return rows.order_by("pk").values_list("organization_id", flat=True)[0]


def topics() -> dict[str, list[Row]]:
    """Return the rows of each topic, by the name of its module."""
    names = [module.name for module in pkgutil.iter_modules(access.__path__)]
    modules = {name: importlib.import_module(f"{access.__name__}.{name}") for name in names}
    return {name: module.ROWS for name, module in modules.items() if hasattr(module, "ROWS")}


EVERY_ROLE: Mapping[Role, Answer] = dict.fromkeys(Role, OK)
