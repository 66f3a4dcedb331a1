"""From a file or an address to the directory: looked at first, all or nothing, once, and never for another's eyes."""

import datetime
import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory.models import ColumnChoice, FieldChange, ImportFeed, ImportFile, ImportRun, Service
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.importing import SourceKind
from draagkracht.directory.rules.importing.report import Report, read_report
from draagkracht.directory.services import import_work, imports
from draagkracht.municipalities.models import Municipality
from tests.conftest import CITY_HOST
from tests.fakes.web import LocalFetcher, WebServer, serving
from tests.integration.cli.test_import import service
from tests.jobs import run_waiting, waiting
from tests.unit.directory.importing.catalogue import answer
from tests.unit.directory.importing.workbooks import GOOD, HEADER, MISTAKES, changed, workbook

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
LIST = "/werk/invoer/"
GIVE = "/werk/invoer/nieuw/sheet/"


@pytest.fixture
def editor(city: Municipality, signed_in: Callable[..., Client]) -> Client:
    """Return the browser of the editor of Voorbeeldstad."""
    return signed_in(Role.EDITOR)


def start(city: Municipality, content: bytes, kind: SourceKind = SourceKind.SHEET, name: str = "lijst.xlsx") -> int:
    """Give a file."""
    return imports.start_upload(
        municipality_id=city.pk, kind=kind, name=name, content=content, by="Noor", key=uuid.uuid4(), at=NOW
    )


def previewed(city: Municipality, *rows: Any, name: str = "lijst.xlsx") -> int:
    """Give a spreadsheet and let it be read with the proposed columns."""
    run_id = start(city, workbook(HEADER, *rows), name=name)
    imports.choose_columns(run_id=run_id, columns=run_of(run_id).columns, at=NOW)
    import_work.read_import(run_id=run_id, at=NOW)
    return run_id


def taken_over(city: Municipality, *rows: Any, name: str = "lijst.xlsx") -> Report:
    """Take a spreadsheet over, and return what it did."""
    run_id = previewed(city, *rows, name=name)
    imports.confirm_import(run_id=run_id, at=NOW)
    import_work.write_import(run_id=run_id, at=NOW)
    assert run_of(run_id).state == "done"
    return report_of(run_id)


def run_of(run_id: int) -> ImportRun:
    return ImportRun.objects.get(pk=run_id)


def report_of(run_id: int) -> Report:
    return read_report(run_of(run_id).report)


def names(city: Municipality) -> set[str]:
    return set(Service.objects.filter(municipality=city).values_list("name", flat=True))


def sent(client: Client, content: bytes, name: str = "lijst.xlsx", key: str = "", **extra: Any) -> Any:
    """Send a file with the form."""
    return client.post(GIVE, {"file": SimpleUploadedFile(name, content), "key": key or str(uuid.uuid4())}, **extra)


def test_a_spreadsheet_with_more_than_ten_kinds_of_mistakes_writes_nothing_and_names_them_all(
    city: Municipality, editor: Client
) -> None:
    before = names(city)
    page = sent(editor, workbook(HEADER, GOOD, *(row for _, row in MISTAKES)))
    columns = editor.get(page["Location"], follow=True)
    form = columns.context["form"]

    editor.post(columns.request["PATH_INFO"], {f"column-{at}": value for at, value in enumerate(form.initial.values())})
    run_waiting()
    shown = editor.get(page["Location"])
    listed = editor.get(f"{page['Location']}fouten/").content.decode("utf-8-sig")

    assert len({kind for kind, _ in MISTAKES}) >= 10
    assert names(city) == before
    assert "Wij hebben niets overgenomen" in shown.content.decode()
    run = ImportRun.objects.get()
    assert (run.state, read_report(run.report).refused) == ("refused", len(MISTAKES))
    for number in range(3, 3 + len(MISTAKES)):
        assert f"rij {number};" in listed
    assert shown.content.decode().count("<strong>Rij ") == len(MISTAKES)


def test_nothing_is_in_the_directory_before_somebody_says_yes(city: Municipality) -> None:
    before, history = names(city), FieldChange.objects.count()

    run_id = previewed(city, GOOD, changed(kenmerk="A2", naam="Tweede"))

    report = report_of(run_id)
    assert (report.created, report.updated, report.unchanged) == (2, 0, 0)
    assert [sample.name for sample in report.new] == ["Praatgroep", "Tweede"] or len(report.new) == 2
    assert names(city) == before
    assert FieldChange.objects.count() == history


