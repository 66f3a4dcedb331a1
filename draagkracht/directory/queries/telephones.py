"""When somebody answers a number, as the directory knows it."""

from collections.abc import Collection

from draagkracht.directory.models import Contact
from draagkracht.directory.queries.listing import PUBLISHED, published


def get_telephone_hours(numbers: Collection[str]) -> dict[str, str]:
    """Return when these numbers are answered, as providers wrote it; of a number that nobody wrote it of, nothing.

    One query. A number is the same number however it is spaced.
    """
    wanted = {_digits(number): number for number in numbers if _digits(number)}
    rows = Contact.objects.filter(service__in=published(*PUBLISHED)).exclude(phone_description="").order_by("-pk")
    found = rows.values_list("phone", "phone_description") if wanted else ()
    return {wanted[_digits(phone)]: written for phone, written in found if _digits(phone) in wanted}


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdecimal())
