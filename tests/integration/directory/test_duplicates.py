"""Two entries become one, and nobody who knew the old one is lost."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory import queries as directory
from draagkracht.directory.models import Contact, DuplicatePair, FieldChange, Pathway, Service, Step
from draagkracht.directory.queries import duplicates as queries
from draagkracht.directory.queries.values import values_of
from draagkracht.directory.rules.duplicates import PairState, Take, taken
from draagkracht.directory.rules.history import Author, AuthorKind, Subject
from draagkracht.directory.rules.hsds import publish
from draagkracht.directory.services import duplicates as services
from draagkracht.directory.services import editing
from draagkracht.municipalities.models import Municipality

EDITOR = Author(AuthorKind.STAFF, 1, "Noor")
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


@pytest.fixture
def twins(city: Municipality) -> tuple[Service, Service]:
    """Return a service of the demo and the same once more, typed by somebody else."""
    own = Service.objects.filter(municipality=city, status="active", service_at_locations__isnull=False)
    first = own.exclude(contacts=None).order_by("pk").first()
    assert first is not None
    twin = Service.objects.create(
        municipality=city,
        served_ids=[city.pk],
        hsds_id="typed-twice",
        name=first.name.upper() + "!",
        status="active",
        description="Een andere tekst",
        organization=first.organization,
        base_functions=["respite"],
    )
    Contact.objects.create(service=twin, hsds_id="c", phone="000 55 66 777", name="Balie")
    for contact in first.contacts.all():
        Contact.objects.create(service=twin, hsds_id=contact.hsds_id, phone=contact.phone, name=contact.name)
    return first, twin


def the_pair(city: Municipality) -> DuplicatePair:
    services.find_duplicates(municipality_id=city.pk)
    return DuplicatePair.objects.get()


def merge(pair: DuplicatePair, keep: Service, **takes: Take) -> None:
    services.merge_services(pair_id=pair.pk, keep_id=keep.pk, takes=takes, author=EDITOR, at=NOW)


def test_the_demo_as_it_is_has_no_pair_and_a_twin_is_one(city: Municipality) -> None:
    assert services.find_duplicates(municipality_id=city.pk) == 0


def test_searching_twice_finds_one_pair(city: Municipality, twins: tuple[Service, Service]) -> None:
    services.find_duplicates(municipality_id=city.pk)

    waiting = services.find_duplicates(municipality_id=city.pk)

    assert waiting == 1
    assert {queries.list_pairs()[0].first.id, queries.list_pairs()[0].second.id} == {twin.pk for twin in twins}


def test_a_pair_that_is_no_longer_alike_disappears(city: Municipality, twins: tuple[Service, Service]) -> None:
    pair = the_pair(city)
    Service.objects.filter(pk=twins[1].pk).update(name="Iets heel anders")

    assert services.find_duplicates(municipality_id=city.pk) == 0
    assert not DuplicatePair.objects.filter(pk=pair.pk).exists()


def test_what_was_called_different_is_not_asked_again(city: Municipality, twins: tuple[Service, Service]) -> None:
    services.keep_apart(pair_id=the_pair(city).pk, author=EDITOR, at=NOW)

    assert services.find_duplicates(municipality_id=city.pk) == 0
    assert [pair.state for pair in queries.list_decided()] == [PairState.DIFFERENT]


def test_after_a_merge_one_is_published_with_what_was_chosen(
    city: Municipality, twins: tuple[Service, Service]
) -> None:
    first, _ = twins
    numbers = set(first.contacts.values_list("phone", flat=True))

    merge(the_pair(city), first, description=Take.OTHER, contacts=Take.BOTH)

    first.refresh_from_db()
    assert first.description == "Een andere tekst"
    assert set(first.contacts.values_list("phone", flat=True)) == numbers | {"000 55 66 777"}
    assert first.contacts.count() == len(numbers) + 1
    assert directory.get_service("typed-twice", here=None, today=NOW.date()) is None


def test_the_old_address_leads_to_the_entry_that_stayed(
    city: Municipality, twins: tuple[Service, Service], city_client: Client
) -> None:
    merge(the_pair(city), twins[0])

    response = city_client.get("/wat-is-er/typed-twice/?plaats=Oost")

    assert response.status_code == 301
    assert response["Location"] == f"/wat-is-er/{twins[0].hsds_id}/?plaats=Oost"


@pytest.mark.parametrize("key", ["typed-twice", publish.identifier("service", "typed-twice")])
def test_the_api_leads_to_the_entry_that_stayed(
    city: Municipality, twins: tuple[Service, Service], city_client: Client, key: str
) -> None:
    merge(the_pair(city), twins[0])

    response = city_client.get(f"/api/hsds/v3/services/{key}", headers={"origin": "https://elsewhere.example"})
    there = city_client.get(response["Location"])

    assert response.status_code == 308
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["API-Version"] == "3.0.0"
    assert there.json()["name"] == twins[0].name


def test_the_api_leads_nobody_to_a_merge_of_another_municipality(
    city: Municipality, twins: tuple[Service, Service], village_client: Client
) -> None:
    merge(the_pair(city), twins[0])

    assert village_client.get("/api/hsds/v3/services/typed-twice").status_code == 404


def test_a_feed_that_still_sends_the_old_entry_brings_nothing_back(
    city: Municipality, twins: tuple[Service, Service]
) -> None:
    merge(the_pair(city), twins[0])

    Service.objects.filter(pk=twins[1].pk).update(status="active")  # what an import does

    assert directory.get_service("typed-twice", here=None, today=NOW.date()) is None
    assert services.find_duplicates(municipality_id=city.pk) == 0


def test_both_entries_keep_their_history_of_the_merge(city: Municipality, twins: tuple[Service, Service]) -> None:
    merge(the_pair(city), twins[0], description=Take.OTHER)

    lines = {(line.subject_id, line.field): line for line in FieldChange.objects.filter(author_name="Noor")}
    assert lines[("typed-twice", "status")].new == "defunct"
    assert lines[(twins[0].hsds_id, "description")].old == twins[0].description


def test_a_merge_can_be_taken_back(city: Municipality, twins: tuple[Service, Service]) -> None:
    pair = the_pair(city)
    merge(pair, twins[0])

    services.reopen_pair(pair_id=pair.pk, author=EDITOR, at=NOW)

    assert directory.get_service("typed-twice", here=None, today=NOW.date()) is not None
    assert queries.find_merged("typed-twice") is None
    assert [waiting.id for waiting in queries.list_pairs()] == [pair.pk]


def test_taking_a_merge_back_gives_both_what_they_had_and_the_history_says_so(
    city: Municipality, twins: tuple[Service, Service]
) -> None:
    first, twin = twins
    pair = the_pair(city)
    before = values_of(Subject.SERVICE, twins)
    merge(pair, first, description=Take.OTHER, contacts=Take.BOTH, name=Take.OTHER)
    merged = FieldChange.objects.get(subject_id=first.hsds_id, field="description", author_name="Noor")

    stayed = services.reopen_pair(pair_id=pair.pk, author=EDITOR, at=NOW)

    again = list(Service.objects.filter(pk__in=[first.pk, twin.pk]))
    assert stayed == ()
    assert values_of(Subject.SERVICE, again) == before
    assert FieldChange.objects.get(undoes_id=merged.pk).reason == "Toch niet dubbel"


def test_what_changed_after_the_merge_stays_and_is_named(
    city: Municipality, twins: tuple[Service, Service], signed_in: Callable[..., Client]
) -> None:
    first, pair = twins[0], the_pair(city)
    name = first.name
    merge(pair, first, description=Take.OTHER, name=Take.OTHER)
    editing.change_service(service_id=first.pk, changes={"description": "Nieuwer"}, author=EDITOR, at=timezone.now())

    page = signed_in(Role.EDITOR).post(f"/werk/dubbel/{pair.pk}/terug/", follow=True).content.decode()

    first.refresh_from_db()
    assert (first.name, first.description) == (name, "Nieuwer")
    notice = page[page.index('role="status"') :]
    assert "bleef daarom zo: Wat het is." in notice[: notice.index("</p>")]


def test_of_two_merges_after_each_other_one_is_taken_back(city: Municipality, twins: tuple[Service, Service]) -> None:
    first, twin = twins
    earlier = the_pair(city)
    merge(earlier, twin)
    third = Service.objects.create(
        municipality=city, served_ids=[city.pk], hsds_id="third", name=twin.name, status="active"
    )
    later = DuplicatePair.objects.create(municipality=city, first=twin, second=third, likeness=1)
    services.merge_services(pair_id=later.pk, keep_id=third.pk, takes={}, author=EDITOR, at=timezone.now())
    assert queries.find_merged(first.hsds_id) == "third"

    services.reopen_pair(pair_id=later.pk, author=EDITOR, at=timezone.now())

    assert queries.find_merged(first.hsds_id) == twin.hsds_id
    assert queries.find_merged(twin.hsds_id) is None


def test_an_entry_that_gave_way_names_its_successor_where_it_is_kept(
    city: Municipality, twins: tuple[Service, Service], signed_in: Callable[..., Client]
) -> None:
    first, twin = twins
    merge(the_pair(city), first)
    editor = signed_in(Role.EDITOR)

    pages = [editor.get(f"/werk/diensten/{twin.pk}/{part}").content.decode() for part in ("", "geschiedenis/")]

    for page in pages:
        assert f"Deze dienst is samengevoegd met “{first.name}”." in page
        assert f'href="/werk/diensten/{first.pk}/"' in page
    assert "samengevoegd" not in editor.get(f"/werk/diensten/{first.pk}/").content.decode()


def test_the_list_says_what_is_the_same_and_calls_nothing_the_same_that_is_not(
    city: Municipality, twins: tuple[Service, Service], signed_in: Callable[..., Client]
) -> None:
    first, twin = twins
    same = pair_text(city, signed_in(Role.EDITOR))
    Service.objects.filter(pk=twin.pk).update(name=f"{first.name}en")

    alike = pair_text(city, signed_in(Role.EDITOR))

    assert "Dezelfde naam, dezelfde aanbieder en hetzelfde telefoonnummer" in same
    assert "De naam lijkt erop, dezelfde aanbieder en hetzelfde telefoonnummer" in alike
    assert "%" not in same + alike


def pair_text(city: Municipality, editor: Client) -> str:
    """Return what the list says about the pair."""
    services.find_duplicates(municipality_id=city.pk)
    page = editor.get("/werk/dubbel/").content.decode()
    return page[page.index("<h1") : page.index("Nu zoeken")]


def test_an_entry_that_took_others_in_hands_them_on(city: Municipality, twins: tuple[Service, Service]) -> None:
    first, twin = twins
    older = Service.objects.create(
        municipality=city, served_ids=[city.pk], hsds_id="older", name="Ouder", status="defunct", merged_into=twin
    )

    merge(the_pair(city), first)

    older.refresh_from_db()
    assert older.merged_into_id == first.pk
    assert queries.find_merged("older") == first.hsds_id


def test_steps_that_named_the_old_entry_name_the_new_one(city: Municipality, twins: tuple[Service, Service]) -> None:
    pathway = Pathway.objects.create(municipality=city, slug="p", name="P")
    step = Step.objects.create(
        municipality=city, pathway=pathway, level=1, title="T", fits_when="W", look_again_weeks=4,
        service_ids=["typed-twice", twins[0].hsds_id],
    )  # fmt: skip

    merge(the_pair(city), twins[0])

    step.refresh_from_db()
    assert step.service_ids == [twins[0].hsds_id]


def test_a_decision_is_made_once(city: Municipality, twins: tuple[Service, Service]) -> None:
    pair = the_pair(city)
    merge(pair, twins[0])

    with pytest.raises(services.PairIsGone):
        services.keep_apart(pair_id=pair.pk, author=EDITOR, at=NOW)
    with pytest.raises(services.PairIsGone):
        merge(pair, twins[1])


def test_an_entry_outside_the_pair_cannot_be_kept(city: Municipality, twins: tuple[Service, Service]) -> None:
    stranger = Service.objects.filter(municipality=city).exclude(pk__in=[twin.pk for twin in twins])[0]

    with pytest.raises(services.PairIsGone):
        merge(the_pair(city), stranger)


def test_another_municipality_has_no_part_in_it(
    city: Municipality, village: Municipality, twins: tuple[Service, Service]
) -> None:
    pair = the_pair(city)

    with tenancy.acting_for(village.pk):
        assert queries.list_pairs() == ()
        assert queries.get_comparison(pair.pk) is None
        with pytest.raises(services.PairIsGone):
            services.keep_apart(pair_id=pair.pk, author=EDITOR, at=timezone.now())


# The screen


def test_the_screen_asks_about_real_differences_and_shows_nothing_that_is_empty(
    city: Municipality, twins: tuple[Service, Service], signed_in: Callable[..., Client]
) -> None:
    pair = the_pair(city)

    response = signed_in(Role.EDITOR).get(f"/werk/dubbel/{pair.pk}/")

    page = response.context["page"]
    assert {field.name for field in page.differences} >= {"name", "description"}
    assert all(field.own and field.other for field in page.differences)
    assert page.one_sided
    assert "(leeg)" not in response.content.decode()
    assert f"Bij allebei gelijk ({page.number_same}):" in response.content.decode()


@pytest.mark.parametrize(("decision", "says"), [("samen", "Samengevoegd: “"), ("apart", "blijven allebei staan.")])
def test_a_decision_is_said_by_name_on_the_list(
    city: Municipality, twins: tuple[Service, Service], signed_in: Callable[..., Client], decision: str, says: str
) -> None:
    pair = the_pair(city)

    sent = {"blijft": str(twins[0].pk), "besluit": decision}
    page = signed_in(Role.EDITOR).post(f"/werk/dubbel/{pair.pk}/besluit/", sent, follow=True).content.decode()

    notice = page[page.index('role="status"') :]
    assert says in notice[: notice.index("</p>")]
    assert twins[0].name in notice[: notice.index("</p>")]


def test_searching_and_taking_back_say_so(
    city: Municipality, twins: tuple[Service, Service], signed_in: Callable[..., Client]
) -> None:
    editor = signed_in(Role.EDITOR)

    found = editor.post("/werk/dubbel/zoeken/", follow=True).content.decode()
    pair = DuplicatePair.objects.get()
    editor.post(f"/werk/dubbel/{pair.pk}/besluit/", {"besluit": "apart"})
    back = editor.post(f"/werk/dubbel/{pair.pk}/terug/", follow=True).content.decode()

    assert "Er is opnieuw gezocht." in found
    assert "Het besluit is teruggedraaid." in back


def test_of_two_lists_together_nothing_is_there_twice() -> None:
    one: Any = [{"hsds_id": "1", "phone": "000 1"}, {"hsds_id": "2", "phone": "000 2"}]
    other: Any = [{"hsds_id": "9", "phone": "000 2"}, {"hsds_id": "8", "phone": "000 3"}]

    both: Any = taken("contacts", one, other, Take.BOTH)

    assert [row["phone"] for row in both] == ["000 1", "000 2", "000 3"]