def test_a_yes_takes_over_all_and_a_second_time_changes_nothing(city: Municipality) -> None:
    first = taken_over(city, GOOD, changed(kenmerk="A2", naam="Tweede"))
    second = taken_over(city, GOOD, changed(kenmerk="A2", naam="Tweede"))

    assert (first.created, second.created, second.unchanged) == (2, 0, 2)
    assert {"Praatgroep", "Tweede"} <= names(city)


def test_a_preview_names_what_changes_and_in_which_fields(city: Municipality) -> None:
    taken_over(city, GOOD)

    report = report_of(previewed(city, changed(naam="Gespreksgroep", omschrijving="Anders")))

    (sample,) = report.changed
    assert (report.updated, sample.name) == (1, "Gespreksgroep")
    assert {field.name: (field.old, field.new) for field in sample.fields}["name"] == ("Praatgroep", "Gespreksgroep")
    assert {field.name for field in sample.fields} == {"name", "description"}


def test_a_preview_shows_of_each_service_what_is_new_and_what_was_and_becomes(
    city: Municipality, editor: Client
) -> None:
    taken_over(city, GOOD)
    kept = Service.objects.get(municipality=city, name="Praatgroep")

    run_id = previewed(
        city, changed(naam="Gespreksgroep"), changed(kenmerk="A2", naam="Tweede", omschrijving="Breien.")
    )
    page = editor.get(f"{LIST}{run_id}/").content.decode()

    changes = page[page.index('<table class="utrecht-table">') : page.index("</table>")]
    assert [changes.index(word) for word in ("Nu</th>", "Wordt</th>", "Praatgroep", "Gespreksgroep</td>")]
    assert "Breien." in page[page.index("Tweede") :]
    assert f'href="/werk/diensten/{kept.pk}/"' in page


def test_the_page_of_an_import_that_is_done_leads_to_every_entry_by_name(city: Municipality, editor: Client) -> None:
    run_id = previewed(city, changed(kenmerk="A2", naam="Tweede"))
    imports.confirm_import(run_id=run_id, at=NOW)
    import_work.write_import(run_id=run_id, at=NOW)

    page = editor.get(f"{LIST}{run_id}/").content.decode()

    made = Service.objects.get(municipality=city, name="Tweede")
    link = page[page.index(f'href="/werk/diensten/{made.pk}/"') :]
    assert link[: link.index("</a>")].endswith("Tweede")


def test_what_is_gone_from_the_source_is_told_and_stays(city: Municipality) -> None:
    taken_over(city, GOOD, changed(kenmerk="A2", naam="Tweede"))

    report = taken_over(city, GOOD)

    assert (report.gone, [sample.name for sample in report.missing]) == (1, ["Tweede"])
    assert "Tweede" in names(city)


def test_another_file_says_nothing_about_what_this_one_had(city: Municipality) -> None:
    taken_over(city, GOOD, name="een.xlsx")

    assert taken_over(city, changed(kenmerk="Z"), name="twee.xlsx").gone == 0


def test_saying_yes_twice_does_it_once(city: Municipality) -> None:
    run_id = previewed(city, GOOD)

    for _ in range(2):
        imports.confirm_import(run_id=run_id, at=NOW)
    run_waiting()
    imports.confirm_import(run_id=run_id, at=NOW)
    import_work.write_import(run_id=run_id, at=NOW)

    assert run_of(run_id).state == "done"
    assert waiting() == []
    assert Service.objects.filter(municipality=city, name="Praatgroep").count() == 1


