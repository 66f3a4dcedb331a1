"""The steps of a case, and its clock."""

import dataclasses
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Arrangement, ArrangementLine, Case, CaseExtension, CaseMove, Decision, Letter
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules import results, states
from draagkracht.casework.rules.notes import Note
from draagkracht.casework.services import acts, clock, decisions, keeping, letters, notes, steps
from draagkracht.casework.services.decisions import Ruling
from draagkracht.municipalities.models import Mail, Parameter
from tests.integration.casework.conftest import ASKED, MONDAY, act, worker

Receive = Callable[..., Case]
DAY = timedelta(days=1)


@pytest.fixture
def investigated(receive: Receive, consultant: Worker) -> Case:
    """Return a case whose investigation began on the day after the request."""
    case = receive()
    steps.start_investigation(act=act(case, consultant, days=1), consultant_id=consultant.user_id)
    notes.note_fact(act=act(case, consultant, days=1), note=Note.FIRST_CONTACT, on=date(2026, 11, 24))
    case.refresh_from_db()
    return case


def sent_letter(case: Case, kind: str) -> Letter:
    """Make a letter that was sent."""
    return Letter.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        party=case.parties.get(role="client"),
        kind=kind,
        subject="Besluit",
        state="sent",
        made_at=MONDAY,
        sent_at=MONDAY + 30 * DAY,
        pdf=b"%PDF",
        sha256="0" * 64,
        key=uuid.uuid4(),
    )


def arrangement(case: Case, **facts: object) -> Arrangement:
    """Make an arrangement that was agreed."""
    values: dict[str, object] = {"state": "draft", "carer_section": "Rust op zondag.", **facts}
    made = Arrangement.objects.create(
        municipality_id=case.municipality_id, case=case, version=1, key=uuid.uuid4(), **values
    )
    line = {"for_whom": "client", "area": "household", "what": "Hulp", "who": "Iemand", "law": "wmo"}
    ArrangementLine.objects.create(municipality_id=case.municipality_id, arrangement=made, position=1, **line)
    Arrangement.objects.filter(pk=made.pk).update(state="agreed", offered_at=MONDAY)
    return made


def decision(case: Case, *, is_granted: bool, made: Arrangement | None = None) -> Decision:
    """Make a decision whose letter was sent."""
    return Decision.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        arrangement=made,
        letter=sent_letter(case, "decision"),
        is_granted=is_granted,
        rule="Wmo 2015, artikel 2.3.5",
        facts="feiten",
        decided_at=MONDAY + 30 * DAY,
        decided_by="Mo",
        object_until=date(2027, 2, 4),
        key=uuid.uuid4(),
    )


def decided(case: Case, by: Worker, *, days: float) -> None:
    """Decide that help is given, and send the letter."""
    ruling = Ruling(rule="Wmo 2015, artikel 2.3.5", facts="feiten", from_date=date(2027, 1, 4))
    made = decisions.decide(act=act(case, by, days=days), ruling=ruling)
    letters.send_letter(act=act(case, by, days=days), letter_id=made, revision=0, post_to="Lindelaan 1")


def test_a_case_goes_all_the_way_with_a_line_for_each_step(investigated: Case, consultant: Worker) -> None:
    case = investigated

    steps.report(act=act(case, consultant, days=20), text="Wij spraken met u en uw dochter.")
    steps.apply(act=act(case, consultant, days=22))
    arrangement(case, review_date=date(2027, 6, 1))
    decided(case, consultant, days=30)
    steps.start_support(act=act(case, consultant, days=31))
    steps.end(act=act(case, consultant, days=400), reason=results.EndReason.ENOUGH)

    case.refresh_from_db()
    assert case.state == "ended"
    assert (case.due_term, case.due_date) == ("", None)
    assert case.keep_until == date(2043, 1, 1)
    assert [move.to_state for move in CaseMove.objects.filter(case=case)] == [
        *("received", "investigation", "investigation", "report", "application", "decision", "running", "ended")
    ]
    said = {block["code"]: block["text"] for block in Letter.objects.get(case=case, kind="report").blocks}
    assert said["heard"] == "Wij spraken met u en uw dochter."
    assert said["greeting"] == "Goedendag Zilverschoon,"
    assert {"check", "apply", "support"} <= set(said)


