"""`draagkracht respite plan`: a plan as the format writes it, within its time, and one line for what cannot be used."""

import copy
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.factories.region import region
from tests.integration.cli.conftest import Run, Write, check_refusal
from tests.unit.respite import plain

REGION = region(60, 1)


def test_a_plan_has_the_form_that_the_format_gives_it(draagkracht: Run, write: Write, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"

    done = draagkracht("respite", "plan", write(REGION), "--out", out, "--time-limit", "8")

    plan = json.loads(out.read_text())
    value, bound = plain.check(REGION, plan)
    assert done.code == 0
    assert set(plan) == {
        *("format", "offers", "value", "bound", "gap", "seconds", "prices", "why_not", "floor_short"),
    }
    assert plan["format"] == "respite-plan/1"
    assert plan["value"] == pytest.approx(value)
    assert plan["bound"] == pytest.approx(bound)
    assert plan["gap"] == pytest.approx((bound - value) / bound, abs=1e-5)
    assert len(plan["offers"]) + len(plan["why_not"]) == len(REGION["requests"])
    assert f"{len(plan['offers'])} offers" in done.out
    assert list(tmp_path.glob(".*")) == []


def test_a_plan_is_there_within_its_time_and_leaves_no_process_behind(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    command = [Path(sys.executable).with_name("draagkracht"), "respite", "plan", write(region(400, 2)), "--out", out]

    start = time.monotonic()
    done = subprocess.run([*map(str, command), "--time-limit", "3"], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert json.loads(out.read_text())["seconds"] <= 5
    assert time.monotonic() - start < 30


def without(name: str) -> Callable[[dict[str, Any]], None]:
    """Return what takes an element out."""
    return lambda document: document.pop(name)


def with_first(name: str, **values: Any) -> Callable[[dict[str, Any]], None]:
    """Return what changes the first of a list."""
    return lambda document: document[name][0].update(values)


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (without("resources"), ["resources", "ontbreekt"]),
        (without("floors"), ["floors"]),
        (lambda document: document.update(format="respite-instance/2"), ["format", "respite-instance/1"]),
        (lambda document: document.update(days=27), ["days", "weken"]),
        (lambda document: document.update(night_cents=0), ["night_cents"]),
        (lambda document: document["requests"].append(document["requests"][0]), ["requests", "twee keer"]),
        (with_first("resources", kind="hotel"), ["resources[0].kind", "hotel"]),
        (with_first("resources", capacity=[1] * 27), ["resources[0].capacity", "28"]),
        (with_first("resources", capacity=[-1] * 28), ["resources[0].capacity"]),
        (with_first("requests", weight="veel"), ["requests[0].weight"]),
        (with_first("requests", weight=1e400), ["file.json"]),
        (with_first("requests", kinds=["hotel"]), ["requests[0].kinds", "hotel"]),
        (with_first("requests", kinds=["sitting"], sitting={"weeks": [4], "dayparts": []}), ["sitting.weeks"]),
        (with_first("requests", kinds=["stay"], stay={"start": 1}), ["requests[0].stay"]),
        (with_first("requests", gender_preference="x"), ["gender_preference"]),
        (lambda document: document.update(locked=[{"request": "nobody", "resource": "P0"}]), ["locked[0]", "nobody"]),
        (
            lambda document: document.update(floors=[{"group": "burden", "value": "q1", "share": 2}]),
            ["floors[0].share"],
        ),
    ],
)
def test_a_region_that_does_not_add_up_is_refused_in_one_line(
    damage: Callable[[dict[str, Any]], Any], named: list[str], draagkracht: Run, write: Write, tmp_path: Path
) -> None:
    document = copy.deepcopy(REGION)
    damage(document)

    done = draagkracht("respite", "plan", write(document), "--out", tmp_path / "plan.json")

    check_refusal(done, *named)
    assert not (tmp_path / "plan.json").exists()


def test_a_place_where_nothing_can_be_written_is_refused_before_the_work(
    draagkracht: Run, write: Write, tmp_path: Path
) -> None:
    done = draagkracht("respite", "plan", write(REGION), "--out", tmp_path / "nowhere" / "plan.json")

    check_refusal(done, "nowhere")


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "soon", "1e9"])
def test_a_time_that_is_none_is_refused(limit: str, draagkracht: Run, write: Write, tmp_path: Path) -> None:
    done = draagkracht("respite", "plan", write(REGION), "--out", tmp_path / "plan.json", "--time-limit", limit)

    check_refusal(done, "time-limit")
