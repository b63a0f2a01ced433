"""Letters to people of the newsroom and to readers, composed as they are sent."""
