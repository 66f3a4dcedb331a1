"""What a referrer sees of what they sent: initials, a day, and as much of the state as the carer agreed to."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base.translation import translate
from draagkracht.referrals.queries import Sent
from draagkracht.referrals.rules import moves, referring


@dataclass(frozen=True, slots=True)
class SentLine:
    """A referral of one's own."""

    title: str
    says: str


def sent_lines(sent: Iterable[Sent], desk_phone: str) -> tuple[SentLine, ...]:
    """Return what somebody sent, in words; where nobody was spoken to yet, whom to call."""
    return tuple(_line(one, desk_phone) for one in sent)


def _line(one: Sent, desk_phone: str) -> SentLine:
    day = formats.date_format(one.received_at, "j F")
    title = gettext("%(initials)s verstuurd op %(day)s") % {"initials": one.initials, "day": day}
    return SentLine(title, _says(one, desk_phone))


def _says(one: Sent, desk_phone: str) -> str:
    if one.answer is referring.Answer.NOTHING:
        return gettext("Binnen. Meer hoort u niet. Dat is zo afgesproken.")
    due = formats.date_format(one.due_at, "l j F")
    if one.state is moves.State.SENT:
        if one.is_late:
            said = gettext("Wij zouden contact opnemen, uiterlijk %(due)s. Dat spijt ons. Bel ons: %(phone)s.")
            return said % {"due": due, "phone": desk_phone}
        return gettext("Binnen. Wij nemen contact op, uiterlijk %(due)s.") % {"due": due}
    state = translate(moves.LABELS[one.state])
    by = gettext("door %(name)s") % {"name": one.handled_by} if one.handled_by else ""
    says = f"{state} {by}".strip() + "."
    if one.state is not moves.State.ACCEPTED:
        return says
    if not one.is_late:
        says += " " + gettext("Wij nemen contact op, uiterlijk %(due)s.") % {"due": due}
    return f"{says} " + gettext("Vragen? Bel %(phone)s.") % {"phone": one.phone or desk_phone}
