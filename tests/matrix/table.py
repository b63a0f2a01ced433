"""The fixture: what every address answers to whom.

`GATES` says in words of status codes who gets through; each row of `ADDRESSES` names an address,
the subject its arguments are taken from, the action of workflow.md's matrix it belongs to, the
gate of a GET (and HEAD), and the gate of an empty POST. An empty POST changes nothing for
anybody: `tests/matrix/sending.py` holds those that would. The other methods are one rule: 405.

Visitors: `anon` has not signed in; `gone` is deactivated, with a session of before; `none` is
staff without a group; J, F, E and A are the roles; `root` is a superuser without a group, who
may look where others write (break-glass), and does nothing of theirs.

Where a step of a record is refused to a role, its form is refused (403), and what is sent all
the same comes back as a form with the reason in words (200): the step is not done.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.matrix.newsroom import VISITORS

GATES = """
gate      | anon gone none J   F   E   A   root
public    | 200  200  200  200 200 200 200 200
moved     | 301  301  301  301 301 301 301 301
absent    | 404  404  404  404 404 404 404 404
withdrawn | 410  410  410  410 410 410 410 410
reading   | 405  405  405  405 405 405 405 405
staff     | 302  302  200  200 200 200 200 200
leads on  | 302  302  302  302 302 302 302 302
leaving   | 302  302  200  200 200 200 200 200
look      | 302  302  403  200 200 200 403 200
led       | 302  302  403  302 302 302 403 302
undone    | 302  302  403  302 302 302 403 403
writers   | 302  302  403  200 200 200 403 403
checkers  | 302  302  403  403 200 200 403 403
editors   | 302  302  403  403 403 200 403 403
asking    | 302  302  403  200 200 403 403 403
journal   | 302  302  403  200 403 403 403 403
people    | 302  302  403  403 403 403 200 200
deciding  | 302  302  403  404 404 404 403 403
listed    | 302  302  404  200 200 200 200 200
missing   | 302  302  404  404 404 404 404 404
none here | 302  302  403  404 404 404 403 404
nobody    | 302  302  403  403 403 403 403 403
sending   | 302  302  405  405 405 405 405 405
undoing   | 302  302  403  405 405 405 403 403
noting    | 302  302  403  405 405 405 403 405
of people | 302  302  403  403 403 403 405 405
signed in | 200  200  302  302 302 302 302 302
document  | 302  302  403  404 404 200 403 404
led away  | 302  302  403  302 302 302 403 403
led check | 302  302  403  403 302 302 403 403
led edit  | 302  302  403  403 403 302 403 403
unfit     | 400  400  400  400 400 400 400 400
elsewhere | 302  302  403  412 412 412 403 200
not oneself | 302 302 403  403 403 403 403 200
exports   | 302  302  403  403 403 200 403 200
of exports | 302 302  403  403 403 405 403 405
no export | 302  302  403  403 403 404 403 404
"""

ADDRESSES = """
articles:home                       |                        | editions | public    | reading
articles:claim-detail               | #published             | editions | public    | reading
articles:claim-detail               | #draft                 | editions | absent    | reading
articles:claim-detail               | #internal              | editions | absent    | reading
articles:claim-detail               | #secret                | editions | absent    | reading
articles:claim-detail               | #verified              | editions | absent    | reading
articles:claim-detail               | #embargoed             | editions | absent    | reading
articles:claim-detail               | #rejected              | editions | absent    | reading
articles:claim-detail               | #retracted             | editions | public    | reading
articles:claim-detail               | #disputed              | editions | public    | reading
articles:claim-detail               | #withdrawn             | editions | withdrawn | reading
articles:claim-detail               | #merged                | editions | moved     | reading
articles:claim-edition              | #published 1           | editions | public    | reading
articles:claim-edition              | #published 2           | editions | absent    | reading
articles:claim-edition              | #embargoed 1           | editions | absent    | reading
articles:claim-edition              | #withdrawn 1           | editions | withdrawn | reading
articles:claim-changes              | #published 1 2         | editions | absent    | reading
articles:claim-changes              | #withdrawn 1 2         | editions | withdrawn | reading
articles:claim-embed                | #published             | editions | public    | reading
articles:claim-embed                | #secret                | editions | absent    | reading
articles:claim-card                 | #published             | editions | public    | reading
articles:claim-card                 | #secret                | editions | absent    | reading
articles:claim-edition-card         | #published 1           | editions | public    | reading
articles:claim-edition-card         | #embargoed 1           | editions | absent    | reading
articles:claim-rendering            | #published json        | editions | public    | reading
articles:claim-rendering            | #published jsonld      | editions | public    | reading
articles:claim-rendering            | #published bib         | editions | public    | reading
articles:claim-rendering            | #published ris         | editions | public    | reading
articles:claim-rendering            | #published csl.json    | editions | public    | reading
articles:claim-rendering            | #draft json            | editions | absent    | reading
articles:claim-rendering            | #secret json           | editions | absent    | reading
articles:claim-rendering            | #withdrawn json        | editions | withdrawn | reading
articles:claim-edition-rendering    | #published 1 json      | editions | public    | reading
articles:claim-edition-rendering    | #embargoed 1 json      | editions | absent    | reading
articles:claim-edition-rendering    | #withdrawn 1 jsonld    | editions | withdrawn | reading
articles:article-detail             | #pub_article           | editions | public    | reading
articles:article-detail             | #spare_article         | editions | absent    | reading
articles:article-annotations        | #pub_article           | editions | public    | reading
articles:article-annotations        | #spare_article         | editions | absent    | reading
articles:article-annotation         | #pub_article 00000000  | editions | absent    | reading
articles:article-annotation         | #pub_article #draft    | editions | absent    | reading
articles:oembed                     |                        | editions | unfit     | reading
articles:styleguide                 |                        | editions | public    | reading
articles:company-list               |                        | editions | public    | reading
articles:company-suggest            |                        | editions | public    | reading
articles:company-detail             | #pub_company           | editions | public    | reading
articles:company-detail             | spare-company          | editions | absent    | reading
articles:company-feed               | #pub_company atom      | editions | public    | reading
articles:company-pair               | #pub_company bolt      | editions | absent    | reading
articles:reconciliation             |                        | editions | public    | public
articles:reconciliation-suggest     | entity                 | editions | public    | reading
articles:reconciliation-flyout      | type                   | editions | absent    | reading
articles:reconciliation-properties  |                        | editions | public    | reading
articles:company-by-id              | #acme                  | editions | moved     | reading
articles:company-by-id              | #spare_company         | editions | absent    | reading
articles:company-preview            | #acme                  | editions | public    | reading
articles:company-preview            | #spare_company         | editions | absent    | reading
articles:source-detail              | #pub_source            | editions | public    | reading
articles:source-detail              | #hidden                | editions | absent    | reading
articles:source-feed                | #pub_source atom       | editions | public    | reading
articles:source-feed                | #hidden json           | editions | absent    | reading
articles:source-list                |                        | editions | public    | reading
articles:change-feed                | json                   | editions | public    | reading
articles:change-list                |                        | editions | public    | reading
articles:change-week                | 2024-W01               | editions | public    | reading
articles:change-week                | 2999-W01               | editions | absent    | reading
articles:topic-list                 |                        | editions | public    | reading
articles:topic-detail               | #pub_topic             | editions | public    | reading
articles:topic-feed                 | #pub_topic json        | editions | public    | reading
articles:search                     |                        | editions | public    | reading
articles:correction-list            |                        | editions | public    | reading
articles:correction-feed            | atom                   | editions | public    | reading
articles:method                     |                        | editions | public    | reading
articles:feed-list                  |                        | editions | public    | reading
articles:feed-claimreview           |                        | editions | public    | reading
articles:api                        |                        | editions | public    | reading
articles:api-browser                |                        | editions | public    | reading
articles:api-schema                 | json                   | editions | public    | reading
articles:api-schema                 | yaml                   | editions | public    | reading
articles:api-claims                 |                        | editions | public    | reading
articles:api-claim                  | #published             | editions | public    | reading
articles:api-claim                  | #draft                 | editions | absent    | reading
articles:api-claim                  | #internal              | editions | absent    | reading
articles:api-claim                  | #secret                | editions | absent    | reading
articles:api-claim                  | #embargoed             | editions | absent    | reading
articles:api-claim                  | #retracted             | editions | public    | reading
articles:api-claim                  | #withdrawn             | editions | withdrawn | reading
articles:api-claim                  | #merged                | editions | moved     | reading
articles:api-editions               | #published             | editions | public    | reading
articles:api-editions               | #secret                | editions | absent    | reading
articles:api-editions               | #withdrawn             | editions | withdrawn | reading
articles:api-edition                | #published 1           | editions | public    | reading
articles:api-edition                | #embargoed 1           | editions | absent    | reading
articles:api-edition                | #withdrawn 1           | editions | withdrawn | reading
articles:api-companies              |                        | editions | public    | reading
articles:api-company                | #company_id            | editions | public    | reading
articles:api-company                | 00000000               | editions | absent    | reading
articles:api-articles               |                        | editions | public    | reading
articles:api-article                | #pub_article           | editions | public    | reading
articles:api-article                | #spare_article         | editions | absent    | reading
articles:api-sources                |                        | editions | public    | reading
articles:api-source                 | #pub_source            | editions | public    | reading
articles:api-source                 | #hidden                | editions | absent    | reading
articles:api-relations              |                        | editions | public    | reading
articles:api-relation               | #relation              | editions | absent    | reading
articles:api-topics                 |                        | editions | public    | reading
articles:api-topic                  | #pub_topic             | editions | public    | reading
articles:api-corrections            |                        | editions | public    | reading
articles:api-correction             | #published 1           | editions | absent    | reading
articles:api-nothing                | nowhere                | editions | absent    | reading
articles:export-csv                 |                        | editions | public    | reading
articles:export-jsonl               |                        | editions | public    | reading
articles:export-base                |                        | editions | public    | reading
articles:export-ftm                 |                        | editions | public    | reading
articles:export-nothing             | nowhere                | editions | absent    | reading
articles:feed-everything            | json                   | editions | public    | reading
articles:sitemap                    |                        | editions | public    | reading
articles:sitemap-file               | claims 1               | editions | public    | reading
articles:sitemap-file               | nothing 1              | editions | absent    | reading
articles:robots                     |                        | editions | public    | reading
claim-report                        | #published             | editions | public    | unfit
claim-report                        | #retracted             | editions | public    | unfit
claim-report                        | #draft                 | editions | absent    | absent
claim-report                        | #secret                | editions | absent    | absent
claim-report                        | #withdrawn             | editions | withdrawn | withdrawn
claim-report                        | #merged                | editions | leads on  | leads on
livez                               |                        | editions | public    | reading
readyz                              |                        | editions | public    | reading

