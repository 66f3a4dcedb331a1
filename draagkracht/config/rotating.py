"""New keys: what the database keeps sealed is sealed anew with the present key, so that an older one can go.

Each batch is a transaction of its own, and looks for what the present key did not seal. Whoever is killed halfway
starts again and goes on where it was; a second time does nothing.
"""

from collections.abc import Callable, Mapping
from typing import Final

from draagkracht.accounts import services as accounts
from draagkracht.base import tenancy
from draagkracht.casework.services import numbers
from draagkracht.municipalities import queries

BATCH: Final = 200
# What each domain keeps sealed, by the name that the command line shows.
RENEWERS: Final[Mapping[str, Callable[..., int]]] = {
    "secrets of authenticator apps": accounts.renew_secrets,
    "secrets with services elsewhere": accounts.renew_provider_secrets,
    "citizen service numbers": numbers.renew_numbers,
}


def rotate(*, batch: int = BATCH) -> dict[str, int]:
    """Seal everything with the present key; return how many of each kind were renewed.

    Raises sealing.KeyIsMissing, and sealing.SealIsBroken for what was changed; what came before stays renewed.
    """
    renewed = dict.fromkeys(RENEWERS, 0)
    for municipality_id in queries.list_ids():
        for kind, renew in RENEWERS.items():
            while number := _renew(municipality_id, renew, batch):
                renewed[kind] += number
    return renewed


def _renew(municipality_id: int, renew: Callable[..., int], batch: int) -> int:
    with tenancy.acting_for(municipality_id):
        return renew(most=batch)
