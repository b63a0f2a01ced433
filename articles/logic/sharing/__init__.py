"""What evidence items share that speaks for one origin: see shared_origins."""
