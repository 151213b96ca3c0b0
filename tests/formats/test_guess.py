"""Files of older programs: the encoding is guessed, and the more names, the better."""

from __future__ import annotations

from random import Random

import pytest

from netcrm.formats.guess import guessed

WESTERN = (
    "José Müller Zoë François Jürgen Søren Åsa Inês Conceição Núñez",
    "Gómez Lefèvre Håkansson Østergård Bäcker Strauß Guimarães Ibáñez",
    "Université de Liège|Göteborgs sjukhus|Krüger & Söhne|Hôpital Saint-André",
)
WITH_CARONS = (
    f"{WESTERN[0]} Žiga Œdipe",
    f"{WESTERN[1]} Šimek",
    f"{WESTERN[2]}|Club €20",
)
CENTRAL = (
    "Łukasz Małgorzata Zoltán Žofie Jiří Tomáš Świętosław Květa Őrs Šárka",
    "Wójcik Kowalczyk Nowák Dvořák Černý Szűcs Kőszegi Żółkiewski Gąsior Němec",
    "Uniwersytet Jagielloński|Česká pošta|Škoda Plzeň|Egyetemi Kórház Győr",
)
RUSSIAN = (
    "Иван Мария Сергей Ольга Дмитрий Юлия Пётр",
    "Иванов Петрова Соколов Кузнецова Щербаков Йовчев",
    "Газпром|Московский университет|Больница номер 5|Завод Красный",
)
GREEK = (
    "Γιώργος Μαρία Ελένη Δημήτρης Κώστας Αθηνά",
    "Παπαδόπουλος Νικολάου Γεωργίου Οικονόμου Καραγιάννης",
    "Πανεπιστήμιο Αθηνών|Νοσοκομείο Ευαγγελισμός|Τράπεζα Πειραιώς",
)
HEBREW = (
    "דוד משה שרה רחל יעקב מרים",
    "כהן לוי מזרחי פרץ ביטון אברהם",
    "אוניברסיטת תל אביב|בית החולים הדסה|בנק לאומי",
)
JAPANESE = ("太郎 花子 健一 美咲 さくら", "山田 佐藤 鈴木 高橋", "東京大学|株式会社ソニー|京都病院")
CHINESE = ("伟 芳 秀英 敏 静 建国", "王 李 张 刘 陈 欧阳", "北京大学|中国银行|上海医院")
KOREAN = ("민준 서연 지훈 수빈 영희", "김 이 박 최 정", "서울대학교|삼성전자|연세병원")

WRITINGS = {
    "cp1252": WESTERN,
    "iso8859-1": WESTERN,
    "iso8859-15": WITH_CARONS,
    "mac-roman": WESTERN,
    "cp1250": CENTRAL,
    "iso8859-2": CENTRAL,
    "cp1251": RUSSIAN,
    "koi8-r": RUSSIAN,
    "cp1253": GREEK,
    "cp1255": HEBREW,
    "shift_jis": JAPANESE,
    "gb18030": CHINESE,
    "euc-kr": KOREAN,
}


def table(encoding: str, rows: int, chance: Random) -> str:
    given, family, at = WRITINGS[encoding]
    lines = ["First Name,Last Name,Email Address,Company,Position,Connected On"]
    for number in range(rows):
        name = f"{chance.choice(given.split())},{chance.choice(family.split())}"
        work = f"{chance.choice(at.split('|'))},Director,12 Mar 2023"
        lines.append(f"{name},p{number}@example.org,{work}")
    return "\r\n".join(lines) + "\r\n"


def share(encoding: str, rows: int, tries: int) -> float:
    """How many of so many files come out as they were written."""
    right = 0
    for number in range(tries):
        written = table(encoding, rows, Random(number))  # noqa: S311
        data = written.encode(encoding)
        right += data.decode(guessed(data), "replace") == written
    return right / tries


@pytest.mark.parametrize("encoding", WRITINGS)
def test_a_few_hundred_rows_tell_the_encoding(encoding: str) -> None:
    assert share(encoding, 300, 5) == 1


@pytest.mark.parametrize("encoding", WRITINGS)
def test_three_rows_tell_it_mostly(encoding: str) -> None:
    assert share(encoding, 3, 40) >= 0.6


def test_western_names_are_never_taken_for_others() -> None:
    for rows in (1, 2, 3, 10):
        assert share("cp1252", rows, 40) == 1


@pytest.mark.parametrize("data", [b"", b"a,b\n", b"\xe9", b"Zo\xeb\x81,Amara\n", b"\xff" * 9_000])
def test_what_tells_nothing_is_windows_1252(data: bytes) -> None:
    assert guessed(data) == "cp1252"


def test_names_far_down_among_others_count() -> None:
    names = table("cp1251", 20, Random(1)).encode("cp1251")  # noqa: S311
    assert guessed(b"Ada,Lovelace,ada@example.org\r\n" * 100_000 + names) == "cp1251"


if __name__ == "__main__":
    print("encoding    3 rows  10 rows  300 rows")  # noqa: T201
    for one in WRITINGS:
        shares = (share(one, rows, tries) for rows, tries in ((3, 200), (10, 100), (300, 20)))
        print(f"{one:10}", *(f"{found:8.0%}" for found in shares))  # noqa: T201
