"""The result of the quick check, rule by rule."""

import re

import pytest

from draagkracht.assessments.rules import result, scoring
from draagkracht.assessments.rules.answers import UnknownCode, UnknownItem
from draagkracht.assessments.rules.quickcheck import steps, urgency
from draagkracht.assessments.rules.quickcheck.reason import BASE_FUNCTIONS, Rule
from draagkracht.assessments.rules.quickcheck.reasons import RULES
from draagkracht.assessments.rules.quickcheck.urgency import Level, UrgencyRule
from tests.unit.assessments.answering import CALM, Answers, calm

BOTH = [(rule, young) for rule in RULES for young in (False, True) if rule.words(young=young)]
EVERYTHING: Answers = {
    "sleep": "often",
    "own-life": "often",
    "work-school": "often",
    "health": "often",
    "alone": "often",
    "perseverance": "lt-1w",
    "hours": "gt-40",
    "energy": ["nothing"],
    "safe": ["worried"],
}


def rules_with(table: list[tuple[Rule, bool]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("rule", "young"), table, ids=lambda value: getattr(value, "code", str(value)))


def answers_for(rule: Rule, young: bool) -> Answers:
    """Return a check in which hardly anything but this rule holds."""
    codes = ["household", "arranging", "transport", "company", "other"] if rule.at_least > 1 else [rule.answers[0]]
    answer = codes if rule.item in {"tasks", "energy", "safe"} else codes[0]
    return CALM | {rule.item: answer, "minor": "yes" if young else "no"}


@rules_with([pair for pair in BOTH if pair[0].needs])
def test_every_need_is_raised_by_its_rule_with_the_sentence_and_the_answers(rule: Rule, young: bool) -> None:
    outcome = result.assess(answers_for(rule, young))

    for function, points in rule.needs.items():
        reasons = {reason.rule: reason for reason in outcome.needs[function].reasons}
        assert reasons[rule.code].sentence.dutch() == rule.words(young=young)
        assert set(reasons[rule.code].codes) <= set(rule.answers)
        assert outcome.needs[function].weight >= points / 100


@rules_with([pair for pair in BOTH if pair[0].load])
def test_every_driver_can_be_the_strongest_or_the_second(rule: Rule, young: bool) -> None:
    drivers = {finding.rule: finding for finding in result.assess(answers_for(rule, young)).drivers}

    assert drivers[rule.code].sentence.dutch() == rule.words(young=young)
    assert drivers[rule.code].item == rule.item


def test_every_rule_weighs_holds_up_or_raises_a_need() -> None:
    assert [rule.code for rule in RULES if not (rule.load or rule.support or rule.needs)] == []


# The strongest support that stays when nothing else is said: all that supports without asking is put at its worst.
HEAVY = CALM | EVERYTHING | {"hours": "4-8", "perseverance": "1m-6m"}


@rules_with([pair for pair in BOTH if pair[0].support])
def test_every_support_can_be_among_the_two(rule: Rule, young: bool) -> None:
    answer = [rule.answers[0]] if rule.item in {"energy", "safe"} else rule.answers[0]

    outcome = result.assess(HEAVY | {rule.item: answer, "minor": "yes" if young else "no"})

    assert rule.code in [finding.rule for finding in outcome.supports]


def test_the_two_strongest_come_first_and_in_their_order() -> None:
    outcome = result.assess(
        calm(sleep="often", own_life="often", alone="sometimes", tasks=["night"], energy=["faith", "giving", "helpers"])
    )

    assert [finding.rule for finding in outcome.drivers] == ["sleep-often", "own-life-often"]
    assert [finding.rule for finding in outcome.supports] == ["energy-helpers", "energy-giving"]
    assert outcome.drivers[0].sentence.dutch() == "U slaapt slecht door de zorg."
    assert (outcome.drivers[0].item, outcome.drivers[0].codes) == ("sleep", ("often",))


def test_without_a_support_the_result_says_so() -> None:
    heavy = result.assess(HEAVY)

    assert heavy.supports == ()
    assert heavy.supports_note is not None
    assert "niet hoe sterk u bent" in heavy.supports_note.dutch()


@pytest.mark.parametrize(
    ("changes", "level", "rule"),
    [
        ({}, Level.NO_HURRY, "perseverance-years"),
        ({"perseverance": "1y-2y"}, Level.NO_HURRY, "perseverance-over-a-year"),
        ({"perseverance": "6m-12m"}, Level.THIS_MONTH, "perseverance-year"),
        ({"alone": "often"}, Level.THIS_MONTH, "statement-often"),
        ({"hours": "gt-40"}, Level.THIS_MONTH, "hours-day-and-night"),
        ({"energy": ["nothing"]}, Level.THIS_MONTH, "no-energy"),
        (
            dict.fromkeys(("sleep", "own-life", "work-school", "health", "alone"), "sometimes"),
            Level.THIS_MONTH,
            "points-moderate",
        ),
        (
            dict.fromkeys(("sleep", "own-life", "work-school", "health", "alone"), "often"),
            Level.THIS_WEEK,
            "points-heavy",
        ),
        ({"safe": ["worried"]}, Level.THIS_WEEK, "safety-worried"),
        ({"perseverance": "1m-6m"}, Level.THIS_WEEK, "perseverance-months"),
        ({"perseverance": "1w-1m"}, Level.THIS_WEEK, "perseverance-weeks"),
        ({"perseverance": "lt-1w"}, Level.NOW, "perseverance-days"),
        ({"safe": ["cannot-go-on"]}, Level.NOW, "care-stops-today"),
        ({"safe": ["violence"]}, Level.NOW, "safety-now"),
        ({"safe": ["suicide"]}, Level.NOW, "safety-now"),
        ({"safe": ["danger"]}, Level.NOW, "safety-now"),
        ({"minor": "yes"}, Level.NO_HURRY, "perseverance-years"),
        ({"minor": "yes", "sleep": "sometimes"}, Level.THIS_MONTH, "young-some-burden"),
        ({"minor": "yes", "tasks": ["medical"]}, Level.THIS_WEEK, "young-heavy-tasks"),
        ({"sleep": "sometimes", "tasks": ["medical"]}, Level.NO_HURRY, "perseverance-years"),
    ],
)
def test_urgency_follows_from_one_named_rule(changes: Answers, level: Level, rule: str) -> None:
    decided = result.assess(CALM | changes).urgency

    assert (decided.level, decided.rule) == (level, rule)
    assert decided.because.dutch()
    assert decided.source.text


def test_every_urgency_rule_is_in_the_table_above() -> None:
    table = test_urgency_follows_from_one_named_rule.pytestmark[0].args[1]  # type: ignore[attr-defined]

    assert {row[2] for row in table} == {rule.code for rule in urgency.URGENCY}


def test_a_few_months_reads_as_in_the_picture() -> None:
    outcome = result.assess(calm(perseverance="1m-6m"))

    assert outcome.heading.dutch() == "U houdt veel overeind. Het mag lichter."
    assert outcome.urgency.because.dutch() == "Vol te houden: nog een paar maanden, zegt u."
    assert outcome.urgency.advice.dutch() == "Daarom noemen we eerst wat u deze week kunt doen."


@pytest.mark.parametrize(
    ("changes", "adult", "young"),
    [
        ({}, (), ()),
        ({"safe": ["danger"]}, ("emergency",), ("emergency",)),
        ({"safe": ["suicide"]}, ("suicide-prevention",), ("suicide-prevention", "children")),
        ({"safe": ["violence"]}, ("domestic-violence",), ("domestic-violence", "children")),
        (
            {"safe": ["cannot-go-on"]},
            ("gp-out-of-hours", "desk", "listening"),
            ("children", "gp-out-of-hours", "desk", "listening"),
        ),
        ({"safe": ["worried"]}, ("desk", "listening"), ("children", "desk")),
        (
            {"perseverance": "lt-1w"},
            ("desk", "gp-out-of-hours", "listening"),
            ("children", "desk", "gp-out-of-hours", "listening"),
        ),
        (
            {"safe": ["worried", "violence", "danger", "safe"]},
            ("emergency", "domestic-violence", "desk", "listening"),
            ("emergency", "domestic-violence", "children", "desk"),
        ),
    ],
)
def test_a_worrying_answer_leads_to_the_right_lines(
    changes: Answers, adult: tuple[str, ...], young: tuple[str, ...]
) -> None:
    assert result.assess(CALM | changes).lines == adult
    assert result.assess(CALM | changes | {"minor": "yes"}).lines == young


def test_the_lines_are_known_before_the_check_is_complete() -> None:
    assert result.lines_for({"safe": "danger"}) == ("emergency",)
    assert result.lines_for({"minor": "yes", "perseverance": "lt-1w"}) == (
        "children",
        "desk",
        "gp-out-of-hours",
        "listening",
    )
    assert result.lines_for({}) == ()


def test_safe_counts_only_when_nothing_worrying_is_chosen_beside_it() -> None:
    outcome = result.assess(calm(safe=["safe", "worried"], energy=["nothing", "peers"]))

    rules = [finding.rule for finding in (*outcome.drivers, *outcome.supports)]
    assert "safe-safe" not in rules
    assert "energy-nothing" not in rules
    assert outcome.urgency.rule == "safety-worried"


@pytest.mark.parametrize("young", ["no", "yes"])
@pytest.mark.parametrize("safe", ["violence", "suicide", "danger"])
def test_what_is_printed_does_not_tell_who_looks_along_what_was_answered_about_safety(safe: str, young: str) -> None:
    outcome = result.assess(calm(safe=[safe], minor=young))

    said = [finding for finding in (*outcome.drivers, *outcome.supports) if finding.item == "safe"]
    printed = [*(finding.sentence.dutch() for finding in said), outcome.urgency.because.dutch()]
    assert not re.search("geslagen|geweld|zelfmoord|dood|gevaar", " ".join(printed))


def test_a_band_for_the_counters_tells_nothing_about_safety() -> None:
    assert {result.assess(calm(safe=[code])).band for code in ("safe", "danger", "suicide")} == {"light"}


def test_the_band_and_the_points_are_those_of_the_score() -> None:
    answers = CALM | EVERYTHING

    outcome, scored = result.assess(answers), scoring.score("quick-check", answers)

    assert scored.scores is not None
    assert (outcome.points, outcome.band) == (scored.scores["total"], scored.bands["total"].code) == (15, "heavy")


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, ["keep-number"]),
        ({"sleep": "often"}, ["see-gp", "keep-number"]),
        (
            {"alone": "sometimes", "own-life": "often", "work-school": "often"},
            ["ask-one-person", "one-hour", "tell-work"],
        ),
        ({"perseverance": "1m-6m", "energy": ["nothing"]}, ["ask-respite", "talk", "keep-number"]),
        (
            {"tasks": ["arranging"], "indication": "dont-know"},
            ["client-support", "ask-what-is-arranged", "keep-number"],
        ),
        ({"safe": ["worried"]}, ["tell-desk", "keep-number"]),
        ({"safe": ["danger"], "sleep": "often"}, ["call-emergency"]),
        ({"safe": ["suicide", "violence", "danger"]}, ["call-emergency", "call-113", "call-veilig-thuis"]),
        ({"safe": ["cannot-go-on"], "alone": "often"}, ["call-gp", "call-desk"]),
        ({"minor": "yes"}, ["something-nice"]),
        (
            {"minor": "yes", "tasks": ["night"], "work-school": "often"},
            ["tell-about-tasks", "tell-mentor", "something-nice"],
        ),
        ({"minor": "yes", "sleep": "sometimes", "alone": "often"}, ["tell-gp", "talk", "something-nice"]),
        ({"minor": "yes", "safe": ["cannot-go-on"]}, ["tell-adult-now", "talk"]),
        ({"minor": "yes", "safe": ["danger"]}, ["call-emergency"]),
        ({"minor": "yes", "safe": ["suicide", "violence"]}, ["call-113", "call-veilig-thuis", "talk"]),
    ],
)
def test_what_to_do_today_is_at_most_three_steps(changes: Answers, codes: list[str]) -> None:
    assert [step.code for step in result.assess(CALM | changes).steps] == codes


