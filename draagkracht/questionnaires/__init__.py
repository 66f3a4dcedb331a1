"""One engine to define, render and store questions: for assessments, surveys and conversations. No scoring here."""
