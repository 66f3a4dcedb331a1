"""What somebody takes along opens nothing: who has the file holds no key of theirs, and none of who helps them."""

import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.test import Client
from django.urls import reverse

from draagkracht.accounts import cipher
from draagkracht.accounts.permissions import Role
from draagkracht.assessments import services as assessments
from draagkracht.assessments.services import coding
from draagkracht.base import tokens
from draagkracht.municipalities.models import Municipality
from draagkracht.people import services
from draagkracht.people.rules.reminders import Rhythm
from draagkracht.people.services import circle_agenda
from tests.integration.people import test_emergency, test_together

ENDS = ("_hash", "_print")  # of the columns in which a key is known again


def kept() -> set[str]:
    """Return the prints of all keys, of every table."""
    columns = [
        (model, field.attname)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.attname.endswith(ENDS)
    ]
    return {value for model, name in columns for value in model._default_manager.values_list(name, flat=True) if value}


def words(value: Any) -> Iterator[str]:
    """Yield each word of a file, also of addresses."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from words(name)
            yield from words(one)
    elif isinstance(value, list):
        for one in value:
            yield from words(one)
    elif isinstance(value, str):
        yield value
        yield from re.split(r"[\s/?=&]+|\.ics", value)


def opens(word: str) -> set[str]:
    """Return the prints by which a word would be known, were it a key."""
    bare = re.sub(r"[^A-Za-z0-9]", "", word)
    return {tokens.hash_of(word), tokens.hash_of(bare), *cipher.prints(bare), *coding.hashes(bare)}


def test_no_key_of_any_table_stands_in_the_file(city: Municipality, signed_in: Callable[..., Client]) -> None:
    me = test_emergency.plan(city)
    token = test_emergency.ask(me)
    services.choose_rhythm(**me, rhythm=Rhythm.QUARTERLY)
    code = assessments.make_code(**me, key=uuid.uuid4())
    circle = test_together.open_circle("Marijke de Wit")
    invited = test_together.ask(circle)
    circle_agenda.make_feed(**test_together.by(circle))
    feed = test_together.seat(circle.user_id, circle.circle).feed

    answer = signed_in(Role.CARER).get(reverse("portal-own:export-space"))

    known = kept()
    assert all(opens(key) & known for key in (token, code, invited, feed))  # the test knows a key when it sees one
    assert [word for word in set(words(answer.json())) if opens(word) & known] == []
    assert answer.json()["emergency_plan"]["helpers"][0]["name"] == "Buurvrouw Ria"
