"""One script per claim of speed, each printing ratios measured in one run."""
