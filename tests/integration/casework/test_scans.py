"""The mantelscan: five steps, of which the page remembers where one is, and that only those read whose case it is."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Case
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules import scan
from draagkracht.casework.rules.scan import Step
from draagkracht.casework.services import scanning
from tests.integration.casework.conftest import act
from tests.integration.casework.test_talks import couple

__all__ = ["couple"]
SignIn = Callable[..., Client]
SECRET = "Ik slaap in de schuur"


@pytest.fixture
def browser(signed_in: SignIn) -> Client:
    """Return the browser of the consultant."""
    return signed_in(Role.CONSULTANT)


def url_of(case: Case, step: int | None = None) -> str:
    """Return the address of the mantelscan with the carer of a case, or of a step of it."""
    party = case.parties.get(role="carer").public_id
    return f"/werk/zaken/{case.public_id}/mantelscan/{party}/" + (f"{step}/" if step else "")


def fields_of(browser: Client, url: str) -> dict[str, str]:
    """Return the hidden fields of a step."""
    content = browser.get(url).content.decode()
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', content))


def test_the_five_steps_follow_each_other_and_the_case_remembers_where_one_is(browser: Client, couple: Case) -> None:
    case_url, visited = f"/werk/zaken/{couple.public_id}/", []
    before = browser.get(case_url).content.decode()
    for step in Step:
        visited.append(browser.get(url_of(couple))["Location"])
        answers = dict.fromkeys(scan.QUESTIONS[step], "Net gezegd.")
        answer = browser.post(visited[-1], fields_of(browser, visited[-1]) | answers)
        if step is Step.SITUATION:
            halfway = browser.get(case_url).content.decode()

    assert visited == [url_of(couple, step) for step in Step]
    assert len(scan.QUESTIONS[Step.SITUATION]) == 8
    assert "Met Marijke Proef beginnen" in before
    assert "Met Marijke Proef verder: stap 3 van 5" in halfway
    assert answer["Location"].startswith(f"{case_url}?gedaan=mantelscan")
    assert couple.moves.get(step="finish_mantelscan").reason == "Marijke Proef"
    assert Entry.objects.filter(what="casework.mantelscan", action="change").count() == len(Step)


def test_the_outcome_is_not_left_empty(browser: Client, couple: Case) -> None:
    url = url_of(couple, Step.OUTCOME)

    answer = browser.post(url, fields_of(browser, url) | {"outcome": ""})

    assert answer.status_code == 422
    assert not couple.moves.filter(step="finish_mantelscan").exists()


def test_who_leads_the_team_reads_nothing_of_it(
    browser: Client, signed_in: SignIn, couple: Case, consultant: Worker
) -> None:
    browser.post(url_of(couple, 2), fields_of(browser, url_of(couple, 2)) | {"nights": SECRET})
    lead = signed_in(Role.TEAM_LEAD)

    assert SECRET in browser.get(url_of(couple, 2)).content.decode()
    assert lead.get(url_of(couple, 2)).status_code == 404
    assert "mantelscan" not in lead.get(f"/werk/zaken/{couple.public_id}/").content.decode().lower()


def test_who_saves_a_step_second_sees_both_and_loses_nothing(browser: Client, couple: Case, consultant: Worker) -> None:
    url, party = url_of(couple, 1), couple.parties.get(role="carer").public_id
    opened = fields_of(browser, url)
    scanning.save_step(
        act=act(couple, consultant), party_id=party, step=Step.AROUND, answers={"around": "De buren."},
        mark=opened["was"],
    )  # fmt: skip

    late = browser.post(url, opened | {"around": "Haar zus."})
    content = late.content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', content))
    again = browser.post(url, fields | {"around": "Haar zus en de buren."})

    assert (late.status_code, again.status_code) == (409, 302)
    assert "De buren." in content
    assert "Haar zus." in content
    assert couple.parties.get(role="carer").scan["answers"] == {"around": "Haar zus en de buren."}


def test_a_network_that_is_not_shared_is_not_shown(browser: Client, couple: Case) -> None:
    content = browser.get(url_of(couple, Step.DRAWING)).content.decode()

    assert "Marijke Proef deelt nu geen tekening." in content
