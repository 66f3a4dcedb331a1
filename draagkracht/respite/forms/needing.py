"""What is needed when somebody takes over: what they must be able to do, what who is cared for wishes and fears."""

from collections.abc import Collection, Sequence
from typing import Any

from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.directory.rules.codes import LANGUAGE_LABELS
from draagkracht.people.forms.notes import LineField, NoteField
from draagkracht.respite.forms.asking import WHATEVER, labelled, with_present
from draagkracht.respite.models import RespiteRequest
from draagkracht.respite.models.requests import LONGEST_WORDS
from draagkracht.respite.queries.known import Known
from draagkracht.respite.queries.offers import known_of
from draagkracht.respite.rules import needs, words
from draagkracht.respite.rules.codes import Barrier, Fear, Feature, Form, Gender, Skill
from draagkracht.respite.rules.fitting import keys_of


def known_choices(known: Sequence[Known]) -> list[tuple[str, str]]:
    """Return the places and volunteers that somebody may know, and that it is none of them."""
    return [("", gettext("Nergens, of dat weet ik niet")), *((one.id, _known_label(one)) for one in known)]


def _known_label(one: Known) -> str:
    if one.last_date is None:
        return one.name
    values = {"name": one.name, "day": formats.date_format(one.last_date, "j F")}
    if one.is_volunteer:
        return gettext("De vrijwilliger van %(name)s die kwam vanaf %(day)s") % values
    return gettext("%(name)s (daar geweest vanaf %(day)s)") % values


class NeedsForm(forms.Form):
    """What must be possible, what who is cared for wishes and fears, and what holds somebody back."""

    skills = forms.CheckboxesField(label=_("Wat moeten zij kunnen?"), required=False)
    language = forms.SelectField(
        label=_("In welke taal praat uw naaste het liefst?"),
        help_text=_("Zo zien wij of er voor elke taal plek is."),
        required=False,
    )
    gender_preference = forms.RadioField(
        label=_("Een vrouw of een man bij u thuis?"),
        required=False,
        choices=[
            (Gender.FEMALE.value, _("Liever een vrouw")),
            (Gender.MALE.value, _("Liever een man")),
            (WHATEVER, _("Maakt niet uit")),
        ],
    )
    features = forms.CheckboxesField(
        label=_("Wat moet er zeker zijn?"), help_text=_("Kies weinig. Dan is er meer plek."), required=False
    )
    wishes = NoteField(label=_("Wat vindt uw naaste fijn?"), required=False, max_length=LONGEST_WORDS)
    company = forms.CheckboxesField(label=_("Bij wie voelt uw naaste zich goed?"), required=False)
    at_ease_with = LineField(label=_("Bij wie nog meer?"), help_text=_("Dit leest de plek."), required=False)
    known = forms.SelectField(
        label=_("Waar voelt uw naaste zich al thuis?"),
        help_text=_("Een plek of een vrijwilliger die uw naaste kent, komt bovenaan."),
        required=False,
    )
    is_known_only = forms.CheckboxesField(label=_("Alleen daar"), required=False)
    afraid_of = forms.CheckboxesField(
        label=_("Waar ziet uw naaste tegenop?"), help_text=_("Plekken waar dat zo is, laten wij weg."), required=False
    )
    fears = NoteField(label=_("Ziet uw naaste nog ergens tegenop?"), required=False, max_length=LONGEST_WORDS)
    barriers = forms.CheckboxesField(
        label=_("Wat houdt u nog tegen?"), help_text=_("Wij zoeken iets dat daarbij past."), required=False
    )
    max_km = forms.RadioField(
        label=_("Hoe ver mag het zijn?"),
        choices=[("5", _("Tot 5 km")), ("15", _("Tot 15 km")), ("25", _("Tot 25 km"))],
    )
    wants_trial = forms.CheckboxesField(label=_("Eerst proberen"), required=False)
    may_move = forms.CheckboxesField(label=_("Schuiven"), required=False)

    def __init__(
        self, data: Any = None, *, ways: Collection[Form], known: Sequence[Known] = (), **options: Any
    ) -> None:
        super().__init__(data, **options)
        fields: dict[str, Any] = self.fields
        for name, texts, sensible in (
            ("skills", words.SKILLS, needs.skills_for(ways)),
            ("features", words.FEATURES, needs.features_for(ways) - needs.COMPANY),
            ("company", words.FEATURES, needs.features_for(ways) & needs.COMPANY),
            ("afraid_of", words.FEARS, needs.fears_for(ways)),
            ("barriers", words.BARRIERS, needs.barriers_for(ways)),
        ):
            ticked = self.initial.get(name, ())  # what was ticked stays there to see
            fields[name].choices = [one for one in labelled(texts) if one[0] in sensible or one[0] in ticked]
        fields["language"].choices = with_present(labelled(LANGUAGE_LABELS), self.initial["language"])
        if Form.SITTING in ways:
            fields["language"].help_text = _("Wij zoeken een vrijwilliger die deze taal spreekt.")
        else:
            del fields["gender_preference"]
        if not needs.is_travelled(ways):
            del fields["max_km"]
        fields["known"].choices = with_present(known_choices(known), self.initial["known"])
        fields["is_known_only"].choices = [("ja", _("Zoek alleen daar. Dan tonen wij niets anders."))]
        for name in ("features", "company", "afraid_of"):
            if not fields[name].choices:
                del fields[name]
        if len(fields["known"].choices) == 1:
            del fields["known"], fields["is_known_only"]
        fields["wants_trial"].choices = [("ja", _("Wij willen het eerst een keer proberen"))]
        fields["may_move"].choices = [("ja", _("Een beloofde plek mag verschuiven als dat een ander helpt"))]

    @classmethod
    def start(cls, request: RespiteRequest) -> dict[str, Any]:
        """Return what is known already, to begin with."""
        names = ("skills", "wishes", "fears", "afraid_of", "at_ease_with", "barriers")
        ticks = ("is_known_only", "wants_trial", "may_move")
        ticked = {name: ["ja"] if getattr(request, name) else [] for name in ticks}
        company = [code for code in request.features if code in needs.COMPANY]
        ticked |= {"features": [code for code in request.features if code not in company], "company": company}
        said = {
            "known": known_of(request),
            "language": request.language,
            "gender_preference": request.gender_preference or WHATEVER,
            "max_km": str(request.max_km),
        }
        return {name: getattr(request, name) for name in names} | said | ticked

    def needed(self) -> dict[str, Any]:
        """Return what is needed, as services.requests.Asks takes it."""
        said = self.cleaned_data
        gender = said.get("gender_preference") or self.initial["gender_preference"]
        known = said.get("known", "")
        place_id, volunteer_id = keys_of(known)
        return {
            "skills": tuple(map(Skill, said["skills"])),
            "features": tuple(map(Feature, (*said.get("features", ()), *said.get("company", ())))),
            "afraid_of": tuple(map(Fear, said.get("afraid_of", ()))),
            "known_place_id": place_id,
            "known_volunteer_id": volunteer_id,
            "is_known_only": bool(known and said.get("is_known_only")),
            "barriers": tuple(map(Barrier, said["barriers"])),
            "wishes": said["wishes"],
            "fears": said["fears"],
            "at_ease_with": said["at_ease_with"],
            "language": said["language"] or self.initial["language"],
            "gender_preference": "" if gender == WHATEVER else gender,
            "max_km": int(said.get("max_km") or self.initial["max_km"]),
            "wants_trial": bool(said["wants_trial"]),
            "may_move": bool(said["may_move"]),
        }
