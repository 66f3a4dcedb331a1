"""Tests of the rules of the search."""

from draagkracht.directory.rules.search import Analyser, default_lexicon

# Read once for all modules: that takes longer than most of their tests.
ANALYSER = Analyser(default_lexicon())
