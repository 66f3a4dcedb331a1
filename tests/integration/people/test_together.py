"""What people around one care situation share: opened, asked into, seen by who may, left and ended without a trace."""

import datetime
import json
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from draagkracht.accounts import acting
from draagkracht.accounts.models import User
from draagkracht.accounts.permissions import Role
from draagkracht.audit import queries as audit
from draagkracht.audit.rules import Action
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people import services as people
from draagkracht.people.models import (
    CareRelation,
    Circle,
    CircleEvent,
    CircleInvitation,
    CircleMember,
    CirclePost,
    Person,
)
from draagkracht.people.queries import circles as queries
from draagkracht.people.queries.circles import Seat
from draagkracht.people.rules.circles import Hands, Level, Part
from draagkracht.people.services import (
    circle_agenda,
    circle_invitations,
    circle_keeping,
    circle_words,
    circles,
)
from tests import people as people_of
from tests.conftest import CITY_HOST

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
ALL = dict.fromkeys(Part, Level.WRITE)
SECRET = "De sleutel ligt onder de Ficusbonsai."


@pytest.fixture
def mine(city: Municipality) -> Seat:
    """Return Marijke's seat in a new circle around her husband."""
    Circle.objects.all().delete()
    return open_circle("Marijke de Wit")


def open_circle(name: str) -> Seat:
    person = Person.objects.get(name=name)
    relation = CareRelation.objects.filter(carer=person).first()
    public_id = circles.open_circle(
        person_id=person.pk,
        name="Samen rond Henk",
        relation=relation.public_id if relation else None,
        language="nl",
        key=uuid.uuid4(),
        by=acting.resident(person.public_id),
        at=NOW,
    )
    assert person.user_id
    return seat(person.user_id, public_id)


def seat(user_id: int, circle: uuid.UUID) -> Seat:
    found = queries.get_seat(user_id, circle)
    assert found is not None
    return found


def by(one: Seat, at: datetime.datetime = NOW) -> dict[str, Any]:
    return {"member_id": one.id, "by": acting.resident(one.subject), "at": at}


def ask(one: Seat, email: str = "buur@straat.example", levels: Any = ALL) -> str:
    return circle_invitations.ask_into_circle(**by(one), email=email, levels=levels, key=uuid.uuid4())


def join(one: Seat, name: str, levels: Any = ALL, *, user: User | None = None) -> Seat:
    member = user or User.objects.create_user(email=f"{uuid.uuid4().hex}@straat.example", name=name)
    code = ask(one, levels=levels)
    circle = circle_invitations.join_circle(
        code=code, user_id=member.pk, name=name, language="nl", key=uuid.uuid4(), at=NOW
    )
    return seat(member.pk, circle)


def only(part: Part, level: Level) -> dict[Part, Level]:
    return {**dict.fromkeys(Part, Level.NONE), part: level}


def post(one: Seat, text: str = SECRET, part: Part = Part.NOTES) -> None:
    circle_words.add_post(**by(one), part=part, text=text, key=uuid.uuid4())


def put(one: Seat, what: str = "mee naar de dokter", hands: Hands = Hands.OPEN, days: int = 1) -> uuid.UUID:
    starts = timezone.now() + days * DAY
    key = uuid.uuid4()
    circle_agenda.add_events(**by(one), what=what, times=[(starts, None)], hands=hands, key=key)
    return CircleEvent.objects.get(series=key).public_id


def remove(one: Seat, who: Seat, **more: Any) -> None:
    circles.remove_member(
        circle_id=one.circle_id, member=who.public_id, by=acting.resident(one.subject), at=NOW, **more
    )


def client_for(one: Seat, browser: Client) -> Client:
    browser.force_login(User.objects.get(pk=one.user_id))
    return browser


