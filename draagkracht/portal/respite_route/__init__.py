"""Which way to a breather: what somebody looks for, one question at a time, and who arranges it."""
