"""What a provider proposed earlier and what still waits, for a form that is about the same."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from draagkracht.base import translation
from draagkracht.directory.displays import values
from draagkracht.directory.queries.requests import Request
from draagkracht.directory.rules import presentation
from draagkracht.directory.rules.history import Subject


@dataclass(frozen=True, slots=True)
class WaitingShown:
    """An earlier proposal: who made it and when, what each field should be, and its page if one may go there."""

    says: str
    fields: tuple[tuple[str, str], ...]
    url: str
    is_own: bool


def waiting_shown(
    requests: Sequence[Request], names: Collection[str], *, user_id: int | None = None
) -> tuple[WaitingShown, ...]:
    """Return earlier proposals as a form about some fields shows them; `user_id` is who fills it in, None for a letter.

    Names no person: a letter goes to an organisation.
    """
    return tuple(_shown(request, names, user_id) for request in requests)


def _shown(request: Request, names: Collection[str], user_id: int | None) -> WaitingShown:
    is_own = user_id is not None and request.author_id == user_id
    words = (
        gettext("Dit stelde u voor op %(day)s.") if is_own else gettext("Dit stelde uw organisatie voor op %(day)s.")
    )
    day = translation.translate(presentation.day_of_year(timezone.localdate(request.asked_at)))
    return WaitingShown(
        says=words % {"day": day},
        fields=tuple(
            (
                values.label_of(Subject.SERVICE, one.field),
                " / ".join(values.in_words(Subject.SERVICE, one.field, one.wanted, request.names)) or gettext("niets"),
            )
            for one in request.proposed
            if one.field in names
        ),
        url=reverse("directory-staff:show-request", args=[request.id]) if user_id is not None else "",
        is_own=is_own,
    )
