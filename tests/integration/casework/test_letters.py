"""Letters and decisions: what they say, what they never say, and that what was sent stays."""

import hashlib
import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from draagkracht.casework.models import Arrangement, Case, Decision, Letter, Signature
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.letters import Block, LetterKind
from draagkracht.casework.rules.results import RefusalReason, RefusalStandsAgainstOverload
from draagkracht.casework.rules.talks import Kind
from draagkracht.casework.services import arrangements, decisions, letters, steps, talks
from draagkracht.casework.services.arrangements import ChangedMeanwhile, Says
from draagkracht.casework.services.decisions import Ruling
from draagkracht.municipalities.models import Mail, Municipality, Parameter
from tests.integration.casework.conftest import MONDAY, act
from tests.integration.casework.test_arrangements import draft, offer, space
from tests.integration.casework.test_talks import couple, plan, written

__all__ = ["couple", "draft"]
GIVEN = Ruling(
    rule="Wmo 2015, artikel 2.3.5",
    facts="U kunt het huis niet zelf schoonhouden.",
    from_date=date(2027, 1, 4),
    last_date=date(2028, 1, 3),
)
HOME = "Lindelaan 1, Voorbeeldstad"
REFUSED = Ruling(rule="Wmo", facts="f", refusal=RefusalReason.GENERAL_PROVISION, instead="De was bij de buurtwasserij.")


def held(case: Case, by: Worker, kind: Kind, *, is_confidential: bool = False, **answers: str) -> None:
    """Let a talk be planned, written down and closed."""
    talk = talks.plan_talk(act=act(case, by), plan=plan(kind, is_confidential=is_confidential))
    there = {str(party.public_id): ("present", "") for party in case.parties.all()}
    talks.save_talk(act=act(case, by), talk_id=talk, written=written("a", None, **answers), there=there)
    talks.finish_talk(act=act(case, by, days=18), talk_id=talk)


def agree(case: Case, by: Worker, made: Arrangement) -> None:
    """Let both agree to an arrangement."""
    offer(case, by, made)
    for party in case.parties.all():
        arrangements.note_signature(
            act=act(case, by), arrangement_id=made.public_id, party_id=party.public_id, says=Says(is_agreed=True)
        )
    made.refresh_from_db()


def applied(case: Case, by: Worker) -> None:
    """Let a case come to an application."""
    steps.report(act=act(case, by, days=20), text="verslag")
    steps.apply(act=act(case, by, days=22))


def send(case: Case, by: Worker, letter_id: uuid.UUID, *, days: float = 0) -> None:
    """Send a letter as it stands."""
    number = Letter.objects.get(public_id=letter_id).revision
    letters.send_letter(act=act(case, by, days=days), letter_id=letter_id, revision=number, post_to=HOME)


def text_of(letter: Letter) -> str:
    """Return what a letter says."""
    return "\n".join(block["text"] for block in letter.blocks)


def test_a_report_says_what_was_heard_and_nothing_that_a_carer_said_in_confidence(
    couple: Case, consultant: Worker
) -> None:
    held(couple, consultant, Kind.TOGETHER, own_words="Het huis is te groot.", energy="De tuin.")
    held(couple, consultant, Kind.CARER_ALONE, is_confidential=True, own_words="GEHEIM", will_not_do="GEHEIM")
    receivers = [couple.parties.get(role=role).public_id for role in ("client", "carer")]

    made = [
        letters.write_letter(act=act(couple, consultant, days=19), kind=LetterKind.REPORT, party_id=receiver)
        for receiver in receivers
    ]

    for letter in Letter.objects.filter(public_id__in=made):
        assert "Het huis is te groot." in text_of(letter)
        assert "De tuin." in text_of(letter)
        assert "GEHEIM" not in text_of(letter)


