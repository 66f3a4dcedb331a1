"""What becomes of a proposal: what was there is kept, whoever made it hears of it, and none stands there twice."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.models import Membership
from draagkracht.accounts.permissions import Role
from draagkracht.config.demo import work
from draagkracht.directory.forms import signals as signal_forms
from draagkracht.directory.models import ChangeRequest, FieldChange, Organization
from draagkracht.directory.rules.history import Author, AuthorKind
from draagkracht.directory.services import editing, proposals, submitting
from draagkracht.municipalities.models import Mail, Municipality
from tests import people
from tests.conftest import CITY_HOST
from tests.integration.directory.test_editing import address, form_of, hidden

EDITOR = Author(AuthorKind.STAFF, 7, "Eva", "Het loket")


@pytest.fixture
def author(city: Municipality, own: Any) -> Author:
    """Return the demo's provider, who works for the organisation of `own`."""
    user = people.person(Role.PROVIDER, CITY_HOST)
    return Author(AuthorKind.PROVIDER, user.pk, user.name, own.organization.name)


def propose(service: Any, author: Author, **changes: Any) -> ChangeRequest:
    number = proposals.propose_change(
        service_id=service.pk, changes=changes, message="", author=author, at=timezone.now()
    )
    return ChangeRequest.objects.get(pk=number)


def accept(request: ChangeRequest, **facts: Any) -> None:
    proposals.accept_request(request_id=request.pk, author=EDITOR, at=timezone.now(), **facts)


def mail_about(request: ChangeRequest) -> Mail:
    return Mail.objects.get(reference=f"change-request/{request.pk}")


def test_after_the_decision_the_page_still_says_what_it_was_and_became(
    editor: Client, own: Any, author: Author
) -> None:
    own.first_step = "Bel op maandag"
    own.save()
    request = propose(own, author, first_step="Bel op dinsdag")
    before = editor.get(f"/werk/wijzigingen/{request.pk}/").content.decode()

    accept(request)
    editing.change_service(
        service_id=own.pk, changes={"first_step": "Bel op vrijdag"}, author=EDITOR, at=timezone.now()
    )

    after = editor.get(f"/werk/wijzigingen/{request.pk}/").content.decode()
    assert before.index("<strong>Nu</strong>") < before.index("Bel op maandag") < before.index("Bel op dinsdag")
    assert after.index("<strong>Was</strong>") < after.index("Bel op maandag") < after.index("<strong>Werd</strong>")
    assert after.index("<strong>Werd</strong>") < after.index("Bel op dinsdag")
    assert "Bel op vrijdag" not in after


def test_what_was_left_out_and_what_an_editor_made_of_it_are_told_apart(
    editor: Client, own: Any, author: Author
) -> None:
    partly = propose(own, author, alert="Dicht in mei", fees="Vraag het na")
    accept(partly, names=["alert"])
    remade = propose(own, author, first_step="Bel dinsdag")
    submitting.submit_changes(
        service_id=own.pk,
        changes={"first_step": "Bel op dinsdag."},
        seen=editor_sees(editor, own),
        author=EDITOR,
        at=timezone.now(),
        counts_at_once=True,
        request_id=remade.pk,
    )

    first = editor.get(f"/werk/wijzigingen/{partly.pk}/").content.decode()
    second = editor.get(f"/werk/wijzigingen/{remade.pk}/").content.decode()

    assert first.count("Dit is niet overgenomen.") == 1
    assert second.index("Bel dinsdag") < second.index("<strong>Werd</strong>") < second.index("Bel op dinsdag.")


def editor_sees(editor: Client, service: Any) -> dict[str, str]:
    seen: dict[str, str] = json.loads(form_of(editor, address(service, "eerste-stap"))["gezien"])
    return seen