def test_the_same_form_twice_opens_one_circle_and_a_situation_has_one(city: Municipality) -> None:
    Circle.objects.all().delete()
    person = Person.objects.get(name="Marijke de Wit")
    relation = CareRelation.objects.filter(carer=person)[0].public_id
    form: dict[str, Any] = {
        "person_id": person.pk,
        "name": "Samen",
        "relation": relation,
        "language": "nl",
        "by": acting.resident(person.public_id),
        "at": NOW,
    }
    key = uuid.uuid4()

    first = circles.open_circle(**form, key=key)
    again = circles.open_circle(**form, key=key)

    assert first == again
    with pytest.raises(circles.CircleIsThere):
        circles.open_circle(**form, key=uuid.uuid4())


def test_before_a_yes_only_the_address_stands_here_and_a_no_takes_it_and_the_mail_away(mine: Seat) -> None:
    key = uuid.uuid4()
    code = circle_invitations.ask_into_circle(**by(mine), email="buur@straat.example", levels=ALL, key=key)
    circle_invitations.mail_circle_invitation(circle_id=mine.circle_id, key=key, asker="Marijke", address="https://x")
    mails = Mail.objects.filter(to="buur@straat.example")
    had_mail = mails.count()

    circle_invitations.decline_circle(code=code)

    assert had_mail == 1
    assert not User.objects.filter(email="buur@straat.example").exists()
    assert not CircleInvitation.objects.filter(email="buur@straat.example").exists()
    assert not mails.exists()


def test_who_is_asked_again_has_one_link_and_that_is_the_last(mine: Seat) -> None:
    first, last = ask(mine), ask(mine)

    assert queries.get_question(first, NOW) is None
    assert queries.get_question(last, NOW) is not None


def test_an_invitation_works_once_and_two_weeks(mine: Seat) -> None:
    used, late = ask(mine), ask(mine, "anders@straat.example")
    first, second = (User.objects.create_user(email=f"{n}@straat.example", name=n) for n in ("ria", "bep"))
    form: dict[str, Any] = {"name": "Ria", "language": "nl"}
    circle_invitations.join_circle(code=used, user_id=first.pk, key=uuid.uuid4(), at=NOW, **form)

    with pytest.raises(circle_invitations.InvitationIsOver):
        circle_invitations.join_circle(code=used, user_id=second.pk, key=uuid.uuid4(), at=NOW, **form)
    with pytest.raises(circle_invitations.InvitationIsOver):
        circle_invitations.join_circle(code=late, user_id=second.pk, key=uuid.uuid4(), at=NOW + 14 * DAY, **form)
    circle_invitations.delete_old_circle_invitations(now=NOW + 14 * DAY)

    assert not CircleInvitation.objects.filter(circle_id=mine.circle_id).exists()


@pytest.mark.parametrize("part", [Part.NOTES, Part.MESSAGES])
def test_who_may_not_see_a_part_finds_nothing_of_it_on_any_way_out(mine: Seat, city_client: Client, part: Part) -> None:
    post(mine, part=part)
    put(mine, "Ficusbonsai water geven")
    neighbour = join(mine, "Ria", dict.fromkeys(Part, Level.NONE))
    browser = client_for(neighbour, city_client)
    circle = neighbour.circle

    shown = browser.get(reverse("people:show-circle", args=[circle])).content.decode()
    taken = browser.get(reverse("people:export-circle", args=[circle])).content.decode()
    statuses = {
        name: browser.get(reverse(f"people:{name}", args=[circle])).status_code
        for name in ("list-notes", "list-messages", "list-events", "download-agenda")
    }

    assert "Ficusbonsai" not in shown
    assert "Ficusbonsai" not in taken
    assert set(statuses.values()) == {404}
    assert queries.list_posts(neighbour, part) == ()
    assert queries.list_events(neighbour, since=NOW - DAY) == ()


