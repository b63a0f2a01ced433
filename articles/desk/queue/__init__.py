"""What needs whom now: the desk's queue, read set-wise."""
