"""Reading respite. What leaves a module is frozen and cannot query."""