def test_the_clock_follows_each_step(investigated: Case, consultant: Worker) -> None:
    case = investigated
    seen = [(case.due_term, case.due_date)]

    steps.report(act=act(case, consultant, days=20), text="Verslag.")
    case.refresh_from_db()
    seen.append((case.due_term, case.due_date))
    steps.apply(act=act(case, consultant, days=22))
    case.refresh_from_db()
    seen.append((case.due_term, case.due_date))

    assert seen == [
        *[("investigation", date(2027, 1, 4))] * 2,
        ("decision", date(2026, 12, 29)),
    ]


def test_a_step_that_the_table_does_not_have_changes_nothing(receive: Receive, consultant: Worker) -> None:
    case = receive()

    with pytest.raises(states.StepIsNotAllowed):
        steps.start_support(act=act(case, consultant))

    case.refresh_from_db()
    assert case.state == "received"
    assert CaseMove.objects.filter(case=case).count() == 1


def test_a_decision_counts_from_the_day_on_which_its_letter_goes_out(investigated: Case, consultant: Worker) -> None:
    steps.report(act=act(investigated, consultant, days=20), text="Verslag.")
    steps.apply(act=act(investigated, consultant, days=22))
    arrangement(investigated)
    ruling = Ruling(rule="Wmo", facts="f", from_date=date(2027, 1, 4))

    made = decisions.decide(act=act(investigated, consultant, days=23), ruling=ruling)
    investigated.refresh_from_db()
    before = (investigated.state, investigated.due_term)
    letters.send_letter(act=act(investigated, consultant, days=24), letter_id=made, revision=0, post_to="Lindelaan 1")

    investigated.refresh_from_db()
    assert before == ("application", "decision")
    assert (investigated.state, investigated.due_term) == ("decision", "")
    assert investigated.decided_at == MONDAY + 24 * DAY
    assert CaseMove.objects.filter(case=investigated, step="decide").count() == 1


def test_the_term_of_the_investigation_runs_until_the_report_is_sent(investigated: Case, consultant: Worker) -> None:
    steps.report(act=act(investigated, consultant, days=20), text="Verslag.")
    investigated.refresh_from_db()
    before = investigated.due_term
    letter = Letter.objects.get(case=investigated, kind="report")

    letters.send_letter(
        act=act(investigated, consultant, days=21), letter_id=letter.public_id, revision=0, post_to="L 1"
    )

    investigated.refresh_from_db()
    assert (before, investigated.due_term) == ("investigation", "")
    assert investigated.reported_at == MONDAY + 21 * DAY


def test_an_application_without_a_report_waits_for_the_term_of_the_investigation(
    investigated: Case, consultant: Worker
) -> None:
    with pytest.raises(states.StepIsNotAllowed, match="nog geen verslag"):
        steps.apply(act=act(investigated, consultant, days=42))

    steps.apply(act=act(investigated, consultant, days=43))

    investigated.refresh_from_db()
    assert investigated.state == "application"


def test_a_pause_moves_the_last_day_tells_the_resident_and_ends_by_itself(
    investigated: Case, consultant: Worker
) -> None:
    clock.pause(
        act=act(investigated, consultant, days=7),
        reason=results.PauseReason.INFORMATION,
        until=date(2026, 12, 14),
        asked="een loonstrook",
    )

    investigated.refresh_from_db()
    assert (investigated.state, investigated.due_date) == ("investigation", date(2027, 1, 18))
    mail = Mail.objects.get(reference__startswith="casework.later:")
    assert "18 januari 2027" in mail.body
    assert "Wij hebben nog gegevens van u nodig: een loonstrook." in mail.body


