"""A scheme that does not add up is refused, with its place and the reason."""

import copy
from typing import Any

import pytest

from draagkracht.entitlements.rules.reading import SchemeIsWrong, read_scheme
from tests.unit.entitlements.making import criterion, scheme

WHOLE = scheme(
    criterion("hours", "hours", "at_least", 8, proof=True),
    criterion("town", "town", "one_of", ["dorp", "stad"], group="place"),
    criterion("extra", "weeks", "more_than", 2.5),
    law="Wmo 2015",
    desk="Balie",
    how_to_ask="Bel ons.",
    how_to_object=None,
    term_days=14,
    status="published",
    municipality="GM0001",
    valid_until="2027-01-01",
    amount={"base_cents": 100, "supplements": [{"criteria": ["extra"], "cents": 50}], "cap_cents": 120},
    sharing={"per": "address", "max_awards": 2, "split": True},
    budget={"cents": 100_000, "when_short": "pro_rata"},
)


def test_a_whole_scheme_is_read() -> None:
    found = read_scheme(WHOLE)

    assert [one.id for one in found.conditions] == ["hours", "town"]
    assert found.criteria[0].needs_proof
    assert found.sharing is not None
    assert found.sharing.is_split
    assert found.how_to_object == ""


def test_what_may_be_left_out_is_left_out() -> None:
    bare = scheme(criterion("hours", "hours", "at_least", 8))
    for name in ("title", "municipality", "valid_until", "amount", "sharing", "budget"):
        del bare[name]
    del bare["criteria"][0]["group"]

    found = read_scheme(bare)

    assert (found.title, found.status, found.amount, found.criteria[0].needs_proof) == ("", None, None, False)


def changed(path: tuple[str | int, ...], value: Any) -> Any:
    """Return the whole scheme with one element changed; taken away where the value is `...`."""
    found = copy.deepcopy(WHOLE)
    at: Any = found
    for step in path[:-1]:
        at = at[step]
    if value is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return found


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("format",), "scheme/2", "format"),
        (("format",), ..., "format"),
        (("code",), " ", "code"),
        (("kind",), "gift", "kind"),
        (("kind",), ..., "kind"),
        (("status",), "maybe", "status"),
        (("valid_from",), "1-1-2026", "valid_from"),
        (("valid_from",), None, "valid_from"),
        (("valid_until",), "2026-01-01", "valid_until"),
        (("valid_until",), 2027, "valid_until"),
        (("term_days",), -1, "term_days"),
        (("term_days",), 1.5, "term_days"),
        (("colour",), "red", "colour"),
        (("title",), 3, "title"),
        (("criteria",), None, "criteria"),
        (("criteria",), {}, "criteria"),
        (("criteria", 1), "town", "criteria[1]"),
        (("criteria", 1, "id"), "hours", "criteria[1].id"),
        (("criteria", 0, "id"), ..., "criteria[0].id"),
        (("criteria", 0, "fact"), "", "criteria[0].fact"),
        (("criteria", 0, "is"), "bigger", "criteria[0].is"),
        (("criteria", 0, "is"), ["at_least"], "criteria[0].is"),
        (("criteria", 0, "value"), ..., "criteria[0].value"),
        (("criteria", 0, "value"), None, "criteria[0].value"),
        (("criteria", 0, "value"), "veel", "criteria[0].value"),
        (("criteria", 0, "value"), True, "criteria[0].value"),
        (("criteria", 0, "value"), [8], "criteria[0].value"),
        (("criteria", 0, "value"), float("nan"), "criteria[0].value"),
        (("criteria", 0, "value"), 1e300, "criteria[0].value"),
        (("criteria", 1, "value"), "dorp", "criteria[1].value"),
        (("criteria", 1, "value"), [], "criteria[1].value"),
        (("criteria", 1, "value"), ["dorp", 3], "criteria[1].value"),
        (("criteria", 1, "fact"), "hours", "criteria[1].value"),
        (("criteria", 0, "proof"), "yes", "criteria[0].proof"),
        (("criteria", 0, "group"), "", "criteria[0].group"),
        (("criteria", 0, "grop"), "a", "criteria[0].grop"),
        (("criteria", 0, "ask"), ..., "criteria[0].ask"),
        (("criteria", 0, "yes"), None, "criteria[0].yes"),
        (("criteria", 0, "source"), None, "criteria[0].source"),
        (("criteria", 0, "source", "law"), ..., "criteria[0].source.law"),
        (("criteria", 0, "source", "checked_date"), "gisteren", "criteria[0].source.checked_date"),
        (("criteria", 0, "source", "page"), "3", "criteria[0].source.page"),
        (("amount",), 100, "amount"),
        (("amount", "base_cents"), 100.0, "amount.base_cents"),
        (("amount", "base_cents"), True, "amount.base_cents"),
        (("amount", "cap_cents"), -1, "amount.cap_cents"),
        (("amount", "cap_cents"), 10**14, "amount.cap_cents"),
        (("amount", "supplements", 0, "criteria"), ["nothing"], "amount.supplements[0].criteria"),
        (("amount", "supplements", 0, "criteria"), [["extra"]], "amount.supplements[0].criteria"),
        (("amount", "supplements", 0, "cents"), "50", "amount.supplements[0].cents"),
        (("sharing", "per"), None, "sharing.per"),
        (("sharing", "split"), None, "sharing.split"),
        (("budget", "when_short"), "lottery", "budget.when_short"),
        (("budget", "cents"), ..., "budget.cents"),
    ],
)
def test_what_does_not_add_up_is_refused_at_its_place(path: tuple[str | int, ...], value: Any, place: str) -> None:
    document = changed(path, value)

    with pytest.raises(SchemeIsWrong) as refused:
        read_scheme(document)

    assert refused.value.place == place
    assert refused.value.reason.dutch().endswith(".")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("document", [None, [], "scheme/1", 3])
def test_what_is_no_object_is_no_scheme(document: Any) -> None:
    with pytest.raises(SchemeIsWrong, match=r"^scheme: "):
        read_scheme(document)


def test_a_fact_that_is_ordered_by_day_may_be_named_by_day_before() -> None:
    document = scheme(
        criterion("on", "since", "equals", "2026-01-01"), criterion("by", "since", "at_most", "2026-06-01")
    )

    assert dict(read_scheme(document).kinds) == {"since": "day"}


def test_a_fact_is_not_a_word_in_one_row_and_a_day_in_another() -> None:
    document = scheme(criterion("on", "since", "equals", "altijd"), criterion("by", "since", "at_most", "2026-06-01"))

    with pytest.raises(SchemeIsWrong, match=r"^criteria\[1\]\.value: .*“since”"):
        read_scheme(document)