def test_a_refused_proposal_still_shows_what_was_there(editor: Client, own: Any, author: Author) -> None:
    request = propose(own, author, name="Een andere naam")
    name = own.name

    proposals.reject_request(request_id=request.pk, author=EDITOR, at=timezone.now(), reason="Die klopt niet.")
    editing.change_service(service_id=own.pk, changes={"name": "Later"}, author=EDITOR, at=timezone.now())

    page = editor.get(f"/werk/wijzigingen/{request.pk}/").content.decode()
    assert page.index("<strong>Was</strong>") < page.rindex(name) < page.index("Een andere naam")


def test_a_provider_is_told_by_mail_what_was_decided_and_why(own: Any, author: Author) -> None:
    taken = propose(own, author, first_step="Bel eerst")
    accept(taken)
    partly = propose(own, author, alert="Dicht in mei", fees="Vraag het na")
    accept(partly, names=["alert"], reason="Een prijs zonder bedrag helpt niemand.")
    refused = propose(own, author, name="Een andere naam")
    proposals.reject_request(request_id=refused.pk, author=EDITOR, at=timezone.now(), reason="Dat is een merknaam.")

    mails = [mail_about(request) for request in (taken, partly, refused)]
    own.refresh_from_db()
    assert {mail.to for mail in mails} == {people.person(Role.PROVIDER, CITY_HOST).email}
    assert {mail.subject for mail in mails} == {f"Uw voorstel voor {own.name}"}
    assert "Eerste stap" in mails[0].body
    assert "Wij hebben uw voorstel overgenomen." in mails[0].body
    assert f"/werk/wijzigingen/{taken.pk}/" in mails[0].body
    assert "Wij hebben dit overgenomen: Let op." in mails[1].body
    assert "Dit hebben wij niet overgenomen: Uitleg bij de prijs.\n\nEen prijs zonder bedrag" in mails[1].body
    assert "Wij nemen uw voorstel niet over. Dit is waarom:\n\nDat is een merknaam." in mails[2].body


def test_every_answer_says_of_whom_it_is_and_whom_to_call(city: Municipality, own: Any, author: Author) -> None:
    refused = propose(own, author, name="Een andere naam")
    proposals.reject_request(request_id=refused.pk, author=EDITOR, at=timezone.now(), reason="Dat is een merknaam.")
    number = proposals.propose_change(
        service_id=own.pk,
        changes={},
        message="Er klopt iets niet",
        author=Author(AuthorKind.RESIDENT),
        at=timezone.now(),
        reply_to="iemand@voorbeeld.example",
    )
    accept(ChangeRequest.objects.get(pk=number))

    mails = [mail_about(refused), Mail.objects.get(reference=f"change-request/{number}")]

    ending = f"Met vriendelijke groet,\n{city.desk_name}\ngemeente {city.name}"
    assert all(mail.body.endswith(ending) for mail in mails)
    assert all(f"Bel ons: {city.desk_phone}, {city.desk_name}." in mail.body for mail in mails)


def test_who_proposed_a_change_hears_that_it_is_taken_back(editor: Client, own: Any, author: Author) -> None:
    request = propose(own, author, first_step="Bel eerst", alert="Dicht in mei")
    accept(request)
    change = FieldChange.objects.get(subject_id=own.hsds_id, field="first_step")

    editor.post(f"/werk/geschiedenis/{change.pk}/terug/")

    mail = Mail.objects.get(reference=f"change-request/{request.pk}/undone/{change.pk}")
    assert mail.to == people.person(Role.PROVIDER, CITY_HOST).email
    assert mail.subject == f"Teruggedraaid bij {own.name}"
    assert "Wij veranderden toen dit: Eerste stap. Dat hebben wij nu teruggedraaid." in mail.body
    assert f"/werk/diensten/{own.pk}/" in mail.body
    assert "Met vriendelijke groet," in mail.body


