"""The sentences of an article at the desk: annotating them, and the claim made from each."""

from __future__ import annotations

from typing import Any

from django.urls import path

from articles.desk.admin.article_annotate import AnnotatePage
from articles.desk.admin.article_make_claim import MakeClaimPage
from articles.desk.admin.article_undo import UndoPage


class SentencePages(AnnotatePage, MakeClaimPage, UndoPage):
    """Gives ArticleAdmin the pages below `<id>/sentences/`."""

    def sentence_urls(self) -> list[Any]:
        inside = self.admin_site.admin_view
        pages = (
            ("", self.sentences_view, "sentences"),
            ("undo/", self.undo_view, "undo"),
            ("<int:number>/claim/", self.make_claim_view, "make_claim"),
        )
        return [
            path(f"<int:object_id>/sentences/{tail}", inside(view), name=f"articles_article_{name}")
            for tail, view, name in pages
        ]
