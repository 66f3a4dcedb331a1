"""What another version says differently, for whom, and in which words; and what each of several carers reads."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from draagkracht.casework.rules import arrangements as rules
from draagkracht.casework.rules.arrangements import Content, Law, Line, OwnSection, Side
from draagkracht.casework.rules.changes import Mark, differences
from draagkracht.casework.rules.results import ResultArea

ANN, BOB = UUID(int=1), UUID(int=2)
HELP = Line(
    position=1, for_whom=Side.CLIENT, area=ResultArea.HOUSEHOLD, what="Hulp in huis", who="Thuiszorg", law=Law.WMO
)
NIGHT = Line(position=2, for_whom=Side.CARER, area=ResultArea.OWN, what="Een nacht vrij", who="Respijt", law=Law.NONE)
FIRST = Content(
    goals={"household": "Schoon"}, carer_section="Rust", overload_threatens=False, usual_care="Samen koken",
    review_date=date(2027, 3, 1), lines=(HELP, NIGHT),
    sections=(OwnSection(party_id=ANN, text="Alleen Ann"), OwnSection(party_id=BOB, text="Alleen Bob")),
)  # fmt: skip


def test_what_is_added_changed_and_taken_away_has_each_its_own_mark() -> None:
    evening = replace(NIGHT, position=3, what="Een avond vrij")
    second = replace(FIRST, goals={"own": "Zingen"}, lines=(replace(HELP, who="Ander"), evening), usual_care="")

    found = {(one.mark, one.what, one.title) for one in differences(FIRST, second)}

    assert found == {
        (Mark.REMOVED, "household", ""),
        (Mark.ADDED, "own", ""),
        (Mark.REMOVED, "usual_care", ""),
        (Mark.CHANGED, "line", "Hulp in huis"),
        (Mark.ADDED, "line", "Een avond vrij"),
        (Mark.REMOVED, "line", "Een nacht vrij"),
    }


def test_a_line_that_got_another_name_in_its_place_is_the_same_line() -> None:
    second = replace(FIRST, lines=(replace(HELP, what="Hulp in huis, 3 uur"), NIGHT))

    (change,) = differences(FIRST, second)

    assert change.mark is Mark.CHANGED
    assert [(part.name, part.before, part.after) for part in change.parts] == [
        ("what", "Hulp in huis", "Hulp in huis, 3 uur")
    ]


def test_the_same_version_has_no_difference() -> None:
    assert differences(FIRST, replace(FIRST)) == ()


def test_a_client_reads_no_difference_in_what_is_a_carers() -> None:
    second = replace(
        FIRST, carer_section="Iets anders", overload_threatens=True,
        sections=(OwnSection(party_id=ANN, text="Ann, nieuw"),), lines=(HELP, replace(NIGHT, who="Ander")),
    )  # fmt: skip
    before, after = (rules.seen_by(Side.CLIENT, one, 1) for one in (FIRST, second))

    assert differences(before, after) == ()


def test_each_carer_reads_and_signs_what_is_for_that_carer_alone() -> None:
    for_ann = replace(NIGHT, carer_id=ANN)
    content = replace(FIRST, lines=(HELP, for_ann))

    ann, bob, client = (
        rules.seen_by(side, content, 1, party_id=party)
        for side, party in ((Side.CARER, ANN), (Side.CARER, BOB), (Side.CLIENT, None))
    )

    assert (ann.own_section, bob.own_section, client.own_section) == ("Alleen Ann", "Alleen Bob", "")
    assert ([line.what for line in ann.lines], bob.lines) == (["Een nacht vrij"], ())
    assert "Alleen" not in repr(client.goals) + client.carer_section
    assert len({ann.hash, bob.hash, client.hash}) == 3


def test_overload_of_one_carer_limits_usual_help_though_only_that_carer_reads_it() -> None:
    near = (OwnSection(party_id=ANN, overload_threatens=True),)
    content = replace(FIRST, sections=near)

    ann, bob = (rules.seen_by(Side.CARER, content, 1, party_id=party) for party in (ANN, BOB))

    assert content.is_overload_near
    assert (ann.overload_threatens, bob.overload_threatens) == (True, False)