admin:login                         |                        | account  | signed in | public
admin:logout                        |                        | account  | sending   | leaving
admin:password_change               |                        | account  | staff     | staff
admin:password_change_done          |                        | account  | staff     | sending
admin:index                         |                        | account  | staff     | staff
admin:search                        |                        | account  | staff     | staff
admin:jsi18n                        |                        | account  | staff     | sending
desk/(?P<url>.*)$                   | nothing-here           | nothing  | missing   | missing
admin:view_on_site                  | claim_type published   | nothing  | missing   | missing
admin:view_on_site                  | claim_type secret      | nothing  | missing   | missing
admin:autocomplete                  |                        | drafts   | nobody    | sending
admin:app_list                      | articles               | account  | listed    | listed

admin:articles_article_changelist   |                        | drafts   | look      | look
admin:articles_article_add          |                        | edit     | writers   | writers
admin:articles_article_by_hand      |                        | edit     | writers   | writers
admin:articles_article_change       | article                | edit     | look      | writers
admin:articles_article_editing      | article                | drafts   | noting    | look
admin:articles_article_history      | article                | drafts   | look      | look
admin:articles_article_delete       | spare_article          | edit     | writers   | writers
desk/articles/article/<path:object_id>/ | article            | drafts   | leads on  | leads on
admin:articles_article_step         | article nothing        | nothing  | none here | none here
admin:articles_article_sentences    | article                | drafts   | look      | look
admin:articles_article_undo         | article                | edit     | undoing   | undone
admin:articles_article_make_claim   | article 1              | edit     | writers   | writers
admin:articles_article_make_claim   | article 999            | edit     | deciding  | deciding
admin:articles_article_versions     | article                | edit     | look      | writers
admin:articles_article_show_version | article                | publish  | sending   | led
admin:articles_article_check_link   | article                | edit     | sending   | undone
admin:articles_article_raw          | article 1              | drafts   | look      | look
admin:articles_article_raw          | article 9              | drafts   | none here | none here
admin:articles_article_rewrites     | rewrite                | edit     | look      | look
admin:articles_article_corrections  | article                | edit     | look      | writers
admin:articles_article_corrections_check   | article         | check    | checkers  | checkers
admin:articles_article_corrections_publish | article         | publish  | editors   | editors

