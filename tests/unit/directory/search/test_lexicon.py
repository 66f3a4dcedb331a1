"""Reading the lexicon: what is kept, what is refused and why, and what the default holds."""

import pytest

from draagkracht.directory.rules.search import Kind, Row, check_row, default_rows, files, read_lexicon

DEFAULT, REFUSED = read_lexicon(default_rows())


def test_the_default_lexicon_has_no_bad_rows_and_is_as_wide_as_the_field() -> None:
    assert REFUSED == ()
    assert len(DEFAULT.parts) >= 900
    assert len(DEFAULT.wholes) >= 100
    assert len(DEFAULT.same) + len(DEFAULT.also) >= 300


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (Row(Kind.PART, " "), "Vul een woord in."),
        (Row(Kind.SAME, "oppas"), "Vul bij “oppas” ook in welk woord erbij hoort."),
        (Row(Kind.ALSO, "oppas", ("",)), "Vul bij “oppas” ook in welk woord erbij hoort."),
        (Row(Kind.SAME, "oppas", ("Oppas",)), "“oppas” staat er twee keer: vul een ander woord in."),
        (Row(Kind.PART, "zo"), "“zo” is te kort: een woorddeel heeft ten minste drie letters."),
        (Row(Kind.PART, "mantel zorg"), "“mantel zorg” moet één woord zijn."),
        (Row(Kind.FORM, "gekookt", ("koken", "kook")), "“gekookt” moet één woord zijn."),
        (Row(Kind.LINK, "ens"), "“ens” is te lang voor tussenletters: één of twee letters."),
        (Row(Kind.ALSO, "a b c d e f g", ("zorg",)), "“a b c d e f g” is te lang. Gebruik ten hoogste zes woorden."),
        (Row(Kind.STOP, "x" * 41), f"“{'x' * 41}” is te lang. Gebruik ten hoogste zes woorden."),
        (
            Row(Kind.ALSO, "oppas", tuple(f"woord{number}" for number in range(41))),
            "Bij “oppas” staan te veel woorden. Maak er twee regels van.",
        ),
    ],
)
def test_a_bad_row_is_refused_with_what_to_do(row: Row, reason: str) -> None:
    lexicon, refused = read_lexicon([Row(Kind.STOP, "de"), row])

    assert [(one.number, one.reason.dutch()) for one in refused] == [(1, reason)]
    assert lexicon.stops == {"de"}
    assert check_row(row) == refused[0].reason


def test_rows_are_folded_and_the_same_row_twice_is_one() -> None:
    lexicon, refused = read_lexicon([Row(Kind.SAME, "Café", ("KOFFIE",)), Row(Kind.SAME, "cafe", ("koffie",))])

    assert refused == ()
    assert lexicon.same == (("cafe", "koffie"),)


def test_only_what_documents_are_analysed_with_asks_for_another_index() -> None:
    plain = read_lexicon([Row(Kind.PART, "zorg")])[0].index_key

    assert read_lexicon([Row(Kind.PART, "zorg"), Row(Kind.SAME, "oppas", ("kijken",))])[0].index_key == plain
    assert read_lexicon([Row(Kind.PART, "zorg"), Row(Kind.FILLER, "graag")])[0].index_key == plain
    assert read_lexicon([Row(Kind.PART, "zorg"), Row(Kind.PART, "huis")])[0].index_key != plain


def test_a_file_gives_its_rows() -> None:
    content = '[part]\nall = "zorg huis"\n[same]\nrows = ["oppas = kijken"]\n[also]\nrows = ["a, b > b, c"]'

    assert files.rows_of(content) == (
        Row(Kind.PART, "zorg"),
        Row(Kind.PART, "huis"),
        Row(Kind.SAME, "oppas", ("kijken",)),
        Row(Kind.ALSO, "a", ("b", "c")),
        Row(Kind.ALSO, "b", ("b", "c")),
    )
    with pytest.raises(ValueError, match="words"):
        files.rows_of('[words]\nall = "zorg"')
