"""Two consultants in one plan, letter or decision, each in their own browser: the second is told, nothing is lost."""

import re
from collections.abc import Callable

from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Arrangement, Case, Decision, Letter
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.letters import LetterKind
from draagkracht.casework.services import letters
from tests.integration.casework.conftest import act
from tests.integration.casework.test_arrangements import draft, offer
from tests.integration.casework.test_letters import applied
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


def hidden(page: str) -> dict[str, str]:
    """Return what a form sends that nobody typed."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def test_of_two_who_decide_the_second_sees_both_and_saves_what_they_make_of_it(
    signed_in: SignIn, couple: Case, consultant: Worker
) -> None:
    applied(couple, consultant)
    (one, other), url = both(signed_in), f"/werk/zaken/{couple.public_id}/besluit/"
    filled = {"besluit": "nee", "reden": "general_provision", "regel": "artikel 2.3.5", "wel": "De buurtkamer."}
    of_one, of_other = (hidden(browser.get(url).content.decode()) for browser in (one, other))

    first = one.post(url, {**of_one, **filled, "feiten": "Van de een."})
    second = other.post(url, {**of_other, **filled, "feiten": "Van de ander."})
    page = second.content.decode()
    between = Decision.objects.get().facts
    merged = other.post(url, {**hidden(page), **filled, "feiten": "Van beiden."})

    assert (first.status_code, second.status_code, merged.status_code) == (302, 409, 302)
    assert all(text in page for text in ("Een collega schreef hier ook", "Van de een.", "Van de ander."))
    assert (between, Decision.objects.get().facts) == ("Van de een.", "Van beiden.")


def test_who_decides_what_a_colleague_sent_meanwhile_still_reads_what_they_filled_in(
    signed_in: SignIn, couple: Case, consultant: Worker
) -> None:
    applied(couple, consultant)
    (one, other), url = both(signed_in), f"/werk/zaken/{couple.public_id}/besluit/"
    filled = {"besluit": "nee", "reden": "general_provision", "regel": "artikel 2.3.5", "wel": "De buurtkamer."}
    opened = hidden(other.get(url).content.decode())
    made = one.post(url, {**hidden(one.get(url).content.decode()), **filled, "feiten": "Van de een."})
    one.post(f"{made['Location']}versturen/", {"revision": "0", "adres": "Lindelaan 1"})

    late = other.post(url, {**opened, **filled, "feiten": "Van de ander."})

    assert late.status_code == 422
    assert "Van de ander." in late.content.decode()


def report(couple: Case, by: Worker) -> str:
    """Lay a report ready; return the address of its page."""
    client = couple.parties.get(role="client").public_id
    made = letters.write_letter(act=act(couple, by), kind=LetterKind.REPORT, party_id=client)
    return f"/werk/zaken/{couple.public_id}/brief/{made}/"


def written(page: str) -> dict[str, str]:
    """Return a letter as its page would send it."""
    texts = re.findall(r'<textarea[^>]* name="(alinea_\w+)"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)
    return {**hidden(page), "onderwerp": "Ons gesprek", **dict(texts)}


def test_a_paragraph_that_a_colleague_added_stays_and_what_was_typed_in_one_that_is_gone_is_shown(
    signed_in: SignIn, couple: Case, consultant: Worker
) -> None:
    (one, other), url = both(signed_in), report(couple, consultant)
    opened = written(one.get(url).content.decode())
    first, second = [name for name in opened if name.startswith("alinea_")][:2]

    one.post(url, {**opened, first: "", "erbij": "Van de een."})
    late = other.post(url, {**opened, first: "Getypt in wat weg is.", second: "Van de ander."})
    page = late.content.decode()
    merged = other.post(url, written(page))

    texts = [block["text"] for block in Letter.objects.get(kind="report").blocks]
    assert (late.status_code, merged.status_code) == (409, 302)
    assert "Dit schreef u in een alinea die weg is" in page
    assert "Getypt in wat weg is." in page
    assert {"Van de een.", "Van de ander."} <= set(texts)


def test_who_writes_in_a_letter_that_was_sent_meanwhile_is_told_and_reads_what_they_wrote(
    signed_in: SignIn, couple: Case, consultant: Worker
) -> None:
    (one, other), url = both(signed_in), report(couple, consultant)
    opened = written(other.get(url).content.decode())
    one.post(f"{url}versturen/", {"revision": "0", "adres": "Lindelaan 1"})

    late = other.post(url, {**opened, "erbij": "Te laat geschreven."})

    assert late.status_code == 409
    assert "Deze brief is intussen verstuurd" in late.content.decode()
    assert "Te laat geschreven." in late.content.decode()
    assert "Te laat geschreven." not in str(Letter.objects.get(kind="report").blocks)
