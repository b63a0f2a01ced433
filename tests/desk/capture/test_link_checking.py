"""Links looked at against a server of the test's own: what is found, kept, placed anew, told."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from articles.desk.capture.capturing import capture
from articles.desk.capture.link_checking import Checked, check_link
from articles.desk.capture.link_rounds import SPACING, check_each, due
from articles.desk.editing.acting import ADMINISTRATOR, acting
from articles.desk.editing.article import delete_article, make_article, revise_article
from articles.desk.editing.errors import EditingError, NotAllowed
from articles.desk.editing.link import Looked, record_check
from articles.desk.models import Article, LinkCheck, LinkState, Person
from articles.logic.link_states import LinkFinding
from tests.desk import factories
from tests.desk.editing.test_reanchoring import CUT, PARAGRAPHS, SIGNED, placed, say
from tests.desk.page_server import PageServer
from tests.desk.refusals import refused, run, tell

pytestmark = pytest.mark.django_db
PATH = "/strain"


def page_of(*paragraphs: str, head: str = "") -> bytes:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    html = f"<html><head><title>Strain grows</title>{head}</head><body><article>"
    return f"{html}<h1>Strain grows</h1>{body}</article></body></html>".encode()


@pytest.fixture
def site(page_server: PageServer, settings: Settings) -> PageServer:
    settings.CLAIMBOOK_FETCH_HOSTS = (page_server.host,)
    page_server.serves(PATH, page_of(*PARAGRAPHS))
    return page_server


@pytest.fixture
def system() -> Person:
    return Person.objects.get(is_system=True)


def an_article(by: Person, site: PageServer, path: str = PATH) -> Article:
    """By its address, without a copy of its text."""
    with acting(by, "test"):
        return make_article(title="Strain grows", canonical_url=f"http://{site.host}{path}")


def checked(person: Person, article: Article) -> Checked:
    return check_link(person, article.refreshed(), reason="test")


def found(person: Person, article: Article) -> tuple[str, str]:
    """What a check finds, and how the address stands after it."""
    recorded = checked(person, article).recorded
    return recorded.check.finding, recorded.state.standing


def test_a_page_without_a_copy_is_kept_and_then_reads_the_same(
    site: PageServer, system: Person
) -> None:
    article = an_article(factories.person("ana"), site)
    first = checked(system, article)
    assert first.version is not None
    assert bytes(first.version.raw) == page_of(*PARAGRAPHS)
    assert first.version.captured_by == system
    assert first.version.headers["etag"] == '"one"'
    assert "set-cookie" not in first.version.headers
    check = first.recorded.check
    assert (check.status, check.etag, check.size) == (200, '"one"', len(page_of(*PARAGRAPHS)))
    assert (check.sha256, check.kept) == (first.version.sha256, first.version)
    assert found(system, article) == ("alive", "alive")
    assert article.versions.count() == 1


def test_a_changed_page_is_the_next_version_and_passages_are_placed_anew(
    site: PageServer, system: Person
) -> None:
    ana = factories.person("ana")
    article = an_article(ana, site)
    text = checked(system, article).version
    assert text is not None
    cut, signed = say(ana, text, CUT), say(ana, text, SIGNED)
    site.serves(PATH, page_of("Harbour has no partner any more, it says.", *PARAGRAPHS[1:]))
    assert found(system, article) == ("changed", "changed")
    assert placed(cut)[:2] == ("orphaned", 1)
    assert placed(signed) == ("anchored", 2, [SIGNED])
    assert found(system, article) == ("alive", "alive")


def test_it_tells_moved_paywalled_gone_and_troubled_apart(site: PageServer, system: Person) -> None:
    article = an_article(factories.person("ana"), site)
    checked(system, article)
    site.serves("/new/strain", page_of(*PARAGRAPHS))
    site.moves(PATH, "/new/strain")
    moved = checked(system, article)
    assert (moved.recorded.check.finding, moved.recorded.state.standing) == ("moved", "moved")
    assert moved.recorded.check.words.endswith("/new/strain")
    site.moves(PATH, "/")
    site.serves("/", page_of("The news of today.", "And more of it."))
    assert "front page" in checked(system, article).recorded.check.words
    site.serves(PATH, page_of(PARAGRAPHS[0][:40], head='{"isAccessibleForFree": false}'))
    assert found(system, article) == ("paywalled", "paywalled")
    for status, finding in ((403, "paywalled"), (503, "failed"), (404, "gone")):
        site.serves(PATH, b"no", status=status)
        assert found(system, article) == (finding, "paywalled")
    assert article.versions.count() == 1, "none of these is a copy of the article"
    checks = LinkCheck.objects.filter(article=article)
    assert list(checks.values_list("error", flat=True)[:3]) == ["http-404", "http-503", "http-403"]


def test_a_page_is_dead_at_the_second_look(site: PageServer, system: Person) -> None:
    article = an_article(factories.person("ana"), site, "/nothing")
    assert found(system, article) == ("gone", "unchecked")
    gone = Looked(LinkFinding.GONE, "Not found.", "http-404", status=404)
    with acting(system, "test"):
        later = timezone.now() + timedelta(hours=2)
        recorded = record_check(article, gone, url=article.canonical_url, at=later)
    assert recorded.state.standing == "dead"


def test_bytes_that_are_no_article_are_trouble_and_not_kept(
    site: PageServer, system: Person
) -> None:
    article = an_article(factories.person("ana"), site)
    site.serves(PATH, b"<html><body></body></html>")
    assert found(system, article) == ("failed", "unchecked")
    assert not article.versions.exists()


def test_a_page_that_breaks_our_readers_holds_up_no_other(
    site: PageServer, system: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    ana = factories.person("ana")
    article = an_article(ana, site)
    monkeypatch.setattr("articles.desk.capture.link_checking.read", broken)
    assert found(system, article) == ("failed", "unchecked")
    assert LinkCheck.objects.get().error == "reader"
    assert not due().exists()


def test_nobody_is_asked_at_names_of_examples(site: PageServer, system: Person) -> None:
    with acting(system, "test"):
        article = make_article(title="A", canonical_url="https://paper.example/tern")
    assert found(system, article) == ("not_asked", "unchecked")
    assert site.asked == []


def test_it_refuses_what_has_no_address_and_who_may_not_capture(
    site: PageServer, system: Person
) -> None:
    ana, ada = factories.person("ana"), factories.person("ada", ADMINISTRATOR)
    article = an_article(ana, site)
    with pytest.raises(NotAllowed):
        checked(ada, article)
    with acting(ana, "test"):
        bare = make_article(title="B")
    with pytest.raises(EditingError, match="no address on the web"):
        checked(ana, bare)
    with pytest.raises(EditingError, match="another address"), acting(ana, "test"):
        record_check(article, Looked(LinkFinding.ALIVE, "There."), url="https://old.example/")
    assert site.asked == []


def test_a_new_address_begins_anew(site: PageServer, system: Person) -> None:
    ana = factories.person("ana")
    article = an_article(ana, site)
    checked(system, article)
    assert not due().exists()
    site.serves("/new", page_of(*PARAGRAPHS))
    with acting(ana, "test"):
        article = article.refreshed()
        revise_article(article, version=article.version, canonical_url=f"http://{site.host}/new")
    assert list(due()) == [article]
    assert found(system, article) == ("alive", "alive")


# --- Rounds, commands, tasks ----------------------------------------------------------------------


def test_a_round_spaces_questions_to_one_host(site: PageServer, system: Person) -> None:
    ana = factories.person("ana")
    for path in ("/a", "/b", "/c"):
        an_article(ana, site, path)
    waits: list[float] = []
    rounds = check_each(system, due(), reason="test", wait=waits.append, clock=lambda: 0.0)
    assert [bool(done.checked) for done in rounds] == [True, True, True]
    assert waits == [SPACING, SPACING]
    assert site.asked == ["/a", "/b", "/c"]


def test_the_command_says_what_it_found_and_does_what_is_due_once(
    site: PageServer, system: Person
) -> None:
    article = an_article(factories.person("ana"), site)

    def said(*options: str) -> str:
        out = StringIO()
        call_command("check_links", *options, stdout=out)
        return out.getvalue()

    first = said()
    assert f"1 of 1: {article.public_id}: The page is there and reads the same; kept as" in first
    assert "1 address looked at: 1 alive." in first
    assert said("--due") == "No address looked at.\n"
    assert "1 alive" in said("--all", "--limit", "1")
    for options in (("--limit", "0"), ("--all", "--due"), ("--as", "nobody")):
        with pytest.raises(CommandError):
            said(*options)


# --- What the database keeps ----------------------------------------------------------------------


def test_a_check_is_signed_by_who_looked_and_stays(site: PageServer, system: Person) -> None:
    ana, ben = factories.person("ana"), factories.person("ben")
    article = an_article(ana, site)
    with acting(ben, "test"):
        check = LinkCheck.objects.create(
            article=article, checked_by=ana, asked_url="https://a.example/", finding="gone",
            words="Gone.",
        )  # fmt: skip
        check.refresh_from_db()
    assert check.checked_by == ben
    tell(ben)
    for statement in ("UPDATE articles_linkcheck SET words = ''", "DELETE FROM articles_linkcheck"):
        with refused("privilege"):
            run(statement)


def test_a_standing_without_a_check_is_refused(site: PageServer, system: Person) -> None:
    article = an_article(factories.person("ana"), site)
    checked(system, article)
    tell(factories.person("ben"))
    with refused("link_checked"):
        run("UPDATE articles_linkstate SET standing = 'dead' WHERE article_id = %s", [article.pk])


def test_checks_go_with_an_article_that_has_no_text(site: PageServer, system: Person) -> None:
    ana = factories.person("ana")
    article = an_article(ana, site, "/nothing")
    checked(system, article)
    with acting(ana, "test"):
        delete_article(article, version=article.refreshed().version)
    assert not LinkCheck.objects.exists()
    assert not LinkState.objects.exists()


def test_a_copy_by_hand_and_the_address_are_one_article(site: PageServer, system: Person) -> None:
    ana = factories.person("ana")
    with acting(ana, "test"):
        article = capture(page_of(*PARAGRAPHS), url=f"http://{site.host}{PATH}").article
    assert found(system, article) == ("alive", "alive")
