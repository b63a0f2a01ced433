"""Who acts, and what of it is kept."""

from __future__ import annotations

import pytest

from articles.desk.editing import company as companies
from articles.desk.editing.acting import acting, actor, only, roles_of
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.models import Company, Person
from tests.desk import factories
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def test_nothing_is_kept_of_a_deed_that_fails(newsroom: Newsroom) -> None:
    with pytest.raises(EditingError), acting(newsroom.ana, "test"):  # noqa: PT012
        companies.make_company(name="Half")
        companies.make_company(name="Whole", country="??")
    assert not Company.objects.filter(name="Half").exists()


def test_one_deed_at_a_time(newsroom: Newsroom) -> None:
    with (
        pytest.raises(EditingError, match="acting already"),
        acting(newsroom.ana, "test"),
        acting(newsroom.ben, "test"),
    ):
        pass
    with acting(newsroom.ben, "test"):
        assert actor() == newsroom.ben


def test_nobody_acts_outside(newsroom: Newsroom) -> None:
    with pytest.raises(EditingError, match="Nobody is acting"):
        companies.make_company(name="A")


def test_a_superuser_has_no_role_by_that(newsroom: Newsroom) -> None:
    root = factories.person("boss", "administrator", is_superuser=True)
    with pytest.raises(NotAllowed, match="Only a"), acting(root, "test"):
        companies.make_company(name="A")
    with acting(newsroom.dan, "test"), pytest.raises(NotAllowed, match="editor"):
        only("editor")


def test_the_built_in_person_imports_like_a_journalist() -> None:
    system = Person.objects.get(is_system=True)
    assert roles_of(system) == {"journalist"}
    with acting(system, "import"):
        assert companies.make_company(name="Imported").version == 1