def test_who_cannot_be_mailed_has_to_be_told_first(receive: Receive, consultant: Worker) -> None:
    by_phone = dataclasses.replace(ASKED, client=dataclasses.replace(ASKED.client, email="", phone="+31001234481"))  # type: ignore[type-var]
    case = receive(by_phone)
    reason, until = results.PauseReason.AGREED, date(2026, 12, 1)

    with pytest.raises(states.StepIsNotAllowed, match="Vertel eerst"):
        clock.pause(act=act(case, consultant), reason=reason, until=until, was_told=False)
    clock.pause(act=act(case, consultant), reason=reason, until=until, was_told=True)

    assert case.pauses.count() == 1


def test_a_pause_has_bounds_and_there_is_one_at_a_time(investigated: Case, consultant: Worker) -> None:
    reason = results.PauseReason.AGREED

    with pytest.raises(clock.DayCannotBe):
        clock.pause(act=act(investigated, consultant), reason=reason, until=MONDAY.date(), was_told=True)
    with pytest.raises(clock.DayCannotBe):
        clock.pause(act=act(investigated, consultant), reason=reason, until=date(2027, 2, 1), was_told=True)
    clock.pause(act=act(investigated, consultant), reason=reason, until=date(2026, 12, 1), was_told=True)
    with pytest.raises(clock.IsPaused):
        clock.pause(act=act(investigated, consultant), reason=reason, until=date(2026, 12, 2), was_told=True)


def test_resuming_gives_back_the_days_that_were_not_needed(investigated: Case, consultant: Worker) -> None:
    until = date(2026, 12, 14)
    clock.pause(
        act=act(investigated, consultant, days=7), reason=results.PauseReason.AGREED, until=until, was_told=True
    )

    clock.resume(act=act(investigated, consultant, days=9))

    investigated.refresh_from_db()
    assert investigated.due_date == date(2027, 1, 5)


def test_more_time_is_bounded_told_and_counted(investigated: Case, consultant: Worker) -> None:
    reason = results.ExtensionReason.ADVICE

    with pytest.raises(clock.DayCannotBe):
        clock.extend(act=act(investigated, consultant), reason=reason, until=date(2027, 1, 4), was_told=True)
    clock.extend(act=act(investigated, consultant), reason=reason, until=date(2027, 1, 25), was_told=True)

    investigated.refresh_from_db()
    assert (investigated.due_date, investigated.extended_until) == (date(2027, 1, 25), date(2027, 1, 25))
    assert CaseExtension.objects.get(case=investigated).days == 21


def test_more_time_until_a_day_is_until_that_day_also_where_the_term_ended_on_a_sunday(
    receive: Receive, consultant: Worker
) -> None:
    case = receive(at=MONDAY - DAY)
    assert clock.promised(case) == date(2027, 1, 4)

    clock.extend(act=act(case, consultant), reason=results.ExtensionReason.ADVICE, until=date(2027, 1, 20))

    assert clock.promised(case) == date(2027, 1, 20)


def test_urgent_help_starts_now_and_the_investigation_goes_on(investigated: Case, consultant: Worker) -> None:
    steps.give_urgent_provision(
        act=act(investigated, consultant, days=2),
        reason=results.UrgentReason.CARER_DROPS_OUT,
        provision="Elke dag hulp bij het opstaan.",
    )

    investigated.refresh_from_db()
    assert (investigated.state, investigated.is_urgent) == ("investigation", True)
    assert investigated.urgent_given_at == MONDAY + 2 * DAY


def test_the_same_form_sent_twice_has_one_effect(receive: Receive, consultant: Worker) -> None:
    case, key = receive(), uuid.uuid4()

    for _ in range(2):
        steps.start_investigation(act=act(case, consultant, key=key), consultant_id=consultant.user_id)

    assert CaseMove.objects.filter(case=case, step="start_investigation").count() == 1