def test_a_decision_says_its_rule_its_facts_and_until_when_one_may_object(
    couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    agree(couple, consultant, draft)
    applied(couple, consultant)
    once = act(couple, consultant, days=25)
    letter_id = decisions.decide(act=once, ruling=GIVEN)
    assert decisions.decide(act=once, ruling=GIVEN) == letter_id

    for _ in range(2):
        send(couple, consultant, letter_id, days=30)

    letter, decision = Letter.objects.get(public_id=letter_id), Decision.objects.get()
    assert letter.pdf is not None
    pdf = bytes(letter.pdf)
    assert pdf.startswith(b"%PDF")
    assert b"pdfuaid" in pdf
    assert letter.sha256 == hashlib.sha256(pdf).hexdigest()
    assert "Wmo 2015, artikel 2.3.5" in text_of(letter)
    assert "uiterlijk op 3 februari 2027" in text_of(letter)
    assert str(decision.object_until) == "2027-02-03"
    assert "Ik houd dit niet vol" not in text_of(letter)
    couple.refresh_from_db()
    assert (couple.state, couple.due_term) == ("decision", "")


def test_what_was_sent_never_changes(couple: Case, consultant: Worker) -> None:
    receipt = Letter.objects.filter(kind="receipt").first()
    made = (
        receipt.public_id
        if receipt
        else letters.write_letter(
            act=act(couple, consultant), kind=LetterKind.REPORT, party_id=couple.parties.get(role="client").public_id
        )
    )
    send(couple, consultant, made)
    before = Letter.objects.get(public_id=made)

    with pytest.raises(ChangedMeanwhile):
        letters.change_letter(
            act=act(couple, consultant), letter_id=made, revision=0, subject="anders", blocks=[Block("a", "anders")]
        )

    assert Letter.objects.get(public_id=made).subject == before.subject
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=before.pk).update(subject="anders")


def test_a_draft_is_changed_by_hand_and_the_second_of_two_is_told(couple: Case, consultant: Worker) -> None:
    client = couple.parties.get(role="client")
    made = letters.write_letter(act=act(couple, consultant), kind=LetterKind.REPORT, party_id=client.public_id)
    letters.change_letter(
        act=act(couple, consultant), letter_id=made, revision=0, subject="Eerste", blocks=[Block("a", "een")]
    )

    with pytest.raises(ChangedMeanwhile):
        letters.change_letter(
            act=act(couple, consultant), letter_id=made, revision=0, subject="Tweede", blocks=[Block("a", "twee")]
        )

    assert Letter.objects.get(public_id=made).subject == "Eerste"


def test_a_refusal_says_why_and_what_can_be_done_instead_and_not_on_usual_help_where_overload_threatens(
    couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    offer(couple, consultant, draft)
    applied(couple, consultant)
    usual = Ruling(rule="Wmo", facts="f", refusal=RefusalReason.USUAL_HELP, instead="Bel ons.")

    with pytest.raises(RefusalStandsAgainstOverload):
        decisions.decide(act=act(couple, consultant, days=25), ruling=usual)
    letter_id = decisions.decide(act=act(couple, consultant, days=25), ruling=REFUSED)

    letter = Letter.objects.get(public_id=letter_id)
    assert letter.kind == "refusal"
    assert "De was bij de buurtwasserij." in text_of(letter)
    assert not Decision.objects.get().is_granted


def test_a_municipality_has_words_of_its_own_from_a_date_on(
    couple: Case, consultant: Worker, city: Municipality
) -> None:
    Parameter.objects.create(
        municipality=city,
        code="letter-report-greeting",
        value="Beste {naam},",
        valid_from=MONDAY.date(),
        status="verified",
        source="eigen huisstijl",
    )
    client = couple.parties.get(role="client")

    made = letters.write_letter(act=act(couple, consultant), kind=LetterKind.REPORT, party_id=client.public_id)

    assert text_of(Letter.objects.get(public_id=made)).startswith("Beste Henk Proef,")


def test_who_reads_letters_in_their_own_space_gets_a_mail_that_says_nothing_of_it(
    couple: Case, consultant: Worker
) -> None:
    carer = space(couple, "carer", "Marijke")
    party = couple.parties.get(role="carer")
    made = letters.write_letter(act=act(couple, consultant), kind=LetterKind.REPORT, party_id=party.public_id)

    for _ in range(2):
        send(couple, consultant, made)

    mail = Mail.objects.get(reference__startswith="casework.letter")
    assert party.person_id == carer.pk
    assert f"/mijn/brief/{made}/uitleg/" in mail.body
    assert "log in met een code die wij u mailen" in mail.body
    assert "Verslag" not in mail.subject
    assert not Signature.objects.exists()
