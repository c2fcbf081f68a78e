"""Addresses are read as browsers read them, never as they look. More disguises: rules/test_data_rules.py."""

import pytest
from atlas.model.hosts import host_fault, host_of, owner

DOMAINS = {"amazon.de", "amazon.com", "amazon.com.tr"}
LONGEST = "a." * 122 + "amazon.de"  # the 253 characters that a host may have


@pytest.mark.parametrize(
    "url",
    [
        "https://amazon.de",
        "https://sellercentral.amazon.co.jp/gp/help/external/help.html?itemID=1&ref=a_b#top",
        "https://a-b.c1.example/%20~x/(y)",
        "https://example.com/https://other.example/@x:80",
        f"https://{LONGEST}/",
    ],
)
def test_a_plain_https_address_is_sound(url):
    assert host_fault(url) == ""


def test_a_host_that_is_too_long_is_not_sound():
    assert host_fault(f"https://a{LONGEST}/") == "has no proper host name"


@pytest.mark.parametrize(
    "url", ["", "https://", "https:/amazon.de", "https:amazon.de", "//amazon.de", "amazon.de", "x:y"]
)
def test_what_is_no_whole_address_is_not_sound(url):
    assert host_fault(url)


@pytest.mark.parametrize(
    "character", [*"\0\t\n\r\v\f \\<>\"'`{}|^\x7f", "\x85", "\xa0", "\u2028", "ａ", "а", "。", "ß", "ı"]
)
@pytest.mark.parametrize(
    "place", ["https://ama{}zon.de/", "https://amazon.de/{}", "{}https://amazon.de/", "https://amazon.de{}"]
)
def test_no_character_outside_an_address_passes(character, place):
    assert host_fault(place.format(character)) == "holds a character that does not belong in an address"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Sellercentral.amazon.DE:443/x", "sellercentral.amazon.de"),
        ("https://amazon.de@example.com/", "example.com"),
        ("https://amazon.de#@example.com/", "amazon.de"),
        ("https://[", ""),
        ("guides/x", ""),
        ("", ""),
    ],
)
def test_the_host_is_what_stands_before_the_path(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("amazon.de", "amazon.de"),
        ("sellercentral.amazon.de", "amazon.de"),
        ("a.b.c.amazon.com.tr", "amazon.com.tr"),
        ("amazon.de.example.com", ""),
        ("notamazon.de", ""),
        ("amazon.de-login.com", ""),
        ("sellercentral-amazon.de", ""),
        ("amazon.com.br", ""),
        ("de", ""),
        ("", ""),
        (".amazon.de", "amazon.de"),
        (LONGEST, "amazon.de"),
        (f"a{LONGEST}", ""),
        ("amazon.de.", ""),
    ],
)
def test_a_host_belongs_to_the_domain_that_it_ends_in(host, domain):
    assert owner(host, DOMAINS) == domain
