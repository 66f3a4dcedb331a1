"""The quick check as a journey: answers that stay with the visitor, one question a page, and the result."""
