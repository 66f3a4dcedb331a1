"""Our own codes among the attributes of a service."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.codes import (
    ASKED_AS,
    FIRST_STEP,
    TAXONOMIES,
    WHAT_TO_EXPECT,
    Audience,
    BaseFunction,
    Condition,
    Law,
    RespiteForm,
    ServiceKind,
)
from draagkracht.directory.rules.hsds.kinds import JsonObject
from draagkracht.directory.rules.hsds.node import LINK, SHORT, Node
from draagkracht.directory.rules.hsds.records import Attribute, Classification, TaxonomyTerm

# HSDS 3 writes the code of a term in `code`, ORUK in `term`; some feeds only have a name.
WHERE_A_CODE_STANDS: Final = ("code", "term", "name")
OUR_PREFIX: Final = "draagkracht-"

Code = TypeVar("Code", bound=StrEnum)


def read_attributes(
    service: Node, taxonomy_terms: Mapping[str, JsonObject]
) -> tuple[tuple[Attribute, ...], Classification]:
    """Return the attributes that are not ours, and what ours say. An unknown code of ours becomes a warning."""
    codes: list[StrEnum] = []
    texts: dict[str, str] = {}
    others: list[Attribute] = []
    for node in service.children("attributes"):
        label = node.text("label", SHORT)
        term = _term(node, taxonomy_terms)
        if label in {FIRST_STEP, WHAT_TO_EXPECT, ASKED_AS}:
            texts.setdefault(label, node.text("value"))
        elif term and _taxonomy(term).startswith(OUR_PREFIX):
            codes.extend(_code(term))
        else:
            others.append(_attribute(node, label, term))
    classification = Classification(
        base_functions=_in_order(BaseFunction, codes),
        conditions=_in_order(Condition, codes),
        laws=_in_order(Law, codes),
        audiences=_in_order(Audience, codes),
        respite_forms=_in_order(RespiteForm, codes),
        kinds=_in_order(ServiceKind, codes),
        first_step=texts.get(FIRST_STEP, ""),
        what_to_expect=texts.get(WHAT_TO_EXPECT, ""),
        asked_as=texts.get(ASKED_AS, ""),
    )
    return tuple(others), classification


def _term(node: Node, known: Mapping[str, JsonObject]) -> Node | None:
    inline = node.child("taxonomy_term")
    term_id = inline.text("id", SHORT) if inline else node.text("taxonomy_term_id", SHORT)
    if term_id in known:
        return Node(known[term_id], node.notes, node.at("taxonomy_term"))
    if inline is None and term_id:
        node.warn("taxonomy_term_id", Sentence(N_("Deze term staat niet in de aanlevering.")))
    return inline


def _taxonomy(term: Node) -> str:
    name = term.text("taxonomy", LINK)
    if name:
        return name
    detail = term.child("taxonomy_detail")
    return detail.text("name", LINK) if detail else ""


def _code(term: Node) -> list[StrEnum]:
    taxonomy = _taxonomy(term)
    codes = TAXONOMIES.get(taxonomy)
    if codes is None:
        term.warn("taxonomy", Sentence(N_("De indeling “%(name)s” kennen wij niet."), {"name": taxonomy[:SHORT]}))
        return []
    written = [text for text in (term.text(name, SHORT) for name in WHERE_A_CODE_STANDS) if text]
    for text in written:
        # A StrEnum is found by its value; `in` over the members works for any text.
        if text in list(codes):
            return [codes(text)]
    reason = Sentence(
        N_("De code “%(code)s” bestaat niet in %(taxonomy)s."),
        {"code": written[0] if written else "", "taxonomy": taxonomy},
    )
    term.warn("code", reason)
    return []


def _in_order(kind: type[Code], found: list[StrEnum]) -> tuple[Code, ...]:
    # By identity: "none" is a code of two lists, and equal members of two lists are equal as texts.
    return tuple(code for code in kind if any(one is code for one in found))


def _attribute(node: Node, label: str, term: Node | None) -> Attribute:
    return Attribute(
        id=node.key(),
        link_type=node.text("link_type", SHORT),
        label=label,
        value=node.text("value"),
        taxonomy_term=_taxonomy_term(term) if term else None,
    )


def _taxonomy_term(term: Node) -> TaxonomyTerm:
    return TaxonomyTerm(
        id=term.key(),
        name=term.text("name", SHORT) or term.text("term", SHORT),
        description=term.text("description"),
        code=term.text("code", SHORT) or term.text("term", SHORT),
        taxonomy=_taxonomy(term),
        parent_id=term.text("parent_id", SHORT),
        term_uri=term.link("term_uri"),
    )