def test_who_may_only_read_cannot_write_and_gets_back_what_they_typed(mine: Seat, city_client: Client) -> None:
    reader = join(mine, "Ria", only(Part.NOTES, Level.READ))
    browser = client_for(reader, city_client)

    answer = browser.post(reverse("people:list-notes", args=[reader.circle]), {"text": "Ik wilde iets zeggen."})

    assert answer.status_code == 403
    assert "Ik wilde iets zeggen." in answer.content.decode()
    assert not CirclePost.objects.filter(circle_id=mine.circle_id).exists()


def test_of_two_who_take_the_same_the_second_hears_who_was_first(mine: Seat, city_client: Client) -> None:
    ria, bep = join(mine, "Ria"), join(mine, "Bep")
    event = put(mine)
    circle_agenda.take_event(**by(ria), public_id=event)
    browser = client_for(bep, city_client)

    answer = browser.post(reverse("people:take-event", args=[bep.circle, event]))

    assert answer.status_code == 409
    assert "Iemand was u voor" in answer.content.decode()
    assert "Ria" in answer.content.decode()
    assert CircleEvent.objects.get(public_id=event).taken_by_id == ria.id


def test_what_somebody_gives_back_is_open_again(mine: Seat) -> None:
    ria, bep = join(mine, "Ria"), join(mine, "Bep")
    event = put(mine)
    circle_agenda.take_event(**by(ria), public_id=event)

    circle_agenda.give_back_event(**by(bep), public_id=event)
    still_ria = CircleEvent.objects.get(public_id=event).taken_by_id
    circle_agenda.give_back_event(**by(ria), public_id=event)

    assert still_ria == ria.id
    assert CircleEvent.objects.get(public_id=event).taken_by_id is None


def test_the_calendar_elsewhere_has_no_surname_and_dies_with_a_new_address_and_with_leaving(
    mine: Seat, city_client: Client
) -> None:
    ria = join(mine, "Ria van Achternaam", only(Part.AGENDA, Level.WRITE))
    post(mine)
    circle_agenda.take_event(**by(ria), public_id=put(mine, "koken, om 18:00; voor twee"))
    circle_agenda.make_feed(**by(ria))
    first = seat(ria.user_id, ria.circle).feed
    read = city_client.get(reverse("people:read-feed", args=[first]))
    circle_agenda.make_feed(**by(ria))
    second = seat(ria.user_id, ria.circle).feed

    old = city_client.get(reverse("people:read-feed", args=[first]))
    remove(mine, ria)
    gone = city_client.get(reverse("people:read-feed", args=[second]))

    text = read.content.decode().replace("\r\n ", "")
    assert "SUMMARY:koken\\, om 18:00\\; voor twee (Ria)" in text
    assert "Achternaam" not in text
    assert "Ficusbonsai" not in text
    assert (read.status_code, old.status_code, gone.status_code) == (200, 410, 410)


def test_a_calendar_shows_nothing_once_its_owner_may_not_see_the_agenda(mine: Seat, city_client: Client) -> None:
    ria = join(mine, "Ria")
    circle_agenda.make_feed(**by(ria))
    token = seat(ria.user_id, ria.circle).feed

    circles.change_levels(
        circle_id=mine.circle_id,
        member=ria.public_id,
        levels=only(Part.NOTES, Level.READ),
        by=acting.resident(mine.subject),
        at=NOW,
    )

    assert city_client.get(reverse("people:read-feed", args=[token])).status_code == 410


def test_the_mail_says_that_there_is_something_and_never_what_and_once_until_somebody_looked(mine: Seat) -> None:
    ria = join(mine, "Ria")
    join(mine, "Bep", only(Part.AGENDA, Level.WRITE))
    news = Mail.objects.filter(subject="Er is iets nieuws op uw gedeelde plek")
    news.delete()

    post(mine)
    post(mine, "Nog een keer Ficusbonsai")
    told = list(news.values_list("to", flat=True))
    circles.note_circle_use(member_id=ria.id, circle_id=ria.circle_id, at=NOW + 2 * DAY)
    circle_words.add_post(**by(mine, NOW + 3 * DAY), part=Part.NOTES, text="Weer iets", key=uuid.uuid4())

    assert told == [User.objects.get(pk=ria.user_id).email]
    assert news.count() == 2
    assert not [mail for mail in news if "Ficusbonsai" in mail.body or "Henk" in mail.body or "Marijke" in mail.body]


