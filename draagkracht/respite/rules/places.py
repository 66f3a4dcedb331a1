"""What a provider says of a place."""

import datetime
from dataclasses import dataclass

from draagkracht.respite.rules.codes import Feature, Form, Payer, Purpose, Skill


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that a provider says of a place, as its columns have it. Prices are cents for a night, day or time.

    `served_ids` are the other municipalities whose people may come; `price_cents` is None where one has to ask;
    `trial_length` 0 is no trial visit; `evaluation_date` is that of a pilot.
    """

    name: str
    form: Form
    address: str
    latitude: float
    longitude: float
    contact_name: str
    phone: str
    service_id: str = ""
    about: str = ""
    email: str = ""
    emergency_phone: str = ""
    served_ids: tuple[int, ...] = ()
    skills: tuple[Skill, ...] = ()
    features: tuple[Feature, ...] = ()
    languages: tuple[str, ...] = ("nl",)
    price_cents: int | None = None
    payers: tuple[Payer, ...] = ()
    min_length: int = 1
    max_length: int = 28
    lead_days: int = 0
    needs_intake: bool = False
    trial_length: int = 0
    purposes: tuple[Purpose, ...] = (Purpose.RELIEF,)
    evaluation_date: datetime.date | None = None
    bring: str = ""
    first_step: str = ""
    is_open: bool = True
