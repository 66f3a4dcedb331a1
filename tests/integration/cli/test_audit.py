"""`draagkracht audit`: whether the log is what was written, and the processing log of a day."""

import json
import uuid

import pytest
from django.db import transaction
from django.utils import timezone

from draagkracht.audit.rules import Action, ActorKind, Purpose, Who
from draagkracht.municipalities.models import Municipality
from tests.integration.audit.conftest import AT, as_owner, fetch, link_now, record
from tests.integration.cli.conftest import Run, check_refusal

pytestmark = pytest.mark.django_db
VERIFY = ("audit", "verify", "--municipality", "voorbeeldstad")
LOG = ("audit", "log", "--municipality", "voorbeeldstad", "--date", "2026-11-23")


def spoil(city: Municipality) -> None:
    """Change a row behind the back of the log."""
    with as_owner():
        fetch("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        fetch("UPDATE audit_entry SET about = 'anders' WHERE municipality_id = %s", city.pk)


def test_a_log_that_is_what_was_written_is_told_so_with_how_much_it_holds(city: Municipality, draagkracht: Run) -> None:
    before = draagkracht(*VERIFY, "--json").json["municipalities"]["voorbeeldstad"]["rows"]
    record(city.pk)
    link_now()

    outcome, as_json = draagkracht(*VERIFY), draagkracht("audit", "verify", "--json")

    assert (outcome.code, outcome.err) == (0, "")
    assert "voorbeeldstad: " in outcome.out
    assert "The log is what was written." in outcome.out
    assert as_json.code == 0
    assert as_json.json["municipalities"]["voorbeeldstad"]["rows"] == before + 1
    assert {"voorbeelddorp", "voorbeeldstad"} <= set(as_json.json["municipalities"])


def test_a_changed_row_is_exit_code_1_with_the_place(city: Municipality, draagkracht: Run) -> None:
    record(city.pk, at=timezone.now())
    link_now()
    with transaction.atomic():
        spoil(city)

    outcome, as_json = draagkracht(*VERIFY), draagkracht(*VERIFY, "--json")

    assert (outcome.code, outcome.err) == (1, "")
    assert "is not what was written" in outcome.out
    assert (as_json.code, as_json.json["broken"]) == (1, as_json.json["municipalities"]["voorbeeldstad"]["broken"])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("audit", "verify", "--municipality", "nergens"), "nergens"),
        (("audit", "log", "--municipality", "nergens", "--date", "2026-11-23"), "nergens"),
        (("audit", "log", "--municipality", "voorbeeldstad", "--date", "gisteren"), "gisteren"),
        (("audit", "log", "--municipality", "voorbeeldstad"), "--date"),
        (("audit", "log", "--date", "2026-11-23"), "--municipality"),
    ],
)
def test_what_cannot_be_read_is_refused(
    city: Municipality, draagkracht: Run, arguments: tuple[str, ...], named: str
) -> None:
    check_refusal(draagkracht(*arguments), named)


def test_a_day_of_the_log_has_a_line_for_each_data_subject_in_the_fields_of_the_standard(
    city: Municipality, draagkracht: Run
) -> None:
    me, mother = uuid.uuid4(), uuid.uuid4()
    actor = Who(ActorKind.RESIDENT, str(me), "Fatma Yıldız", "carer")
    record(city.pk, subject=me, actor=actor, action=Action.CHANGE, why=Purpose.OWN_USE)
    record(city.pk, subject=mother, actor=actor)
    record(city.pk, subject=None)
    record(city.pk, at=AT.replace(hour=23, minute=30))  # that is the next day here
    link_now()

    outcome = draagkracht(*LOG)

    lines = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert len(lines) == 2
    assert set(lines[0]) == {
        "trace_id",
        "span_id",
        "status_code",
        "name",
        "start_time",
        "end_time",
        "resource",
        "attributes",
    }
    assert (lines[0]["name"], lines[0]["start_time"]) == ("people.network/change", int(AT.timestamp() * 1000))
    assert lines[0]["end_time"] >= lines[0]["start_time"]
    assert (len(lines[0]["trace_id"]), len(lines[0]["span_id"])) == (32, 16)
    assert lines[0]["trace_id"] == lines[1]["trace_id"]
    assert lines[0]["span_id"] != lines[1]["span_id"]
    attributes = lines[0]["attributes"]
    assert attributes["dpl.core.processing_activity_id"] == "urn:draagkracht:processing:own_use"
    assert attributes["dpl.core.data_subject_id_type"] == "urn:draagkracht:pseudonym"
    assert attributes["dpl.core.data_subject_id"] != lines[1]["attributes"]["dpl.core.data_subject_id"]
    assert [word for word in (str(me), me.hex, str(mother), "Fatma") if word in outcome.out] == []


def test_a_day_without_a_row_is_empty_and_no_error(city: Municipality, draagkracht: Run) -> None:
    outcome = draagkracht("audit", "log", "--municipality", "voorbeeldstad", "--date", "1999-12-31")

    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
