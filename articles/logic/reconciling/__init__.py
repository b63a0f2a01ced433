"""Companies that other people's tables name: what is asked, and how sure an answer is.

After the Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group, 2023).
"""