def test_taking_back_what_an_editor_changed_mails_nobody(editor: Client, own: Any, author: Author) -> None:
    accept(propose(own, author, first_step="Bel eerst"))
    done = editing.change_service(
        service_id=own.pk, changes={"first_step": "Bel later"}, author=EDITOR, at=timezone.now()
    )

    editor.post(f"/werk/geschiedenis/{done[0].id}/terug/")

    assert not Mail.objects.filter(reference__contains="undone").exists()


@pytest.mark.parametrize("why", ["left", "withdrawn", "never had an account"])
def test_nobody_is_mailed_who_left_or_took_it_back_or_gave_no_address(own: Any, author: Author, why: str) -> None:
    user_id = None if why == "never had an account" else author.user_id
    request = propose(own, Author(author.kind, user_id, "", author.source), first_step="Bel eerst")

    if why == "withdrawn":
        proposals.withdraw_request(request_id=request.pk, author=author, at=timezone.now())
    else:
        Membership.objects.filter(user_id=author.user_id or 0).update(ended_at=timezone.now() - timedelta(seconds=1))
        accept(request)

    assert not Mail.objects.filter(reference=f"change-request/{request.pk}").exists()


def test_the_first_page_of_a_provider_shows_its_own_proposals_that_wait_and_were_decided(
    provider: Client, editor: Client, own: Any, other: Any, author: Author
) -> None:
    proposals.reject_request(
        request_id=propose(own, author, name="Afgewezen naam").pk, author=EDITOR, at=timezone.now(), reason="Te lang."
    )
    propose(own, author, first_step="Wacht nog")
    propose(other, Author(AuthorKind.PROVIDER, 999, "Ada", "Anderen"), alert="Van een ander")

    page = provider.get("/werk/").content.decode()

    assert page.index("Uw voorstellen") < page.index("Eerste stap") < page.index("Te lang.")
    assert other.name not in page
    assert "Uw voorstellen" not in editor.get("/werk/").content.decode()


def test_the_provider_of_the_demo_finds_the_proposal_that_the_demo_begins_with(
    city: Municipality, provider: Client
) -> None:
    work.fill_queues()

    page = provider.get("/werk/").content.decode()

    request = ChangeRequest.objects.get(author_kind=AuthorKind.PROVIDER)
    assert request.author_id == people.person(Role.PROVIDER, CITY_HOST).pk
    assert f"/werk/wijzigingen/{request.pk}/" in page[page.index("Uw voorstellen") :]


def test_the_form_says_that_a_proposal_for_the_same_field_waits_and_a_second_takes_its_place(
    provider: Client, own: Any
) -> None:
    url = address(own, "eerste-stap")
    provider.post(url, form_of(provider, url) | {"first_step": "De eerste keer", "what_to_expect": "Koffie"})

    page = provider.get(url).content.decode()
    for _ in range(2):
        provider.post(url, form_of(provider, url) | {"first_step": "De tweede keer"})

    waiting = ChangeRequest.objects.get(service=own, state="waiting")
    earlier = ChangeRequest.objects.get(service=own, state="withdrawn")
    assert "Hier wacht al een voorstel" in page
    assert "De eerste keer" in page
    assert "Dan vervangt dat uw eerdere voorstel." in page
    assert {name: change["new"] for name, change in waiting.changes.items()} == {
        "first_step": "De tweede keer",
        "what_to_expect": "Koffie",
    }
    assert earlier.decision == "Vervangen door een later voorstel."
    assert "Hier wacht al een voorstel" not in provider.get(address(own, "contact")).content.decode()


def test_two_colleagues_of_one_provider_each_keep_their_proposal(provider: Client, own: Any, author: Author) -> None:
    propose(own, Author(AuthorKind.PROVIDER, 999, "Ada", author.source), first_step="Van Ada")
    page = provider.get(address(own, "eerste-stap")).content.decode()

    propose(own, author, first_step="Van mij")

    assert "Dit stelde uw organisatie voor op" in page
    assert "Dan leest de gemeente beide." in page
    assert ChangeRequest.objects.filter(service=own, state="waiting").count() == 2


