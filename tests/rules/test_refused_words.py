"""A language's refused words, and the characters of the other Chinese, are found wherever we write, and only there."""

import pytest
from atlas.model.locales import locale
from atlas.rules.texts import refused_words
from cases import Case
from own import PROJECT

GUIDE = "docs/zh-Hant/guides/email.md"
STRINGS = "data/strings/zh-Hant.yaml"


CASES = [
    Case(refused_words, GUIDE, "short: 電子郵件", "short: 電子邮件", "'邮' is a Simplified character"),
    Case(refused_words, GUIDE, "只送一次。", "只送一次，说明。", "'说' is a Simplified character"),
    Case(refused_words, GUIDE, "只送一次。", "只送一次，點擊按鈕。", "'點擊' is refused: write 點選 or 點一下"),
    Case(refused_words, GUIDE, "只送一次。", "通過郵件只送一次。", "'通過' is refused: write 透過 or"),
    Case(refused_words, GUIDE, "只送一次。", "只送一次到郵件地址。", "'郵件地址' is refused: write 電子郵件地址"),
    Case(refused_words, STRINGS, "  menu: 選單", "  menu: 菜單", "'菜單' is refused: write 選單"),
    Case(refused_words, STRINGS, "  menu: 選單", "  menu: 选單", "'选' is a Simplified character"),
]


def problems(file, old, new):
    """Give what the rule says of Traditional Chinese after a change."""
    text = PROJECT.snapshot.text(file, "test")
    assert text.count(old) == 1, f"{old!r} must stand once in {file}"
    project = PROJECT.changed({file: text.replace(old, new).encode()})
    project.locales = (locale("en"), locale("zh-Hant"))
    return list(refused_words.check(project))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.words[:40])
def test_it_is_found_once_in_its_file_at_its_line(case):
    (found,) = problems(case.file, case.old, case.new)
    assert found.message.startswith(case.words)
    lines = PROJECT.snapshot.text(case.file, "test").replace(case.old, case.new).splitlines()
    assert found.file == case.file
    assert found.line == 1 or case.new in lines[found.line - 1]


@pytest.mark.parametrize(
    "new",
    ["文件要通過審核。", "寫電子郵件地址。", "裡面、台灣、恒、著作、用戶端。"],
)
def test_what_is_right_in_taiwan_is_left_alone(new):
    assert problems(GUIDE, "只送一次。", new) == []


def test_what_the_drafter_looks_for_is_not_judged():
    assert "验证码" in PROJECT.flat("zh-Hant")["draft", "signs", "secret"]
    assert problems(STRINGS, "  menu: 選單", "  menu: 主選單") == []


def test_no_other_language_is_judged_by_its_characters():
    project = PROJECT.changed({})
    project.locales = (locale("en"), locale("zh"), locale("ja"))
    assert list(refused_words.check(project)) == []
