"""The analyser as others use it: texts to documents, and questions to queries, with one lexicon."""

from draagkracht.directory.rules.search import asking
from draagkracht.directory.rules.search.analysing import TextAnalyser
from draagkracht.directory.rules.search.query import Query
from draagkracht.directory.rules.search.vocabulary import EMPTY, Vocabulary


class Analyser(TextAnalyser):
    """Turns texts into documents and questions into queries. One for each lexicon is enough: it remembers words."""

    def query(
        self, text: str, vocabulary: Vocabulary = EMPTY, *, typing: bool = False, literally: bool = False
    ) -> Query:
        """Return the query in a text, of which the first 200 characters are read.

        `vocabulary`: what the index holds, for compounds that are typed with spaces or without. While somebody is
        `typing`, the last word may be the beginning of a word. Taken
        `literally`, no word is read as one of another language.
        """
        return asking.ask(self, text, vocabulary, typing=typing, literally=literally)
