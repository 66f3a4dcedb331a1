"""The case of somebody who is cared for says that who cares asked for time off, where both linked their space to it."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Case, Party
from draagkracht.casework.permissions import Worker
from draagkracht.respite.models import RespiteRequest
from tests.integration import doubling_respite as ready
from tests.integration.casework.test_talks import couple
from tests.integration.doubling import person_of

__all__ = ["couple"]
SignIn = Callable[..., Client]


def test_what_who_cares_asked_stands_there_when_both_linked_their_space_and_somebody_looks_along(
    signed_in: SignIn, couple: Case, consultant: Worker
) -> None:
    Case.objects.filter(pk=couple.pk).update(consultant=consultant.user_id)
    carer, henk = person_of(Role.CARER), person_of(Role.CARE_RECIPIENT)
    request = ready.asked(couple.municipality, recipient=henk)
    RespiteRequest.objects.filter(pk=request.pk).update(email="m@thuis.example")
    browser, url = signed_in(Role.CONSULTANT), f"/werk/zaken/{couple.public_id}/"
    link = reverse("respite-staff:show-request", args=[request.public_id])

    def is_shown() -> bool:
        return link in browser.get(url).content.decode()

    Party.objects.filter(case=couple, role="carer").update(person=carer)
    one_linked = is_shown()
    Party.objects.filter(case=couple, role="client").update(person=henk)
    arranges_it_alone = is_shown()
    RespiteRequest.objects.filter(pk=request.pk).update(help_asked_at=timezone.now())
    both = browser.get(url).content.decode()

    assert (one_linked, arranges_it_alone) == (False, False)
    assert link in both
    assert "Wie zorgt vroeg dit buiten deze zaak." in both
    assert browser.get(link).status_code == 200
