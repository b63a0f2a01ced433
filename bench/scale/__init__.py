"""The benchmark of sizes: seeded bases, gates that count, and interleaved rounds."""
