"""The forms of a circle."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from draagkracht.accounts.forms import EmailField, NameField
from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField, TimeField
from draagkracht.people.forms.notes import LineField, NoteField
from draagkracht.people.forms.spaces import AgreeField
from draagkracht.people.models import LONGEST_NAME
from draagkracht.people.rules.circles import (
    LONGEST_TEXT,
    LONGEST_WHAT,
    MOST_MEMBERS,
    MOST_WEEKS,
    Hands,
    Level,
    Part,
    weekly,
)

MYSELF: Final = "myself"
ALSO_WORDS: Final = "words"
ALL_LATER: Final = "later"
PART_LABELS: Final = {Part.AGENDA: _("Agenda"), Part.NOTES: _("Schrift"), Part.MESSAGES: _("Berichten")}
LEVEL_LABELS: Final = {Level.WRITE: _("lezen en schrijven"), Level.READ: _("alleen lezen"), Level.NONE: _("niet zien")}
LEVELS = [(level.value, label) for level, label in LEVEL_LABELS.items()]
YOUNG = _("U bent jonger dan 16. Dan moet ook een ouder dit goedvinden. Bel ons.")


class KeyedForm(forms.Form):
    """A form that counts once: `key` goes with it."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))


class NameCircleForm(forms.Form):
    """What a circle is called."""

    name = forms.TextField(
        label=_("Hoe noemt u deze plek?"),
        help_text=_("Bijvoorbeeld: Samen rond moeder. Iedereen die meedoet, ziet deze naam."),
        max_length=LONGEST_NAME,
        width="medium",
        autocomplete="off",
    )


