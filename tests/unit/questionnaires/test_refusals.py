"""What is outside the declared subset is refused, with the item and the reason, and never with another exception."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.questionnaires.rules import document, elements, fhir
from draagkracht.questionnaires.rules.definition import Questionnaire
from tests.unit.questionnaires.generated import questionnaires

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
PAGE = {
    "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
    "valueCodeableConcept": {
        "coding": [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "page"}],
    },
}
DOCUMENT: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "url": "https://voorbeeld.example/q",
    "version": "1",
    "title": "Lijst",
    "_title": {
        "extension": [
            {
                "url": TRANSLATION,
                "extension": [{"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": "List"}],
            }
        ]
    },
    "status": "active",
    "item": [
        {"linkId": "slaap", "type": "boolean", "text": "Slaapt u goed?", "required": True},
        {
            "linkId": "wie",
            "type": "choice",
            "text": "Voor wie zorgt u?",
            "answerOption": [
                {"valueCoding": {"system": "urn:c", "code": "partner", "display": "Mijn partner"}},
                {"valueString": "Mijn kind"},
                {"valueInteger": 3},
            ],
        },
        {"linkId": "uitleg", "type": "display", "text": "Bijna klaar."},
        {
            "linkId": "rest",
            "type": "group",
            "text": "Tot slot",
            "extension": [PAGE],
            "item": [
                {"linkId": "sinds", "type": "date", "text": "Sinds wanneer?"},
                {
                    "linkId": "waar",
                    "type": "string",
                    "text": "Waar woont u?",
                    "maxLength": 80,
                    "enableWhen": [{"question": "slaap", "operator": "=", "answerBoolean": True}],
                },
            ],
        },
    ],
}

Change = Callable[[dict[str, Any]], object]


def refusals_of(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(fhir.DefinitionRefused) as caught:
        fhir.parse(data)
    assert "\n" not in str(caught.value)
    return [(refusal.where, refusal.reason.dutch()) for refusal in caught.value.refusals]


def changed(change: Change) -> bytes:
    document = copy.deepcopy(DOCUMENT)
    change(document)
    return json.dumps(document).encode()


def with_item(**parts: object) -> Change:
    """Add an item at the end of the list."""
    return lambda document: document["item"].append({"linkId": "nieuw", "text": "Nieuw?", **parts})


def with_condition(**condition: object) -> Change:
    return with_item(type="string", enableWhen=[{"question": "slaap", "operator": "=", **condition}])


def with_option(*options: object) -> Change:
    return with_item(type="choice", answerOption=list(options))


def on_page(**parts: object) -> Change:
    """Add an item to the group that is one page."""
    return lambda document: document["item"][3]["item"].append({"linkId": "nieuw", "text": "Nieuw?", **parts})


def without(*path: str | int) -> Change:
    def change(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        del document[path[-1]]

    return change


def put(value: object, *path: str | int) -> Change:
    def change(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] = value

    return change


def nested(depth: int) -> dict[str, object]:
    if depth == 0:
        return {"linkId": "diep", "type": "string", "text": "Diep?"}
    return {"linkId": f"groep{depth}", "type": "group", "item": [nested(depth - 1)]}


def test_the_document_that_these_tests_change_is_accepted_itself() -> None:
    assert fhir.parse(json.dumps(DOCUMENT).encode()).item("waar") is not None


@pytest.mark.parametrize("kind", ["decimal", "url", "attachment", "reference", "quantity", "time", "dateTime", "open"])
def test_a_type_outside_the_subset_is_refused_at_its_item(kind: str) -> None:
    found = refusals_of(changed(with_item(type=kind)))

    assert [where for where, _ in found] == ["nieuw type"]
    assert f"«{kind}» kennen wij niet" in found[0][1]


@pytest.mark.parametrize("operator", [">", "<", ">=", "<=", "==", "EXISTS"])
def test_an_operator_outside_the_subset_is_refused(operator: str) -> None:
    found = refusals_of(changed(with_condition(operator=operator, answerBoolean=True)))

    assert [where for where, _ in found] == ["nieuw enableWhen[0] operator"]


CASES: list[tuple[str, Change, str, str]] = [
    ("no url", without("url"), "url", "ontbreekt"),
    ("no version", without("version"), "version", "ontbreekt"),
    ("no title", without("title"), "title", "ontbreekt"),
    ("a translation of nothing", without("title"), "_title", "vertaling"),
    ("no status", without("status"), "status", "ontbreekt"),
    ("a strange status", put("final", "status"), "status", "kennen wij niet"),
    ("another resource", put("ValueSet", "resourceType"), "resourceType", "kennen wij niet"),
    ("no resource type", without("resourceType"), "resourceType", "ontbreekt"),
    ("a url with a bar", put("https://a.example/q|2", "url"), "url", "vorm"),
    ("a url without end", put("https://a.example/" + "q" * 500, "url"), "url", "vorm"),
    ("a name over two lines", put("a\nb", "name"), "name", "vorm"),
    ("a relative url", put("q", "url"), "url", "vorm"),
    ("a version with a bar", put("1|2", "version"), "version", "vorm"),
    ("a version that is a number", put(1, "version"), "version", "tekst"),
    ("a language that is none", put("Nederlands!", "language"), "language", "vorm"),
    ("a date that is none", put("gisteren", "date"), "date", "vorm"),
    ("no items", without("item"), "item", "ontbreekt"),
    ("an empty list of items", put([], "item"), "item", "lijst"),
    ("an item that is no object", put(["?"], "item"), "item[0]", "object"),
    ("an element in the root", put("x", "meta"), "meta", "kennen wij hier niet"),
    ("an element in an item", with_item(type="string", prefix="1."), "nieuw prefix", "kennen wij hier niet"),
    ("an initial value", with_item(type="string", initial=[{"valueString": "x"}]), "nieuw initial", "kennen wij hier"),
    ("read only", with_item(type="string", readOnly=True), "nieuw readOnly", "kennen wij hier niet"),
    ("a value set", with_item(type="choice", answerValueSet="x"), "nieuw answerValueSet", "kennen wij hier niet"),
    ("a null", put(None, "name"), "name", "null"),
    ("a blank title", put(" \n", "title"), "title", "leeg"),
    ("a NUL in a title", put("a\0b", "title"), "title", "NUL"),
    ("half a character", put("a\ud83d", "title"), "title", "teken dat niet mag"),
    ("no linkId", put({"type": "string", "text": "x"}, "item", 0), "item[0] linkId", "ontbreekt"),
    ("a linkId with a space", with_item(linkId="a b", type="string"), "item[4] linkId", "vorm"),
    ("a linkId twice", with_item(linkId="slaap", type="string"), "slaap linkId", "twee keer"),
    ("a linkId twice, deep", on_page(linkId="slaap", type="string"), "slaap linkId", "twee keer"),
    ("no type", with_item(), "nieuw type", "ontbreekt"),
    ("a question without text", without("item", 0, "text"), "slaap text", "ontbreekt"),
    ("a page without text", without("item", 3, "text"), "rest text", "ontbreekt"),
    ("required that is no boolean", put("true", "item", 0, "required"), "slaap required", "true of false"),
    ("required on a display", put(True, "item", 2, "required"), "uitleg required", "type display"),
    ("repeats on a display", put(False, "item", 2, "repeats"), "uitleg repeats", "type display"),
    ("repeats on a boolean", put(True, "item", 0, "repeats"), "slaap repeats", "type boolean"),
    ("required on a group", put(True, "item", 3, "required"), "rest required", "type group"),
    ("an empty group", put([], "item", 3, "item"), "rest item", "lijst"),
    ("a group without items", without("item", 3, "item"), "rest item", "ontbreekt"),
    ("items in a question", with_item(type="string", item=[nested(0)]), "nieuw item", "type string"),
    ("maxLength on a choice", put(3, "item", 1, "maxLength"), "wie maxLength", "type choice"),
    ("maxLength of zero", with_item(type="text", maxLength=0), "nieuw maxLength", "heel getal van 1"),
    ("maxLength of half", with_item(type="text", maxLength=1.5), "nieuw maxLength", "heel getal"),
    ("maxLength of true", with_item(type="text", maxLength=True), "nieuw maxLength", "heel getal"),
    ("a choice without options", with_item(type="choice"), "nieuw answerOption", "ontbreekt"),
    ("an open choice without options", with_item(type="open-choice"), "nieuw answerOption", "ontbreekt"),
    ("options of a string", with_item(type="string", answerOption=[{"valueString": "x"}]),
     "nieuw answerOption", "type string"),
    ("an option twice", with_option({"valueString": "3"}, {"valueInteger": 3}), "nieuw answerOption[1]", "twee keer"),
    ("an option of two kinds", with_option({"valueString": "3", "valueInteger": 3}),
     "nieuw answerOption[0]", "één van"),
    ("an option of a date", with_option({"valueDate": "2025-01-01"}), "nieuw answerOption[0]", "één van"),
    ("an option that is chosen already", with_option({"valueString": "a", "initialSelected": True}),
     "nieuw answerOption[0] initialSelected", "kennen wij hier niet"),
    ("an option over two lines", with_option({"valueString": "a\nb"}), "nieuw answerOption[0] valueString", "vorm"),
    ("an option without a code", with_option({"valueCoding": {"display": "A"}}),
     "nieuw answerOption[0] valueCoding code", "ontbreekt"),
    ("an option without words", with_option({"valueCoding": {"code": "a"}}),
     "nieuw answerOption[0] valueCoding display", "ontbreekt"),
    ("a number over 32 bits", with_option({"valueInteger": 2**31}), "nieuw answerOption[0] valueInteger", "heel getal"),
    ("a condition on nothing", with_condition(question="niets", answerBoolean=True),
     "nieuw enableWhen[0] question", "geen vraag die eerder staat"),
    ("a condition on itself", with_condition(question="nieuw", answerString="x"),
     "nieuw enableWhen[0] question", "geen vraag die eerder staat"),
    ("a condition on a later item",
     put([{"question": "wie", "operator": "exists", "answerBoolean": True}], "item", 0, "enableWhen"),
     "slaap enableWhen[0] question", "geen vraag die eerder staat"),
    ("a condition on a group", with_condition(question="rest", operator="exists", answerBoolean=True),
     "nieuw enableWhen[0] question", "geen vraag die eerder staat"),
    ("a condition on a display", with_condition(question="uitleg", operator="exists", answerBoolean=True),
     "nieuw enableWhen[0] question", "geen vraag die eerder staat"),
    ("a condition without an answer", with_condition(), "nieuw enableWhen[0]", "één waarde"),
    ("a condition with two answers", with_condition(answerBoolean=True, answerString="x"),
     "nieuw enableWhen[0]", "één waarde"),
    ("a condition with a decimal", with_condition(answerDecimal=1.5), "nieuw enableWhen[0]", "één waarde"),
    ("exists with a text", with_condition(operator="exists", answerString="x"),
     "nieuw enableWhen[0] answerString", "answerBoolean"),
    ("the wrong kind of answer", with_condition(answerString="true"), "nieuw enableWhen[0]", "type boolean"),
    ("a code for a boolean", with_condition(answerCoding={"code": "true"}),
     "nieuw enableWhen[0] answerCoding", "geen antwoord"),
    ("a code that is no option", with_condition(question="wie", answerCoding={"system": "urn:c", "code": "buur"}),
     "nieuw enableWhen[0] answerCoding", "geen antwoord"),
    ("a code of another system", with_condition(question="wie", answerCoding={"code": "partner"}),
     "nieuw enableWhen[0] answerCoding", "geen antwoord"),
    ("a text that is no option", with_condition(question="wie", answerString="partner"),
     "nieuw enableWhen[0]", "geen antwoord"),
    ("a number written as a text", with_condition(question="wie", answerString="3"),
     "nieuw enableWhen[0]", "geen antwoord"),
    ("part of a date", with_condition(question="sinds", answerDate="2025"), "nieuw enableWhen[0] answerDate", "vorm"),
    ("a day that is none", with_condition(question="sinds", answerDate="2025-02-30"),
     "nieuw enableWhen[0] answerDate", "bestaat niet"),
    ("two conditions without all or any",
     with_item(type="string", enableWhen=[{"question": "slaap", "operator": "exists", "answerBoolean": True}] * 2),
     "nieuw enableBehavior", "ontbreekt"),
    ("all without a condition", with_item(type="string", enableBehavior="all"), "nieuw enableBehavior", "zegt niets"),
    ("a condition on a question of the same page",
     on_page(type="string", enableWhen=[{"question": "sinds", "operator": "exists", "answerBoolean": True}]),
     "nieuw enableWhen[0] question", "dezelfde pagina"),
    ("a required question on a page", on_page(type="string", required=True), "rest item «nieuw»", "verplichte"),
    ("a group on a page", on_page(type="group", item=[nested(0)]), "rest item «nieuw»", "groep"),
    ("an extension of a question", with_item(type="string", extension=[PAGE]), "nieuw extension", "type string"),
    ("another extension", put("http://hl7.org/fhir/StructureDefinition/x", "item", 3, "extension", 0, "url"),
     "rest extension[0] url", "kennen wij niet"),
    ("another item control",
     put("gtable", "item", 3, "extension", 0, "valueCodeableConcept", "coding", 0, "code"),
     "rest extension[0] valueCodeableConcept coding[0] code", "kennen wij niet"),
    ("an extension twice", put([PAGE, PAGE], "item", 3, "extension"), "rest extension", "één extensie"),
    ("groups that nest too deep", lambda document: document["item"].append(nested(elements.MAX_DEPTH + 1)),
     "groep1 item", "diep genest"),
    ("another extension of a text", put("urn:x", "_title", "extension", 0, "url"), "_title extension[0] url", "kennen"),
    ("a translation without words", without("_title", "extension", 0, "extension", 1),
     "_title extension[0]", "één lang en één content"),
    ("a translation with two languages",
     lambda document: document["_title"]["extension"][0]["extension"].append({"url": "lang", "valueCode": "tr"}),
     "_title extension[0]", "één lang en één content"),
    ("a language twice", lambda document: document["_title"]["extension"].append(document["_title"]["extension"][0]),
     "_title extension[1]", "twee keer"),
    ("a translation into its own language", put("en", "language"), "_title extension[0]", "twee keer"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "where", "reason"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_what_is_outside_the_subset_is_refused_with_its_place_and_reason(
    change: Change, where: str, reason: str
) -> None:
    found = refusals_of(changed(change))

    assert [place for place, why in found if place == where and reason in why], found


@pytest.mark.parametrize("name", ["code", "definition", "id", "modifierExtension", "_type", "text ", "LinkId"])
def test_an_element_that_is_not_named_is_refused_by_its_name(name: str) -> None:
    found = refusals_of(changed(put("x", "item", 0, name)))

    assert found == [(f"slaap {name}", "Dit element kennen wij hier niet.")]


def test_groups_may_nest_as_deep_as_declared() -> None:
    file = changed(lambda document: document["item"].append(nested(elements.MAX_DEPTH)))

    assert fhir.parse(file).item("diep") is not None


FILES = {
    "nothing": (b"", "geen geldige JSON"),
    "half a file": (b'{"resourceType": ', "geen geldige JSON"),
    "a list": (b"[]", "geen JSON-object"),
    "a text": (b'"Questionnaire"', "geen JSON-object"),
    "a byte order mark": (b"\xef\xbb\xbf{}", "geen geldige JSON"),
    "UTF-16": ("{}".encode("utf-16"), "geen UTF-8"),
    "Latin-1": ('{"title": "één"}'.encode("latin-1"), "geen UTF-8"),
    "a NUL byte": (b'{"a": "\x00"}', "geen geldige JSON"),
    "not a number": (b'{"a": NaN}', "«NaN»"),
    "infinity": (b'{"a": [-Infinity]}', "«-Infinity»"),
    "a number without end": (b'{"a": ' + b"9" * 5000 + b"}", "te groot"),
    "a key twice": (b'{"a": {"b": 1, "b": 1}}', "«b» staat twee keer"),
    "a key twice, once escaped": (b'{"a": 1, "\\u0061": 2}', "«a» staat twee keer"),
    "depth without end": (b"[" * 100_000, "te diep genest"),
    "a megabyte": (b'{"a": "' + b"x" * 1_000_000 + b'"}', "groter dan 512 kB"),
}


@pytest.mark.parametrize(("data", "reason"), FILES.values(), ids=FILES)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(data: bytes, reason: str) -> None:
    found = refusals_of(data)

    assert [place for place, _ in found] == ["bestand"]
    assert reason.lower() in found[0][1].lower()


def test_all_faults_are_named_at_once_and_the_line_stays_short() -> None:
    def break_everything(document: dict[str, Any]) -> None:
        document["item"] = [{"linkId": f"v{number}", "type": "decimal"} for number in range(200)]

    with pytest.raises(fhir.DefinitionRefused) as caught:
        fhir.parse(changed(break_everything))

    assert len(caught.value.refusals) == document.MAX_REFUSALS
    assert "En nog 47." in str(caught.value)
    assert len(str(caught.value)) < 500


def test_a_message_shows_what_a_file_says_on_one_short_line() -> None:
    found = refusals_of(changed(put("a\nb" + "x" * 500, "status")))

    assert found[0][1].startswith("«a�b")
    assert len(found[0][1]) < 200


def objects_in(value: object) -> Iterator[dict[str, object]]:
    """Yield every object of a document."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects_in(child)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(questionnaires(), st.data())
