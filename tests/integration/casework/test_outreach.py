"""Home visits, referrals that a centre takes up, and numbers without names."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.base import letters
from draagkracht.base.phone import in_groups
from draagkracht.casework.models import NoContact, ReachEvent, SupportFile
from draagkracht.casework.rules.outreach import REACH_LABELS
from draagkracht.casework.rules.support import Facts, Next, Part, Way
from draagkracht.municipalities.models import Mail, Municipality, Parameter
from draagkracht.referrals.forms import LinkForm
from draagkracht.referrals.models import Referral
from draagkracht.referrals.rules import privacy
from draagkracht.referrals.rules.referring import Channel
from tests import people
from tests.access.referrals import referral
from tests.integration.casework import centre
from tests.integration.casework.test_support import form


def visit(city: Municipality, name: str, address: str, part: Part, day: datetime.date) -> uuid.UUID:
    plan = Next(date=day, way=Way.VISIT, part=part)
    return centre.begin(city, facts=Facts(name=name, address=address, phone="+31009991111"), next=plan)


def test_a_route_has_the_visits_of_the_morning_and_its_paper_tells_no_name(city: Municipality) -> None:
    SupportFile.objects.update(next_date=None, next_is_month=False)
    today = timezone.localdate()
    visit(city, "Zwaantje Kwikstaart", "Beukenhof 3", Part.MORNING, today)
    visit(city, "Ebenezer Zilver", "Acacia 9", Part.AFTERNOON, today)
    visit(city, "Wies Morgen", "Dreef 1", Part.MORNING, today + datetime.timedelta(days=1))
    browser, query = centre.browser(city), f"?dag={today.isoformat()}&deel=morning"

    page = browser.get(centre.url("show-route") + query).content.decode()
    paper = browser.get(centre.url("print-route") + query)

    assert "Zwaantje Kwikstaart" in page
    assert not {"Ebenezer", "Wies"} & set(page.replace(">", " ").split())
    assert paper["Content-Type"] == "application/pdf"
    assert letters.count_pages(paper.content) == 1
    assert Entry.objects.filter(what="support.route", action="export").count() == 1


def test_what_goes_on_paper_is_an_address_and_first_letters_and_nothing_else(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(city, centre.NAME, centre.ADDRESS, Part.MORNING, timezone.localdate())
    given: dict[str, object] = {}
    monkeypatch.setattr(letters, "typeset", lambda _template, values, **_: given.update(values) or b"%PDF")

    centre.browser(city).get(centre.url("print-route"))

    words = str(given)
    assert centre.ADDRESS in words
    assert "Z.K." in words
    told = (centre.NAME, "Zwaantje", "Kwikstaart", "0099", "Schakel", "teunpunt", "antelzorg", city.name, "emeente")
    assert [word for word in told if word in words] == []


def test_a_talk_without_a_file_is_a_number_alone(city: Municipality) -> None:
    before, browser = SupportFile.objects.count(), centre.browser(city)
    sent = {"via": "self_organisation", "key": str(uuid.uuid4())}

    answers = [browser.post(centre.url("tally-talk"), sent).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert ReachEvent.objects.filter(channel="self_organisation", event="nameless").count() == 1
    assert SupportFile.objects.count() == before


def test_a_centre_sees_no_name_before_it_takes_a_referral_up(city: Municipality) -> None:
    made, browser = referral(city)["public_id"], centre.browser(city)

    listed = browser.get(centre.url("list-centre-referrals")).content.decode()
    closed = browser.get(centre.url("show-centre-referral", made)).status_code
    browser.post(centre.url("take-centre-referral", made))
    opened = browser.get(centre.url("show-centre-referral", made)).content.decode()

    assert "V.V." in listed
    assert "Vera" not in listed
    assert closed == 404
    assert "Vera Voorbeeldstad" in opened
    assert not any(number in listed for number in ("+31001234599", in_groups("+31001234599")))


def test_a_centre_takes_no_referrals_where_the_municipality_did_not_agree(city: Municipality) -> None:
    Parameter.objects.filter(code="support-takes-referrals").delete()
    made, browser = referral(city)["public_id"], centre.browser(city)

    page = browser.get(centre.url("list-centre-referrals")).content.decode()
    taken = browser.post(centre.url("take-centre-referral", made)).status_code

    assert "De gemeente pakt verwijzingen zelf op" in page
    assert taken == 404
    assert Referral.objects.get(public_id=made).state == "sent"


def test_a_referral_becomes_a_file_and_what_began_is_chosen_later(city: Municipality) -> None:
    made, browser = referral(city)["public_id"], centre.browser(city)
    Referral.objects.filter(public_id=made).update(note="Zij huilt veel.")
    browser.post(centre.url("take-centre-referral", made))
    tried = {"way": "letter", "result": "message_left", "next_date": "", "key": str(uuid.uuid4())}
    browser.post(centre.url("note-centre-attempt", made), tried)
    address = f"{centre.url('begin-support-file')}?verwijzing={made}"

    known = browser.get(address).content.decode()
    filled = form(naam="Vera Voorbeeldstad")
    answers = [browser.post(address, filled) for _ in range(2)]

    file = SupportFile.objects.get(name="Vera Voorbeeldstad")
    row = Referral.objects.get(public_id=made)
    assert "Vera Voorbeeldstad" in known
    assert {answer.status_code for answer in answers} == {302}
    assert (row.state, row.outcome, row.first_contact_at is None) == ("reached", "", False)
    assert "Zij huilt veel." in known.split("Naam")[0]
    assert "huilt" not in file.came_for
    assert [(one.way, one.was_reached, one.note) for one in file.contacts.all()] == [
        ("message", False, "Bericht achtergelaten")
    ]
    assert (file.channel, file.phone) == (row.channel, "+31612345678")
    assert not any(str(file.public_id) in str(value) for value in row.__dict__.values())


def test_attempts_to_reach_somebody_who_was_referred_stop_as_well(city: Municipality) -> None:
    made, browser = referral(city)["public_id"], centre.browser(city)
    browser.post(centre.url("take-centre-referral", made))
    tried = {"way": "phone", "result": "no_answer", "next_date": ""}

    early = browser.post(centre.url("end-centre-referral", made), {"stap": "niet-bereikt"})
    answers = [
        browser.post(centre.url("note-centre-attempt", made), {**tried, "key": str(uuid.uuid4())}).status_code
        for _ in range(4)
    ]
    browser.post(centre.url("end-centre-referral", made), {"stap": "niet-bereikt"})

    assert early.status_code == 409
    assert answers == [302, 302, 302, 409]
    assert Referral.objects.get(public_id=made).state == "not_reached"


def test_never_again_forgets_who_it_is_keeps_the_print_and_tells_the_referrer_what_was_agreed(
    city: Municipality,
) -> None:
    made, browser = referral(city)["public_id"], centre.browser(city)
    Referral.objects.filter(public_id=made).update(by_email="paula@praktijk.example", note="Zij slaapt slecht.")
    browser.post(centre.url("take-centre-referral", made))
    tried = {"way": "phone", "result": "no_answer", "next_date": "", "key": str(uuid.uuid4())}
    browser.post(centre.url("note-centre-attempt", made), tried)

    answers = [browser.post(centre.url("end-centre-referral", made), {"stap": "nooit-meer"}) for _ in range(2)]

    row = Referral.objects.get(public_id=made)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (row.name, row.phone, row.email, row.note, row.attempts.count()) == ("V. V.", "", "", "", 0)
    assert row.state == "declined"
    assert privacy.initials(row.name) == "V.V."
    assert NoContact.objects.count() == 1
    last = Mail.objects.filter(to="paula@praktijk.example").order_by("-pk")[0]
    assert "Hulp hoeft nu niet." in last.body


def test_who_wanted_no_contact_is_warned_of_before_the_number_shows(city: Municipality) -> None:
    made, browser = referral(city)["public_id"], centre.browser(city)
    number = Referral.objects.get(public_id=made).phone
    browser.post(
        centre.url("end-support-file", centre.begin(city, facts=Facts(name="Vera", phone=number))),
        {"blijft": "afdruk"},
    )
    browser.post(centre.url("take-centre-referral", made))
    address = centre.url("show-centre-referral", made)

    silent = browser.get(address).content.decode()
    shown = browser.get(f"{address}?toch=ja").content.decode()
    browser.post(centre.url("end-centre-referral", made), {"stap": "wil-niet"})

    row = Referral.objects.get(public_id=made)
    assert "Deze persoon wilde geen contact meer" in silent
    assert [word for word in ("Vera", f"tel:{number}", "begin een dossier") if word in silent] == []
    assert "Deze persoon wilde geen contact meer" in shown
    assert f"tel:{number}" in shown
    assert (row.state, row.first_contact_at) == ("declined", None)


def test_the_second_who_takes_a_referral_up_is_told(city: Municipality) -> None:
    made, browser = referral(city)["public_id"], centre.browser(city)
    row = Referral.objects.get(public_id=made)
    row.state, row.accepted_at = "accepted", timezone.now()
    row.save()

    answer = browser.post(centre.url("take-centre-referral", made), follow=True)

    assert "Een collega pakte dit al op" in answer.content.decode()


def test_who_was_spoken_to_and_wants_no_file_ends_the_same_way(city: Municipality) -> None:
    made, browser, before = referral(city)["public_id"], centre.browser(city), SupportFile.objects.count()
    browser.post(centre.url("take-centre-referral", made))

    end = centre.url("end-centre-referral", made)
    empty = browser.post(end, {"stap": "begonnen"}).status_code
    reached = browser.post(end, {"stap": "bereikt"})["Location"]
    answers = [browser.post(end, {"stap": "begonnen", "outcome": "advice"}) for _ in range(2)]

    row = Referral.objects.get(public_id=made)
    assert (empty, reached) == (422, centre.url("show-centre-referral", made))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (row.state, row.outcome) == ("started", "advice")
    assert SupportFile.objects.count() == before


def test_what_a_centre_took_up_the_municipality_sees_as_a_clock_alone(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    made, mo = referral(city)["public_id"], signed_in(Role.CONSULTANT)
    Referral.objects.filter(public_id=made).update(note="Zij slaapt op de Wilhelminapepermunt.")
    address = reverse("referrals-staff:show-referral", args=[made])
    before = mo.get(reverse("referrals-staff:list-referrals")).content.decode()
    opened = mo.get(address).content.decode()
    centre.browser(city).post(centre.url("take-centre-referral", made))

    listed = mo.get(reverse("referrals-staff:list-referrals")).content.decode()
    closed = mo.get(address, follow=True).content.decode()
    steps = [
        mo.post(reverse(f"referrals-staff:{name}", args=[made]), sent).status_code
        for name, sent in (
            ("accept-referral", {"overnemen": "ja"}),
            ("log-attempt", {"way": "phone", "result": "no_answer", "key": str(uuid.uuid4())}),
            ("take-step", {"stap": "bereikt"}),
            ("start-help", {"outcome": "advice"}),
            ("withdraw-referral", {}),
        )
    ]

    row = Referral.objects.select_related("handled_by").get(public_id=made)
    assert row.handled_by is not None
    assert "V.V." in before
    assert "Vera" not in before
    assert "Vera" in opened
    told = ("Vera", "V.V.", "Wilhelmina", str(row.handled_by.name), str(made))
    assert [word for word in told for page in (listed, closed) if word in page] == []
    assert "Het steunpunt pakte dit op." in listed
    assert "eerste contact uiterlijk" in listed
    assert steps == [302] * 5
    assert row.state == "accepted"
    assert row.handled_by == people.centre_worker(city)


def test_a_centre_that_did_not_take_it_up_does_not_find_it(city: Municipality) -> None:
    made, other = (
        referral(city)["public_id"],
        Organisation.objects.create(municipality=city, name="Steunpunt Elders", kind="support_centre"),
    )
    Referral.objects.filter(public_id=made).update(state="accepted", accepted_at=timezone.now(), centre=other)
    browser = centre.browser(city)

    listed = browser.get(centre.url("list-centre-referrals")).content.decode()

    assert browser.get(centre.url("show-centre-referral", made)).status_code == 404
    assert "Vera" not in listed
    assert str(made) not in listed


def test_a_referral_from_which_a_file_began_leads_to_that_file(city: Municipality) -> None:
    made, browser = referral(city)["public_id"], centre.browser(city)
    browser.post(centre.url("take-centre-referral", made))
    address, shown = f"{centre.url('begin-support-file')}?verwijzing={made}", centre.url("show-centre-referral", made)
    before = browser.get(shown).content.decode()

    # Two forms, not one form twice: each has a key of its own.
    answers = [browser.post(address, form(naam="Vera Voorbeeldstad"))["Location"] for _ in range(2)]
    after = browser.get(shown).content.decode()
    file = SupportFile.objects.get(name="Vera Voorbeeldstad")
    file.delete()
    again = browser.get(shown).content.decode()

    assert "begin een dossier" in before
    assert answers[0] == answers[1]
    assert "begin een dossier" not in after
    assert centre.url("show-support-file", file.public_id) in after
    assert "begin een dossier" in again


def test_who_was_referred_and_waits_counts_for_a_centre(city: Municipality) -> None:
    SupportFile.objects.all().delete()
    Referral.objects.all().delete()
    referral(city)
    taken, browser = referral(city)["public_id"], centre.browser(city)
    browser.post(centre.url("take-centre-referral", taken))

    work = browser.get("/werk/").content.decode()
    caseload = browser.get(centre.url("show-caseload")).content.decode()
    Parameter.objects.filter(code="support-takes-referrals").delete()
    alone = browser.get("/werk/").content.decode()

    assert "2 mensen wachten op u" in work
    assert "Verwezen (2 wachten)" in " ".join(caseload.split())
    assert "wachten op u" not in alone


def test_a_centre_joins_what_it_took_up_with_what_nobody_took_up(city: Municipality) -> None:
    Referral.objects.all().delete()
    taken, free, municipal = (referral(city)["public_id"] for _ in range(3))
    Referral.objects.filter(public_id=municipal).update(state="accepted", accepted_at=timezone.now(), name="Wies West")
    browser = centre.browser(city)
    browser.post(centre.url("take-centre-referral", taken))

    page = browser.get(centre.url("show-centre-referral", taken)).content.decode()
    refused = browser.post(centre.url("join-centre-referral", taken), {"met": str(municipal)}).status_code
    answers = [
        browser.post(centre.url("join-centre-referral", taken), {"met": str(free)}).status_code for _ in range(2)
    ]
    joined = browser.get(centre.url("show-centre-referral", taken)).content.decode()

    row = Referral.objects.get(public_id=free)
    assert page.count("Er loopt al een verwijzing:") == 1
    assert str(municipal) not in page
    assert "Wies" not in page
    assert refused == 404
    assert answers == [302, 302]
    assert (row.state, row.joined_to and row.joined_to.public_id) == ("accepted", taken)
    assert row.centre_id == Referral.objects.get(public_id=taken).centre_id
    assert "Ook verwezen" in joined


def test_who_picks_up_sees_the_consent_and_what_the_referrer_may_hear(city: Municipality) -> None:
    made, browser = referral(city)["public_id"], centre.browser(city)
    said = {"asked": "by_parent", "answer": "reached", "by_label": "Juf Ans", "by_email": "ans@school.example"}
    Referral.objects.filter(public_id=made).update(urgency="urgent", **said)
    listed = browser.get(centre.url("list-centre-referrals")).content.decode()
    browser.post(centre.url("take-centre-referral", made))

    page = browser.get(centre.url("show-centre-referral", made)).content.decode()
    begin = browser.get(f"{centre.url('begin-support-file')}?verwijzing={made}").content.decode()

    shown = ("Ja, en een ouder ook (jonger dan 16)", "Alleen of het contact gelukt is", "Juf Ans", "ans@school.example")
    assert [words for words in shown if words not in page] == []
    assert [words for words in shown[:2] if words not in begin] == []
    assert "<strong>Heel snel</strong>" in listed


def test_who_came_by_themselves_is_counted_apart_from_who_came_through_people_around_them(city: Municipality) -> None:
    yes: dict[str, Any] = {"me": centre.owner(city), "centre": centre.worker(city).centres[0], "facts": centre.FACTS}
    file = centre.row(centre.support_own.agree(**yes, key=uuid.uuid4(), at=timezone.now()))
    through = form(via="environment")
    centre.browser(city).post(centre.url("begin-support-file"), through)

    counted = ReachEvent.objects.filter(organisation=file.organisation, event="new").order_by("pk")

    assert list(counted.values_list("channel", flat=True))[-2:] == ["self", "environment"]
    assert (REACH_LABELS[Channel.SELF].message, REACH_LABELS[Channel.ENVIRONMENT].message) == (
        "Kwam zelf",
        "Via familie, vrienden of buren",
    )


def test_nobody_is_given_a_link_to_refer_themselves() -> None:
    channel: Any = LinkForm().fields["channel"]
    offered = {code for code, _ in channel.choices}

    assert offered & {"self", "environment"} == set()
    assert "general_practice" in offered


def test_nobody_at_home_is_one_press_with_the_day_to_try_again(city: Municipality) -> None:
    made, browser = referral(city)["public_id"], centre.browser(city)
    browser.post(centre.url("take-centre-referral", made))

    page = browser.get(centre.url("show-centre-referral", made)).content.decode()
    press = {"weer": "2026-11-24", "hoe": "visit", "key": str(uuid.uuid4())}
    answers = [browser.post(centre.url("note-centre-attempt", made), press).status_code for _ in range(2)]
    wrong = browser.post(centre.url("note-centre-attempt", made), {**press, "weer": "2026-11-01"})

    row = Referral.objects.get(public_id=made)
    assert 'value="2026-11-24"' in page
    assert "Aan de deur, niemand thuis" in page
    assert answers == [302, 302]
    assert (list(row.attempts.values_list("way", "result")), row.next_date) == (
        [("visit", "no_answer")],
        datetime.date(2026, 11, 24),
    )
    assert wrong.status_code == 422


@pytest.mark.parametrize(
    ("name", "letters_of_it"),
    [("Mevr. G. de Boer", "G.B."), ("mw De Jong", "J."), ("De heer P. Bos", "P.B."), ("Jan de Heer", "J.H.")],
)
def test_how_somebody_is_addressed_is_no_initial(name: str, letters_of_it: str) -> None:
    assert privacy.initials(name) == letters_of_it
