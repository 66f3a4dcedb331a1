"""What is asked about what is needed: only what makes sense for how the care may be taken over."""

from hypothesis import given
from hypothesis import strategies as st

from draagkracht.respite.rules import needs, words
from draagkracht.respite.rules.codes import Barrier, Fear, Feature, Form, Skill

SOME = st.sets(st.sampled_from(Form), min_size=1)


def test_of_a_volunteer_at_home_no_room_garden_or_bus_is_asked() -> None:
    assert needs.features_for([Form.SITTING]) == frozenset()
    assert Skill.NIGHT_CARE not in needs.skills_for([Form.SITTING])
    assert needs.barriers_for([Form.SITTING]) == frozenset(Barrier) - {Barrier.DISTANCE, Barrier.TRANSPORT}
    assert not needs.is_travelled([Form.SITTING, Form.LIVE_IN])


def test_the_night_is_dreaded_where_somebody_sleeps_and_nothing_where_a_volunteer_comes() -> None:
    assert Fear.NIGHT in needs.fears_for([Form.STAY])
    assert Fear.NIGHT not in needs.fears_for([Form.DAY_CARE])
    assert needs.fears_for([Form.SITTING]) == frozenset()


def test_of_a_stay_everything_is_asked() -> None:
    assert needs.features_for([Form.STAY]) == frozenset(Feature)
    assert needs.skills_for([Form.STAY]) == frozenset(Skill)
    assert needs.barriers_for([Form.STAY]) == frozenset(Barrier)


@given(SOME, SOME)
def test_who_asks_for_more_forms_is_never_asked_less(some: set[Form], more: set[Form]) -> None:
    assert needs.features_for(some | more) == needs.features_for(some) | needs.features_for(more)
    assert needs.skills_for(some | more) >= needs.skills_for(some)
    assert needs.barriers_for(some | more) >= needs.barriers_for(some)
    assert needs.fears_for(some | more) == needs.fears_for(some) | needs.fears_for(more)


def test_every_form_has_what_one_may_wish_of_it_and_every_need_what_is_said_where_it_lacks() -> None:
    assert set(needs.FEATURES) == set(Form)
    assert set(needs.FEARS) == set(Form)
    assert set(words.FEARS) == set(words.FEARED) == set(Fear)
    assert set(words.LACKS) == {*Skill, *Feature}
    assert set(words.NOT_THIS) == set(Barrier)