def test_every_step_is_in_the_table_above() -> None:
    table = test_what_to_do_today_is_at_most_three_steps.pytestmark[0].args[1]  # type: ignore[attr-defined]

    assert {code for _, codes in table for code in codes} == {rule.code for rule in (*steps.STEPS, *steps.YOUNG_STEPS)}


def test_a_young_person_is_never_asked_to_solve_it() -> None:
    someone_else = re.compile(r"volwassene|mentor|Kindertelefoon|113|Veilig Thuis|hulpdiensten|jij leuk vindt")

    for rule in steps.YOUNG_STEPS:
        assert someone_else.search(rule.words), rule.code


def adult_and_young_texts() -> list[tuple[str, str]]:
    rules: list[Rule | UrgencyRule] = [*RULES, *urgency.URGENCY]
    pairs = [(rule.adult or "", rule.young or "") for rule in rules]
    pairs += [(urgency.ADVICE[level], urgency.YOUNG_ADVICE[level]) for level in Level]
    pairs += [(urgency.HEADINGS[level], urgency.YOUNG_HEADINGS[level]) for level in Level]
    pairs += [(rule.words, "") for rule in steps.STEPS] + [("", rule.words) for rule in steps.YOUNG_STEPS]
    return [*pairs, (result.NO_SUPPORTS, result.YOUNG_NO_SUPPORTS)]


