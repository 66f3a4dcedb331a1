"""The form with which somebody refers, in about a minute: on one page, with nothing chosen beforehand that decides."""

import datetime
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeVar

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.accounts.permissions import Actor
from draagkracht.assessments import queries as assessments
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.assessments.rules.filled import Measured
from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.people.forms.notes import without_number
from draagkracht.referrals.forms import measuring
from draagkracht.referrals.forms.calls import language_choices
from draagkracht.referrals.queries.links import Organisations
from draagkracht.referrals.queries.norms import do_centres_receive
from draagkracht.referrals.rules import referring, wishes

NO_CONSENT: Final = "no"
LONGEST_MAIL: Final = 254
NO_NAME: Final = _("Vul een naam in. Een voornaam is genoeg.")
Code = TypeVar("Code", bound=StrEnum)
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


# Who receives it, so that whoever asks a carer can say to whom they say yes.
WE: Final = _("Zeg erbij: ‘De gemeente belt u. Alleen wie het bericht opent, ziet uw naam.’")
WE_OR_A_CENTRE: Final = _(
    "Zeg erbij: ‘De gemeente of een steunpunt belt u. Alleen wie het bericht opent, ziet uw naam.’"
)
# A child may not agree alone: under 16 a parent agrees too. The age itself is not asked, and this code is not kept.
UNDER_16: Final = "young-under-16"