def test_an_unknown_element_is_refused_in_every_object_of_every_definition(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    document = json.loads(fhir.serialise(questionnaire))
    data.draw(st.sampled_from(list(objects_in(document))))["onbekend"] = data.draw(JUNK)

    with pytest.raises(fhir.DefinitionRefused):
        fhir.parse(json.dumps(document).encode())


@given(st.binary() | st.text().map(str.encode) | JUNK.map(lambda value: json.dumps(value).encode()))
def test_any_other_bytes_are_refused_and_nothing_else_is_raised(data: bytes) -> None:
    with pytest.raises(fhir.DefinitionRefused):
        fhir.parse(data)


def parse_or_refuse(file: bytes) -> Questionnaire | None:
    try:
        return fhir.parse(file)
    except fhir.DefinitionRefused:
        return None


@given(questionnaires(), st.data())
def test_a_damaged_definition_is_refused_or_still_within_the_subset(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    document = json.loads(fhir.serialise(questionnaire))
    for _ in range(data.draw(st.integers(1, 3))):
        broken = data.draw(st.sampled_from([each for each in objects_in(document) if each]))
        name = data.draw(st.sampled_from(sorted(broken)))
        broken[name] = data.draw(JUNK | st.sampled_from(["group", "choice", "exists", [{}], [broken[name]]]))
    file = json.dumps(document).encode()

    read = parse_or_refuse(file)

    assert read is None or fhir.export(read) == file
    assert read is None or fhir.parse(fhir.serialise(read)) == read
