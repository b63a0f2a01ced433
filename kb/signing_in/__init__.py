"""Signing in at the desk: how often it may fail, from where, and what is said then."""