admin:articles_brief_changelist     |                        | drafts   | look      | look
admin:articles_brief_add            |                        | edit     | writers   | writers
admin:articles_brief_change         | brief                  | edit     | look      | writers
admin:articles_brief_editing        | brief                  | drafts   | noting    | look
admin:articles_brief_history        | brief                  | drafts   | look      | look
admin:articles_brief_delete         | brief                  | edit     | writers   | writers
desk/articles/brief/<path:object_id>/ | brief                | drafts   | leads on  | leads on
admin:articles_brief_step           | brief submit           | edit     | writers   | look
admin:articles_brief_step           | brief_in_review verify | check    | checkers  | look
admin:articles_brief_step           | brief_in_review send-back | check | checkers  | look
admin:articles_brief_step           | brief_verified publish | publish  | editors   | look
admin:articles_brief_step           | brief_verified propose | publish  | asking    | look

admin:articles_claim_changelist     |                        | drafts   | look      | look
admin:articles_claim_add            |                        | edit     | writers   | writers
admin:articles_claim_change         | draft                  | drafts   | look      | writers
admin:articles_claim_change         | internal               | drafts   | look      | writers
admin:articles_claim_change         | published              | drafts   | look      | writers
admin:articles_claim_editing        | draft                  | drafts   | noting    | look
admin:articles_claim_history        | draft                  | drafts   | look      | look
admin:articles_claim_delete         | draft                  | nothing  | nobody    | nobody
desk/articles/claim/<path:object_id>/ | draft                | drafts   | leads on  | leads on
admin:articles_claim_queue          |                        | drafts   | look      | noting
admin:articles_claim_told           |                        | drafts   | look      | led
admin:articles_claim_told_choices   |                        | drafts   | look      | elsewhere
admin:articles_claim_reports        |                        | drafts   | look      | noting
admin:articles_claim_report         | #report                | drafts   | look      | look
admin:articles_claim_keys           |                        | account  | sending   | leads on
admin:articles_claim_together       |                        | edit     | undone    | undone
admin:articles_claim_alike          |                        | edit     | undoing   | writers
admin:articles_claim_choose         | company                | edit     | writers   | writers
admin:articles_claim_choose         | session                | nothing  | deciding  | deciding
admin:articles_claim_document       | #hidden_item           | sources  | none here | none here
admin:articles_claim_document       | #secret_item           | confidential | document | document
admin:articles_claim_proposals      | draft                  | edit     | look      | deciding
admin:articles_claim_name_origin    | draft                  | edit     | look      | writers
admin:articles_claim_step           | draft submit           | edit     | writers   | look
admin:articles_claim_step           | in_review verify       | check    | checkers  | look
admin:articles_claim_step           | in_review send-back    | check    | checkers  | look
admin:articles_claim_step           | verified publish       | publish  | editors   | look
admin:articles_claim_step           | in_review reject       | check    | checkers  | look
admin:articles_claim_step           | in_review ask-to-check | edit     | writers   | look
admin:articles_claim_step           | draft assign           | edit     | writers   | look
admin:articles_claim_step           | draft comment          | edit     | writers   | look
admin:articles_claim_step           | draft recheck-links    | edit     | led away  | look
admin:articles_claim_step           | draft snooze           | edit     | writers   | look
admin:articles_claim_step           | draft wake             | edit     | led away  | look
admin:articles_claim_step           | draft assess           | edit     | writers   | look
admin:articles_claim_step           | draft answer-rules     | edit     | led away  | look
admin:articles_claim_step           | published outcome      | edit     | writers   | look
admin:articles_claim_step           | draft enquire          | edit     | writers   | look
admin:articles_claim_step           | published challenge    | check    | checkers  | look
admin:articles_claim_step           | disputed ask-close     | publish  | editors   | look
admin:articles_claim_step           | disputed close-challenge | publish | editors  | look
admin:articles_claim_step           | published close-recheck | check   | led check | look
admin:articles_claim_step           | published reviewed     | check    | checkers  | look
admin:articles_claim_step           | published ask-retraction | edit   | writers   | look
admin:articles_claim_step           | retractable retract    | publish  | editors   | look
admin:articles_claim_step           | published ask-withdrawal | withdraw | editors | look
admin:articles_claim_step           | withdrawable withdraw  | withdraw | editors   | look
admin:articles_claim_step           | withdrawn ask-redaction | withdraw | editors  | look
admin:articles_claim_step           | published ask-redaction | withdraw | editors | look
admin:articles_claim_step           | draft ask-against      | publish  | led edit  | look
admin:articles_claim_step           | draft propose          | publish  | asking    | look
admin:articles_claim_step           | published approve      | check    | checkers  | look
admin:articles_claim_step           | draft mark             | edit     | writers   | look
admin:articles_claim_step           | verified embargo       | publish  | editors   | look
admin:articles_claim_step           | twin merge             | publish  | editors   | look
admin:articles_claim_step           | merged unmerge         | publish  | editors   | look
admin:articles_claim_step           | draft delete           | edit     | writers   | look
admin:articles_claim_step           | draft nothing          | nothing  | none here | none here