def test_a_note_that_changed_shows_what_it_said_before_and_another_cannot_change_it(mine: Seat) -> None:
    ria = join(mine, "Ria")
    post(mine, "Hij sliep slecht.")
    (note,) = queries.list_posts(ria, Part.NOTES)

    circle_words.change_note(**by(mine), public_id=note.public_id, text="Hij sliep goed.")

    (changed,) = queries.list_posts(ria, Part.NOTES)
    assert (changed.text, changed.before[0][0]) == ("Hij sliep goed.", "Hij sliep slecht.")
    with pytest.raises(circles.CircleIsGone):
        circle_words.change_note(**by(ria), public_id=note.public_id, text="Anders")


def test_who_was_taken_out_finds_nothing_with_the_next_click_and_their_words_have_no_name(
    mine: Seat, city_client: Client
) -> None:
    ria = join(mine, "Ria")
    post(ria, "Ik bracht soep.")
    event = put(mine)
    circle_agenda.take_event(**by(ria), public_id=event)
    browser = client_for(ria, city_client)
    before = browser.get(reverse("people:show-circle", args=[ria.circle])).status_code

    remove(mine, ria)

    assert before == 200
    assert browser.get(reverse("people:show-circle", args=[ria.circle])).status_code == 302
    assert [one.author for one in queries.list_posts(mine, Part.NOTES)] == [""]
    assert CircleEvent.objects.get(public_id=event).taken_by is None
    assert not User.objects.filter(pk=ria.user_id).exists()


def test_who_leaves_may_take_their_words_along(mine: Seat) -> None:
    ria = join(mine, "Ria")
    post(ria, "Ik bracht soep.")
    put(ria, "soep brengen")

    remove(mine, ria, with_words=True)

    assert not CirclePost.objects.filter(circle_id=mine.circle_id).exists()
    assert not CircleEvent.objects.filter(circle_id=mine.circle_id).exists()


def test_who_is_in_another_circle_stays_known_when_they_leave_one(mine: Seat) -> None:
    other = open_circle("Joris de Wit")
    ria = join(mine, "Ria")
    join(other, "Ria", user=User.objects.get(pk=ria.user_id))

    remove(mine, ria)

    assert [one.circle for one in queries.list_seats(ria.user_id)] == [other.circle]


def test_who_it_is_about_sees_who_is_in_it_but_not_what_and_may_take_out_and_end(
    mine: Seat, signed_in: Callable[..., Client]
) -> None:
    henk = Person.objects.get(name="Henk de Wit")
    CareRelation.objects.filter(carer__name="Marijke de Wit").update(recipient=henk)
    ria = join(mine, "Ria")
    post(mine)
    browser = signed_in(Role.CARE_RECIPIENT)
    about = reverse("people:show-circle-about", args=[mine.circle])

    page = browser.get(about).content.decode()
    inside = browser.get(reverse("people:show-circle", args=[mine.circle])).status_code
    browser.post(reverse("people:remove-circle-member", args=[mine.circle, ria.public_id]))
    left = [one.name for one in queries.list_members(mine.circle_id)]
    asked = browser.post(reverse("people:end-circle", args=[mine.circle]), {}).status_code
    browser.post(reverse("people:end-circle", args=[mine.circle]), {"agrees": "yes"})

    assert "Ria" in page
    assert "Ficusbonsai" not in page
    assert (inside, asked) == (404, 422)
    assert left == ["Marijke de Wit"]
    assert not Circle.objects.filter(pk=mine.circle_id).exists()


