"""The scripts of the pages: their own tests in Node, and what is published of them."""

import pytest
from atlas.content import assets, javascript, styles
from atlas.paths import ASSETS, ROOT
from node import needs_node, run_node
from own import PROJECT

SCRIPTS = [path.name for path in sorted(ASSETS.glob("*.js"))]
PUBLISHED = [name for name in assets.published_files(PROJECT) if name.endswith(".js")]
TESTS = sorted((ROOT / "tests" / "js").glob("*.test.js"))


@needs_node
@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_the_tests_of_the_pure_modules_hold_in_node(path):
    done = run_node("--test", str(path))
    assert done.returncode == 0, done.stdout


@needs_node
@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_script_can_be_read_so_its_modules_share_no_name(name, tmp_path):
    script = tmp_path / "script.mjs"
    script.write_bytes(assets.content(PROJECT, name))
    done = run_node("--check", str(script))
    assert done.returncode == 0, done.stderr


@needs_node
def test_no_script_takes_a_name_from_another_that_a_page_loads_beside_it(tmp_path):
    texts = [assets.content(PROJECT, name).decode() for name in PUBLISHED]
    texts = [styles.theme_script(PROJECT).code, *(text for text in texts if "export" not in text)]
    script = tmp_path / "script.mjs"
    script.write_text("\n".join(texts), "utf-8")
    done = run_node("--check", str(script))
    assert len(texts) > 5
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_script_holds_its_modules_and_asks_for_no_other(name):
    assert "import {" not in assets.content(PROJECT, name).decode()
    assert 'from"' not in assets.content(PROJECT, name).decode()


def test_a_module_is_part_of_what_imports_it_and_not_published_by_itself():
    modules = javascript.modules(SCRIPTS, lambda name: (ASSETS / name).read_text("utf-8"))
    assert {"fold.js", "terms.js", "check-address.js"} <= modules
    assert modules.isdisjoint(PUBLISHED)
    assert modules | set(PUBLISHED) | {styles.THEME} == set(SCRIPTS)  # that one is written into the pages
    assert assets.content(PROJECT, "search.js").decode().count("export function fold(") == 1


SHRUNK = {
    "comments go, wherever they stand": ("/** Says. */\nlet a = 1; // a seller's\n  // all\nb();\n", "let a=1;b();"),
    "texts stay": ('f("a  // b", `c  /* ${d  + 1} */`, "\\"  {");', 'f("a  // b",`c  /* ${d  + 1} */`,"\\"  {");'),
    "a text over several lines stays": ("f(`a\n  b`);", "f(`a\n  b`);"),
    "expressions stay": ('a = /[/ ] " +/.test(b);', 'a=/[/ ] " +/.test(b);'),
    "a division is no expression": ('a = b / c + " / " + d / 2;', 'a=b/c+" / "+d/2;'),
    "words stay apart": ("return typeof a in b", "return typeof a in b"),
    "signs stay apart": ("a + +b - -c", "a+ +b- -c"),
    "indents go, statements stay apart": ("if (a) {\n  b()\n  c();\n}\nd()", "if(a){b()\nc();}\nd()"),
}


@pytest.mark.parametrize("case", SHRUNK)
def test_a_script_loses_only_what_means_nothing(case):
    written, published = SHRUNK[case]
    assert javascript.shrunk(written).strip() == published
