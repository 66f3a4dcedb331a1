"""Finding: compounds, synonyms, typing errors, and the order of what is found; by examples."""

import pytest

from draagkracht.directory.rules import codes
from draagkracht.directory.rules.search import (
    Analyser,
    Corrector,
    Kind,
    Row,
    Vocabulary,
    default_rows,
    folding,
    labels,
    rank,
    read_lexicon,
    relax,
)
from tests.unit.directory.search import ANALYSER

TEXTS = {
    "linde": {"A": "Een weekend logeren in De Linde", "B": "logeerhuis, respijtzorg", "C": "Logeerhuis De Linde"},
    "oppas": {"A": "Iemand die bij u thuis oppast", "B": "aanwezigheidszorg", "D": "Een vrijwilliger blijft bij u."},
    "dag": {"A": "Een dag in Het Hofje", "B": "dagbesteding", "C": "Het Hofje", "D": "Voor mensen met dementie."},
    "groep": {"A": "Partnergroep dementie", "B": "lotgenotengroep", "D": "Praten met anderen op dinsdag."},
    "steun": {"A": "Een uur met iemand die meedenkt", "B": "mantelzorgconsulent, ondersteuning van mantelzorgers"},
    "taxi": {"A": "De Regiotaxi", "B": "Wmo-vervoer", "D": "Bel 030-123 45 67. Ook met een rolstoel."},
    "eten": {"A": "Warm eten aan huis", "B": "tafeltje dekje", "D": "Hulp bij het koken hoeft dan niet."},
    "hersen": {
        "A": "Partners na een ongeluk",
        "C": labels.words_of([codes.Condition.NAH]),
        "D": "In 's-Hertogenbosch.",
    },
    "ggz": {"A": "Familiegroep", "C": labels.words_of([codes.Condition.MENTAL_HEALTH], ["nl", "tr"])},
}
DOCUMENTS = {key: ANALYSER.document(fields) for key, fields in TEXTS.items()}
VOCABULARY = Vocabulary.of(DOCUMENTS.values())
CORRECTOR = Corrector(ANALYSER, VOCABULARY)


def found(text: str) -> list[str]:
    query = ANALYSER.query(CORRECTOR.correct(text).text, VOCABULARY)
    return [one.key for one in rank(query, DOCUMENTS, VOCABULARY)[0]]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("logeerhuizen", "linde"),
        ("logeer huis", "linde"),
        ("oppassen", "oppas"),
        ("dag besteding", "dag"),
        ("dag-besteding", "dag"),
        ("dementiedagbesteding", "dag"),
        ("mantelzorgondersteuning", "steun"),
        ("mantel zorg ondersteuning", "steun"),
        ("wmovervoer", "taxi"),
        ("vervoer wmo", "taxi"),
        ("hulpbijhetkoken", "eten"),
        ("lotgenoten groep", "groep"),
        ("0301234567", "taxi"),
        ("+31 30 1234567", "taxi"),
        ("Hertogenbosch", "hersen"),
        ("het hofje", "dag"),
    ],
)
def test_compounds_inflections_and_numbers_find_each_other(text: str, first: str) -> None:
    assert found(text)[0] == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("oppas", "oppas"),
        ("op adem komen", "linde"),
        ("alzheimer", "groep"),
        ("beroerte", "hersen"),
        ("depressie", "ggz"),
        ("mijn zoon hoort stemmen", "ggz"),
        ("praatgroep", "groep"),
        ("warme maaltijd", "eten"),
        ("taxi", "taxi"),
        ("turkse", "ggz"),
    ],
)
def test_what_carers_say_finds_what_professionals_call_it(text: str, first: str) -> None:
    assert first in found(text)[:2]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dementei", "dementie"),
        ("demensie", "dementie"),
        ("logeerhuys", "logeerhuis"),
        ("loogeerhuis", "logeerhuis"),
        ("aanwezicheidszorg", "aanwezigheidszorg"),
        ("lodgenoten", "lotgenoten"),
        ("roltsoel", "rolstoel"),
        ("vervour", "vervoer"),
        ("mantelzorgondersteunign", "mantelzorgondersteuning"),
        ("dementiecurses", "dementiecursus"),
    ],
)
def test_a_typing_error_is_mended(typed: str, meant: str) -> None:
    corrected = CORRECTOR.correct(f"Iets met {typed}")

    assert corrected.changes == ((typed, meant),)
    assert corrected.text == f"iets met {meant}"


@pytest.mark.parametrize(
    "known", ["oppas", "hofje", "scootmobiel", "mantel zorgers", "de ui", "xqzvwk", "إجازة", "2fa", "wmo"]
)
def test_what_is_known_short_or_strange_stays_as_it_was_typed(known: str) -> None:
    assert CORRECTOR.correct(known).changes == ()
    assert CORRECTOR.correct(known).text == known


