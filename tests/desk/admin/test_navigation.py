"""The sidebar: by work, for each role its own, and one place marked as the present one."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from articles.desk.admin.navigation import navigation
from articles.desk.editing.acting import ADMINISTRATOR, EDITOR, JOURNALIST
from tests.desk import factories

pytestmark = pytest.mark.django_db
CLAIM = "/desk/articles/claim/"


def shown(where: str, *roles: str) -> list[tuple[str, str, bool]]:
    """(heading, title, whether it is marked) of each link."""
    request = RequestFactory().get(where)
    request.user = factories.person(None, *roles)
    return [
        (str(group.get("title", "")), item["title"], item["active"])
        for group in navigation(request)
        for item in group["items"]
    ]


@pytest.mark.parametrize(
    ("where", "marked"),
    [
        ("/desk/", ["What waits"]),
        (f"{CLAIM}queue/", ["Queue"]),
        (f"{CLAIM}queue/?tab=due", ["Queue"]),
        (f"{CLAIM}queue/?tab=to-verify&q=Acme", ["Check"]),
        (f"{CLAIM}queue/?tab=to-publish", ["Publish"]),
        (f"{CLAIM}reports/ABCDEFGH/", ["Readers’ reports"]),
        (f"{CLAIM}told/choices/", ["What I was told"]),
        (f"{CLAIM}add/", ["Write a claim"]),
        (f"{CLAIM}7/change/", ["Claims"]),
        ("/desk/articles/article/add/", ["Capture an article"]),
        ("/desk/articles/article/7/sentences/", ["Articles"]),
        ("/desk/articles/enquiry/?standing=open", ["Enquiries"]),
        ("/desk/password_change/", []),
    ],
)
def test_it_marks_one_place(where: str, marked: list[str]) -> None:
    assert [title for _, title, is_marked in shown(where, EDITOR) if is_marked] == marked


def test_it_leads_by_work_and_shows_each_role_its_own() -> None:
    headings = list(dict.fromkeys(heading for heading, _, _ in shown("/desk/", JOURNALIST)))
    assert headings == ["", "What needs me", "Write", "Decide", "Look up"]
    of_people = [title for _, title, _ in shown("/desk/", ADMINISTRATOR)]
    assert of_people == ["What waits", "People"]
