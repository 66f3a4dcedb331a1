"""The texts that the public reads, as the tool behind `make messages` collects them."""

import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
# What only engineers and importers of files read.
NOT_PUBLIC = (
    "draagkracht/people/forms/rights_staff.py",
    "draagkracht/people/templates/people/rights/answer.html",
    "draagkracht/people/templates/people/rights/clock.html",
    "draagkracht/people/templates/people/rights/list.html",
    "draagkracht/people/views/rights_staff.py",
    "draagkracht/directory/displays/authors.py",
    "draagkracht/directory/displays/concepts.py",
    "draagkracht/directory/displays/coverage.py",
    "draagkracht/directory/displays/editing.py",
    "draagkracht/directory/displays/entries.py",
    "draagkracht/directory/displays/history.py",
    "draagkracht/directory/displays/quality.py",
    "draagkracht/directory/displays/queues.py",
    "draagkracht/directory/displays/requests.py",
    "draagkracht/directory/displays/values.py",
    "draagkracht/directory/forms/editing.py",
    "draagkracht/directory/forms/values.py",
    "draagkracht/directory/rules/coverage.py",
    "draagkracht/directory/rules/fields.py",
    "draagkracht/directory/rules/history.py",
    "draagkracht/directory/rules/keeping.py",
    "draagkracht/directory/rules/proposals.py",
    "draagkracht/directory/rules/sections.py",
    "draagkracht/directory/services/importing.py",
    "draagkracht/directory/services/writing.py",
    "draagkracht/directory/templates/directory/editing/change",
    "draagkracht/directory/templates/directory/editing/conflicts",
    "draagkracht/directory/templates/directory/editing/create_service",
    "draagkracht/directory/templates/directory/editing/done",
    "draagkracht/directory/templates/directory/editing/edit_",
    "draagkracht/directory/templates/directory/editing/fields",
    "draagkracht/directory/templates/directory/editing/kept_service",
    "draagkracht/directory/templates/directory/editing/list_",
    "draagkracht/directory/templates/directory/editing/locks",
    "draagkracht/directory/templates/directory/editing/more",
    "draagkracht/directory/templates/directory/editing/section",
    "draagkracht/directory/templates/directory/editing/show_service",
    "draagkracht/directory/templates/directory/editing/successor",
    "draagkracht/directory/templates/directory/editing/undo_refused",
    "draagkracht/directory/templates/directory/quality/",
    "draagkracht/directory/templates/directory/signals/decide.html",
    "draagkracht/directory/templates/directory/signals/list_requests.html",
    "draagkracht/directory/templates/directory/signals/problem.html",
    "draagkracht/directory/templates/directory/signals/request_card.html",
    "draagkracht/directory/templates/directory/signals/show_request.html",
    "draagkracht/directory/templates/directory/signals/sides.html",
    "draagkracht/portal/desk/",
    "draagkracht/portal/templates/portal/shared_results/",
    "draagkracht/portal/letters/slip.py",
    "draagkracht/portal/staff_nav.py",
    "draagkracht/portal/templates/portal/desk/",
    "draagkracht/portal/views/desk.py",
    "draagkracht/referrals/rules/intake.py",
    "draagkracht/referrals/rules/late.py",
    "draagkracht/referrals/displays/counts.py",
    "draagkracht/referrals/displays/links.py",
    "draagkracht/referrals/displays/waiting.py",
    "draagkracht/referrals/forms/answering.py",
    "draagkracht/referrals/forms/links.py",
    "draagkracht/referrals/templates/referrals/answer/",
    "draagkracht/referrals/templates/referrals/links/",
    "draagkracht/referrals/templates/referrals/refer/staff.html",
    "draagkracht/referrals/views/answer.py",
    "draagkracht/referrals/views/done.py",
    "draagkracht/directory/displays/duplicates.py",
    "draagkracht/directory/displays/funding.py",
    "draagkracht/directory/templates/directory/funding.html",
    "draagkracht/directory/forms/steps.py",
    "draagkracht/directory/rules/duplicates.py",
    "draagkracht/directory/rules/steps.py",
    "draagkracht/directory/templates/directory/duplicates/",
    "draagkracht/directory/templates/directory/steps/edit.html",
    "draagkracht/directory/templates/directory/steps/list_all.html",
    "draagkracht/accounts/displays/organisations.py",
    "draagkracht/accounts/displays/people.py",
    "draagkracht/accounts/displays/roles.py",
    "draagkracht/accounts/forms/staff.py",
    "draagkracht/accounts/templates/accounts/demo_people.html",
    "draagkracht/accounts/templates/accounts/invite.html",
    "draagkracht/accounts/templates/accounts/organisation",
    "draagkracht/accounts/templates/accounts/people.html",
    "draagkracht/accounts/templates/accounts/recovery_codes.html",
    "draagkracht/accounts/templates/accounts/role",
    "draagkracht/accounts/templates/accounts/set_up.html",
    "draagkracht/accounts/templates/accounts/use_authenticator.html",
    "draagkracht/accounts/views/organisations.py",
    "draagkracht/accounts/views/people.py",
    "draagkracht/portal/letters/code.py",
    "draagkracht/portal/views/desk_accounts.py",
    "draagkracht/portal/templates/portal/errors/forbidden.html",
    "draagkracht/portal/templates/portal/frame/staff",
    "draagkracht/portal/templates/portal/frame/work_cards.html",
    "draagkracht/portal/templates/portal/staff.html",
    "draagkracht/portal/templates/portal/work.html",
    "draagkracht/config/",
    "draagkracht/directory/displays/freshness_work.py",
    "draagkracht/directory/rules/checks.py",
    "draagkracht/directory/templates/directory/freshness/list.html",
    "draagkracht/directory/templates/directory/freshness/task.html",
    "draagkracht/integrations/",
    "draagkracht/portal/templates/portal/mailbox",
    "draagkracht/directory/rules/hsds/",
    "draagkracht/directory/api/",
    "draagkracht/directory/displays/imports.py",
    "draagkracht/directory/forms/imports.py",
    "draagkracht/directory/rules/importing/",
    "draagkracht/directory/services/import_work.py",
    "draagkracht/directory/services/fetching.py",
    "draagkracht/directory/templates/directory/imports/",
    "draagkracht/directory/rules/profile.py",
    "draagkracht/directory/rows.py",
    "draagkracht/directory/displays/search_words.py",
    "draagkracht/directory/forms/search_words.py",
    "draagkracht/directory/services/lexicon.py",
    "draagkracht/directory/templates/directory/search_words",
    "draagkracht/directory/rules/search/lexicon.py",
    "draagkracht/directory/services.py",
    "draagkracht/entitlements/rules/nodes.py",
    "draagkracht/entitlements/rules/reading.py",
    "draagkracht/entitlements/rules/decision.py",
    "draagkracht/assessments/rules/wording.py",
    "draagkracht/assessments/rules/reading.py",
    "draagkracht/questionnaires/rules/conditions.py",
    "draagkracht/questionnaires/rules/document.py",
    "draagkracht/questionnaires/rules/elements.py",
    "draagkracht/questionnaires/rules/reading.py",
    "draagkracht/questionnaires/rules/response.py",
    "draagkracht/questionnaires/rules/values.py",
    "draagkracht/questionnaires/rules/fhir.py",
    "draagkracht/portal/templates/portal/gallery",
    "draagkracht/casework/displays/arrangements.py",
    "draagkracht/casework/displays/cases.py",
    "draagkracht/casework/displays/figures.py",
    "draagkracht/casework/displays/letters.py",
    "draagkracht/casework/displays/requests.py",
    "draagkracht/casework/displays/talks.py",
    "draagkracht/casework/displays/words.py",
    "draagkracht/casework/displays/work_list.py",
    "draagkracht/casework/forms/arrangements.py",
    "draagkracht/casework/forms/cases.py",
    "draagkracht/casework/forms/fields.py",
    "draagkracht/casework/forms/letters.py",
    "draagkracht/casework/forms/talks.py",
    "draagkracht/casework/rules/arrangements.py",
    "draagkracht/casework/rules/conversation.py",
    "draagkracht/casework/rules/letters.py",
    "draagkracht/casework/rules/notes.py",
    "draagkracht/casework/rules/requests.py",
    "draagkracht/casework/rules/results.py",
    "draagkracht/casework/rules/states.py",
    "draagkracht/casework/rules/talks.py",
    "draagkracht/casework/rules/terms.py",
    "draagkracht/casework/services/clock.py",
    "draagkracht/casework/templates/casework/arrangements/",
    "draagkracht/casework/templates/casework/cases/",
    "draagkracht/casework/templates/casework/letters/",
    "draagkracht/casework/templates/casework/talks/",
    "draagkracht/casework/views/arrangements.py",
    "draagkracht/casework/views/carers.py",
    "draagkracht/casework/views/letters.py",
)


@cache
def messages() -> ModuleType:
    """Return the tool that collects texts."""
    spec = importlib.util.spec_from_file_location("messages", ROOT / "tools" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def collected() -> Catalog:
    """Return every text in code and templates; read once."""
    catalog: Catalog = messages().collected()
    return catalog


def public_messages() -> Iterator[Message]:
    """Give the texts in code and templates that the public reads."""
    for message in collected():
        if message.id and not all(path.startswith(NOT_PUBLIC) for path, _ in message.locations):
            yield message