def test_an_import_that_is_killed_while_it_writes_is_done_again_from_the_start(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = previewed(city, GOOD)
    imports.confirm_import(run_id=run_id, at=NOW)

    def killed(**_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(import_work, "import_services", killed)
        with pytest.raises(KeyboardInterrupt):
            import_work.write_import(run_id=run_id, at=NOW)
    halfway = names(city)
    import_work.write_import(run_id=run_id, at=NOW)

    assert "Praatgroep" not in halfway
    assert run_of(run_id).state == "done"
    assert "Praatgroep" in names(city)


def test_the_same_form_twice_is_one_import(city: Municipality, editor: Client) -> None:
    key = str(uuid.uuid4())

    first, second = (sent(editor, workbook(HEADER, GOOD), key=key) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert ImportRun.objects.count() == ImportFile.objects.count() == 1


def test_what_somebody_said_of_the_columns_is_the_proposal_of_the_next_file(city: Municipality) -> None:
    odd = workbook(("Hoe heet het", "Wat nog"), ("Praatgroep", "020 1234567"))
    first = start(city, odd)
    assert run_of(first).columns == ["", ""]
    imports.choose_columns(run_id=first, columns=("name", "phone"), at=NOW)

    second = start(city, workbook(("wat nog", "HOE HEET HET"), ("112", "Tweede")))

    assert run_of(second).columns == ["phone", "name"]
    assert ColumnChoice.objects.count() == 1


def test_columns_that_two_claim_are_refused_at_their_field_and_nothing_that_was_chosen_is_lost(
    city: Municipality, editor: Client
) -> None:
    run_id = start(city, workbook(("A", "B", "C"), ("x", "y", "z")))

    page = editor.post(f"{LIST}{run_id}/kolommen/", {"column-0": "name", "column-1": "url", "column-2": "url"})

    assert page.status_code == 422
    assert page.content.decode().count("Meer dan één kolom") == 4  # in the summary, and at both fields
    assert page.content.decode().count("selected") == 3
    assert run_of(run_id).state == "mapping"


def test_another_choice_of_columns_mends_what_was_refused(city: Municipality) -> None:
    run_id = start(city, workbook(("Naam", "Telefoon"), ("Praatgroep", "elke dinsdag")))
    imports.choose_columns(run_id=run_id, columns=("name", "phone"), at=NOW)
    import_work.read_import(run_id=run_id, at=NOW)
    assert run_of(run_id).state == "refused"

    imports.choose_columns(run_id=run_id, columns=("name", "opening"), at=NOW)
    import_work.read_import(run_id=run_id, at=NOW)

    assert run_of(run_id).state == "previewed"


def test_an_import_that_is_stopped_keeps_no_file_and_cannot_be_confirmed(city: Municipality) -> None:
    run_id = previewed(city, GOOD)

    for _ in range(2):
        imports.cancel_import(run_id=run_id, at=NOW)

    with pytest.raises(imports.ImportIsGone):
        imports.confirm_import(run_id=run_id, at=NOW)
    assert not ImportFile.objects.exists()


def test_a_file_is_kept_for_a_week_after_it_was_taken_over(city: Municipality) -> None:
    taken_over(city, GOOD)
    left = previewed(city, GOOD)

    early = imports.delete_expired(now=NOW + datetime.timedelta(days=6))
    late = imports.delete_expired(now=NOW + datetime.timedelta(days=7))

    assert (early, late) == (0, 2)
    assert run_of(left).state == "cancelled"
    assert ImportRun.objects.filter(state="done").exists()


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "leeg"), (b"PK\x03\x04kapot", "beschadigd"), (b"\xd0\xcf\x11\xe0oud", "oud Excel"), (b";;\n;;", "leeg")],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(editor: Client, content: bytes, word: str) -> None:
    page = sent(editor, content)

    assert page.status_code == 422
    assert word in page.content.decode()
    assert not ImportRun.objects.exists()


def test_a_file_of_a_hundred_megabytes_is_refused_in_a_sentence(editor: Client) -> None:
    page = sent(editor, b"x" * 100 * 1024 * 1024)

    assert page.status_code == 422
    assert "groter dan 80 MB" in page.content.decode()
    assert not ImportFile.objects.exists()


def test_a_file_without_the_token_of_the_form_is_refused(city: Municipality, signed_in: Callable[..., Client]) -> None:
    client = signed_in(Role.EDITOR)
    client.handler.enforce_csrf_checks = True

    refused = sent(client, workbook(HEADER, GOOD))
    token = client.get(GIVE).content.decode().partition('csrfmiddlewaretoken" value="')[2].partition('"')[0]
    with_token = client.post(
        GIVE, {"csrfmiddlewaretoken": token, "file": SimpleUploadedFile("l.xlsx", workbook(HEADER, GOOD))}
    )

    assert refused.status_code == 403
    assert with_token.status_code == 302


def test_no_other_page_takes_a_file(city_client: Client) -> None:
    page = city_client.post("/bel-mij/", {"phone": "0612345678", "name": SimpleUploadedFile("x", b"x" * 10_000)})

    assert not page.wsgi_request.FILES


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.DESK, Role.ADMINISTRATOR])
def test_others_than_editors_may_not(signed_in: Callable[..., Client], role: Role) -> None:
    client = signed_in(role)

    assert client.get(LIST).status_code == 403
    assert sent(client, workbook(HEADER, GOOD)).status_code == 403


