"""Where the site is published: who says so, and that nobody promises the address of an example."""

import pytest
from atlas.sources import address
from own import PROJECT, with_values

NETLIFY = {"NETLIFY": "true", "URL": "https://a.netlify.app", "DEPLOY_PRIME_URL": "https://b--a.netlify.app"}
GITHUB = {"GITHUB_ACTIONS": "true"}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ""),
        ({"URL": "https://else.where/"}, ""),
        (NETLIFY, "https://a.netlify.app"),
        (NETLIFY | {"CONTEXT": "production"}, "https://a.netlify.app"),
        (NETLIFY | {"CONTEXT": "deploy-preview"}, "https://b--a.netlify.app"),
        ({"CF_PAGES": "1", "CF_PAGES_URL": "https://1a2b.atlas.pages.dev"}, "https://1a2b.atlas.pages.dev"),
        (GITHUB | {"GITHUB_REPOSITORY": "Owner/atlas"}, "https://owner.github.io/atlas/"),
        (GITHUB | {"GITHUB_REPOSITORY": "Owner/Owner.github.io"}, "https://owner.github.io/"),
        ({"GITHUB_REPOSITORY": "owner/atlas"}, ""),
        (GITHUB, ""),
    ],
)
def test_a_host_gives_the_address_where_nobody_chose_one(environment, expected):
    assert address.from_host(environment) == expected
    assert address.chosen(address.EXAMPLE, environment) == (expected or address.EXAMPLE)
    assert address.chosen("https://own.example/", environment) == "https://own.example/"


def test_the_variable_of_the_host_reaches_the_project(monkeypatch):
    for name, value in NETLIFY.items():
        monkeypatch.setenv(name, value)
    assert with_values().base == "https://a.netlify.app/"
    monkeypatch.setenv(address.VARIABLE, "https://own.example")
    assert with_values().base == "https://own.example/"


def test_the_example_stands_in_mkdocs_yml():
    assert PROJECT.base == address.EXAMPLE


def test_the_last_line_says_that_the_address_is_an_example_and_it_is_not_promised(small):
    built = small.build()
    assert built.returncode == 0, built.stderr
    assert address.EXAMPLE in built.stdout.splitlines()[-1]
    assert address.VARIABLE in built.stdout.splitlines()[-1]
    promised = small.path("data/published.txt").read_bytes()
    refused = small.run("scripts/publish.py")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert address.VARIABLE in refused.stderr
    assert small.path("data/published.txt").read_bytes() == promised