@pytest.mark.parametrize("how", ["one stops sharing", "caring ends", "the carer erases, another has the say"])
def test_who_it_is_about_keeps_their_view_and_their_say_as_long_as_the_circle_is_there(
    how: str, mine: Seat, signed_in: Callable[..., Client]
) -> None:
    henk, marijke = (Person.objects.get(name=name) for name in ("Henk de Wit", "Marijke de Wit"))
    relation = CareRelation.objects.filter(carer=marijke)[0]
    CareRelation.objects.filter(pk=relation.pk).update(recipient=henk)
    ria, browser = join(mine, "Ria"), signed_in(Role.CARE_RECIPIENT)
    before = browser.get(reverse("people:show-ties")).content.decode()
    me: dict[str, Any] = {"person_id": marijke.pk, "by": acting.resident(mine.subject), "at": NOW}
    if how == "one stops sharing":
        people.end_tie(**me, public_id=relation.public_id)
    elif how == "caring ends":
        people.end_caring(**me)
    else:
        circles.hand_over(circle_id=mine.circle_id, member=ria.public_id, by=me["by"], at=NOW)
        people.erase_space(**me)

    page = browser.get(reverse("people:show-circle-about", args=[mine.circle]))
    listed = browser.get(reverse("people:list-circles")).content.decode()
    browser.post(reverse("people:end-circle", args=[mine.circle]), {"agrees": "yes"})

    assert reverse("people:end-circle", args=[mine.circle]) in before
    assert "Ria" in page.content.decode()
    assert reverse("people:show-circle-about", args=[mine.circle]) in listed
    assert not Circle.objects.filter(pk=mine.circle_id).exists()


def test_nobody_but_the_opener_asks_changes_or_ends(mine: Seat, city_client: Client) -> None:
    ria, bep = join(mine, "Ria"), join(mine, "Bep")
    browser = client_for(ria, city_client)
    circle = ria.circle
    paths = [
        reverse("people:ask-into-circle", args=[circle]),
        reverse("people:change-circle-member", args=[circle, bep.public_id]),
        reverse("people:hand-over-circle", args=[circle, ria.public_id]),
        reverse("people:remove-circle-member", args=[circle, bep.public_id]),
        reverse("people:end-circle", args=[circle]),
    ]

    answers = {browser.post(path, {"agrees": "yes"}).status_code for path in paths}

    assert answers == {404}
    assert len(queries.list_members(mine.circle_id)) == 3


def test_who_hands_over_keeps_a_place_and_can_leave(mine: Seat) -> None:
    ria = join(mine, "Ria", only(Part.NOTES, Level.READ))

    with pytest.raises(circles.OwnerStays):
        remove(mine, mine)
    circles.hand_over(circle_id=mine.circle_id, member=ria.public_id, by=acting.resident(mine.subject), at=NOW)
    remove(mine, mine)

    assert [(one.name, one.is_owner) for one in queries.list_members(mine.circle_id)] == [("Ria", True)]
    assert seat(ria.user_id, ria.circle).writes(Part.AGENDA)


def test_erasing_ones_space_takes_ones_words_out_and_ends_what_one_opened(mine: Seat) -> None:
    joris = Person.objects.get(name="Joris de Wit")
    assert joris.user_id
    theirs = join(mine, "Joris", user=User.objects.get(pk=joris.user_id))
    post(theirs)
    remove(mine, theirs)
    own = open_circle("Joris de Wit")
    join(own, "Bep")

    people.erase_space(person_id=joris.pk, by=acting.resident(joris.public_id), at=NOW)

    assert not CirclePost.objects.filter(text=SECRET).exists()
    assert not Circle.objects.filter(pk=own.circle_id).exists()
    assert Circle.objects.filter(pk=mine.circle_id).exists()
    assert not CircleMember.objects.filter(user_id=joris.user_id).exists()


