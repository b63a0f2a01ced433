"""Pages written for the tests, built like those of news sites; names and events are invented."""

from __future__ import annotations

import json
from collections.abc import Sequence

NAVIGATION = """
<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Markets</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to improve your visit.</p><button>Yes</button></div>
"""
AROUND = """
<aside class="related"><h3>Related</h3><ul>
<li><a href="/1">Tern Automation opens a plant in the north of the country</a></li>
<li><a href="/2">Northlight Robotics names a new head of research</a></li></ul></aside>
<form class="newsletter"><label>Sign up for our newsletter and miss nothing</label><input></form>
"""
FOOTER = """<footer><p>© 2025 The Invented Courier. All rights reserved.</p>
<ul><li><a href="/imprint">Imprint</a></li></ul></footer>"""


def news_page(
    title: str,
    paragraphs: Sequence[str],
    *,
    language: str = "en",
    head: str = "",
    inside: str = "",
    direction: str = "ltr",
) -> str:
    """A page with navigation, related links, a form and a footer around the paragraphs."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!doctype html><html lang="{language}" dir="{direction}"><head>
<meta charset="utf-8"><title>{title} | The Invented Courier</title>{head}</head><body>
<header>{NAVIGATION}</header><main><article><h1>{title}</h1>{body}{inside}</article>{AROUND}</main>
{FOOTER}<script>var tracking = "not text";</script></body></html>"""


def json_ld(**node: object) -> str:
    content = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **node})
    return f'<script type="application/ld+json">{content}</script>'


#: language: (direction, title, paragraphs)
ARTICLES = {
    "en": (
        "ltr",
        "Harbour Data sells its labelling business",
        [
            "Harbour Data Inc. sold its labelling business to Tern Automation on Monday, according "
            "to two people who saw the contract. The price was $14.3 million.",
            "“We keep the rights to the models,” said Mr. Vale, who runs the company. “That was "
            "never in doubt.” Analysts were divided over the margins of the deal.",
            "Tern Automation did not answer questions. It had said in May that it wanted no part "
            "of the business, and its shares fell by 3.5 percent after the news.",
        ],
    ),
    "de": (
        "ltr",
        "Harbour Data verkauft sein Geschäft mit Daten",
        [
            "Die Firma Harbour Data hat am 3. Juni 2025 ihr Geschäft mit Trainingsdaten verkauft. "
            "Das sagten zwei Personen, die den Vertrag kennen, z. B. ein früherer Mitarbeiter.",
            "Der Umsatz stieg zuletzt um 1,5 Mio. Euro. „Wir behalten die Rechte an den Modellen.“ "
            "So äußerte sich Dr. Vale, der das Unternehmen seit dem Frühjahr leitet.",
            "Tern Automation wollte sich dazu nicht äußern. Die Aktie verlor nach der Nachricht "
            "mehr als drei Prozent, und Fachleute sind über die Margen uneins.",
        ],
    ),
    "es": (
        "ltr",
        "Harbour Data vende su negocio de datos",
        [
            "La empresa Harbour Data vendió el lunes su negocio de etiquetado a Tern Automation. "
            "Así lo dijeron dos personas que han visto el contrato, firmado en EE. UU. en mayo.",
            "¿Qué pasará con los modelos? El Sr. Vale respondió: «Conservamos los derechos». Los "
            "analistas no se ponen de acuerdo sobre los márgenes de la operación.",
            "Tern Automation no quiso comentar la noticia. Sus acciones cayeron más de un tres por "
            "ciento después de que se conociera el acuerdo entre las dos partes.",
        ],
    ),
    "ar": (
        "rtl",
        "هاربر داتا تبيع وحدة البيانات",
        [
            "باعت شركة هاربر داتا يوم الاثنين وحدة تصنيف البيانات إلى شركة تيرن، وفقا لشخصين اطلعا "
            "على العقد. ولم تكشف الشركتان عن قيمة الصفقة حتى الآن.",
            "هل تحتفظ الشركة بحقوق النماذج؟ قال رئيسها إن الحقوق باقية لديها. وأضاف أن الموظفين "
            "سيبقون في وظائفهم خلال العام المقبل كله.",
            "رفضت شركة تيرن التعليق على الخبر. وتراجع سهمها بأكثر من ثلاثة في المئة بعد نشره، "
            "واختلف المحللون في تقدير هوامش الربح.",
        ],
    ),
    "ja": (
        "ltr",
        "ハーバーデータ、データ事業を売却",
        [
            "ハーバーデータは月曜日、データ分類事業をターン社に売却した。契約書を見た二人の関係者が明らかにした。"
            "金額は公表されていない。",
            "同社の社長は「モデルの権利は手放さない。」と述べた。売上は前の年の1.5倍になったという。"
            "社員の雇用は来年まで守られる見通しだ。",
            "ターン社は取材に応じていない。発表のあと、同社の株価は三パーセント以上下がった。"
            "利益率については専門家の見方が分かれている。",
        ],
    ),
    "ko": (
        "ltr",
        "하버데이터, 데이터 사업 매각",
        [
            "하버데이터는 월요일 데이터 분류 사업을 턴 오토메이션에 매각했다. "
            "계약서를 본 두 사람이 이같이 전했다. 금액은 공개되지 않았다.",
            "회사 대표는 모델의 권리를 계속 갖는다고 말했다. 매출은 지난해보다 1.5배 늘었다. "
            "직원들의 고용은 내년까지 보장된다고 한다.",
            "턴 오토메이션은 질문에 답하지 않았다. 소식이 알려진 뒤 주가는 3퍼센트 넘게 떨어졌다. "
            "이익률을 두고는 전문가들의 의견이 엇갈린다.",
        ],
    ),
    "zh": (
        "ltr",
        "港湾数据出售标注业务",
        [
            "港湾数据公司星期一把数据标注业务卖给了燕鸥自动化公司。两名看过合同的人士透露了这一消息。"
            "双方都没有公布成交金额。",
            "“我们保留模型的权利。”公司负责人说。去年的收入增长了1.5倍！员工的职位会保留到明年年底吗？"
            "他没有回答这个问题。",
            "燕鸥自动化公司没有回应提问。消息传出后，该公司的股价下跌超过百分之三。"
            "分析人士对利润率的看法并不一致。",
        ],
    ),
}
SENTENCES = {"en": 7, "de": 7, "es": 7, "ar": 7, "ja": 9, "ko": 9, "zh": 11}