@pytest.mark.parametrize("what", ["", "kolommen/", "fouten/", "akkoord/", "stoppen/", "verder/", "elke-nacht/"])
def test_an_import_of_another_municipality_is_not_there(
    city: Municipality, signed_in: Callable[..., Client], what: str
) -> None:
    run_id = previewed(city, GOOD)
    villager = signed_in(Role.EDITOR, "voorbeelddorp.localhost")

    answers = [method(f"{LIST}{run_id}/{what}").status_code for method in (villager.get, villager.post)]

    assert set(answers) <= {404, 405}
    assert run_of(run_id).state == "previewed"


def test_a_kind_that_does_not_exist_is_no_page(editor: Client) -> None:
    assert editor.get("/werk/invoer/nieuw/toverij/").status_code == 404


@pytest.mark.parametrize("state", ["fetching", "reading", "confirmed"])
def test_a_page_of_an_import_at_work_looks_again_by_itself(city: Municipality, editor: Client, state: str) -> None:
    run_id = previewed(city, GOOD)
    ImportRun.objects.filter(pk=run_id).update(state=state)

    page = editor.get(f"{LIST}{run_id}/").content.decode()

    assert 'hx-trigger="every 2s"' in page
    assert "Kijk hoe ver het is" in page
    assert 'http-equiv="refresh"' not in page  # a page that reloads by itself takes the place of whoever reads it
    assert "U mag deze pagina sluiten" in page


def test_the_list_and_the_preview_show_what_there_is(city: Municipality, editor: Client) -> None:
    run_id = previewed(city, GOOD, changed(kenmerk="A2", naam="<script>alert(1)</script>"))

    page, all_of_them = editor.get(f"{LIST}{run_id}/").content.decode(), editor.get(LIST).content.decode()

    assert "Neem 2 diensten over" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "lijst.xlsx" in all_of_them
    assert "Wacht op uw akkoord" in all_of_them


def test_the_template_can_be_downloaded(editor: Client) -> None:
    page = editor.get("/werk/invoer/voorbeeld/")

    assert page.content.startswith(b"PK")
    assert "attachment" in page["Content-Disposition"]


def test_the_name_of_a_file_is_the_name_alone(city: Municipality) -> None:
    run_id = start(city, workbook(HEADER, GOOD), name="C:\\Users\\Noor\\../li\x00jst.xlsx")

    assert run_of(run_id).name == "lijst.xlsx"


def fetch(city: Municipality, address: str, kind: SourceKind = SourceKind.ORUK_URL) -> int:
    return imports.start_fetch(municipality_id=city.pk, kind=kind, address=address, by="Noor", key=uuid.uuid4(), at=NOW)


def work(run_id: int, *, times: int = 10) -> str:
    """Fetch until there is nothing left to fetch, then read; return the state."""
    for _ in range(times):
        import_work.fetch_import(run_id=run_id, fetcher=LocalFetcher(), at=NOW, pause=lambda _: None)
    import_work.read_import(run_id=run_id, at=NOW)
    return str(run_of(run_id).state)


def serve_list(server: WebServer, count: int, **changes: Any) -> None:
    """Let a server have a list of services, each in brief, and the full form of each."""
    full = [service(f"proef-{number}", **changes) for number in range(count)]
    brief = [{"id": one["id"], "name": one["name"], "status": "active"} for one in full]
    listed = {"contents": brief, "total_pages": 1, "total_items": count, "page_number": 1}
    server.say("/api/services", body=json.dumps(listed).encode())
    for one in full:
        server.say(f"/api/services/{one['id']}", body=json.dumps(one).encode())


def test_a_feed_is_fetched_in_its_full_form_and_shown_before_it_is_taken_over(city: Municipality) -> None:
    with serving() as server:
        serve_list(server, 3)
        run_id = fetch(city, server.url("/api"))

        state = work(run_id)

    assert state == "previewed"
    assert report_of(run_id).created == 3
    assert len(server.asked) == 4
    imports.confirm_import(run_id=run_id, at=NOW)
    import_work.write_import(run_id=run_id, at=NOW)
    taken = Service.objects.get(municipality=city, hsds_id="proef-1")
    assert taken.contacts.count() == 1