admin:articles_company_changelist   |                        | drafts   | look      | look
admin:articles_company_add          |                        | edit     | writers   | writers
admin:articles_company_change       | acme                   | edit     | look      | writers
admin:articles_company_editing      | acme                   | drafts   | noting    | look
admin:articles_company_history      | acme                   | drafts   | look      | look
admin:articles_company_delete       | spare_company          | edit     | writers   | writers
desk/articles/company/<path:object_id>/ | acme               | drafts   | leads on  | leads on
admin:articles_company_step         | acme merge             | publish  | editors   | look
admin:articles_company_step         | acme apart             | edit     | led away  | look
admin:articles_company_step         | acme unmerge           | publish  | led edit  | look

admin:articles_companyrelation_changelist |                  | drafts   | look      | look
admin:articles_companyrelation_add  |                        | edit     | writers   | writers
admin:articles_companyrelation_change | relation             | edit     | look      | writers
admin:articles_companyrelation_editing | relation               | drafts   | noting    | look
admin:articles_companyrelation_history | relation            | drafts   | look      | look
admin:articles_companyrelation_delete | relation             | edit     | writers   | writers
desk/articles/companyrelation/<path:object_id>/ | relation   | drafts   | leads on  | leads on
admin:articles_companyrelation_step | relation nothing       | nothing  | none here | none here