def test_adults_read_u_and_young_people_je_and_nobody_a_label() -> None:
    for adult, young in adult_and_young_texts():
        assert not re.search(r"\b([Jj]e|[Jj]ij|[Jj]ouw?|[Mm]antelzorg\w*)\b", adult), adult
        assert not re.search(r"\b([Uu]|[Uu]w|[Mm]antelzorg\w*)\b", young), young


def test_sentences_are_short() -> None:
    for pair in adult_and_young_texts():
        for sentence in re.split(r"(?<=[.?!]) ", " ".join(pair)):
            assert len(sentence.split()) <= 16, sentence


def test_rules_have_codes_of_their_own_and_a_source_with_a_date() -> None:
    for table in (RULES, urgency.URGENCY, urgency.ALARMS, steps.STEPS, steps.YOUNG_STEPS):
        assert len({rule.code for rule in table}) == len(table)
        assert all(rule.source.text and rule.source.set_on.year >= 2026 for rule in table)


def test_every_base_function_is_reached_and_always_listed() -> None:
    assert {function for rule in RULES for function in rule.needs} == set(BASE_FUNCTIONS)
    assert tuple(result.assess(CALM).needs) == BASE_FUNCTIONS


def test_needs_add_up_and_keep_the_strongest_answer_first() -> None:
    outcome = result.assess(calm(tasks=["household", "family-care"], alone="often"))

    need = outcome.needs["practical"]
    assert need.weight == pytest.approx(0.60)
    assert [reason.rule for reason in need.reasons] == ["tasks-household", "tasks-family-care", "alone-often"]
    assert outcome.needs["financial"].reasons == ()