def test_a_fetch_that_stops_goes_on_where_it_was(city: Municipality) -> None:
    with serving() as server:
        serve_list(server, 30)
        del server.answers["/api/services/proef-22"]
        server.say("/api/services/proef-22", status=500)
        run_id = fetch(city, server.url("/api"))
        stopped = work(run_id)
        fault, kept = report_of(run_id).fault, ImportFile.objects.count()
        serve_list(server, 30)
        server.asked.clear()
        imports.resume_import(run_id=run_id, at=NOW)

        state = work(run_id)

    assert (stopped, state) == ("failed", "previewed")
    assert "code 500" in fault
    assert kept >= 20
    assert len(server.asked) == 31 - kept
    assert report_of(run_id).created == 30


def test_a_server_that_is_busy_for_a_moment_is_asked_again(city: Municipality) -> None:
    with serving() as server:
        serve_list(server, 1)
        fine, tries = server.answers["/api/services"], iter(range(10))

        def busy(handler: Any) -> None:
            if next(tries) < 2:
                handler.send_response(503)
                handler.send_header("Content-Length", "0")
                handler.send_header("Retry-After", "1")
                handler.end_headers()
            else:
                fine(handler)

        server.answers["/api/services"] = busy
        run_id = fetch(city, server.url("/api"))

        assert work(run_id) == "previewed"


def test_a_service_that_is_gone_when_it_is_asked_for_is_taken_as_the_list_has_it(city: Municipality) -> None:
    with serving() as server:
        serve_list(server, 2)
        del server.answers["/api/services/proef-1"]
        run_id = fetch(city, server.url("/api"))

        assert work(run_id) == "previewed"

    assert report_of(run_id).created == 2


def test_a_catalogue_is_fetched_record_by_record(city: Municipality) -> None:
    with serving() as server:
        server.say("/sru", body=answer("Waardering", "Respijt", total=2))
        run_id = fetch(city, server.url("/sru?x-connection=sc"), SourceKind.SRU)

        assert work(run_id) == "previewed"

    assert "startRecord=1" in server.asked[0][0]
    assert {sample.name for sample in report_of(run_id).new} == {"Waardering", "Respijt"}


def test_an_address_inside_our_own_walls_is_never_asked(city: Municipality) -> None:
    with serving() as server:
        serve_list(server, 1)
        run_id = fetch(city, server.url("/api"))
        run_waiting()  # with the fetcher of the installation

    assert run_of(run_id).state == "failed"
    assert server.asked == []
    assert "mogen wij niet" in report_of(run_id).fault


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "gopher://x", "http://naam:wachtwoord@x.example/", "voorbeeld.nl"]
)
def test_an_address_that_is_none_is_refused_at_its_field(editor: Client, address: str) -> None:
    page = editor.post("/werk/invoer/nieuw/oruk-url/", {"address": address})

    assert page.status_code == 422
    assert not ImportRun.objects.exists()
    with pytest.raises(FileIsWrong):
        imports.start_fetch(municipality_id=1, kind=SourceKind.SRU, address=address, by="", key=uuid.uuid4(), at=NOW)


def test_an_answer_with_nothing_in_it_is_no_import(city: Municipality) -> None:
    with serving() as server:
        server.say("/api/services", body=b'{"contents": [], "total_pages": 0}')
        run_id = fetch(city, server.url("/api"))

        assert work(run_id) == "refused"


def nightly(city: Municipality, server: WebServer) -> ImportFeed:
    """Take a feed over and save it for every night."""
    run_id = fetch(city, server.url("/api"))
    work(run_id)
    imports.confirm_import(run_id=run_id, at=NOW)
    import_work.write_import(run_id=run_id, at=NOW)
    return ImportFeed.objects.get(pk=imports.save_feed(run_id=run_id, by="Noor", at=NOW))


