"""Rules as data: which law, which facility, which amount, each with the sentence and the source that explain it."""
