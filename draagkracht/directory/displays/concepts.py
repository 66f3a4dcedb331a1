"""What the word list means besides words, for who reads it: `#form:stay` is "vorm van respijt: logeren"."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext

from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.search.lexicon import CONCEPT, is_concept

# For whom something is; the names are those of the word list.
GROUPS: Final[Mapping[str, Sentence]] = {
    "young_carer": Sentence(N_("jongeren die voor iemand zorgen")),
    "child": Sentence(N_("kinderen")),
    "professional": Sentence(N_("mensen die hier werken")),
    "other_language": Sentence(N_("wie een andere taal spreekt")),
}
FACETS: Final[Mapping[str, tuple[str, Mapping[str, Sentence]]]] = {
    "need": (N_("soort hulp"), {str(code): label for code, label in codes.NEED_LABELS.items()}),
    "form": (N_("vorm van respijt"), {str(code): label for code, label in codes.RESPITE_FORM_LABELS.items()}),
    "kind": (N_("soort dienst"), {str(code): label for code, label in codes.KIND_LABELS.items()}),
    "condition": (N_("speciaal bij"), {str(code): label for code, label in codes.CONDITION_LABELS.items()}),
    "law": (N_("wie betaalt"), {str(code): label for code, label in codes.LAW_LABELS.items()}),
    "audience": (N_("voor"), {str(code): label for code, label in codes.AUDIENCE_LABELS.items()}),
    "for": (N_("alleen voor"), GROUPS),
    "maybe": (N_("misschien voor"), GROUPS),
    "free": (N_("kosten"), {"yes": Sentence(N_("gratis"))}),
    "online": (N_("hoe"), {"yes": Sentence(N_("online of met de telefoon"))}),
}


def in_words(text: str) -> str:
    """Return what stands in a row of the word list as somebody reads it: a word as it is, a theme or code by its name.

    A code that has no name here stays as it is written, without its sign.
    """
    if not is_concept(text):
        return text
    facet, colon, code = text.removeprefix(CONCEPT).partition(":")
    if not colon:
        return gettext("thema %(name)s") % {"name": facet}
    if facet == "language":
        return gettext("taal: %(name)s") % {"name": translate(codes.language_name(code))}
    name, labels = FACETS.get(facet, (facet, {}))
    label = translate(labels[code]) if code in labels else code
    return f"{gettext(name)}: {label[:1].lower()}{label[1:]}"
