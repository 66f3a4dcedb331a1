"""The links with which a parent is asked: encrypted, so that a mail on the way tells nobody who the child is."""

import dataclasses
import datetime
import json

from draagkracht.accounts import cipher
from draagkracht.people.rules.asking_parents import Step, Wish


def make_token(wish: Wish) -> str:
    """Return what stands in the address of a link."""
    return cipher.encrypt(json.dumps(dataclasses.asdict(wish), default=str))


def read_token(token: str, *, step: Step, municipality: str, at: datetime.datetime) -> Wish | None:
    """Return what a link asks; None for one of another step or municipality, not made here, or too old."""
    try:
        content = json.loads(cipher.decrypt(token))
        wish = Wish(
            **content
            | {
                "step": Step(content["step"]),
                "birth_date": datetime.date.fromisoformat(content["birth_date"]),
                "until": datetime.datetime.fromisoformat(content["until"]),
            }
        )
    except (ValueError, TypeError, KeyError):
        return None
    return wish if (wish.step, wish.municipality) == (step, municipality) and wish.until > at else None
