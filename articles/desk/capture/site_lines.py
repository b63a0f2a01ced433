"""Lines that are a site's own in any article: labels, calls, sign-offs; told by their words.

Seven languages and some of their neighbours. Each pattern has to begin a short line, so that a
sentence that only holds such words stays.
"""

from __future__ import annotations

import re

from articles.desk.capture.text_head import is_byline, is_date

_LABELS = re.compile(
    r"\W*(?:advertisement|advertorial|sponsored(?: content)?|anzeige|werbung|publicidad|publicité"
    r"|pubblicità|publicidade|advertentie|إعلان|広告|광고|广告|廣告|story continues below.*"
    r"|article continues (?:below|after).*|scroll to continue|loading|watch now|listen now"
    r"|share|share (?:this|on|via|with|to)\b.{0,60}|teilen|compartir(?: en.{0,40})?|partager"
    r"|شارك|シェア|ツイート|공유하기|分享(?:到|至)?.{0,30}|print"
    r"|e-?mail (?:this|to a friend)\b.{0,30}|save|bookmark|copy link|gift article"
    r"|drucken|merken|imprimir|印刷|保存|프린트|open(?:s)? in (?:a )?new (?:window|tab)"
    r"|skip to.{0,40}|back to top|nach oben|\d+ (?:comments?|kommentare?|comentarios?)|댓글\s*\d*"
    r"|\d{1,2} min(?:ute)?s? read|lesezeit.{0,20}|news provided by\b.*"
    r"|you need to enable javascript.*"
    r"|your browser does not support.*|this video .{0,60}|video player is loading.*)\W*",
    re.I,
)
_CALLS = re.compile(
    r"\W*(?:(?:you can |simply |please )*(?:now )?(?:sign up|subscribe|register|log in|sign in)\b"
    r"|get (?:the |our |your |all )?.{0,60}(?:newsletter|inbox|by e-?mail|delivered)"
    r"|join (?:[\d,.]+|our|the|more than|over)\b.{0,80}(?:readers|subscribers|newsletter|channel)"
    r"|already (?:a |have an? )?(?:subscriber|member|account|subscribed)"
    r"|(?:this (?:article|story|content) is (?:only )?(?:for|available to|reserved))"
    r"|unlock (?:this|insights|the full|unlimited)|try unlimited|become a (?:member|subscriber)"
    r"|to (?:continue|keep) reading|the .{1,60} newsletter (?:provides|brings|delivers)"
    r"|follow (?:us|our)\b|like us on|download (?:the|our) app|want your company's news"
    r"|get in touch\b|have a (?:news )?tip\b|got a tip\b"
    r"|(?:was|did you find) this .{0,30}(?:useful|helpful)"
    r"|our standards:|we use cookies|this (?:site|website) uses cookies"
    r"|(?:jetzt|hier) (?:kostenlos |gratis )?(?:anmelden|abonnieren|registrieren|bestellen|testen)"
    r"|melden sie sich|abonnieren sie|folgen sie uns|weiterlesen mit|bereits abonnent"
    r"|suscr[ií]b(?:e|a)(?:te|se)?\b|hazte (?:suscriptor|socio)|reg[ií]str(?:a|e)(?:te|se)\b"
    r"|s[ií]gue(?:nos|n?os)\b|recibe (?:cada|nuestr|las noticias)|únete a"
    r"|abonnez-vous|inscrivez-vous|recevez\b|iscriviti|abbonati|assine\b|inscreva-se"
    r"|اشترك|تابعونا|تابعنا|سجل الآن|この記事は(?:会員|有料|有償)|残り\s*[\d,]+\s*文字|登録すると"
    r"|無料登録|会員登録|続きを(?:読む|お読み)|ログイン|フォローする|구독하|로그인|회원가입"
    r"|打开\s*app|下载.{0,10}(?:客户端|app)|扫(?:码|描).{0,20}关注|关注我们|登录后|订阅)",
    re.I,
)
_SIGN_OFFS = re.compile(
    r"\W*(?:\S+@\S+\.\S+|\S{2,5}\s?(?:기자|특파원)(?:\s?=?\s?\S+@\S+)?"
    r"|(?:责任编辑|責任編輯|编辑|校对|责编|审核|记者|来源|來源|稿源|图片来源|資料圖|资料图|图\s?[|｜/])\s?[:：|｜].{0,60}"
    r"|(?:声明|免责声明|聲明|风险提示)\s?[:：].{0,200}|\[?\(?(?:사진|영상|자료)\s?[=:/].{0,40}"
    r"|.{0,80}\[사진\s?[=:/].{0,40}\]|(?:photo|image|picture|foto|bild|bildquelle|crédit)s?"
    r"(?: credit| by| courtesy)?\s?[:©].{0,120}"
    r"|(?:tags?|topics?|filed under|keywords?|etiquetas|temas|schlagworte|schlagwörter|themen"
    r"|mots-clés|كلمات مفتاحية|وسوم|タグ|キーワード|태그|키워드|标签|标籤|关键词)\s?[:：].{0,200}"
    r"|.{0,20}(?:不構成|不构成).{0,12}(?:建議|建议).{0,60}"
    r"|erstpublikation:?.{0,40}|\(\s?(?:责任编辑|编辑|责编).{0,40}\))\W*",
    re.I,
)
_SECTIONS = re.compile(
    r"\W*(?:related(?: (?:articles?|stories|news|content|posts?|topics?|reading|coverage|links?))?"
    r"|read (?:next|more|also|this next)|also read|see also|keep reading|what to read next|up next"
    r"|more (?:from|on|stories|news|articles|in|releases|top)\b.{0,60}|most (?:read|popular|viewed)"
    r"|recommended(?: (?:for you|stories|reading|articles))?|suggested (?:topics?|reading|articles)"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|trending(?: now)?|top stories.{0,20}"
    r"|other (?:stories|news|articles|headlines)"
    r"|latest (?:news|stories|articles|posts)|comments?(?: \(\d+\))?"
    r"|join the (?:conversation|discussion)"
    r"|leave a (?:reply|comment)|\d+ thoughts? on .{0,200}|about the authors?"
    r"|follow the topics.{0,30}"
    r"|share this.{0,30}|like this|newsletters?|don't miss|editor'?s' picks|in this article"
    r"|mehr zum thema.{0,30}|weitere (?:artikel|meldungen|nachrichten|news|themen).{0,40}"
    r"|das könnte sie auch interessieren|auch interessant|verwandte (?:themen|artikel)|kommentare?"
    r"|meistgelesen|lesen sie auch|über (?:den autor|die autorin)|mehr aus .{0,40}|empfehlungen"
    r"|te puede interesar|te recomendamos|(?:noticias|temas|contenidos) relacionad[oa]s"
    r"|relacionad[oa]s?|lo más (?:leído|visto)|comentarios|más (?:sobre|noticias|en)\b.{0,40}"
    r"|lea también|à lire aussi|sur le même sujet|les plus lus|leggi anche|potrebbe interessarti"
    r"|leia também|mais lidas|lees ook|meest gelezen"
    r"|اقرأ أيضا.?|إقرأ أيضا.?|أخبار ذات صلة|مواضيع ذات صلة|الأكثر قراءة|تعليقات|قد يعجبك.{0,20}"
    r"|関連(?:記事|ニュース|キーワード|リンク|情報)|あわせて読みたい|(?:アクセス)?ランキング"
    r"|おすすめ(?:記事)?"
    r"|こちらもおすすめ|관련\s?(?:기사|뉴스)|많이 본.{0,10}|댓글|추천\s?(?:기사|뉴스)"
    r"|인기\s?(?:기사|뉴스)"
    r"|相关(?:阅读|新闻|推荐|文章|报道)|相關(?:閱讀|新聞|文章|報導)|热门(?:推荐|文章|新闻)"
    r"|熱門.{0,6}"
    r"|延伸(?:阅读|閱讀)|推荐阅读|猜你喜欢|网友评论|最新(?:评论|新闻|文章)|精彩推荐)\W*",
    re.I,
)
_BIOGRAPHY = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*\s+){1,4}(?:is|was|covers|writes|reports|joined"
    r"|has (?:covered|written))\b.{0,300}\b(?:reporters?|writers?|editors?|correspondents?"
    r"|columnists?|journalists?|author|covers|covered|covering|reports|reporting|writes)\b.{0,300}"
)
_AGREEMENT = re.compile(
    r"(?:you agree|agree to (?:our|the)|stimmen sie|akzeptieren|aceptas?|acepta nuestr|أوافق|توافق"
    r"|同意|동의)",
    re.I,
)
_TERMS = re.compile(
    r"privacy (?:policy|notice)|terms (?:of|and)|user agreement|datenschutz|política de privacidad"
    r"|سياسة الخصوصية|プライバシーポリシー|利用規約|개인정보|隐私政策|隱私",
    re.I,
)
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d{2}(?![\d:])")
_SENTENCE = re.compile(r"[.!?…。！？؟][\"'”’»」』)]*$")
_SHORT, _LABEL, _LINE = 400, 60, 160


def is_label(line: str) -> bool:
    """Whether a line is a label or call of the site: "Advertisement", "Sign up for …"."""
    if len(line) <= _LINE and _LABELS.fullmatch(" ".join(line.split())):
        return True
    if len(line) > _SHORT:
        return False
    agreed = _AGREEMENT.search(line) and _TERMS.search(line)
    return bool(agreed or _CALLS.match(line) or _SIGN_OFFS.fullmatch(line))


def heads_a_section(line: str) -> bool:
    """Whether a line stands over links to other pages, comments or an author's portrait."""
    return len(line) <= 2 * _LABEL and bool(_SECTIONS.fullmatch(line))


def is_head_line(line: str) -> bool:
    """Whether a line only says who wrote an article, or when."""
    if len(line) <= _LABEL and _CLOCK.search(line) and not _SENTENCE.search(line):
        return True
    return len(line) <= _LINE and (is_byline(line) or is_date(line))


def is_biography(line: str) -> bool:
    """Whether a line introduces its author: "Ada Quill is a reporter in Hull."."""
    return len(line) <= _SHORT and bool(_BIOGRAPHY.fullmatch(line))
