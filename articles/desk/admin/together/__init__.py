"""Doing one thing to several claims: with a preview of its effects, and a result for each."""
