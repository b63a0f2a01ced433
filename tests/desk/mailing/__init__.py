"""Mail to people of the newsroom and to readers."""