def test_the_profile_holds_facts_and_leaves_the_rest_unknown() -> None:
    full = calm(condition="dementia", indication="wlz", age="67-80", mobility="car", place=" Voorbeeldstad ")

    known = result.assess(full | {"living-together": "yes", "recipient-age": "gt-80"}).profile
    unknown = result.assess(calm(condition="none", indication="dont-know")).profile

    assert (known.condition, known.indication, known.age, known.recipient_age) == ("dementia", "wlz", 73, 85)
    assert (known.mobility, known.place, known.lives_together) == ("car", "Voorbeeldstad", True)
    assert (unknown.condition, unknown.indication, unknown.age, unknown.lives_together) == (None, None, None, None)
    assert (unknown.is_for_minor, unknown.is_young, unknown.whom) == (False, False, "friend")


@pytest.mark.parametrize(("group", "age"), [(None, 15), ("lt-12", 10), ("12-16", 14), ("16-18", 17)])
def test_somebody_under_18_has_an_age_under_18(group: str | None, age: int) -> None:
    profile = result.assess(calm(minor="yes", age="gt-80", age_young=group)).profile

    assert (profile.age, profile.is_young) == (age, True)


def test_care_for_a_child_is_known_from_the_age_that_was_given() -> None:
    answers = calm(whom="child") | {"recipient-age": "lt-18"}

    assert result.assess(answers).profile.is_for_minor
    assert not result.assess(calm(whom="child")).profile.is_for_minor


@pytest.mark.parametrize("item", CALM)
def test_a_missing_answer_is_named_and_not_guessed(item: str) -> None:
    with pytest.raises(result.AnswersAreMissing) as refusal:
        result.assess({key: answer for key, answer in CALM.items() if key != item})

    assert refusal.value.items == (item,)
    assert item in str(refusal.value)


def test_no_answers_miss_all_thirteen() -> None:
    with pytest.raises(result.AnswersAreMissing) as refusal:
        result.assess({})

    assert refusal.value.items == tuple(CALM)


@pytest.mark.parametrize(
    ("changes", "fact"),
    [({"sleep": "always"}, UnknownCode), ({"tasks": ["juggling"]}, UnknownCode), ({"mood": "good"}, UnknownItem)],
)
def test_what_the_check_does_not_know_is_refused(changes: Answers, fact: type[Exception]) -> None:
    with pytest.raises(fact):
        result.assess(CALM | changes)
