"""Between queries and templates: people and roles in the words of the reader."""
