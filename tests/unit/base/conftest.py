"""What the tests of components share."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """Work in Dutch, whatever language a page of an earlier test was in."""
    with translation.override("nl"):
        yield