@pytest.mark.parametrize(
    ("author", "says"),
    [
        (Author(AuthorKind.STAFF, 7, "Rachid", "Ontmoetingshuis De Linde"), "Rachid, redactie, "),
        (Author(AuthorKind.STAFF, None, "", "Het loket"), "De redactie, "),
        (Author(AuthorKind.PROVIDER, 8, "Fatma", "De Linde"), "Fatma (De Linde), "),
        (Author(AuthorKind.PROVIDER, None, "De Linde", "De Linde"), "De Linde (aanbieder), "),
        (Author(AuthorKind.IMPORT, None, "", "kaart.example"), "Een import uit “kaart.example”, "),
        (Author(AuthorKind.IMPORT), "Een import, "),
    ],
)
def test_the_history_says_in_words_who_changed_it(editor: Client, own: Any, author: Author, says: str) -> None:
    editing.change_service(service_id=own.pk, changes={"alert": "Anders"}, author=author, at=timezone.now())

    page = editor.get(f"{address(own)}geschiedenis/").content.decode()

    assert says in page


def test_the_history_says_whose_proposal_an_editor_took_over(editor: Client, own: Any, author: Author) -> None:
    request = propose(own, author, alert="Dicht in mei")
    shown = editor.get(f"/werk/wijzigingen/{request.pk}/").content.decode()
    editor.post(f"/werk/wijzigingen/{request.pk}/overnemen/", {"veld": ["alert"], "gezien": hidden(shown, "gezien")})

    page = editor.get(f"{address(own)}geschiedenis/").content.decode()

    assert f"{people.person(Role.EDITOR, CITY_HOST).name}, redactie, " in page
    assert f"Voorstel {request.pk} van {own.organization.name} overgenomen" in page


def test_whom_we_trust_and_who_decided_that_is_in_the_history(editor: Client, own: Any) -> None:
    organization = own.organization
    Organization.objects.filter(pk=organization.pk).update(is_trusted=False)
    url = f"/werk/organisaties/{organization.pk}/vertrouwen/"

    for _ in range(2):
        editor.post(url, {"vertrouw": "ja"})

    page = editor.get(f"/werk/geschiedenis/organisaties/{organization.pk}/").content.decode()
    assert page.count("Vertrouwen: veranderd") == 1
    assert page.index("Wijzigingen bekijkt u eerst") < page.index("Wijzigingen tellen meteen")
    assert "Draai terug" not in page


def test_who_is_quick_is_asked_once_more_in_one_sentence_and_then_it_is_sent(
    city_client: Client, other: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"/wat-is-er/{other.hsds_id}/klopt-niet/"
    first = city_client.get(f"{url}?over=naam").content.decode()
    sent = {"onderwerp": "naam", "bericht": "De naam is anders.", "klok": hidden(first, "klok")}

    quick = city_client.post(url, sent)
    monkeypatch.setattr(signal_forms, "QUICKEST_SECONDS", -1)  # two seconds later
    again = city_client.post(url, sent | {"klok": hidden(quick.content.decode(), "klok")})

    page = quick.content.decode()
    assert quick.status_code == 422
    assert page.count("Uw bericht is nog niet verstuurd") == 1
    assert "De naam is anders." in page
    assert "draagkracht-errors" not in page
    assert hidden(page, "klok") == sent["klok"]
    assert again.status_code == 302
    assert ChangeRequest.objects.get(service=other).message == "De naam is anders."


def test_a_real_mistake_is_told_without_a_word_about_speed(city_client: Client, other: Any) -> None:
    url = f"/wat-is-er/{other.hsds_id}/klopt-niet/"
    first = city_client.get(f"{url}?over=naam").content.decode()

    page = city_client.post(url, {"onderwerp": "naam", "bericht": "", "klok": hidden(first, "klok")}).content.decode()

    assert "nog niet verstuurd" not in page
    assert "snel" not in page