def test_a_saved_address_is_asked_at_night_and_what_is_gone_is_told(city: Municipality, editor: Client) -> None:
    night = NOW + datetime.timedelta(days=1)
    with serving() as server:
        serve_list(server, 3)
        nightly(city, server)
        serve_list(server, 2, description="Nieuw")
        for _ in range(2):
            imports.fetch_feeds(municipality_id=city.pk, at=night)
        run = ImportRun.objects.get(is_nightly=True)
        work(run.pk)
        import_work.write_import(run_id=run.pk, at=night)

    report = report_of(run.pk)
    assert (run_of(run.pk).state, report.updated, report.gone) == ("done", 2, 1)
    assert Service.objects.filter(municipality=city, hsds_id="proef-2", status="active").exists()
    assert "1 niet meer in de bron" in editor.get(LIST).content.decode()


def test_a_saved_address_that_fails_is_shown_to_the_editor_until_it_works(city: Municipality, editor: Client) -> None:
    with serving() as server:
        serve_list(server, 1)
        feed = nightly(city, server)
        server.say("/api/services", status=500)
        imports.fetch_feeds(municipality_id=city.pk, at=NOW)
        work(ImportRun.objects.get(is_nightly=True).pk)
        feed.refresh_from_db()
        failing = editor.get(LIST).content.decode()
        serve_list(server, 1)
        imports.fetch_feeds(municipality_id=city.pk, at=NOW + datetime.timedelta(days=1))
        again = ImportRun.objects.filter(is_nightly=True).latest("pk")
        work(again.pk)
        import_work.write_import(run_id=again.pk, at=NOW)

    assert feed.failing_since == NOW
    assert "Ophalen lukt niet sinds" in failing
    assert "code 500" in failing
    assert "Ophalen lukt niet sinds" not in editor.get(LIST).content.decode()


def test_an_address_is_asked_no_more_once_it_is_stopped(city: Municipality, editor: Client) -> None:
    with serving() as server:
        serve_list(server, 1)
        feed = nightly(city, server)

    editor.post(f"/werk/invoer/bron/{feed.pk}/stoppen/")

    assert imports.fetch_feeds(municipality_id=city.pk, at=NOW) == 0
    assert Service.objects.filter(municipality=city, hsds_id="proef-0").exists()


def test_an_import_belongs_to_its_municipality_alone(city: Municipality, village: Municipality) -> None:
    taken_over(city, GOOD)

    with tenancy.acting_for(village.pk):
        assert not ImportRun.objects.exists()
        assert not Service.objects.filter(name="Praatgroep").exists()


def test_an_import_through_the_screens_is_found_on_the_public_page(
    city: Municipality, editor: Client, city_client: Client
) -> None:
    page = sent(editor, workbook(HEADER, changed(naam="Kwikwakgroep")))
    columns = editor.get(page["Location"], follow=True)
    editor.post(
        columns.request["PATH_INFO"],
        {f"column-{at}": value for at, value in enumerate(columns.context["form"].initial.values())},
    )
    run_waiting()
    editor.post(f"{page['Location']}akkoord/")
    run_waiting()

    done = editor.get(page["Location"]).content.decode()
    found = Service.objects.get(municipality=city, name="Kwikwakgroep")
    assert "1 nieuw" in done
    assert city_client.get(f"/wat-is-er/{found.hsds_id}/", headers={"host": CITY_HOST}).status_code == 200


def test_signs_that_cannot_be_kept_are_named_and_break_nothing(city: Municipality, editor: Client) -> None:
    page = sent(editor, b"Na\x00am;Te\x07lefoon\nGr\x00oep;\x00112\n", name="lijst.csv")
    run_id = ImportRun.objects.get().pk

    imports.choose_columns(run_id=run_id, columns=("name", "phone"), at=NOW)
    import_work.read_import(run_id=run_id, at=NOW)

    assert page.status_code == 302
    assert run_of(run_id).headers == ["Naam", "Telefoon"]
    assert [line.value for line in report_of(run_id).problems] == ["Groep", "112"]
    assert "rij 2;Naam;Groep" in editor.get(f"{LIST}{run_id}/fouten/").content.decode("utf-8-sig")


def test_a_feed_with_half_a_character_is_refused_and_shown(city: Municipality, editor: Client) -> None:
    run_id = start(city, json.dumps([service("\ud800proef", name="\x00")]).encode(), SourceKind.HSDS, "feed.json")

    import_work.read_import(run_id=run_id, at=NOW)

    assert run_of(run_id).state == "refused"
    assert "ud800proef" in editor.get(f"{LIST}{run_id}/").content.decode()
