"""The words that rules about sentences and names go by, a file for each language."""
