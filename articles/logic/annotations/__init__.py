"""Annotations of other tools: read by the W3C's Web Annotation Data Model (2017), and placed in
a text of ours."""
