"""Every view says who may see it; a test walks all addresses and refuses one that does not."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


class Audience(StrEnum):
    """Who may see a page."""

    EVERYBODY = "everybody"
    STAFF = "staff"  # those with a permission that the view names (accounts/access.py)
    DEVELOPERS = "developers"  # the gallery: there in debug and tests, absent in production


def may_be_seen_by(audience: Audience) -> Callable[[View], View]:
    """Return a decorator that records who may see a view."""

    def declare(view: View) -> View:
        view.audience = audience  # type: ignore[attr-defined]  # read by tests/test_architecture.py
        return view

    return declare


public = may_be_seen_by(Audience.EVERYBODY)
