"""What netcrm has no place for stays with the person."""

from __future__ import annotations

from tests.formats.vcard.reader import one_card, reasons

FN = "FN:Amara Okafor"


def test_it_stays_as_it_stands_with_the_label_of_its_group() -> None:
    card = one_card(
        FN,
        "ROLE:Chair\\, acting",
        "item2.X-ABRELATEDNAMES;type=pref:Jonas",
        "item2.X-ABLabel:_$!<Spouse>!$_",
        "KIND:org",
        "KIND:individual",
        "x-qq:1",
        "X_OWN:",
    )
    assert card.rest == [
        ("ROLE", "Chair\\, acting"),
        ("item2.X-ABRELATEDNAMES;type=pref", "Jonas"),
        ("item2.X-ABLabel", "_$!<Spouse>!$_"),
        ("KIND", "org"),
        ("x-qq", "1"),
    ]


def test_it_is_decoded_and_in_the_forms_of_later_versions() -> None:
    card = one_card(
        FN,
        "X_ROLE;WORK;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Pr=E9sidente=0D=0A(acting)",
        "KEY;X509;ENCODING=BASE64:",
        "    AAEC",
        "    AwQF",
        "",
        version="2.1",
    )
    assert card.rest == [
        ("X-ROLE;TYPE=WORK", "Présidente\\n(acting)"),
        ("KEY;ENCODING=b;TYPE=X509", "AAECAwQF"),
    ]


def test_data_in_version_4_is_the_same_as_base64_in_3() -> None:
    lines = (
        "KEY;MEDIATYPE=x:data:application/pgp-keys;base64,AAEC",
        "SOUND:data:application/octet-stream;base64,AAEC",
    )
    assert one_card(FN, *lines, version="4.0").rest == [
        ("KEY;ENCODING=b;TYPE=PGP-KEYS", "AAEC"),
        ("SOUND;ENCODING=b", "AAEC"),
    ]


def test_what_is_too_long_or_broken_is_named() -> None:
    long = "x" * 64_001
    assert reasons(FN, f"ROLE:{long}", f"FN:{long}", "LOGO;ENCODING=b:*") == [
        (4, "ROLE left out: more than 64,000 characters"),
        (5, "FN left out: more than 64,000 characters"),
        (6, "LOGO left out: no base64, though it says so"),
    ]
    assert len(one_card(FN, f"NOTE:{long}").notes) == len(long)


def test_what_is_no_base64_within_it_is_left_out() -> None:
    card = one_card(FN, b"KEY;ENCODING=b:AAEC\x9bAw QF*=;x", version="3.0")
    assert card.rest == [("KEY;ENCODING=b", "AAECAwQF=x")]