class ReferralForm(forms.Form):
    """Whether somebody agreed, who it is and how to reach them, what is going on, and what the referrer may hear.

    `key` belongs to this one form: sending it twice has one effect.
    """

    asked = forms.RadioField(label=_("Is het goed dat wij bellen? Hebt u dat gevraagd?"))
    name = forms.TextField(
        label=_("Naam"),
        autocomplete="off",
        width="medium",
        max_length=wishes.LONGEST_NAME,
        error_messages={"required": NO_NAME},
    )
    phone = forms.PhoneField(
        label=_("Telefoonnummer"),
        required=False,
        needed_for=_("of een mailadres"),
        autocomplete="off",
        width="medium",
        max_length=60,
    )
    situation = forms.RadioField(label=_("Wat is er aan de hand?"))
    urgency = forms.RadioField(label=_("Hoe snel is contact nodig?"))
    answer = forms.RadioField(label=_("Wat mag u daarna van ons horen?"), help_text=_("Vraag het aan wie u verwijst."))
    email = forms.MailField(
        label=_("Mailadres van wie u verwijst"),
        required=False,
        autocomplete="off",
        width="medium",
        max_length=LONGEST_MAIL,
    )
    daypart = forms.SelectField(label=_("Wanneer kunnen wij bellen?"))
    language = forms.SelectField(label=_("In welke taal?"))
    note = forms.LongTextField(
        label=_("Wat moeten wij weten?"),
        help_text=_("Kort. Geen medische gegevens en geen burgerservicenummer."),
        required=False,
        max_length=referring.LONGEST_NOTE,
    )
    instrument = forms.SelectField(
        label=_("Een meetlijst erbij?"),
        help_text=_("Kies er een. Na Verstuur staan de vragen hier, en pas daarna gaat alles weg."),
        required=False,
    )
    by_label = forms.TextField(
        label=_("Uw naam"), required=False, autocomplete="name", width="medium", max_length=wishes.LONGEST_NAME
    )
    by_email = forms.MailField(
        label=_("Uw mailadres voor ons antwoord"),
        required=False,
        autocomplete="email",
        width="medium",
        max_length=LONGEST_MAIL,
    )
    organisation = forms.SelectField(label=_("Namens wie verwijst u?"))

    # What may stay as it is, and is out of sight until somebody wants it.
    MORE = ("note", "email", "daypart", "language", "instrument")

    def __init__(
        self,
        data: Any = None,
        *,
        languages: Sequence[str],
        organisations: Sequence[tuple[int, str]] = (),
        instruments: Sequence[Instrument] = (),
        known: Mapping[str, str] = NOTHING,
        with_centres: bool = False,
        meanwhile: str = "",
    ) -> None:
        initial = {
            "language": get_language(),
            "daypart": wishes.Daypart.ANY,
            **known,
        }
        super().__init__(data, initial=initial)
        self.key = read_key((data or {}).get("key", ""))
        self.knows_more = any(known.get(name) for name in self.MORE)
        own: Any = self.fields
        no = (NO_CONSENT, gettext("Nee, nog niet"))
        asked = (referring.Asked.SPOKEN, referring.Asked.ON_PAPER, referring.Asked.BY_PARENT)
        own["asked"].help_text = WE_OR_A_CENTRE if with_centres else WE
        own["asked"].choices = [*_choices(referring.ASKED_LABELS, asked), no]
        own["situation"].choices = _situations()
        own["urgency"].help_text = meanwhile
        own["urgency"].choices = _choices(referring.URGENCY_LABELS)
        own["answer"].choices = _choices(referring.ANSWER_LABELS)
        own["daypart"].choices = _choices(wishes.LABELS)
        own["language"].choices = language_choices(languages)
        if len(organisations) > 1:
            own["organisation"].choices = [("", gettext("Kies")), *organisations]
        else:
            del own["organisation"]
        if instruments:
            own["instrument"].choices = measuring.choices_of(instruments)
        else:
            del own["instrument"]
        self.measure = measuring.measure_of(instruments, data)

    def bring_along(self, instruments: Sequence[Instrument], data: QueryDict) -> None:
        """Begin with an instrument that was answered elsewhere, so that nobody answers it again."""
        self.measure = measuring.bring_along(instruments, data)
        if self.measure:
            self.initial["instrument"] = self.measure.instrument.code

    def is_valid(self) -> bool:
        """Return whether all of it can be kept; not when the questions of an instrument were not answered yet."""
        return super().is_valid() and (self.measure is None or self.measure.is_valid())

    @property
    def error_list(self) -> tuple[forms.FormError, ...]:
        """Return the lines of the error summary, those of the instrument last."""
        return super().error_list + (self.measure.error_list if self.measure else ())

    @property
    def asks_more(self) -> bool:
        """Return whether the page comes back only to ask the questions of the instrument that was chosen."""
        return self.is_bound and self.measure is not None and not self.measure.is_bound and not self.errors

    @property
    def is_worrying(self) -> bool:
        """Return whether the answers ask for a telephone number at once."""
        return self.measure is not None and measuring.is_worrying(self.measure)

    @property
    def has_no_consent(self) -> bool:
        """Return whether who refers says that nobody agreed: then nothing of the form is kept."""
        return str(self.data.get("asked", "")) == NO_CONSENT

    @property
    def shows_more(self) -> bool:
        """Return whether the part that may be skipped is open: something in it is wrong, or was filled in."""
        if not self.is_bound:
            return self.knows_more
        return any(
            self.errors.get(name) or self.data.get(name) not in ("", None, self.initial.get(name)) for name in self.MORE
        )

    def clean_note(self) -> str:
        """Return the note; refuse a citizen service number."""
        return without_number(self.cleaned_data["note"])

    def clean_name(self) -> str:
        """Return the name on one line; refuse one without letters, and a citizen service number."""
        name = wishes.clean_name(without_number(self.cleaned_data["name"]))
        if not any(sign.isalpha() for sign in name):
            raise ValidationError(NO_NAME)
        return name

    def clean(self) -> dict[str, Any]:
        """Refuse a form without any way to reach somebody, and a child of whom no parent agreed."""
        found: dict[str, Any] = super().clean() or {}
        is_wrong = "phone" in self.errors or "email" in self.errors
        if not is_wrong and not found.get("phone") and not found.get("email"):
            self.add_error("phone", gettext("Vul een telefoonnummer of een mailadres in. Anders bereiken wij niemand."))
        if found.get("situation") == UNDER_16 and found.get("asked", "") not in ("", referring.Asked.BY_PARENT):
            self.add_error(
                "asked",
                gettext("Onder de 16 moet een ouder het ook goed vinden. Kies dat, of kies het antwoord met nee."),
            )
        return found

    def details(self) -> referring.Details:
        """Return what is known of who is referred."""
        said = self.cleaned_data
        return referring.Details(
            name=said["name"],
            phone=said["phone"],
            email=said["email"],
            language=said["language"],
            daypart=wishes.Daypart(said["daypart"]),
            situation=referring.Situation.YOUNG
            if said["situation"] == UNDER_16
            else referring.Situation(said["situation"]),
            urgency=referring.Urgency(said["urgency"]),
            note=said["note"],
            asked=referring.Asked(said["asked"]),
            answer=referring.Answer(said["answer"]),
        )

    def measured(self, *, by: str, at: datetime.datetime) -> Measured | None:
        """Return what travels along of the instrument that was filled in; None where there was none."""
        filled = self.measure.filled if self.measure else None
        return Measured(filled.instrument, filled.points, filled.band, at, by) if filled else None

    def refuse(self, desk_phone: str) -> None:
        """Say that so much came in that it cannot be right, and what somebody can do instead."""
        message = gettext("Er kwam hier zoveel tegelijk binnen dat wij even stoppen. Bel ons: %(phone)s.")
        self.add_error(None, message % {"phone": desk_phone})


