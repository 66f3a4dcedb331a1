"""The municipality filter: for whom the present work is done, told to the models and to the database.

Two locks. The default manager of an owned model filters on the municipalities set here (`OwnedManager`), and
row-level security in PostgreSQL refuses what slips through (`base/rls.py`): both read the same list, which lives for
one transaction and no longer.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

_current: ContextVar[tuple[int, ...] | None] = ContextVar("municipalities", default=None)


class MunicipalityIsNotSet(RuntimeError):
    """An owned table was asked for rows without anybody saying for which municipality."""


def current_municipalities() -> tuple[int, ...]:
    """Return the primary keys of the municipalities for which the present transaction works.

    Raises MunicipalityIsNotSet outside `acting_for`.
    """
    municipalities = _current.get()
    if municipalities is None:
        raise MunicipalityIsNotSet("Say for which municipality: `with tenancy.acting_for(municipality.pk): …`")
    return municipalities


@contextmanager
def acting_for(*municipality_ids: int) -> Iterator[None]:
    """Open a transaction in which rows of these municipalities, and of no others, can be read and written."""
    outer = _current.get()
    with transaction.atomic():
        _tell_database(municipality_ids)
        token = _current.set(municipality_ids)
        try:
            yield
        finally:
            _current.reset(token)
        # A failed block is rolled back, and the setting with it; a finished inner block gives the outer list back.
        if outer is not None and not connection.needs_rollback:
            _tell_database(outer)


def _tell_database(municipality_ids: tuple[int, ...]) -> None:
    """Set the list that the policies read, for this transaction only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.municipalities', %s, true)", [",".join(map(str, municipality_ids))])