def test_a_colleague_of_somebody_elses_case_finds_none_and_the_team_lead_does(investigated: Case, lead: Worker) -> None:
    manager = worker(Role.CASE_MANAGER)

    with pytest.raises(acts.CaseIsGone):
        steps.withdraw(act=act(investigated, manager), wish="Het hoeft niet meer.")
    notes.assign_case(act=act(investigated, lead), consultant_id=manager.user_id, is_case_manager=True)
    steps.withdraw(act=act(investigated, manager), wish="Het hoeft niet meer.")

    investigated.refresh_from_db()
    assert investigated.state == "withdrawn"


def test_a_case_goes_to_nobody_who_does_not_work_on_cases(investigated: Case, consultant: Worker) -> None:
    with pytest.raises(notes.NoColleague):
        notes.assign_case(act=act(investigated, consultant), consultant_id=worker(Role.EDITOR).user_id)


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 12, 24)])
def test_what_happened_did_not_happen_before_the_request_or_tomorrow(
    receive: Receive, consultant: Worker, day: date
) -> None:
    case = receive()

    with pytest.raises(notes.DayCannotBe):
        notes.note_fact(act=act(case, consultant, days=30), note=Note.PLAN, on=day)


def test_every_change_leaves_a_row_in_the_log_for_whom_it_is_about(investigated: Case, consultant: Worker) -> None:
    before = Entry.objects.filter(action="change").count()

    steps.report(act=act(investigated, consultant, days=20), text="Verslag.")

    (row,) = Entry.objects.filter(action="change").order_by("-pk")[
        : Entry.objects.filter(action="change").count() - before
    ]
    assert (row.about, row.actor_label, row.actor_role) == (str(investigated.public_id), consultant.name, "consultant")


def test_clocks_are_set_anew_after_a_parameter_changed(investigated: Case) -> None:
    Parameter.objects.filter(code="wmo-investigation-within-weeks").update(value=5)

    changed = clock.set_clocks()

    investigated.refresh_from_db()
    assert changed >= 1
    assert investigated.due_date == date(2026, 12, 28)


def test_a_consultant_hears_how_much_is_late_without_a_name_and_once_a_day(
    investigated: Case, consultant: Worker
) -> None:
    for _ in range(2):
        clock.warn_consultants(
            municipality_id=investigated.municipality_id, on=date(2027, 1, 5), address="https://x.example/werk/"
        )

    (mail,) = Mail.objects.filter(reference__startswith="casework.warning:")
    assert "Te laat: 1" in mail.body
    assert "Zilverschoon" not in mail.body + mail.subject


def test_a_case_is_kept_for_as_long_as_the_law_says_and_then_nothing_of_it_is_there(
    investigated: Case, consultant: Worker
) -> None:
    decision(investigated, is_granted=True, made=arrangement(investigated))
    steps.withdraw(act=act(investigated, consultant, days=40), wish="Het hoeft niet meer.")
    investigated.refresh_from_db()
    assert investigated.keep_until == date(2042, 2, 1)
    last_day = datetime(2042, 1, 31, 12, tzinfo=UTC)

    before = keeping.delete_old_cases(now=last_day)
    after = keeping.delete_old_cases(now=last_day + DAY)

    assert (before, after) == (0, 1)
    assert not Case.objects.filter(pk=investigated.pk).exists()
    assert not Letter.objects.filter(case_id=investigated.pk).exists()
    assert Entry.objects.filter(about=str(investigated.public_id), action="remove").count() == 1


def test_a_team_lead_hears_what_is_late_and_what_nobody_has(receive: Receive, investigated: Case) -> None:
    receive()
    tuesday = datetime(2027, 1, 5, 6, tzinfo=UTC)

    told = clock.warn_leads(municipality_id=investigated.municipality_id, at=tuesday, address="https://x.example/")

    mail = Mail.objects.get(reference__startswith="casework.team-warning:")
    assert told == 1
    assert "Te laat: 2. Nog zonder behandelaar: 1." in mail.body


def test_a_team_lead_hears_nothing_where_nothing_is_late(investigated: Case) -> None:
    at = MONDAY + 2 * DAY

    assert clock.warn_leads(municipality_id=investigated.municipality_id, at=at, address="https://x.example/") == 0
