"""One module a page: what it shows, in a fixed number of queries."""
