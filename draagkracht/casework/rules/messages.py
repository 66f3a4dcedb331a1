"""A mail to somebody in a case, in parts that each reader gets in their own language.

It names the person whom it is written to and nobody else, and nothing of what was asked: mail is read by others.
"""

from dataclasses import dataclass
from typing import Final

from draagkracht.base.text import N_, Sentence

GREETING: Final = N_("Goedendag %(name)s,")
# Lines under each other; an empty line stands between paragraphs.
Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes: the municipality, its desk, and who gives free support that is not of the municipality."""

    municipality: str
    desk: str
    phone: str
    support_name: str = ""
    support_phone: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A mail: its subject and its paragraphs."""

    subject: Sentence
    paragraphs: tuple[Paragraph, ...]

    def dutch(self) -> tuple[str, ...]:
        """Return its paragraphs in Dutch, for a letter on paper: that is signed by itself."""
        return tuple("\n".join(line.dutch() for line in paragraph) for paragraph in self.paragraphs[:-1])


def message(subject: Sentence, name: str, sender: Sender, *paragraphs: Paragraph) -> Message:
    """Return a mail with its greeting and who sends it."""
    signed = (plain(sender.desk), plain(sender.municipality))
    return Message(subject, ((Sentence(GREETING, {"name": name}),), *(one for one in paragraphs if one), signed))


def plain(text: str) -> Sentence:
    """Return words that are the same in each language: a name, an address."""
    return Sentence("%(text)s", {"text": text})


def point(sentence: Sentence) -> Sentence:
    """Return a line of a list."""
    return Sentence("- %(says)s", {"says": sentence})


SUPPORT_HEADING: Final = Sentence(N_("Gratis iemand die met u meedenkt"))
SUPPORT: Final = N_(
    "U mag gratis hulp krijgen van iemand die niet bij de gemeente werkt. Dat heet onafhankelijke "
    "cliëntondersteuning. %(where)s"
)
SUPPORT_BY_PHONE: Final = N_("Bel %(name)s: %(phone)s.")
SUPPORT_BY_DESK: Final = N_("Bel ons, dan zeggen wij u waar: %(phone)s.")


def support(sender: Sender) -> Sentence:
    """Return where free support is to be had, as the municipality says; the desk where nobody filled it in."""
    if sender.support_phone:
        return Sentence(SUPPORT_BY_PHONE, {"name": sender.support_name, "phone": sender.support_phone})
    return Sentence(SUPPORT_BY_DESK, {"phone": sender.phone})
