"""Two consultants in one arrangement, each in their own browser: the second is told, and nothing is lost."""

from collections.abc import Callable

from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Arrangement, Case
from draagkracht.casework.permissions import Worker
from tests.integration.casework.test_arrangements import draft, offer
from tests.integration.casework.test_talks import couple

__all__ = ["couple", "draft"]
SignIn = Callable[..., Client]
LINE = {
    "wat": "Hulp in huis, drie uur", "wie": "Thuiszorg Proef", "voor": "client", "gebied": "household", "wet": "wmo",
    "of": "Zelf iemand kiezen",
}  # fmt: skip


def both(signed_in: SignIn) -> tuple[Client, Client]:
    """Return the browsers of two who work on the case."""
    return signed_in(Role.CONSULTANT), signed_in(Role.TEAM_LEAD)


def test_of_two_who_write_the_goals_the_second_sees_both_and_saves_what_they_make_of_it(
    signed_in: SignIn, couple: Case, draft: Arrangement
) -> None:
    (one, other), url = both(signed_in), f"/werk/zaken/{couple.public_id}/plan/{draft.public_id}/"
    draft.refresh_from_db()
    opened = draft.revision

    first = one.post(url, {"doel_household": "Van de een", "zorgt": "Rust", "revision": opened})
    second = other.post(url, {"doel_household": "Van de ander", "zorgt": "Rust", "revision": opened})
    page = second.content.decode()
    draft.refresh_from_db()
    merged = other.post(url, {"doel_household": "Van beiden", "zorgt": "Rust", "revision": draft.revision})

    draft.refresh_from_db()
    assert (first.status_code, second.status_code, merged.status_code) == (302, 409, 302)
    assert all(text in page for text in ("Een collega schreef hier ook", "Van de een", "Van de ander"))
    assert draft.goals["household"] == "Van beiden"


def test_who_writes_in_a_plan_that_was_offered_meanwhile_keeps_what_they_wrote(
    signed_in: SignIn, couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    url = f"/werk/zaken/{couple.public_id}/plan/{draft.public_id}/"
    draft.refresh_from_db()
    opened = draft.revision
    offer(couple, consultant, draft)

    late = signed_in(Role.TEAM_LEAD).post(url, {"doel_household": "Te laat geschreven", "revision": opened})

    assert late.status_code == 409
    assert "Dit plan is intussen aangeboden" in late.content.decode()
    assert "Te laat geschreven" in late.content.decode()


def test_who_changes_a_line_that_another_took_away_is_told_and_may_put_it_back(
    signed_in: SignIn, couple: Case, draft: Arrangement
) -> None:
    (one, other), base = both(signed_in), f"/werk/zaken/{couple.public_id}/plan/{draft.public_id}/"
    draft.refresh_from_db()
    opened = draft.revision

    one.post(f"{base}hulp/1/weg/")
    told = other.post(f"{base}hulp/1/", {**LINE, "revision": opened})
    draft.refresh_from_db()
    again = other.post(f"{base}hulp/1/", {**LINE, "revision": draft.revision})

    assert (told.status_code, again.status_code) == (409, 302)
    assert "Hulp in huis, drie uur" in told.content.decode()
    assert set(draft.lines.values_list("what", flat=True)) == {"Oppas op dinsdag", "Hulp in huis, drie uur"}


def test_the_same_form_of_one_person_twice_is_no_quarrel(signed_in: SignIn, couple: Case, draft: Arrangement) -> None:
    url = f"/werk/zaken/{couple.public_id}/plan/{draft.public_id}/"
    draft.refresh_from_db()
    form = {"doel_household": "Eén keer", "zorgt": "Rust", "revision": draft.revision}
    browser = signed_in(Role.CONSULTANT)

    assert [browser.post(url, form).status_code for _ in range(2)] == [302, 302]
