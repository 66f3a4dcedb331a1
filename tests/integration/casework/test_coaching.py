"""A network coach for a carer: begins, has a day to look how it goes, goes on or ends."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Case, Party
from tests.integration.casework.test_talks import couple

__all__ = ["couple"]
SignIn = Callable[..., Client]


@pytest.fixture
def browser(signed_in: SignIn) -> Client:
    """Return the browser of the consultant."""
    return signed_in(Role.CONSULTANT)


def url_of(case: Case) -> str:
    """Return the address on which a coach begins."""
    return f"/werk/zaken/{case.public_id}/netwerkcoach/"


def carer_of(case: Case) -> Party:
    """Return the carer of a case."""
    return case.parties.get(role="carer")


def day(days: int) -> date:
    """Return a day from today."""
    return timezone.localdate() + timedelta(days=days)


def begin(browser: Client, case: Case, **changes: str) -> int:
    """Let a coach begin; return the status of the answer."""
    form = {
        "wie": str(carer_of(case).public_id), "coach": "Ria Coach", "begin": day(0).isoformat(),
        "kijken": day(28).isoformat(), "key": "7b0a4a0e-55a7-4a6a-9f43-0e6d0f3f7a12", **changes,
    }  # fmt: skip
    return browser.post(url_of(case), form).status_code


def look(browser: Client, case: Case, **fields: str) -> int:
    """Write down how it goes with the coach; return the status of the answer."""
    form = {"wie": str(carer_of(case).public_id), "uitkomst": "De buurman rijdt.", "key": str(uuid.uuid4()), **fields}
    return browser.post(f"{url_of(case)}kijken/", form).status_code


def test_a_coach_begins_once_and_the_case_says_when_one_looks(browser: Client, couple: Case) -> None:
    wrong = begin(browser, couple, kijken=day(-1).isoformat())
    done = [begin(browser, couple) for _ in range(2)]

    carer, page = carer_of(couple), browser.get(f"/werk/zaken/{couple.public_id}/").content.decode()
    assert (wrong, done) == (422, [302, 302])
    assert (carer.coach, carer.coach_check_date) == ("Ria Coach", day(28))
    assert "Marijke Proef: Ria Coach" in page
    assert "Kijk nu hoe het gaat." not in page
    assert couple.moves.filter(step="begin_network_coach").count() == 1
    assert Entry.objects.filter(what="casework.network_coach").count() == 1


def test_once_the_day_is_there_one_looks_and_the_coach_goes_on_or_ends(browser: Client, couple: Case) -> None:
    begin(browser, couple)
    Party.objects.filter(pk=carer_of(couple).pk).update(coach_from_date=day(-9), coach_check_date=day(0))

    due = browser.get(f"/werk/zaken/{couple.public_id}/").content.decode()
    bare = look(browser, couple, verder="ja", kijken="")
    on = look(browser, couple, verder="ja", kijken=day(28).isoformat())
    going_on = carer_of(couple).coach_check_date
    ended = look(browser, couple, verder="nee")

    reasons = [move.reason for move in couple.moves.filter(step__endswith="network_coach")]
    assert "Kijk nu hoe het gaat." in due
    assert (bare, on, ended) == (422, 302, 302)
    assert going_on == day(28)
    assert (carer_of(couple).coach, carer_of(couple).coach_check_date) == ("", None)
    assert reasons[-1] == "Marijke Proef, Ria Coach: De buurman rijdt."


def test_nobody_but_a_carer_has_a_coach_and_each_has_a_day_to_look(couple: Case) -> None:
    client = couple.parties.filter(role="client")
    carer = couple.parties.filter(role="carer")

    for rows, days in ((client, {"coach_check_date": day(9)}), (carer, {})):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(coach="Ria", coach_from_date=day(0), **days)