def test_ending_deletes_all_tells_the_members_and_forgets_who_was_only_here(mine: Seat) -> None:
    ria = join(mine, "Ria")
    email = User.objects.get(pk=ria.user_id).email
    post(ria)
    put(ria)

    circles.end_circle(circle_id=mine.circle_id, by=acting.resident(mine.subject), at=NOW)

    rows = (Circle, CircleEvent, CircleInvitation, CircleMember, CirclePost)
    assert {model: model.objects.count() for model in rows} == dict.fromkeys(rows, 0)
    assert not User.objects.filter(pk=ria.user_id).exists()
    assert mine.circle_name in Mail.objects.get(to=email, subject="Een gedeelde plek is gestopt").body


def test_who_took_something_still_to_come_is_told_what_and_when_and_nothing_of_others(mine: Seat) -> None:
    ria, bep = join(mine, "Ria"), join(mine, "Bep")
    for what, who, days in (("mee naar de dokter", ria, 2), ("koken", bep, 3), ("boodschappen", ria, -2)):
        circle_agenda.take_event(**by(who), public_id=put(mine, what, days=days))

    circles.end_circle(circle_id=mine.circle_id, by=acting.resident(mine.subject), at=timezone.now())

    told = {mail.to: mail.body for mail in Mail.objects.filter(subject="Een gedeelde plek is gestopt")}
    body = next(body for body in told.values() if "dokter" in body)
    assert str((timezone.localtime() + 2 * DAY).day) in body
    assert not {"koken", "boodschappen", "Bep", "Marijke"} & set(re.findall(r"\w+", body))
    assert any("U hoeft niets te doen" in body for body in told.values())


def test_a_circle_that_nobody_uses_for_a_year_goes_after_everybody_was_told(mine: Seat) -> None:
    join(mine, "Ria")
    warned = Mail.objects.filter(subject="Gebruikt u uw gedeelde plek nog?")

    circle_keeping.erase_unused_circles(now=NOW + 400 * DAY)
    circle_keeping.warn_unused_circles(now=NOW + 336 * DAY)
    circle_keeping.warn_unused_circles(now=NOW + 337 * DAY)
    told = warned.count()
    circle_keeping.erase_unused_circles(now=NOW + 365 * DAY)
    still = Circle.objects.filter(pk=mine.circle_id).exists()
    circle_keeping.erase_unused_circles(now=NOW + 367 * DAY)

    assert (told, still) == (2, True)
    assert not Circle.objects.filter(pk=mine.circle_id).exists()


def test_whoever_comes_to_look_keeps_the_circle(mine: Seat) -> None:
    circle_keeping.warn_unused_circles(now=NOW + 336 * DAY)

    circles.note_circle_use(member_id=mine.id, circle_id=mine.circle_id, at=NOW + 350 * DAY)
    circle_keeping.erase_unused_circles(now=NOW + 380 * DAY)

    assert Circle.objects.filter(pk=mine.circle_id, warned_at__isnull=True).exists()


def test_each_whose_words_are_read_gets_a_row_in_the_log(mine: Seat, city_client: Client) -> None:
    ria = join(mine, "Ria")
    post(mine)

    client_for(ria, city_client).get(reverse("people:list-notes", args=[ria.circle]))

    seen = [use for use in audit.list_for_subject(mine.subject, by_others=True) if use.action is Action.SEE]
    assert [use.what for use in seen] == ["people.circle"]


def test_nothing_of_a_circle_is_seen_from_another_municipality(mine: Seat, village: Municipality) -> None:
    with tenancy.acting_for(village.pk):
        assert queries.get_seat(mine.user_id, mine.circle) is None
        assert not Circle.objects.filter(pk=mine.circle_id).exists()


