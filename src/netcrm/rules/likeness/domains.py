"""Mail domains: which of them say something about where somebody is."""

from __future__ import annotations

_PUBLIC = frozenset(
    """
    163.com 126.com aol.com att.net bluewin.ch bol.com.br btinternet.com comcast.net daum.net
    email.com fastmail.com fastmail.fm free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de
    gmx.net googlemail.com hanmail.net hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.fr
    hotmail.it icloud.com interia.pl laposte.net libero.it live.co.uk live.com live.de live.fr
    live.nl mac.com mail.com mail.de mail.ru mailbox.org me.com msn.com naver.com o2.pl onet.pl
    orange.fr outlook.com outlook.de outlook.fr pm.me posteo.de proton.me protonmail.com qq.com
    rediffmail.com rocketmail.com sapo.pt seznam.cz sky.com t-online.de telenet.be terra.com.br
    tiscali.it tuta.com tutanota.com uol.com.br verizon.net virgilio.it wanadoo.fr web.de wp.pl
    xs4all.nl yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.br yahoo.de
    yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com ziggo.nl zoho.com
    """.split()  # noqa: SIM905  as a list it would be a hundred lines
)
"""They give an address to everybody: two people of one of them have nothing in common."""


def domain(email: str) -> str:
    """Return the domain of an address in its normal form, or nothing where everybody may be."""
    found = email.rpartition("@")[2]
    return "" if found in _PUBLIC else found
