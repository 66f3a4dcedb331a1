"""From a request for support to an arrangement and a decision, and what comes after: the file of the municipality."""
