"""No test is left out: a whole run collects every file of tests."""

import pytest
from atlas.paths import ROOT


def test_a_run_takes_in_every_file_of_tests(request):
    config = request.config
    if config.args != config.getini("testpaths") or config.option.keyword or config.option.markexpr:
        pytest.skip("only a whole run takes in every file")
    assert {item.path for item in request.session.items} == set((ROOT / "tests").rglob("test_*.py"))
