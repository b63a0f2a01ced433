"""Parts of a page that are the site's and not the article's, told by how they are named.

A name alone can mislead: a page's whole body may be called "has-sidebar". So a part counts as
furniture only while it holds little of what was found to be the article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree
from lxml.html import HtmlElement

from articles.desk.capture.html_blocks import is_furniture

#: A part with at least this share of the article's words is the article, whatever its name.
SHARE_OF_ARTICLE = 0.3

_TAGS = """
    address aside blockquote dd div dl dt fieldset figcaption figure footer form h2 h3 h4 h5 h6
    header li nav ol p section table td tr ul article details
"""
_BLOCK_TAGS = frozenset(_TAGS.split())
_NAMES = """
    nav navs navbar navigation menu sidebar side-bar footer breadcrumbs? bread-crumbs? skip-link
    comments? comment-\\w+ commenting respond disqus replies
    related related-\\w+ relation relacionad[oa]s? kanren recirc\\w* recommend\\w*
    suggest(?:ed|ions) onward read-(?:more|next|also|on) readmore also-read see-also
    mehr-zum lesen-sie weitere
    more-(?:on|from|in|stories|news|articles|releases|like) te-puede-interesar lea-tambien
    most-(?:read|popular|viewed|shared|commented) mostread trending popular rankings? meistgelesen
    top-stories latest-(?:news|stories|articles|posts) lo-mas-leido hot-news
    ctas? call-to-action teasers? promos? promo-\\w+ upsell
    share shares sharing share-?bar share-\\w+ sharedaddy social socials sns follow follow-us
    toolbar compartir teilen
    newsletters? newsletter-\\w+ subscri(?:be|bers?|ption|ptions) suscri\\w+ sign-?up abobox regwall
    paywall\\w* barrier registration
    ads? adv ad-\\w+ adslot adbox advert\\w* anzeigen? werbung publicidad publicite pubblicita
    sponsor\\w* partner-content outbrain taboola native-ad
    cookies? cookie-\\w+ consent gdpr cmp modal popup onetrust didomi
    tags tags-\\w+ tag-?list tag-?cloud topics keywords etiquetas schlagworte hashtags
    (?:author|autor|writer|reporter)s?-(?:bio|box|info|card|description|profile|about)
    about-(?:the-)?author bio biography
    captions? caption-\\w+ figcaption img-desc\\w* photo-credit image-credit wp-caption-text
    pull-?quotes? toc toc-\\w+ table-of-contents
    feedback ratings? poll survey
    player video-player video-embed inline-video podcast-player audio-player
    app-(?:guide|download|promo) pagination pager post-navigation prev-next
    copyrights? widgets? ticker
    sr-only visually-hidden screen-reader-text
"""
_FURNITURE = re.compile(rf"(?:^|[ _-])(?:{'|'.join(_NAMES.split())})(?=$|[ _-])")
_META_NAMES = """
    byline by-line byline-\\w+ contributor author authors autor firma reporter meta
    entry-meta article-info
    date dates datum fecha time timestamp published publish-?date posted-on pub-?date ymd credits?
    credit-\\w+ dateline editors? article-editor issue readtime reading-time
"""
_META = re.compile(rf"(?:^|[ _-])(?:{'|'.join(_META_NAMES.split())})(?=$|[ _-])")
#: Longer ones are text: the author's own introduction, a dispatch with its place and date.
META_LENGTH = 200
# Sites with computed class names still name their parts for their own tests.
_NAMING = ("class", "id", "data-component", "data-testid", "data-qa")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME_LENGTH = 500


Shares = Mapping[etree._Element, float]


def named_furniture(tree: HtmlElement, shares: Shares) -> set[etree._Element]:
    """Every element in a part whose class or id names it as something else than the article.

    `shares` is how much of the article's words each element holds, 0 to 1; elements without any
    may be left out.
    """
    return _named(tree, _FURNITURE, shares)


def named_meta(tree: HtmlElement, shares: Shares) -> set[etree._Element]:
    """Every element in a part that is named as byline, date or credit."""
    return _named(tree, _META, shares)


def _named(tree: HtmlElement, names: re.Pattern[str], shares: Shares) -> set[etree._Element]:
    found: set[etree._Element] = set()
    for element in tree.iter(etree.Element):
        parent = element.getparent()
        if (parent is not None and parent in found) or (
            shares.get(element, 0.0) < SHARE_OF_ARTICLE and _is_named(element, names)
        ):
            found.add(element)
    return found


def _is_named(element: etree._Element, names: re.Pattern[str]) -> bool:
    if is_furniture(element, str(element.tag)):
        return True
    if element.tag not in _BLOCK_TAGS:
        return False
    name = " ".join(element.get(attribute, "") for attribute in _NAMING)[:_NAME_LENGTH]
    return not name.isspace() and bool(names.search(_HUMP.sub("-", name).lower()))
