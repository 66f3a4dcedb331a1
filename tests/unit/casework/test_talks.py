"""Who may read a talk: the whole truth table; who signs; what a plan needs; how two pages come together."""

from datetime import date
from itertools import product

import pytest

from draagkracht.casework.rules import arrangements, conversation, letters, talks
from draagkracht.casework.rules.arrangements import ArrangementState, Content, Signer, usual_care_counts
from draagkracht.casework.rules.conversation import Written, mark_of, merge
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.talk_places import place_for
from draagkracht.casework.rules.talks import Kind, Viewer, may_read

W, O, C, R, T, A = (  # noqa: E741 - the columns of the table
    Viewer.OWN_WORKER,
    Viewer.OTHER_WORKER,
    Viewer.CLIENT,
    Viewer.REPRESENTATIVE,
    Viewer.THIS_CARER,
    Viewer.OTHER_CARER,
)
TABLE = {
    (Kind.TOGETHER, False): {W, O, C, R, T, A},
    (Kind.TOGETHER, True): set(),  # cannot be: only a carer's own talk is confidential
    (Kind.CARER_ALONE, False): {W, O, C, R, T},
    (Kind.CARER_ALONE, True): {W, T},
    (Kind.CLIENT_ALONE, False): {W, O, C, R},
    (Kind.CLIENT_ALONE, True): set(),
}


@pytest.mark.parametrize(("viewer", "kind", "secret"), list(product(Viewer, Kind, (False, True))))
def test_who_reads_a_talk_is_the_whole_table(viewer: Viewer, kind: Kind, secret: bool) -> None:
    assert may_read(viewer, kind, is_confidential=secret) is (viewer in TABLE[kind, secret])


@pytest.mark.parametrize(("threatens", "counts"), [(True, False), (False, True), (None, False)])
def test_usual_help_counts_only_where_somebody_asked_and_no_overload_threatens(
    threatens: bool | None, counts: bool
) -> None:
    assert usual_care_counts(overload_threatens=threatens) is counts


def test_where_overload_threatens_usual_help_is_out_and_somebody_comes_in_place() -> None:
    content = Content(carer_section="Rust.", overload_threatens=True, usual_care="De vrouw doet alles.")

    with pytest.raises(arrangements.ArrangementCannotBe) as refusal:
        arrangements.check_offer(content, has_carer=True, on=date(2026, 11, 23))

    assert arrangements.USUAL_CARE_IS_OVER in refusal.value.sentences
    assert arrangements.NOTHING_IN_PLACE in refusal.value.sentences


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ((None, None, None), ArrangementState.OFFERED),
        ((True, None, None), ArrangementState.OFFERED),
        ((None, None, True), ArrangementState.OFFERED),
        ((True, None, True), ArrangementState.AGREED),
        ((None, True, True), ArrangementState.AGREED),
        ((True, None, False), ArrangementState.REFUSED),
        ((False, True, True), ArrangementState.REFUSED),
    ],
)
def test_client_or_representative_and_each_carer_agree(said: tuple[bool | None, ...], state: ArrangementState) -> None:
    roles = (PartyRole.CLIENT, PartyRole.REPRESENTATIVE, PartyRole.CARER)

    signers = [Signer(number, role, agreed) for number, (role, agreed) in enumerate(zip(roles, said, strict=True))]

    assert arrangements.state_after(signers) is state


def test_a_page_that_did_not_touch_an_answer_does_not_stand_in_the_way_of_another() -> None:
    stands = {"energy": ["De tuin."]}
    page = Written("two", {"energy": [], "network": ["Zus."]}, {"energy": mark_of([]), "network": mark_of([])})

    merged = merge(stands, {"energy": "one"}, page)

    assert merged.answers == {"energy": ["De tuin."], "network": ["Zus."]}
    assert not merged.theirs


def test_after_both_were_shown_the_second_page_may_replace_the_answer() -> None:
    shown = Written("two", {"energy": ["De tuin, en het koor."]}, {"energy": mark_of(["De tuin."])})

    merged = merge({"energy": ["De tuin."]}, {"energy": "one"}, shown)

    assert merged.answers == {"energy": ["De tuin, en het koor."]}


def test_a_red_flag_names_whom_to_call_the_worst_first() -> None:
    flags = conversation.red_flags({"red-flags": ["exhausted", "danger"]})

    assert flags == ("danger", "exhausted")
    assert conversation.lines_for(flags) == ("emergency", "gp-out-of-hours")