def test_who_has_no_space_says_yes_with_a_code_of_the_mail_and_takes_part(mine: Seat, city_client: Client) -> None:
    code = ask(mine, "ria@straat.example", only(Part.AGENDA, Level.READ))
    path = reverse("people:answer-circle", args=[code])
    page = city_client.get(path).content.decode()
    refused = city_client.post(path, {"name": "Ria"}).status_code
    asked = city_client.post(path, {"name": "Ria", "agrees": "yes", "key": str(uuid.uuid4())})
    before = CircleMember.objects.filter(circle_id=mine.circle_id).count()
    body = Mail.objects.filter(to="ria@straat.example").latest("pk").body
    found = re.search(r"\d{4}-\d{4}", body)
    assert found

    answer = city_client.post(asked["Location"], {"code": found[0]}, follow=True)

    assert "Marijke de Wit" in page
    assert (refused, before) == (422, 1)
    assert answer.status_code == 200
    assert answer.request["PATH_INFO"] == reverse("people:show-circle", args=[mine.circle])
    assert city_client.get(reverse("people:list-notes", args=[mine.circle])).status_code == 404
    assert city_client.get(reverse("people:show-ties")).status_code == 403
    assert city_client.get(reverse("portal-staff:show-work"), follow=True).request["PATH_INFO"] == reverse(
        "people:list-circles"
    )


def test_who_only_takes_part_finds_the_way_back_and_out_and_is_refused_in_their_own_language(
    mine: Seat, city_client: Client
) -> None:
    ria = join(mine, "Ria")
    browser = client_for(ria, city_client)

    at_home = browser.get(reverse("portal-own:show-overview"))
    somewhere = browser.get(reverse("portal:show-home")).content.decode()
    with translation.override("tr"):
        refused = browser.get(reverse("people:show-ties"))

    assert at_home["Location"] == reverse("people:list-circles")
    header = somewhere.partition("<header")[2].partition("</header>")[0]
    assert reverse("people:list-circles") in header
    assert reverse("sign-out") in header
    assert refused.status_code == 403
    assert "beheerder" not in refused.content.decode()
    assert 'lang="tr"' in refused.content.decode()


