"""A language is begun with a command and no line of Python; until it is whole, the checks say what it lacks."""

from functools import cache

import pytest
import yaml
from atlas import REFERENCE
from atlas.problems import AtlasError, report
from atlas.publish.hosts.netlify import redirects
from atlas.publish.sitemap import alternates
from atlas.rules.check import check_sources
from atlas.upkeep import languages
from own import in_languages

# Begun by nobody yet. Words stand apart in it, as in German, whose texts some tests lend it.
NEW = "el"
# What is begun is compared with English alone: the other languages would cost their seconds, and say nothing.
PROJECT = in_languages("en", "de", "ja", "zh")


@cache
def begun(code=NEW):
    return PROJECT.changed({path: text.encode() for path, text in languages.skeleton(PROJECT, code).items()})


def by_hand(project, code):
    return list(languages.steps(project, code, languages.missing(project, code)))


@cache
def copied(code, of):
    """The project with a language more, whose texts are those of another; it has no card."""
    names = [name for name in PROJECT.snapshot.files if f"/{of}/" in name or name.endswith(f"/{of}.yaml")]
    names.append(f"docs/translating/{of}.md")
    files = {
        name.replace(f"/{of}/", f"/{code}/").replace(f"/{of}.", f"/{code}."): PROJECT.snapshot.files[name]
        for name in names
    }
    return languages.listed(PROJECT.changed(files), code)


def said(project):
    with pytest.raises(AtlasError) as caught:
        check_sources(project)
    return report(caught.value.problems).splitlines()[:-1]


def test_a_language_that_is_begun_disturbs_nobody():
    assert check_sources(begun()) == check_sources(PROJECT)


def test_once_it_is_listed_the_checks_say_what_is_not_written_yet_in_a_few_lines():
    nothing, skeletons = (said(languages.listed(project, NEW)) for project in (PROJECT, begun()))
    for lines in (nothing, skeletons):
        assert len(lines) == 5
        assert not [line for line in lines if "bring it back" in line.lower()]
        assert any("pages have not been written yet" in line for line in lines)
        assert any(f"card-{NEW}.png" in line and "make cards" in line for line in lines)
    assert nothing[0].endswith(f"python scripts/new.py language {NEW} begins it.")
    assert [str(problem) for problem in languages.missing(begun(), NEW)] == skeletons


def test_what_is_written_counts():
    text = languages.skeleton(PROJECT, NEW)[f"data/strings/{NEW}.yaml"].replace("# site:\n#   name:", "site:\n  name:")
    files = {
        f"data/strings/{NEW}.yaml": text.encode(),
        f"docs/{NEW}/guides/email.md": PROJECT.snapshot.files["docs/ja/guides/email.md"],
        f"docs/{NEW}/guides/none-such.md": b"",
    }
    project = begun().changed(files)
    found = languages.progress(project, NEW)
    assert (found.pages, found.words) == (1, 1)
    assert languages.progress(PROJECT, "ja") == languages.Progress(
        "ja", found.all_pages, found.all_pages, found.all_words, found.all_words
    )
    assert any(
        f"{found.all_words - 1} of {found.all_words} texts" in str(one) for one in languages.missing(project, NEW)
    )


@pytest.mark.parametrize("name", ["data/strings/{}.yaml", "data/search/{}.yaml"])
def test_a_skeleton_without_its_marks_is_the_english_file(name):
    text = languages.skeleton(PROJECT, NEW)[name.format(NEW)]
    body = "\n".join(line.removeprefix("# ") for line in text.splitlines()[4:])
    assert yaml.safe_load(body) == yaml.safe_load(PROJECT.snapshot.files[name.format(REFERENCE)])


def test_all_that_a_whole_language_lacks_is_its_card():
    (line,) = said(copied(NEW, "de"))
    assert line.startswith(f"overrides/assets/card-{NEW}.png card-missing  is missing: run make cards")


def test_what_is_left_to_do_shrinks_with_what_is_written():
    first, last = by_hand(begun(), NEW), by_hand(copied(NEW, "de"), NEW)
    assert [step for step in first if step not in last] == [*first[:2], first[-2]]
    assert first[0].startswith(f"write docs/translating/{NEW}.md")
    assert first[-2].endswith("- {locale: el, name: Ελληνικά}")
    assert last == first[2:-2] + first[-1:]


def test_two_scripts_of_a_language_have_names_that_say_which():
    (step,) = [step for step in by_hand(copied("zh-Hant", "zh"), "zh-Hant") if "tell it from" in step]
    assert step.startswith(f"readers must tell it from '{PROJECT.locale('zh').name}' (zh)")
    assert not [step for step in by_hand(begun("pt-PT"), "pt-PT") if "tell it from" in step]


@pytest.mark.parametrize("code", ["xx", "EL", "greek", "../el", REFERENCE])
def test_what_is_no_code_of_a_language_is_refused(code):
    assert languages.fault(code)


def test_both_scripts_of_chinese_stand_beside_each_other():
    project = copied("zh-Hant", "zh")
    tags = list(alternates(project, "guides/email/"))
    assert {"zh-Hans", "zh-Hant"} <= set(tags)
    lines = redirects(project).splitlines()
    chinese = [line.split()[1:] for line in lines if line.startswith("/go/email/") and "/zh" in line]
    assert chinese == [
        [f"/{code}/guides/email/", "302!", f"Language={tag}"]
        for tag, code in [*((f"zh-{part}", "zh-Hant") for part in ("hant", "hk", "mo", "tw")), ("zh", "zh")]
    ]


def test_the_command_writes_what_is_not_there_and_says_how_far_it_is(cold):
    first = cold.run("scripts/new.py", "language", NEW)
    assert (first.returncode, first.stderr) == (0, "")
    assert f"made data/strings/{NEW}.yaml\n" in first.stdout
    assert f"{NEW}: 0 of " in first.stdout
    cold.path(f"data/strings/{NEW}.yaml").write_text("site:\n  name: Άτλας\n", "utf-8")
    again = cold.run("scripts/new.py", "language", NEW)
    assert "made " not in again.stdout
    assert ", 1 of " in again.stdout
    assert cold.path(f"data/strings/{NEW}.yaml").read_text("utf-8") == "site:\n  name: Άτλας\n"
