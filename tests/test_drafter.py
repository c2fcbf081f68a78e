"""What the case drafter warns of, with the signs of every language: its pure judgement, asked in Node."""

import pytest
from atlas.content import case_drafter
from atlas.paths import ROOT
from node import answers, needs_node
from own import PROJECT, context

pytestmark = needs_node
CODES = [locale.code for locale in PROJECT.locales]
ROWS = [
    line.replace("\\n", "\n").replace("\\u200b", "\u200b").split("\t")
    for line in (ROOT / "tests" / "draft_warnings.tsv").read_text("utf-8").splitlines()[1:]
    if line and line[0] != "#"
]


def warnings(code, asked):
    """What is warned of in each text, typed into the field that stands before it, in the form of a language."""
    return answers("draft-warnings.js", "warnings", asked, case_drafter.signs(PROJECT, context(code).messages))


# A password as people write it, and the same word where nothing follows it.
PASSWORDS = {
    "en": ("my password is hunter22", "I changed my password, and it still fails"),
    "ja": ("パスワードはhunter22です", "パスワードを変更しました"),
    "es": ("mi contraseña es hunter22", "cambié la contraseña y sigue igual"),
    "fr": ("mon mot de passe est hunter22", "j’ai changé le mot de passe. Une table en pin 120x80"),
    "de": ("mein Passwort ist hunter22", "ich habe das Passwort geändert"),
    "it": ("la mia password è hunter22", "ho cambiato la password e non va"),
    "nl": ("mijn wachtwoord is hunter22", "ik heb het wachtwoord gewijzigd"),
    "pl": ("moje hasło to hunter22", "hasło zostało zmienione"),
    "sv": ("mitt lösenord är hunter22", "jag har bytt lösenord"),
    "tr": ("şifrem hunter22", "şifremi değiştirdim"),
    "ar": ("كلمة المرور هي hunter22", "غيّرت كلمة المرور"),
    "hi": ("मेरा पासवर्ड है hunter22", "मैंने पासवर्ड बदल दिया"),
    "pt-BR": ("minha senha é hunter22", "troquei a senha e continua igual"),
    "zh": ("密码是hunter22", "我改了密码"),
    "ko": ("비밀번호는 hunter22", "비밀번호를 바꿨습니다"),
    "vi": ("mật khẩu của tôi là hunter22", "tôi đã đổi mật khẩu. Máy dùng pin 18650"),
}


@pytest.mark.parametrize("code", CODES)
def test_a_password_is_known_in_every_language(code):
    assert warnings(code, [("happened", text) for text in PASSWORDS[code]]) == [["secret"], []]


def test_every_language_has_a_password_here():
    assert set(PASSWORDS) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_signs_of_a_language_change_nothing_about_numbers_and_addresses(code):
    given = warnings(code, [(field, text) for _, field, text in ROWS])
    right = [[] if wanted == "quiet" else [wanted] for wanted, _, _ in ROWS]
    assert [row for row, found, wanted in zip(ROWS, given, right, strict=True) if found != wanted] == []


def test_a_sign_that_is_an_innocent_word_of_a_language_is_none_there():
    assert [warnings(code, [("happened", "PIN 4829")]) for code in ("en", "fr", "vi")] == [[["secret"]], [[]], [[]]]


def test_another_matter_is_known_in_a_language_of_its_own():
    assert warnings("ja", [("happened", "また別の件ですが")]) == [["matter"]]
    assert warnings("en", [("happened", "また別の件ですが")]) == [[]]
