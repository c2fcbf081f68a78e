"""Languages, countries and currencies are named by CLDR, each language in its own way."""

import pytest
from atlas import REFERENCE
from atlas.model.locales import locale, tags_wanted
from own import PROJECT


@pytest.mark.parametrize(
    ("code", "tag", "direction", "name"),
    [
        ("en", "en", "ltr", "English"),
        ("ja", "ja", "ltr", "日本語"),
        ("ar", "ar", "rtl", "العربية"),
        ("zh", "zh-Hans", "ltr", "简体中文"),
        ("zh-Hant", "zh-Hant", "ltr", "繁體中文"),
        ("pt-BR", "pt-BR", "ltr", "Português (Brasil)"),
        ("fr", "fr", "ltr", "Français"),
    ],
)
def test_a_language_describes_itself(code, tag, direction, name):
    language = PROJECT.language(code, name)
    assert (language.code, language.tag, language.direction, language.name) == (code, tag, direction, name)


def test_the_languages_stand_in_mkdocs_yml_with_the_reference_first():
    codes = [language.code for language in PROJECT.locales]
    assert codes[0] == REFERENCE
    assert len(codes) == len(set(codes))


def test_names_come_in_the_reader_s_language():
    german = PROJECT.language("de")
    assert german.country("jp") == "Japan"
    assert german.country("US") == "USA"
    assert german.formal_country("US") == "Vereinigte Staaten"
    assert german.language("zh-Hans") == "Chinesisch (vereinfacht)"
    assert german.currency("JPY") == "Japanischer Yen"
    assert german.listing(["a", "b", "c"]) == "a, b und c"


def test_spanish_says_e_before_the_sound_of_i():
    spanish = PROJECT.language("es")
    assert [spanish.listing(["árabe", other]) for other in ("inglés", "hindi", "hielo", "yen", "Irlanda")] == [
        "árabe e inglés", "árabe e hindi", "árabe y hielo", "árabe y yen", "árabe e Irlanda",
    ]  # fmt: skip


@pytest.mark.parametrize("language", PROJECT.locales, ids=lambda language: language.code)
def test_every_language_names_every_country_currency_and_language_of_the_table(language):
    for entry in PROJECT.catalogue.marketplaces:
        assert language.country(entry.code)
        assert language.currency(entry.currency)
        assert all(language.language(tag) for tag in (*entry.languages, *entry.seller_central_languages))


def test_an_unknown_country_is_an_error_and_never_a_hole():
    with pytest.raises(KeyError):
        PROJECT.language("en").country("xy")


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("sv", ["Frankrike", "Förenade Arabemiraten", "Zimbabwe", "Österrike"]),
        ("pl", ["Singapur", "Stany Zjednoczone", "Świat"]),
        ("tr", ["Çin", "Hindistan", "İngiltere", "Singapur", "Şili"]),
        ("zh", ["阿联酋", "爱尔兰", "德国", "美国", "日本", "英国"]),
        ("vi", ["Ả Rập", "Anh", "Australia", "Ấn Độ", "Đức"]),
        ("es", ["Canadá", "Egipto", "España", "Estados Unidos", "México"]),
        (
            "ja",
            ["イギリス", "オーストラリア", "オランダ", "トルコ", "日本", "ブラジル", "米国", "南アフリカ", "メキシコ"],
        ),
        ("hi", ["अमेरिका", "सऊदी अरब", "सिंगापुर", "स्पेन", "स्वीडन"]),
        ("th", ["ญี่ปุ่น", "ตุรกี", "เนเธอร์แลนด์", "บราซิล", "เบลเยียม", "โปแลนด์", "เม็กซิโก", "เยอรมนี", "ออสเตรเลีย", "แอฟริกาใต้"]),
        ("zh-Hant", ["巴西", "日本", "加拿大", "印度", "波蘭", "美國", "英國", "新加坡", "義大利", "德國"]),
    ],
)
def test_names_stand_in_the_order_of_the_languages_dictionaries(code, names):
    keys = [PROJECT.language(code).sort_key(name) for name in names]
    assert keys == sorted(set(keys))


def test_names_are_ordered_without_regard_to_case_and_accents():
    names = ["Égypte", "zèbre", "Allemagne", "Espagne", "États-Unis", "allemagne"]
    assert sorted(names, key=PROJECT.language("fr").sort_key) == [
        "Allemagne", "allemagne", "Égypte", "Espagne", "États-Unis", "zèbre",
    ]  # fmt: skip


def test_where_a_language_is_ruled_by_its_own_row_the_row_may_hold_anything():
    odd = {
        "code": "sv",
        "tag": 7,
        "cldr": "??",
        "countries": [1],
        "words": [],
        "order": {"letters": 3, "encoding": "x"},
    }
    assert locale("sv", "", odd).sort_key("Å") == locale("sv").sort_key("Å") == "a"
    assert locale("sv", "", odd).country("se") == "Sverige"


@pytest.mark.parametrize(
    ("codes", "wanted"),
    [
        (["en", "pt-BR", "zh"], {"en": "en", "pt": "pt-BR", "zh": "zh"}),
        (["zh", "zh-Hant"], {f"zh-{part}": "zh-Hant" for part in ("hant", "hk", "mo", "tw")} | {"zh": "zh"}),
        (["zh-Hant"], {"zh": "zh-Hant"}),
        (["pt-PT", "pt-BR"], {"pt-pt": "pt-PT", "pt": "pt-BR"}),
        (["sr", "sr-Latn"], {"sr-latn": "sr-Latn", "sr-me": "sr-Latn", "sr": "sr"}),
    ],
)
def test_browsers_tags_choose_a_language_by_its_script(codes, wanted):
    found = tags_wanted([PROJECT.language(code) for code in codes])
    assert found == wanted
    for base in {tag.partition("-")[0] for tag in found}:  # the first that fits counts, and the base fits all
        assert [tag for tag in found if tag.startswith(base)][-1] == base
