"""The code of a letter: signing in once, for somebody who has no mail. The code and the year of birth go together."""

import datetime
import hmac
import secrets

from django.db import transaction

from draagkracht.accounts import cipher
from draagkracht.accounts.models import LetterCode, User
from draagkracht.accounts.rules import LETTER_HOLDS, LETTER_LENGTH, LETTER_SIGNS, MOST_WRONG_YEARS, clean_letter_code


@transaction.atomic
def make_user_without_mail(*, name: str) -> int:
    """Make an account for somebody who has no mail; return its primary key."""
    return User.objects.create_user(email=None, name=name).pk


@transaction.atomic
def make_letter_code(*, municipality_id: int, user_id: int, birth_year: int, at: datetime.datetime) -> str:
    """Return a new code for somebody's letter; the one before is worthless from now on."""
    code = "".join(secrets.choice(LETTER_SIGNS) for _ in range(LETTER_LENGTH))
    values = {
        "code": cipher.prints(code)[0],
        "birth_year": _year_prints(code, birth_year)[0],
        "tries": 0,
        "made_at": at,
        "expires_at": at + LETTER_HOLDS,
    }
    LetterCode.objects.update_or_create(municipality_id=municipality_id, user_id=user_id, defaults=values)
    return code


@transaction.atomic
def use_letter_code(*, code: str, birth_year: int, at: datetime.datetime) -> User | None:
    """Return whose letter it is, and take its code away; None when code and year do not go together, or it is too late.

    After too many wrong years the code is worthless: somebody else may have found the letter.
    """
    plain = clean_letter_code(code)
    rows = LetterCode.objects.select_for_update().filter(code__in=cipher.prints(plain), expires_at__gt=at)
    found = rows.filter(user__is_active=True).select_related("user").first()
    if found is None:
        return None
    if any(hmac.compare_digest(found.birth_year, one) for one in _year_prints(plain, birth_year)):
        found.delete()
        return found.user
    found.tries += 1
    if found.tries < MOST_WRONG_YEARS:
        found.save(update_fields=["tries"])
    else:
        found.delete()
    return None


@transaction.atomic
def delete_old_letter_codes(*, now: datetime.datetime) -> int:
    """Delete the codes of letters that nobody used in time; return how many."""
    return LetterCode.objects.filter(expires_at__lte=now).delete()[0]


def _year_prints(code: str, birth_year: int) -> list[str]:
    """Return prints of a year that say nothing without the code: there are only a hundred years."""
    return cipher.prints(f"{code} {birth_year}")