def signed_in_form(
    data: Any,
    *,
    actor: Actor,
    own: Organisations,
    languages: Sequence[str],
    known: Mapping[str, str] = NOTHING,
    meanwhile: str = "",
) -> ReferralForm:
    """Return the form of a professional who is signed in; `known` is what is known already of who is referred."""
    return ReferralForm(
        data,
        languages=languages,
        organisations=[(key, name) for key, name, _ in own],
        instruments=assessments.list_usable(),
        known={"by_label": actor.name, "by_email": actor.email, **known},
        with_centres=_goes_to_centres(own) and do_centres_receive(timezone.localdate()),
        meanwhile=meanwhile,
    )


def _goes_to_centres(own: Organisations) -> bool:
    """Tell whether what somebody refers may go to a support centre: not where they work for centres alone."""
    return not own or any(kind != referring.FOR_MUNICIPALITY.value for _, _, kind in own)


class ConcernForm(ReferralForm):
    """The same from neighbours and relatives, in their words. `huisnummer` is a trap: people do not see it."""

    def __init__(
        self, data: Any = None, *, languages: Sequence[str], with_centres: bool = False, meanwhile: str = ""
    ) -> None:
        super().__init__(data, languages=languages, with_centres=with_centres, meanwhile=meanwhile)
        own: Any = self.fields
        own["asked"].label = gettext("Weet die persoon dat u dit vraagt? En is het goed dat wij bellen?")
        own["asked"].choices = [
            (referring.Asked.SPOKEN.value, gettext("Ja, het is goed")),
            *_choices(referring.ASKED_LABELS, (referring.Asked.BY_PARENT,)),
            (NO_CONSENT, gettext("Nee, of dat weet ik niet")),
        ]
        own["name"].label = gettext("Hoe heet die persoon?")
        own["answer"].help_text = gettext("Vraag het aan de persoon om wie het gaat.")
        own["email"].label = gettext("Mailadres van die persoon")

    def clean(self) -> dict[str, Any]:
        """Refuse that somebody wants to hear how it goes and leaves no mail address: here there is no overview."""
        found = super().clean()
        hears = found.get("answer", "") not in ("", referring.Answer.NOTHING)
        if hears and not found.get("by_email") and "by_email" not in self.errors:
            self.add_error("by_email", gettext("Vul uw mailadres in. Of kies bij de vraag hierboven: Niets."))
        return found

    @property
    def is_trapped(self) -> bool:
        """Return whether a program filled in what people do not see."""
        return bool(self.data.get("huisnummer"))


def _situations() -> list[tuple[str, str]]:
    """Return what can be going on; of the young apart who is under 16."""
    choices = []
    for code, label in _choices(referring.SITUATION_LABELS):
        if code == referring.Situation.YOUNG:
            choices.append((UNDER_16, gettext("Is jonger dan 16 en zorgt thuis")))
            label = gettext("Is 16 tot en met 23 en zorgt thuis")  # noqa: PLW2901
        choices.append((code, label))
    return choices


def _choices(labels: Mapping[Code, Sentence], only: Sequence[Code] | None = None) -> list[tuple[str, str]]:
    codes = labels if only is None else only
    return [(code.value, translate(labels[code])) for code in codes]
