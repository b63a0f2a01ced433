"""Forms that readers send."""
