"""The parts of `articles.logic.confidence`, which is the only door to them."""