def test_every_red_flag_of_the_questionnaire_has_a_line_and_a_sentence() -> None:
    (item,) = [item for item in conversation.questions(Kind.TOGETHER) if item.link_id == "red-flags"]

    codes = {option.code for option in item.options}

    assert codes == set(conversation.RED_FLAGS) == set(conversation.SAYS)


def test_what_calls_for_help_says_about_whom_it_is_of_each_talk_apart() -> None:
    said: list[dict[str, list[str]]] = [
        {"red-flags": ["unsafe"], "red-flags-about": ["child"]},
        {"red-flags": ["unsafe", "exhausted"], "red-flags-about": ["carer", "child"]},
        {"red-flags-about": ["other"]},
    ]

    found = conversation.flags_about(said)

    assert found == {"unsafe": ("child", "carer"), "exhausted": ()}
    assert list(found) == ["unsafe", "exhausted"]


@pytest.mark.parametrize(
    ("answers", "is_missing"),
    [
        ({"red-flags": ["danger"]}, True),
        ({"red-flags": ["danger"], "red-flags-about": ["client"]}, False),
        ({"red-flags": ["exhausted"]}, False),  # says itself that it is about who cares
        ({}, False),
    ],
)
def test_a_talk_closes_once_it_is_said_who_may_be_in_danger(answers: dict[str, list[str]], is_missing: bool) -> None:
    assert (conversation.ABOUT in conversation.missing(answers)) is is_missing


def test_a_talk_with_the_client_alone_asks_nothing_about_whoever_cares() -> None:
    asked = {item.link_id for item in conversation.questions(Kind.CLIENT_ALONE)}

    assert "will-not-do" not in asked
    assert "who-does-what" in asked


def test_a_block_of_which_a_value_is_empty_is_left_out_and_the_last_day_stays_open() -> None:
    values = {"naam": "A", "telefoon": "1", "gemeente": "G", "adres": "S", "nummer": "N", "aangevraagd": "1 mei 2027"}
    values |= {"regel": "R", "feiten": "F", "hulp": "- was", "bijdrage": "", "terugkijken": ""}

    made = letters.compose(letters.LetterKind.DECISION, values, {})

    codes = [block.code for block in made]
    assert "cost" not in codes
    assert "review" not in codes
    assert "{laatste_dag}" in next(block.text for block in made if block.code == "object")


def test_every_letter_that_is_written_from_blocks_has_a_subject_and_each_kind_a_name() -> None:
    assert set(letters.BLOCKS) == set(letters.SUBJECTS)
    assert set(letters.LABELS) == set(letters.LetterKind)
    assert set(letters.BY_HAND) <= set(letters.BLOCKS)


def test_somebodys_own_words_are_never_read_as_a_name_of_ours() -> None:
    values = {"naam": "A", "telefoon": "1", "woorden": "{telefoon} {feiten}", "gehoord": ""}

    made = letters.compose(letters.LetterKind.REPORT, values, {})

    assert "{telefoon} {feiten}" in next(block.text for block in made if block.code == "words")


def test_the_figure_counts_cases_and_says_of_how_many() -> None:
    figure = talks.count_figure([("a", [True, False]), ("b", [False]), ("c", [])])

    assert (figure.cases, figure.invited, figure.present) == (3, 2, 1)
    assert figure.invited_percent == 67
    assert talks.count_figure([]).invited_percent is None


@pytest.mark.parametrize(
    ("place", "role", "kind", "reads"),
    [
        ("bij u thuis", PartyRole.CARER, Kind.TOGETHER, "thuis bij degene voor wie u zorgt"),
        ("Thuis, Lindelaan 1", PartyRole.CARER, Kind.TOGETHER, "thuis bij degene voor wie u zorgt, Lindelaan 1"),
        ("bij u thuis", PartyRole.CLIENT, Kind.TOGETHER, "bij u thuis"),
        ("Thuis", PartyRole.REPRESENTATIVE, Kind.CLIENT_ALONE, "thuis bij degene voor wie u spreekt"),
        ("bij u thuis", PartyRole.CARER, Kind.CARER_ALONE, "bij u thuis"),
        ("bij Fatma thuis", PartyRole.CARER, Kind.TOGETHER, "bij Fatma thuis"),
    ],
)
def test_at_home_is_at_the_home_of_the_client(place: str, role: PartyRole, kind: Kind, reads: str) -> None:
    assert place_for(place, role, kind).dutch() == reads
