"""Calling back, and referring: by a link, as a neighbour, signed in; and those who answer."""

import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import links, services
from draagkracht.referrals.rules.referring import Answer, Asked, Channel, Details, Referrer, Situation, Urgency
from draagkracht.referrals.rules.wishes import Daypart
from draagkracht.referrals.services import noting
from tests.access.table import GET, OK, POST, Objects, Row

ANSWERS = {Role.CASE_MANAGER: OK, Role.CONSULTANT: OK, Role.TEAM_LEAD: OK}
KEEPS_LINKS = {Role.ADMINISTRATOR: OK, Role.DESK: OK}


def referral(municipality: Municipality) -> dict[str, Any]:
    """Return a referral that nobody picked up yet."""
    received = services.receive_referral(
        municipality_id=municipality.pk,
        referrer=Referrer(channel=Channel.ENVIRONMENT),
        details=Details(
            name=f"Vera {municipality.name}",
            phone="+31001234599",
            language="nl",
            daypart=Daypart.ANY,
            situation=Situation.ALONE,
            urgency=Urgency.SOON,
            asked=Asked.SPOKEN,
            answer=Answer.OUTCOME,
        ),
        who=noting.NEIGHBOUR,
        key=uuid.uuid4(),
        at=timezone.now(),
    )
    return {"public_id": received.public_id}


def link(municipality: Municipality) -> dict[str, Any]:
    """Return a link that works."""
    public_id = services.make_link(
        municipality_id=municipality.pk,
        label=f"Praktijk {municipality.slug}",
        channel=Channel.GENERAL_PRACTICE,
        email="",
        organisation_id=None,
        by=None,
        key=uuid.uuid4(),
        at=timezone.now(),
    )
    return {"public_id": public_id}


def token(municipality: Municipality) -> dict[str, Any]:
    """Return what stands in the address of a link."""
    return {"token": links.make_token(link(municipality)["public_id"])}


REFERRALS = Objects(own=referral)
LINKS = Objects(own=link)
TOKENS = Objects(own=token)

ROWS = [
    Row("referrals:request-call", methods=GET | POST),
    Row("referrals:thank-caller", gives=404, why="only with the promise that was signed"),
    Row("referrals:refer-by-link", methods=GET | POST, objects=TOKENS),
    Row("referrals:list-by-link", objects=TOKENS),
    Row("referrals:tie-referral", methods=GET | POST, gives=410, posts=410, takes={"token": "x"}, why="by a link"),
    Row("referrals:share-concern", methods=GET | POST),
    Row("referrals:thank-neighbour"),
    Row("referrals:show-advice"),
    Row("referrals-staff:make-referral", allowed={Role.PROFESSIONAL: OK}, methods=GET | POST),
    Row("referrals-staff:list-referrals", allowed=ANSWERS),
    Row("referrals-staff:show-referral", allowed=ANSWERS, objects=REFERRALS),
    Row("referrals-staff:accept-referral", allowed=ANSWERS, methods=POST, posts=302, objects=REFERRALS),
    Row("referrals-staff:log-attempt", allowed=ANSWERS, methods=POST, objects=REFERRALS),
    Row("referrals-staff:take-step", allowed=ANSWERS, methods=POST, objects=REFERRALS),
    Row("referrals-staff:start-help", allowed=ANSWERS, methods=POST, objects=REFERRALS),
    Row("referrals-staff:join-referral", allowed=ANSWERS, methods=POST, posts=404, objects=REFERRALS, why="of another"),
    Row("referrals-staff:part-referral", allowed=ANSWERS, methods=POST, objects=REFERRALS),
    Row(
        "referrals-staff:withdraw-referral",
        allowed=ANSWERS,
        methods=POST,
        posts=302,
        objects=REFERRALS,
        foreign=302,
        why="what is not there is as good as deleted",
    ),
    Row("referrals-staff:list-links", allowed=KEEPS_LINKS, methods=GET | POST),
    Row(
        "referrals-staff:end-link",
        allowed=KEEPS_LINKS,
        methods=POST,
        posts=302,
        objects=LINKS,
        foreign=302,
        why="what is not there is as good as ended",
    ),
]