def test_a_word_of_the_index_is_never_corrected_to_a_more_frequent_one() -> None:
    documents = [ANALYSER.document({"D": "vervour"})] + [ANALYSER.document({"D": "vervoer"})] * 9

    corrected = Corrector(ANALYSER, Vocabulary.of(documents)).correct("vervour")

    assert corrected.changes == ()


def test_a_whole_word_counts_more_than_its_parts_and_those_more_than_synonyms() -> None:
    documents = {
        "1-synonym": ANALYSER.document({"A": "aanwezigheidszorg"}),
        "2-inside": ANALYSER.document({"A": "oppascentrum"}),
        "3-whole": ANALYSER.document({"A": "oppas"}),
    }
    vocabulary = Vocabulary.of(documents.values())

    ranked, _ = rank(ANALYSER.query("oppas", vocabulary), documents, vocabulary)

    assert [one.key for one in ranked] == ["3-whole", "1-synonym", "2-inside"]


def test_the_name_counts_more_than_the_description_and_the_whole_name_most() -> None:
    documents = {
        "1": ANALYSER.document({"D": "samen zingen"}),
        "2": ANALYSER.document({"A": "samen zingen op vrijdag"}),
        "3": ANALYSER.document({"A": "samen zingen"}),
    }
    vocabulary = Vocabulary.of(documents.values())

    ranked, is_relaxed = rank(ANALYSER.query("samen zingen", vocabulary), documents, vocabulary)

    assert [one.key for one in ranked] == ["3", "2", "1"]
    assert not is_relaxed


def test_with_few_answers_a_part_of_the_question_is_enough_and_it_says_so() -> None:
    query = ANALYSER.query("dagbesteding met rolstoel in het Turks", VOCABULARY)

    ranked, is_relaxed = rank(query, DOCUMENTS, VOCABULARY)

    assert is_relaxed
    assert {"dag", "taxi", "ggz"} <= {one.key for one in ranked}
    assert {one.key: one.matched for one in ranked}["taxi"] == ("rolstoel",)


def test_the_least_telling_word_is_left_out_first() -> None:
    query = ANALYSER.query("dementie rolstoel", VOCABULARY)

    weaker = [one.text for one in relax(query, VOCABULARY)]

    assert weaker == ["rolstoel"]


def test_while_somebody_types_the_last_word_may_be_a_beginning() -> None:
    typing = ANALYSER.query("logeerh", VOCABULARY, typing=True)

    assert rank(ANALYSER.query("logeerh", VOCABULARY), DOCUMENTS, VOCABULARY)[0] == ()
    assert rank(typing, DOCUMENTS, VOCABULARY)[0][0].key == "linde"
    assert typing.tsquery().endswith("('logeerh':*))")


def test_what_somebody_typed_is_never_read_as_an_operator() -> None:
    query = ANALYSER.query(r"oppas' | 'a':* & !b \ <-> ('c')", VOCABULARY)

    typed = [term for term in query.terms if not term.startswith("#")]  # a topic or a code: ours
    assert all(term.replace("~", "").replace(" ", "").isalnum() for term in typed)


def test_a_question_of_stop_words_alone_asks_nothing() -> None:
    assert ANALYSER.query("de het een", VOCABULARY).words == ()
    assert ANALYSER.query("", VOCABULARY).words == ()


def test_a_protected_word_stays_whole_until_its_row_is_gone() -> None:
    rows = [row for row in default_rows() if row != Row(Kind.WHOLE, "ziekenhuis")]

    assert ANALYSER.splitter.split("ziekenhuis") == ()
    assert Analyser(read_lexicon(rows)[0]).splitter.split("ziekenhuis") == ("ziek", "huis")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("mantelzorgondersteuning", ("mantelzorg", "ondersteuning")),
        ("ouderenzorg", ("ouderen", "zorg")),
        ("vrijwilligerswerk", ("vrijwilliger", "werk")),
        ("buurthuis", ("buurt", "huis")),
        ("ziekenhuisbezoek", ("ziekenhuis", "bezoek")),
        ("logeerhuizen", ("logeer", "huizen")),
        ("zorgvuldig", ()),
        ("bezorgen", ()),
        ("voorbeeld", ()),
    ],
)
def test_a_compound_is_cut_where_a_reader_would(word: str, parts: tuple[str, ...]) -> None:
    assert ANALYSER.splitter.spell(word) == parts


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("'s-Hertogenbosch", ["s-hertogenbosch"]),
        ("24-uurs zorg", ["24-uurs", "zorg"]),
        ("EDIZ-lijst", ["ediz-lijst"]),
        ("Bel 0800 1234567!", ["08001234567", "bel"]),
        ("café, coördinator; taxi’s", ["cafe", "coordinator", "taxi's"]),
        ("één &amp; twee<br>drie", ["een", "twee", "drie"]),
        ("a < b en c > d", ["a", "b", "en", "c", "d"]),
    ],
)
def test_a_text_falls_apart_into_words(text: str, tokens: list[str]) -> None:
    assert folding.tokens(text) == tokens
