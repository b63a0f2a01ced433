"""The interface for programs: reading, and nothing else."""
