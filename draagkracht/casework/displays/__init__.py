"""From what was read to what a template gets: words, dates, addresses of pages. No models."""