class OpenCircleForm(NameCircleForm, KeyedForm):
    """For which care situation somebody opens a circle, and what it is called."""

    relation = forms.RadioField(label=_("Om wie gaat het?"))
    field_order = ("relation", "name")

    def __init__(self, data: Any = None, *, relations: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["relation"].choices = relations  # type: ignore[attr-defined]
        self.initial["relation"] = relations[0][0] if len(relations) == 1 else ""

    def refuse_second(self) -> None:
        """Say that there is one already."""
        self.add_error("relation", _("Voor deze situatie is er al een plek. U vindt hem bij ‘Samen’."))

    def refuse_young(self) -> None:
        """Say that a parent is asked first."""
        self.add_error(None, YOUNG)


class LevelsForm(forms.Form):
    """What a member may do with each part."""

    agenda = forms.RadioField(label=_("De agenda"), choices=LEVELS, help_text=_("Wie doet wat, en wanneer."))
    notes = forms.RadioField(
        label=_("Het schrift"), choices=LEVELS, help_text=_("Wat er gebeurde, voor wie daarna komt.")
    )
    messages = forms.RadioField(label=_("De berichten"), choices=LEVELS, help_text=_("Korte vragen aan elkaar."))

    def levels(self) -> Mapping[Part, Level]:
        """Return what was chosen."""
        return {part: Level(self.cleaned_data[part.value]) for part in Part}


class AskForm(LevelsForm, KeyedForm):
    """Who is asked into a circle. Without an address the invitation goes on paper."""

    email = EmailField(
        label=_("Mailadres van wie u vraagt"),
        help_text=_("Geen mailadres? Laat het leeg. Dan krijgt u een brief om zelf te geven."),
        required=False,
    )
    field_order = ("email", "agenda", "notes", "messages")

    def refuse_more(self) -> None:
        """Say that a circle is full."""
        says = _("Op één plek passen %(most)d mensen. Haal eerst iemand weg.")
        self.add_error(None, says % {"most": MOST_MEMBERS})

    def refuse_for_now(self) -> None:
        """Say that somebody asked too many."""
        self.add_error(None, _("U vroeg al veel mensen. Wacht een uur en vraag dan verder."))


class JoinForm(KeyedForm):
    """Somebody says yes: what they are called in the circle, and where their code goes.

    Who is signed in already needs no code, and so is not asked for an address.
    """

    name = NameField(label=_("Hoe heet u?"), help_text=_("Uw voornaam is genoeg. Zo zien de anderen u."))
    email = EmailField(label=_("Uw mailadres"), help_text=_("Hier sturen wij een code heen. Daarmee logt u in."))
    agrees = AgreeField(
        label=_("Wilt u meedoen?"),
        says=_("Ja, ik doe mee. Ik ben 16 jaar of ouder."),
        error_messages={"required": _("Zet een vinkje als u wilt meedoen. Anders bewaren wij niets van u.")},
    )

    def __init__(self, data: Any = None, *, asks_email: bool, **options: Any) -> None:
        super().__init__(data, **options)
        if not asks_email:
            del self.fields["email"]

    def refuse_young(self) -> None:
        """Say that a parent is asked first."""
        self.add_error(None, YOUNG)


class PostForm(KeyedForm):
    """A note or a message."""

    text = NoteField(label=_("Wat wilt u vertellen?"), max_length=LONGEST_TEXT)

    def __init__(self, data: Any = None, *, label: Any = "", help_text: Any = "", **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["text"].label = label or self.fields["text"].label
        self.fields["text"].help_text = help_text


class MomentForm(forms.Form):
    """What happens, and when."""

    what = LineField(
        label=_("Wat gebeurt er?"),
        help_text=_("Bijvoorbeeld: mee naar de huisarts."),
        max_length=LONGEST_WHAT,
        autocomplete="off",
    )
    day = DayField(label=_("Op welke dag?"))
    begins = TimeField(label=_("Hoe laat begint het?"))
    ends = TimeField(label=_("Hoe laat is het klaar?"), required=False)

    def clean(self) -> dict[str, Any]:
        """Return what was filled in; an end comes after its begin."""
        cleaned: dict[str, Any] = super().clean() or {}
        begins, ends, day = (cleaned.get(name) for name in ("begins", "ends", "day"))
        if begins and ends and ends <= begins:
            self.add_error("ends", _("Dit is niet later dan het begin. Kijk de tijden na."))
        if day and not in_reach(day, timezone.localdate()):
            self.add_error("day", _("Kies een dag in dit jaar of het volgende."))
        return cleaned

    def ends_on(self, day: datetime.date) -> datetime.datetime | None:
        """Return when it ends on a day; None where that was not said, or where the clock skips it."""
        starts, ends = moment(day, self.cleaned_data["begins"]), moment(day, self.cleaned_data["ends"])
        return ends if starts and ends and ends > starts else None


class EventForm(MomentForm, KeyedForm):
    """Something for the agenda: what, when, and who does it."""

    hands = forms.RadioField(
        label=_("Wie doet het?"),
        choices=[
            (Hands.OPEN.value, _("Wie kan? Ik vraag het aan iedereen")),
            (Hands.ME.value, _("Ik doe het")),
            (Hands.NOBODY.value, _("Niemand hoeft iets te doen")),
        ],
    )
    until = DayField(
        label=_("Elke week, tot en met"),
        help_text=_("Laat leeg als het één keer is. Hoogstens een half jaar."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Return what was filled in; weeks come after the first."""
        cleaned = super().clean()
        day, until = cleaned.get("day"), cleaned.get("until")
        if day and until and not self.errors.get("day") and not 0 <= (until - day).days < MOST_WEEKS * 7:
            self.add_error("until", _("Kies een dag binnen een half jaar na de eerste keer."))
        return cleaned

    def times(self) -> list[tuple[datetime.datetime, datetime.datetime | None]]:
        """Return each time that it happens: begin and end."""
        given = self.cleaned_data
        pairs = ((moment(day, given["begins"]), self.ends_on(day)) for day in weekly(given["day"], given["until"]))
        return [(starts, ends) for starts, ends in pairs if starts]


class ChangeEventForm(MomentForm):
    """What is changed of something in the agenda; of what comes back each week, perhaps of the weeks after it too."""

    later = forms.CheckboxesField(
        label=_("Geldt dit ook voor later?"),
        choices=[(ALL_LATER, _("Verander ook de weken erna"))],
        required=False,
    )

    def __init__(self, data: Any = None, *, is_weekly: bool, **options: Any) -> None:
        super().__init__(data, **options)
        if not is_weekly:
            del self.fields["later"]

    def chosen(self) -> dict[str, Any]:
        """Return what was filled in, as changing something in the agenda takes it."""
        given = self.cleaned_data
        return {
            "what": given["what"],
            "starts_at": moment(given["day"], given["begins"]),
            "ends_at": self.ends_on(given["day"]),
            "with_later": bool(given.get("later")),
        }

    def refuse_moment(self) -> None:
        """Say that it stands there at that moment already."""
        self.add_error("day", _("Op dat moment staat dit al in de agenda. Kies een andere dag of tijd."))


class LeaveForm(forms.Form):
    """That somebody leaves, and whether their words go along."""

    words = forms.CheckboxesField(
        label=_("Wat u schreef"),
        choices=[(ALSO_WORDS, _("Wis ook wat ik schreef en in de agenda zette"))],
        required=False,
    )


class EndCircleForm(forms.Form):
    """That somebody is sure."""

    agrees = AgreeField(
        label=_("Weet u het zeker?"),
        says=_("Ja, wis deze plek voor iedereen"),
        error_messages={"required": _("Zet een vinkje als u het zeker weet. Anders wissen wij niets.")},
    )


def moment(day: datetime.date, time: datetime.time | None) -> datetime.datetime | None:
    """Return a time of a day here; None without a time."""
    return timezone.make_aware(datetime.datetime.combine(day, time)) if time else None


def in_reach(day: datetime.date, today: datetime.date) -> bool:
    """Tell whether a day is one for an agenda, and not a slip of the fingers."""
    return abs((day - today).days) <= 2 * 366
