"""What who is cared for is asked, in words for them: what it is, where and when, and what they said before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base.translation import translate
from draagkracht.respite.queries.own import Asked, OwnBooking
from draagkracht.respite.rules import states, words
from draagkracht.respite.rules.codes import Yes

SAID: Final[Mapping[Yes, Any]] = {
    Yes.YES: _("U zei ja."),
    Yes.TRIAL: _("U wilt het eerst een keer proberen."),
    Yes.NO: _("U zei nee."),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody is asked; `found` says where and when, and is empty as long as nothing was found."""

    public_id: UUID
    carer: str
    about: tuple[str, ...]
    from_day: str
    found: str
    said: str


def question_of(asked: Asked) -> Question:
    """Return a question as who is cared for reads it."""
    return Question(
        public_id=asked.public_id,
        carer=asked.carer,
        about=tuple(translate(words.FORMS[form]) for form in asked.forms),
        from_day=str(formats.date_format(asked.start_date, "l j F")),
        found=_found(asked.living) if asked.living else "",
        said=str(SAID[asked.answer]) if asked.answer else "",
    )


def _found(living: OwnBooking) -> str:
    is_agreed = living.state in {states.State.AGREED, states.State.STAYING}
    says = gettext("Afgesproken: %(name)s, %(days)s.") if is_agreed else gettext("Gevonden: %(name)s, %(days)s.")
    return says % {"name": living.name, "days": living.days}
