"""Where the outcome goes: to somebody's own space, or along on paper. Nothing of it goes into a file of ours."""

import datetime

from draagkracht.assessments import services
from draagkracht.audit.rules import Who
from draagkracht.portal.together.forms import TogetherForm


def keep(form: TogetherForm, *, municipality_id: int, asked_by: str, by: Who, at: datetime.datetime) -> str:
    """Put the outcome of a form that is valid where it may go; return the code of a paper, "" where there is none.

    Raises AskedTooSoon.
    """
    filled, person_id = form.filled, form.person_id
    if filled is None:
        raise ValueError("the form was not counted")
    if person_id is None:
        return services.put_on_paper(
            municipality_id=municipality_id,
            filled=filled,
            asked_by=asked_by,
            reason=form.reason_given,
            last=form.origin.last_of(filled.instrument),
            key=form.key,
            by=by,
            at=at,
        )
    services.keep_result(
        person_id=person_id,
        instrument=filled.instrument,
        answers=filled.answers,
        points=filled.points,
        band=filled.band,
        asked_by=asked_by,
        reason=form.reason_given,
        key=form.key,
        by=by,
        at=at,
    )
    return ""
