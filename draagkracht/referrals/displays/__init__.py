"""From what queries return to what a page shows: in words, in the language of the reader."""