admin:articles_deskexport_changelist |                      | export   | exports   | exports
admin:articles_deskexport_add       |                        | nothing  | nobody    | nobody
admin:articles_deskexport_change    | export                 | export   | exports   | nobody
admin:articles_deskexport_editing   | export                 | export   | of exports | exports
admin:articles_deskexport_history   | export                 | nothing  | no export | no export
admin:articles_deskexport_delete    | export                 | nothing  | nobody    | nobody
desk/articles/deskexport/<path:object_id>/ | export          | export   | leads on  | leads on
admin:articles_deskexport_step      | export nothing         | nothing  | no export | no export
admin:articles_enquiry_changelist   |                        | drafts   | look      | look
admin:articles_enquiry_add          |                        | edit     | writers   | writers
admin:articles_enquiry_change       | enquiry                | edit     | look      | writers
admin:articles_enquiry_editing      | enquiry                | drafts   | noting    | look
admin:articles_enquiry_history      | enquiry                | drafts   | look      | look
admin:articles_enquiry_delete       | enquiry                | edit     | writers   | writers
desk/articles/enquiry/<path:object_id>/ | enquiry            | drafts   | leads on  | leads on
admin:articles_enquiry_step         | enquiry nothing        | nothing  | none here | none here

admin:articles_origin_changelist    |                        | drafts   | look      | look
admin:articles_origin_add           |                        | edit     | writers   | writers
admin:articles_origin_change        | origin                 | edit     | look      | writers
admin:articles_origin_editing       | origin                 | drafts   | noting    | look
admin:articles_origin_history       | origin                 | drafts   | look      | look
admin:articles_origin_delete        | origin                 | nothing  | nobody    | nobody
desk/articles/origin/<path:object_id>/ | origin              | drafts   | leads on  | leads on
admin:articles_origin_step          | origin nothing         | nothing  | none here | none here

admin:articles_person_changelist    |                        | people   | people    | people
admin:articles_person_add           |                        | people   | people    | people
admin:articles_person_change        | ben                    | people   | people    | people
admin:articles_person_change        | A                      | people   | people    | not oneself
admin:articles_person_change        | root                   | people   | people    | nobody
admin:articles_person_editing       | ben                    | people   | of people | people
admin:articles_person_history       | ben                    | people   | people    | people
admin:articles_person_delete        | ben                    | nothing  | nobody    | nobody
desk/articles/person/<path:object_id>/ | ben                 | people   | leads on  | leads on
admin:articles_person_step          | ben password           | people   | people    | people
admin:articles_person_step          | A password             | people   | not oneself | people
admin:articles_person_step          | root password          | people   | nobody    | people

