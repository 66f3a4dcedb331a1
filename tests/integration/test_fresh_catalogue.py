"""What is kept of the directory between requests is never old, never another's, and never of what was undone."""

import threading
from typing import Any

from django.db import connection, transaction

from draagkracht.base import tenancy
from draagkracht.directory import queries as directory
from draagkracht.directory.models import Revision, Service
from draagkracht.directory.rules import codes
from draagkracht.municipalities.models import Municipality


def make_service(municipality: Municipality, id_: str = "proef-1", **changes: Any) -> Service:
    """Return a service that serves this municipality alone."""
    values: dict[str, Any] = {
        "municipality": municipality,
        "hsds_id": id_,
        "name": id_,
        "status": codes.ServiceStatus.ACTIVE,
        "base_functions": ["emotional"],
        "served_ids": [municipality.pk],
    }
    return Service.objects.create(**(values | changes))


def recommended(municipality: Municipality) -> set[str]:
    """Return the ids of what may be recommended in a municipality."""
    with tenancy.acting_for(municipality.pk):
        return {id_ for id_ in directory.get_catalogue().service_ids if id_.startswith("proef")}


def test_a_service_is_recommended_at_once_and_so_is_a_change(city: Municipality) -> None:
    before = recommended(city)
    service = make_service(city)
    after = recommended(city)
    Service.objects.filter(pk=service.pk).update(status=codes.ServiceStatus.INACTIVE)

    assert (before, after, recommended(city)) == (set(), {"proef-1"}, set())


def test_a_private_service_of_another_municipality_never_is(city: Municipality, village: Municipality) -> None:
    make_service(city)

    assert recommended(village) == set()
    assert recommended(city) == {"proef-1"}


def test_a_shared_service_is_and_one_for_everybody_too(city: Municipality, village: Municipality) -> None:
    make_service(city, "proef-shared", served_ids=[village.pk])
    make_service(city, "proef-everywhere", served_ids=[], is_everywhere=True)

    assert recommended(village) == {"proef-shared", "proef-everywhere"}
    assert recommended(city) == {"proef-everywhere"}


def test_it_is_kept_while_nothing_changes(city: Municipality) -> None:
    make_service(city)

    assert directory.get_catalogue() is directory.get_catalogue()


def test_what_was_rolled_back_is_forgotten_also_after_the_next_change(city: Municipality) -> None:
    savepoint = transaction.savepoint()
    make_service(city, "proef-regretted")
    during = recommended(city)
    transaction.savepoint_rollback(savepoint)
    after = recommended(city)
    make_service(city, "proef-next")

    assert (during, after) == ({"proef-regretted"}, set())
    assert recommended(city) == {"proef-next"}


def test_no_number_of_a_revision_occurs_twice(city: Municipality) -> None:
    numbers = []
    for _ in range(3):
        savepoint = transaction.savepoint()
        make_service(city)
        numbers.append(Revision.objects.get().number)
        transaction.savepoint_rollback(savepoint)

    assert len(set(numbers)) == 3


def test_two_municipalities_together_have_a_catalogue_of_their_own(city: Municipality, village: Municipality) -> None:
    make_service(city, "proef-city")
    with tenancy.acting_for(village.pk):
        make_service(village, "proef-village")

    with tenancy.acting_for(city.pk, village.pk):
        both = {id_ for id_ in directory.get_catalogue().service_ids if id_.startswith("proef")}

    assert both == {"proef-city", "proef-village"}
    assert recommended(city) == {"proef-city"}
    assert recommended(village) == {"proef-village"}


def test_another_process_sees_a_change_as_soon_as_it_is_committed(really_committing: None) -> None:
    city = Municipality.objects.get(slug="voorbeeldstad")
    before = recommended(city)

    def add() -> None:
        with tenancy.acting_for(city.pk):
            make_service(city)
        connection.close()

    writer = threading.Thread(target=add)
    writer.start()
    writer.join()

    assert (before, recommended(city)) == (set(), {"proef-1"})


def test_of_an_id_that_exists_twice_card_and_recommendation_are_of_one_row(
    city: Municipality, village: Municipality
) -> None:
    with tenancy.acting_for(village.pk):
        make_service(village, name="Van het dorp", served_ids=[city.pk, village.pk])
    make_service(city, name="Van de stad, niet meer", status=codes.ServiceStatus.INACTIVE)

    names = {municipality.slug: shown(municipality) for municipality in (city, village)}

    assert names == {"voorbeeldstad": ("Van het dorp",) * 2, "voorbeelddorp": ("Van het dorp",) * 2}


def test_what_a_municipality_closed_for_now_is_not_replaced_by_anothers(
    city: Municipality, village: Municipality
) -> None:
    with tenancy.acting_for(village.pk):
        make_service(village, name="Van het dorp", served_ids=[city.pk, village.pk])
    make_service(city, status=codes.ServiceStatus.TEMPORARILY_CLOSED)

    assert recommended(city) == set()
    assert recommended(village) == {"proef-1"}


def shown(municipality: Municipality) -> tuple[str, str]:
    """Return the name of the service in the catalogue and on its card."""
    with tenancy.acting_for(municipality.pk):
        catalogue = directory.get_catalogue()
        card = directory.get_offer_cards(["proef-1"])["proef-1"]
        return catalogue.names[catalogue.service_ids.index("proef-1")], card.name