def test_somebody_opens_asks_writes_plans_and_takes_it_along(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    Circle.objects.all().delete()
    carer = signed_in(Role.CARER)
    relation = CareRelation.objects.filter(carer__name="Marijke de Wit")[0].public_id
    opened = carer.post(
        reverse("people:open-circle"), {"relation": str(relation), "name": "Samen rond Henk", "key": str(uuid.uuid4())}
    )
    circle = Circle.objects.get().public_id
    levels = {part.value: "write" for part in Part}
    asked = carer.post(
        reverse("people:ask-into-circle", args=[circle]), {**levels, "email": "", "key": str(uuid.uuid4())}
    )
    day = timezone.localdate() + 3 * DAY
    carer.post(
        reverse("people:add-event", args=[circle]),
        {
            "what": "boodschappen",
            "day": day.isoformat(),
            "begins": "9.30",
            "ends": "",
            "hands": "open",
            "until": (day + 15 * DAY).isoformat(),
            "key": str(uuid.uuid4()),
        },
    )
    carer.post(reverse("people:list-notes", args=[circle]), {"text": SECRET, "key": str(uuid.uuid4())})
    invitation = CircleInvitation.objects.get()

    paper = carer.get(reverse("portal-own:print-circle-invitation", args=[circle, invitation.public_id]))
    page = carer.get(reverse("people:show-circle", args=[circle])).content.decode()
    export = json.loads(carer.get(reverse("people:export-circle", args=[circle])).content)
    own = json.loads(carer.get(reverse("portal-own:export-space")).content)

    assert (opened.status_code, asked.status_code) == (302, 302)
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content[:4] == b"%PDF"
    assert "boodschappen" in page
    assert "Ficusbonsai" in page
    assert len(export["agenda"]) == 3
    wrote = [(one["part"], one["text"]) for one in own["circles"][0]["wrote"]]
    assert sorted(wrote) == [("agenda", "boodschappen")] * 3 + [("notes", SECRET)]
    assert {timezone.localtime(row.starts_at).strftime("%H:%M") for row in CircleEvent.objects.all()} == {"09:30"}


def test_who_opened_a_circle_gives_it_another_name_and_nobody_else_does(mine: Seat, city_client: Client) -> None:
    ria = join(mine, "Ria")
    address = reverse("people:rename-circle", args=[mine.circle])

    refused = client_for(ria, city_client).post(address, {"name": "Van Ria"})
    empty = client_for(mine, city_client).post(address, {"name": ""})
    renamed = city_client.post(address, {"name": "Samen voor Henk"})

    assert (refused.status_code, empty.status_code, renamed.status_code) == (404, 422, 302)
    assert Circle.objects.get(public_id=mine.circle).name == "Samen voor Henk"
    assert "Samen voor Henk" in client_for(ria, city_client).get(f"/samen/{mine.circle}/").content.decode()


def test_who_only_takes_part_reads_who_looked_by_name(mine: Seat, city_client: Client) -> None:
    ria = join(mine, "Ria")
    client_for(mine, city_client).get(reverse("people:show-circle", args=[mine.circle]))
    address = reverse("portal-own:list-circle-uses", args=[mine.circle])

    page = client_for(ria, city_client).get(address).content.decode()
    owner = client_for(mine, city_client).get(address)

    assert address in client_for(ria, city_client).get(reverse("people:show-own-seat", args=[mine.circle])).text
    assert "Marijke de Wit" in page
    assert "bekeek: wat u samen deelt" in page
    assert owner["Location"] == "/mijn/inzage/"


def test_what_somebody_wrote_goes_along_also_of_what_they_may_not_see_any_more_and_of_what_they_took_on(
    mine: Seat, signed_in: Callable[..., Client]
) -> None:
    henk = join(mine, "Henk", user=people_of.person(Role.CARE_RECIPIENT, CITY_HOST))
    post(henk, "Ik wil naar de Waddenvlinder.")
    post(mine, SECRET)
    event = put(mine, "naar de kapper")
    circle_agenda.take_event(**by(henk), public_id=event)
    circles.change_levels(
        circle_id=mine.circle_id, member=henk.public_id, levels=dict.fromkeys(Part, Level.NONE), **actor(mine)
    )

    export = signed_in(Role.CARE_RECIPIENT).get(reverse("portal-own:export-space")).content.decode()
    remove(mine, henk)
    later = signed_in(Role.CARE_RECIPIENT).get(reverse("portal-own:export-space")).content.decode()

    assert "Waddenvlinder" in export
    assert "naar de kapper" in export
    assert SECRET not in export
    assert "Waddenvlinder" in later
    assert "naar de kapper" not in later  # it is open again, for the others


def actor(one: Seat) -> dict[str, Any]:
    return {"by": acting.resident(one.subject), "at": NOW}


def test_who_opened_it_gets_a_mail_when_somebody_joins_and_when_somebody_takes_something_on(mine: Seat) -> None:
    owner = User.objects.get(pk=mine.user_id).email
    news = Mail.objects.filter(subject="Er is iets nieuws op uw gedeelde plek", to=owner)
    todo = put(mine)

    ria = join(mine, "Ria")
    joined = news.count()
    circles.note_circle_use(member_id=mine.id, circle_id=mine.circle_id, at=NOW + 2 * DAY)
    circle_agenda.take_event(**by(ria, NOW + 4 * DAY), public_id=todo)

    assert (joined, news.count()) == (1, 2)


def test_an_empty_week_is_not_said_to_hold_something_else(mine: Seat, city_client: Client) -> None:
    page = client_for(mine, city_client).get(reverse("people:show-circle", args=[mine.circle])).content.decode()

    assert "Er staat deze week niets in de agenda." in page
    assert "Verder staat er" not in page