admin:articles_request_changelist   |                        | drafts   | look      | look
admin:articles_request_add          |                        | nothing  | nobody    | nobody
admin:articles_request_change       | request                | drafts   | look      | nobody
admin:articles_request_editing      | request                | drafts   | noting    | look
admin:articles_request_history      | request                | nothing  | none here | none here
admin:articles_request_delete       | request                | nothing  | nobody    | nobody
desk/articles/request/<path:object_id>/ | request            | drafts   | leads on  | leads on
admin:articles_request_step         | request approve        | check    | checkers  | look

admin:articles_source_changelist    |                        | drafts   | look      | look
admin:articles_source_add           |                        | edit     | writers   | writers
admin:articles_source_change        | outlet                 | edit     | look      | writers
admin:articles_source_editing       | outlet                 | drafts   | noting    | look
admin:articles_source_history       | outlet                 | drafts   | look      | look
admin:articles_source_delete        | spare_source           | edit     | writers   | writers
desk/articles/source/<path:object_id>/ | outlet              | drafts   | leads on  | leads on
admin:articles_source_step          | outlet grade           | grade    | checkers  | look
admin:articles_source_step          | outlet propose-grade   | grade    | journal   | look

admin:articles_topic_changelist     |                        | drafts   | look      | look
admin:articles_topic_add            |                        | edit     | writers   | writers
admin:articles_topic_change         | topic                  | drafts   | look      | editors
admin:articles_topic_editing        | topic                  | drafts   | noting    | look
admin:articles_topic_history        | topic                  | drafts   | look      | look
admin:articles_topic_delete         | topic                  | publish  | editors   | editors
desk/articles/topic/<path:object_id>/ | topic                | drafts   | leads on  | leads on
admin:articles_topic_step           | topic nothing          | nothing  | none here | none here

admin:articles_verification_changelist |                     | drafts   | look      | look
admin:articles_verification_add     |                        | nothing  | nobody    | nobody
admin:articles_verification_change  | verification           | drafts   | look      | nobody
admin:articles_verification_editing | verification           | drafts   | noting    | look
admin:articles_verification_history | verification           | nothing  | none here | none here
admin:articles_verification_delete  | verification           | nothing  | nobody    | nobody
desk/articles/verification/<path:object_id>/ | verification  | drafts   | leads on  | leads on
admin:articles_verification_step    | verification nothing   | nothing  | none here | none here

admin:articles_partchange_changelist |                       | drafts   | look      | look
admin:articles_partchange_add       |                        | nothing  | nobody    | nobody
admin:articles_partchange_change    | change                 | drafts   | look      | nobody
admin:articles_partchange_editing   | change                 | drafts   | noting    | look
admin:articles_partchange_history   | change                 | nothing  | none here | none here
admin:articles_partchange_delete    | change                 | nothing  | nobody    | nobody
desk/articles/partchange/<path:object_id>/ | change          | drafts   | leads on  | leads on
admin:articles_partchange_step      | change nothing         | nothing  | none here | none here
"""


@dataclass(frozen=True)
class Row:
    """`gets` and `sends` are status codes by visitor."""

    key: str
    subject: tuple[str, ...]
    action: str
    gets: dict[str, int]
    sends: dict[str, int]

    @property
    def is_desk(self) -> bool:
        return self.key.startswith(("admin:", "desk/"))

    @property
    def name(self) -> str:
        return " ".join((self.key, *self.subject))


def _lines(table: str) -> list[list[str]]:
    lines = (line.split("|") for line in table.splitlines() if line.strip())
    return [[cell.strip() for cell in line] for line in lines]


def gates() -> dict[str, dict[str, int]]:
    head, *rows = _lines(GATES)
    assert tuple(head[1].split()) == VISITORS
    return {name: dict(zip(VISITORS, map(int, codes.split()), strict=True)) for name, codes in rows}


def rows() -> list[Row]:
    known = gates()
    return [
        Row(key, tuple(subject.split()), action, known[gets], known[sends])
        for key, subject, action, gets, sends in _lines(ADDRESSES)
    ]
