"""Fields that show themselves as components: label, description, error and control tied together."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string

from draagkracht.base import forms
from draagkracht.base.forms import FieldDisplay, Option


class PhoneField(forms.TextField):
    """A line of text with the keys of a telephone."""

    input_type = "tel"
    input_mode = "tel"


class Example(forms.Form):
    """One field of each kind."""

    name = forms.TextField(label="Uw naam", help_text="Een voornaam is genoeg.", required=False, max_length=20)
    phone = PhoneField(label="Uw telefoonnummer", max_length=30)
    story = forms.LongTextField(label="Wilt u iets vertellen?", required=False)
    moment = forms.RadioField(label="Wanneer?", choices=[("am", "'s Ochtends"), ("pm", "'s Middags")])
    days = forms.CheckboxesField(label="Welke dag?", choices=[("mo", "Maandag"), ("tu", "Dinsdag")])
    language = forms.SelectField(label="Taal", choices=[forms.NOT_CHOSEN, ("nl", "Nederlands")], required=False)
    reader = forms.SelectField(label="Wie?", choices=[("", "Iedereen"), ("ria", "Ria")], required=False)
    written = forms.SelectField(label="In welke taal?", choices=[("nl", "Nederlands")], initial="nl", required=False)
    help = forms.RadioField(label="Welke hulp?", choices=[("", "De eerste"), ("2", "De tweede")], required=False)
    ages = forms.RadioField(label="Hoe oud?", choices=[("young", "Jong"), ("old", "Oud")], required=False)


GOOD = {"phone": "06 12 34 56 78", "moment": "am", "days": ["mo", "tu"]}


def show(field: FieldDisplay) -> str:
    """Return the HTML of a field, on one line."""
    return " ".join(render_to_string("components/field.html", {"field": field}).split())


def attribute(html: str, tag: str, name: str) -> str | None:
    """Return an attribute of the first element with this tag."""
    found = re.search(rf'<{tag}\b[^>]*?\b{name}="([^"]*)"', html)
    return found.group(1) if found else None


def test_a_good_form_has_no_errors() -> None:
    form = Example(GOOD)

    assert form.is_valid()
    assert form.error_list == ()


def test_a_label_belongs_to_its_control() -> None:
    html = str(Example()["name"].as_field_group())

    assert attribute(html, "label", "for") == attribute(html, "input", "id") == "id_name"


def test_the_control_is_described_by_error_and_description() -> None:
    html = str(Example({**GOOD, "name": "x" * 21})["name"].as_field_group())

    assert attribute(html, "input", "aria-describedby") == "id_name_error id_name_description"
    assert attribute(html, "input", "aria-invalid") == "true"
    assert 'id="id_name_error"' in html
    assert 'id="id_name_description"' in html
    assert "Gebruik hoogstens 20 letters" in html


def test_what_was_typed_is_not_lost() -> None:
    form = Example({"name": "<b>Fatma</b>", "phone": "06 ♥ 12", "story": "eerste\ntweede", "days": ["tu"]})

    assert 'value="&lt;b&gt;Fatma&lt;/b&gt;"' in form["name"].as_field_group()
    assert 'value="06 ♥ 12"' in form["phone"].as_field_group()
    assert ">\neerste\ntweede</textarea>" in form["story"].as_field_group()
    assert re.search(r'value="tu"\s+checked', form["days"].as_field_group())
    assert not re.search(r'value="mo"\s+checked', form["days"].as_field_group())


def test_it_says_in_words_what_may_stay_empty() -> None:
    form = Example()

    assert "(mag leeg blijven)" in form["name"].as_field_group()
    assert "(nodig)" in form["phone"].as_field_group()
    assert attribute(form["phone"].as_field_group(), "input", "aria-required") == "true"
    assert attribute(form["name"].as_field_group(), "input", "aria-required") is None


@pytest.mark.parametrize(
    ("name", "is_marked"), [("language", True), ("ages", True), ("reader", False), ("written", False), ("help", False)]
)
def test_what_has_an_answer_from_the_start_is_not_said_to_stay_empty(name: str, *, is_marked: bool) -> None:
    assert ("(mag leeg blijven)" in Example()[name].as_field_group()) is is_marked


def test_the_summary_names_each_error_and_leads_to_its_field() -> None:
    form = Example({"phone": "", "days": ["mo"]})

    html = render_to_string("components/error_summary.html", {"errors": form.error_list})

    assert [error.field_id for error in form.error_list] == ["id_phone", "id_moment"]
    assert 'href="#id_moment"' in html
    assert 'id="id_moment"' in form["moment"].as_field_group()
    assert "Wanneer?" in html


def test_a_summary_without_errors_is_nothing() -> None:
    assert render_to_string("components/error_summary.html", {"errors": ()}).strip() == ""


def test_a_telephone_number_gets_the_keys_of_a_telephone() -> None:
    html = Example()["phone"].as_field_group()

    assert attribute(html, "input", "type") == "tel"
    assert attribute(html, "input", "inputmode") == "tel"
    assert attribute(html, "input", "dir") == "ltr"


def test_a_character_that_no_page_can_hold_is_not_shown_again() -> None:
    assert "\x00" not in Example({"phone": "06\x0012345678"})["phone"].as_field_group()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"phone": ""}, "Vul hier iets in."),
        ({"moment": ""}, "Kies een antwoord."),
        ({"moment": "night"}, "Kies een antwoord uit de lijst."),
        ({"days": []}, "Kies ten minste één antwoord."),
        ({"days": ["so"]}, "Kies antwoorden uit de lijst."),
        ({"name": "a\x00b"}, "Hier staan tekens in die wij niet kunnen lezen. Typ het opnieuw."),
    ],
)
def test_each_error_is_a_sentence(changed: dict[str, Any], sentence: str) -> None:
    form = Example({**GOOD, **changed})

    assert [error.message for error in form.error_list] == [sentence]


def test_a_group_is_named_by_its_legend() -> None:
    field = FieldDisplay(
        kind="radio", name="q", label="Slaapt u goed?", options=(Option("y", "Ja"), Option("n", "Nee"))
    )

    html = show(field)

    assert attribute(html, "fieldset", "role") == "radiogroup"
    assert re.search(r"<legend[^>]*> ?Slaapt u goed\?", html)
    assert html.count('type="radio"') == 2
    assert 'id="id_q"' in html
    assert 'id="id_q_2"' in html


def test_a_question_can_be_the_heading_of_its_page() -> None:
    group = FieldDisplay(kind="checkboxes", name="q", label="Wat doet u?", options=(Option("a", "A"),), is_heading=True)
    line = FieldDisplay(kind="text", name="q", label="Waar woont u?", is_heading=True)

    assert re.search(r"<legend[^>]*> <h1[^>]*>Wat doet u\?</h1> </legend>", show(group))
    assert re.search(r'<h1[^>]*> <label for="id_q">Waar woont u\?</label> </h1>', show(line))
    assert (
        forms.error_list(FieldDisplay(kind="text", name="q", label="X", errors=("Fout.",), is_heading=True))[0].label
        == ""
    )


def test_nothing_that_a_browser_would_check_or_cut_off_stands_in_the_control() -> None:
    html = " ".join(str(field.as_field_group()) for field in Example())

    assert not re.search(r"\s(required|maxlength|pattern|style|onclick)\b", html)
