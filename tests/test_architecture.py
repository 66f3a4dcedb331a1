"""The house rules that import-linter and ruff cannot see: each with its reason where it is not plain."""

import ast
import itertools
import re
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from draagkracht.base.access import Audience

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "draagkracht"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
LAYERS: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0][
    "layers"
]
RANK = {name.strip(" ()"): rank for rank, line in enumerate(LAYERS) for name in line.split("|")}


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def is_named(path: Path, name: str) -> bool:
    """Tell whether a module is `name.py` or lies in the package `name/`."""
    return path.stem == name or name in path.relative_to(PACKAGE).parts[1:-1]


def attributes(tree: ast.AST) -> set[str]:
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def is_public(name: str) -> bool:
    return not name.startswith("_")


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_a_module_keeps_to_its_size(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    too_long = {node.name: length(node) for node in functions(ast.parse(source)) if length(node) > 60}

    assert source.count("\n") <= 400
    assert too_long == {}


def test_most_modules_are_small() -> None:
    lengths = [path.read_text(encoding="utf-8").count("\n") for path in MODULES if path.name != "__init__.py"]

    assert statistics.median(lengths) <= 100


@pytest.mark.parametrize("path", [path for path in MODULES if is_named(path, "views")], ids=shown)
def test_views_translate_and_do_nothing_else(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    long = {node.name: length(node) for node in functions(tree) if length(node) > 20}

    assert "objects" not in attributes(tree)
    assert long == {}


@pytest.mark.parametrize("path", [path for path in MODULES if is_named(path, "services")], ids=shown)
def test_services_are_called_with_names(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    writers = [node for node in tree.body if isinstance(node, ast.FunctionDef) and is_public(node.name)]
    positional = [node.name for node in writers if len(node.args.args) > 1]

    assert positional == []


@pytest.mark.parametrize("path", [path for path in MODULES if is_named(path, "models")], ids=shown)
def test_models_do_not_override_save(path: Path) -> None:
    names = {node.name for node in functions(ast.parse(path.read_text(encoding="utf-8")))}

    assert not names & {"save", "delete", "full_clean"}


@pytest.mark.parametrize("path", [path for path in MODULES if is_named(path, "rules")], ids=shown)
def test_rules_have_no_clock_and_no_chance(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert not re.search(r"\b(now|today|utcnow)\(\)", source)
    assert not re.search(r"^(import|from) (random|secrets|time|os)\b|\buuid[14]\b", source, re.MULTILINE)


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_every_public_function_and_class_says_what_it_does(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    kinds = (ast.FunctionDef, ast.ClassDef)
    silent = [
        node.name
        for node in tree.body
        if isinstance(node, kinds) and is_public(node.name) and not ast.get_docstring(node)
    ]

    assert silent == []


def test_no_folder_or_module_has_a_name_that_says_nothing() -> None:
    names = {part for path in MODULES for part in (path.stem, *path.relative_to(PACKAGE).parts[:-1])}

    assert not names & {"utils", "util", "helpers", "helper", "common", "core", "misc", "manager", "base_classes"}


def test_insight_writes_nothing_but_its_own_tables() -> None:
    insight = [path for path in MODULES if path.is_relative_to(PACKAGE / "insight")]

    offenders = [shown(path) for path in insight if foreign_writes(path.read_text(encoding="utf-8"))]

    assert offenders == []


def foreign_writes(source: str) -> list[str]:
    """Return the services of other packages that a module imports."""
    other = r"from draagkracht\.(?!insight\b)\w+"
    pattern = rf"{other}(?:\.services)? import .*\bservices\b|{other}\.services"
    return re.findall(pattern, source)


def test_the_check_on_insight_sees_a_write() -> None:
    assert foreign_writes("from draagkracht.respite import queries, services")
    assert foreign_writes("from draagkracht.respite.services import book_stay")
    assert not foreign_writes("from draagkracht.insight import services")


def test_no_foreign_key_points_up() -> None:
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("draagkracht.")
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and rank(field.related_model) < rank(model)
    ]

    assert upward == []


def rank(model: Any) -> int:
    return RANK[model.__module__.split(".")[1]]


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def test_every_address_says_who_may_see_it() -> None:
    silent = [str(entry.pattern) for entry in patterns(get_resolver()) if not hasattr(entry.callback, "audience")]

    assert silent == []
    assert {getattr(entry.callback, "audience", None) for entry in patterns(get_resolver())} <= set(Audience)


# django-allauth asks for these by name; every other address of it is one that we do not have.
NAMED_BY_ALLAUTH = {
    "account_confirm_login_code",
    "account_login",
    "account_request_login_code",
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_view_recovery_codes",
}


def test_every_address_is_named_by_domain_and_verb() -> None:
    names = {entry.name or "" for entry in patterns(get_resolver())}

    assert {name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)+", name)} == NAMED_BY_ALLAUTH


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_template_is_small_and_brings_no_style_script_or_unescaped_text(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert source.count("\n") <= 150
    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|hx-on|javascript:", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)
    assert not re.search(r"\|\s*safe\b|autoescape\s+off", source)


def test_a_form_that_is_included_by_itself_gets_its_token() -> None:
    with_form = {
        path.as_posix().split("/templates/")[1] for path in TEMPLATES if "{% csrf_token %}" in path.read_text()
    }
    included = re.compile(r'{% include "(?P<name>[^"]+)"(?P<given>[^%]* only) %}')

    without = [
        f"{path.name} → {found['name']}"
        for path in TEMPLATES
        for found in included.finditer(path.read_text())
        if found["name"] in with_form and "csrf_token=csrf_token" not in found["given"]
    ]

    assert with_form
    assert without == []


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.parent.name == "components"], ids=shown)
def test_a_component_starts_with_its_arguments(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith(("{#", "{% comment"))


def test_every_dependency_has_a_line_of_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    in_lists = False
    without: list[str] = []
    for before, line in itertools.pairwise(lines):
        in_lists = (in_lists or line.startswith(("dependencies", "dev ="))) and line != "]"
        is_dependency = in_lists and line.startswith('    "')
        if is_dependency and not before.lstrip().startswith(("#", '"')):
            without.append(line)

    assert without == []


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-dev.lock", "requirements-uv.lock", "package-lock.json"]
)
def test_a_lock_file_holds_hashes_and_no_download_address(name: str) -> None:
    source = (ROOT / name).read_text(encoding="utf-8")

    assert '"resolved"' not in source
    assert not re.search(
        r"https?://(?!(www\.)?(github\.com|opencollective|tidelift|buymeacoffee))\S+\.(whl|tgz|tar\.gz)", source
    )
    assert "--index-url" not in source
    assert "sha256:" in source or '"integrity"' in source
