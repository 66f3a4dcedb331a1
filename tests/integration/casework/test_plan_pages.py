"""The page on which a plan is written: every button keeps what was written first."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Arrangement, Case
from draagkracht.casework.queries.arrangements import content_of
from draagkracht.casework.rules.arrangements import Side, seen_by
from tests.integration.casework.test_arrangements import draft
from tests.integration.casework.test_talks import couple

__all__ = ["couple", "draft"]
SignIn = Callable[..., Client]


@pytest.fixture
def browser(signed_in: SignIn) -> Client:
    """Return the browser of the consultant."""
    return signed_in(Role.CONSULTANT)


def page_of(case: Case, draft: Arrangement) -> str:
    """Return the address of a version of a plan."""
    return f"/werk/zaken/{case.public_id}/plan/{draft.public_id}/"


def written(draft: Arrangement, **fields: str) -> dict[str, str]:
    """Return a form of which every field is filled in that a plan needs."""
    draft.refresh_from_db()
    day = timezone.localdate() + timedelta(days=180)
    filled = {"zorgt": "Een vrije dag.", "te_veel": "ja", "terugkijken": day.isoformat()}
    return {"revision": str(draft.revision), **filled, **fields}


@pytest.mark.parametrize("then", ["hulp", "hulp-1"])
def test_who_goes_on_to_the_help_keeps_what_they_wrote(
    browser: Client, couple: Case, draft: Arrangement, then: str
) -> None:
    url = page_of(couple, draft)

    answer = browser.post(url, written(draft, doel_household="Net getypt.", dan=then))

    draft.refresh_from_db()
    assert answer["Location"].startswith(f"{url}hulp/")
    assert draft.goals["household"] == "Net getypt."


def test_offering_and_taking_a_line_off_keep_what_was_written(
    browser: Client, couple: Case, draft: Arrangement
) -> None:
    url = page_of(couple, draft)

    browser.post(f"{url}hulp/2/weg/", written(draft, doel_household="Net getypt."))
    offered = browser.post(f"{url}aanbieden/", written(draft, doel_household="Nog later getypt."))

    draft.refresh_from_db()
    assert offered.status_code == 302
    assert (draft.state, draft.goals["household"], draft.lines.count()) == ("offered", "Nog later getypt.", 1)


def test_a_plan_that_another_changed_is_not_offered_unseen(browser: Client, couple: Case, draft: Arrangement) -> None:
    answer = browser.post(f"{page_of(couple, draft)}aanbieden/", written(draft, revision="0", zorgt="Iets anders."))

    draft.refresh_from_db()
    assert (answer.status_code, draft.state) == (409, "draft")
    assert "Iets anders." in answer.content.decode()


def test_a_button_that_is_not_ours_leads_back_to_the_plan(browser: Client, couple: Case, draft: Arrangement) -> None:
    url = page_of(couple, draft)

    answers = [browser.post(url, written(draft, dan=then)) for then in ("hulp-x", "voor-mij", f"voor-{uuid.uuid4()}")]

    assert [answer["Location"] for answer in answers[:2]] == [f"{url}?bewaard"] * 2
    assert browser.get(answers[2]["Location"]).status_code == 404


def test_the_day_to_look_back_is_to_come(browser: Client, couple: Case, draft: Arrangement) -> None:
    url = page_of(couple, draft)

    answer = browser.post(f"{url}aanbieden/", written(draft, terugkijken="2020-01-01", doel_household="Net getypt."))

    draft.refresh_from_db()
    assert (answer.status_code, draft.state) == (422, "draft")
    assert "Kies een dag na vandaag" in answer.content.decode()
    assert "Net getypt." in answer.content.decode()


def test_the_page_says_what_is_needed_to_offer_and_chooses_nothing_for_whom_help_is(
    browser: Client, couple: Case, draft: Arrangement
) -> None:
    page = browser.get(page_of(couple, draft)).content.decode()
    line = browser.get(f"{page_of(couple, draft)}hulp/").content.decode()

    assert page.count("nodig om aan te bieden") == 3
    assert "Doel van wie zorgt" in page
    assert 'name="voor" value="client" checked' not in " ".join(line.split())


def test_where_help_with_washing_belongs_stands_beside_the_areas(
    browser: Client, couple: Case, draft: Arrangement
) -> None:
    page, line = (browser.get(f"{page_of(couple, draft)}{one}").content.decode() for one in ("", "hulp/"))

    assert "wijkverpleging, uit de basisverzekering" in page
    assert "wijkverpleging, uit de basisverzekering" in line
    assert "Besluit zorgverzekering, artikel 2.10; Wlz, artikelen 3.1.1 en 3.2.1" in page


def help_line(draft: Arrangement, **fields: str) -> dict[str, str]:
    """Return the form of a line that is filled in."""
    draft.refresh_from_db()
    base = {"wat": "Wassen", "wie": "Dochter", "voor": "client", "gebied": "household", "wet": "none"}
    return {"revision": str(draft.revision), **base, **fields}


@pytest.mark.parametrize(
    ("yes", "why", "says"),
    [
        ("jong", "jong_waarom", "Een kind neemt zorg niet vanzelf over."),
        ("overname", "uitleg", "wie deze taak uitlegt"),
    ],
)
def test_a_childs_task_needs_a_reason_and_a_task_of_a_professional_somebody_who_guides(
    browser: Client, couple: Case, draft: Arrangement, yes: str, why: str, says: str
) -> None:
    url = f"{page_of(couple, draft)}hulp/"

    bare = browser.post(url, help_line(draft, **{yes: "ja"}))
    whole = browser.post(
        url, help_line(draft, instructie="Eerst handen wassen.", **{yes: "ja", why: "Omdat Truus dat wil."})
    )

    assert bare.status_code == 422
    assert says in bare.content.decode()
    assert whole.status_code == 302
    assert "Omdat Truus dat wil." in browser.get(page_of(couple, draft)).content.decode()


def test_who_takes_over_a_task_reads_how_it_is_done_and_who_explains_it(
    browser: Client, couple: Case, draft: Arrangement
) -> None:
    url, carer = f"{page_of(couple, draft)}hulp/", couple.parties.get(role="carer").public_id
    task = {"overname": "ja", "uitleg": "Wijkzuster Proef"}

    bare = browser.post(url, help_line(draft, **task))
    for who in ({}, {"zelf": "ja", "wat": "Ogen druppelen"}):
        browser.post(url, help_line(draft, **task, instructie="Bel als het oog rood is.", **who))

    content = content_of(draft, draft.lines.all())
    seen = seen_by(Side.CARER, content, 1, party_id=carer)
    (line,) = [line for line in seen.lines if line.guided_by]
    assert "wanneer iemand stopt en belt" in bare.content.decode()
    assert (line.what, line.guided_by) == ("Ogen druppelen", "Wijkzuster Proef")
    assert line.instruction == "Bel als het oog rood is."
    assert len([line for line in content.lines if line.instruction]) == 2


def test_taking_over_paperwork_is_a_line_of_the_plan(browser: Client, couple: Case, draft: Arrangement) -> None:
    browser.post(f"{page_of(couple, draft)}hulp/", help_line(draft, soort="paperwork"))

    assert draft.lines.get(what="Wassen").base_function == "paperwork"
    assert "Papierwerk overnemen (regelwerk)" in browser.get(page_of(couple, draft)).content.decode()
