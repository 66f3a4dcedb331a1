"""Deleting what is past its date: `draagkracht tidy`, at every start of the site, and once a day by the worker."""

import datetime
from collections.abc import Callable, Mapping

from draagkracht.accounts import services as accounts
from draagkracht.assessments import services as assessments
from draagkracht.base import tenancy
from draagkracht.casework.services import consulting, keeping, outreach, support_keeping
from draagkracht.directory import services as directory
from draagkracht.directory.services import imports, proposals
from draagkracht.integrations.fhir import services as fhir
from draagkracht.municipalities import queries
from draagkracht.municipalities import services as municipalities
from draagkracht.people import services as people
from draagkracht.people.services import circle_invitations, circle_keeping
from draagkracht.referrals import services as referrals
from draagkracht.respite.services import help_offers, small_help, volunteers

# What each domain deletes, by the name that the command line shows.
DELETERS: Mapping[str, Callable[..., int]] = {
    "spaces that nobody uses": people.erase_unused,
    "results on paper": assessments.delete_old_papers,
    "circles that nobody uses": circle_keeping.erase_unused_circles,
    "invitations into circles": circle_invitations.delete_old_circle_invitations,
    "questions about data": people.delete_old_requests,
    "questions to share a space": people.delete_old_invitations,
    "who spoke for whom": people.delete_old_representations,
    "call requests": referrals.delete_expired,
    "notes of the desk": referrals.delete_old_notes,
    "referrals": referrals.delete_old_referrals,
    "links of practices": referrals.delete_old_links,
    "cases that were kept long enough": keeping.delete_old_cases,
    "questions to colleagues": consulting.delete_old_consults,
    "files of support centres": support_keeping.delete_unanswered,
    "prints of who wants no contact": outreach.delete_old_prints,
    "questions for small help": small_help.delete_old_help,
    "offers of small help": help_offers.delete_old_offers,
    "who volunteers were": volunteers.forget_ended_volunteers,
    "tasks of other systems": fhir.delete_old_tasks,
    "mails": municipalities.delete_old_mail,
    "invitations": accounts.delete_old_invitations,
    "accounts without a role": accounts.delete_strangers,
    "codes of letters": accounts.delete_old_letter_codes,
    "sessions": accounts.delete_expired_sessions,
    "searches without a result": directory.delete_old_unanswered,
    "files of imports": imports.delete_expired,
    "addresses of who wants an answer": proposals.forget_addresses,
    "messages about what was not right": proposals.delete_old_messages,
}


def tidy(now: datetime.datetime) -> dict[str, int]:
    """Delete what is past its date in every municipality; return how many of each kind. A second time does nothing."""
    deleted = dict.fromkeys(DELETERS, 0)
    for municipality_id in queries.list_ids():
        with tenancy.acting_for(municipality_id):
            for kind, number in tidy_present(now).items():
                deleted[kind] += number
    return deleted


def tidy_present(now: datetime.datetime) -> dict[str, int]:
    """Delete what is past its date in the present municipality; return how many of each kind."""
    return {kind: delete_expired(now=now) for kind, delete_expired in DELETERS.items()}
