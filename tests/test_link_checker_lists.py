"""What the link checker and its guide are given of the allow-list. How it judges by them: test_link_checker.py."""

import pytest
from atlas.content.link_checker import PRINTED, lists, printed

HOSTS = {
    "domains": [
        {"domain": "amazon.de", "use": "storefront"},
        {"domain": "amazon.fr", "use": "storefront"},
        {"domain": "aboutamazon.eu", "use": "news"},
    ],
    "refused": [{"host": "old.amazon.de", "why": "gone"}],
    "short_links": [{"domain": "amzn.to"}],
    "open_to_anyone": [{"domain": "amazon.dev", "why": "staff"}, {"domain": "amazonaws.com", "why": "anyone"}],
    "sign_in": [{"host": "sellercentral.amazon.de", "use": "seller-central"}],
    "mail_domains": [{"domain": "amazon.com"}],
    "false_senders": [{"domain": "amazon-sw.com"}],
    "buyer_mail": [{"label": "marketplace"}],
    "mailboxes": [{"address": "reportascam@amazon.com"}],
    "outside": [{"host": "www.cedr.com", "why": "mediation"}],
}


def test_every_host_and_mail_domain_has_its_kind():
    assert lists(HOSTS) == {
        "domains": [
            ("amazon.de", "amazon", "storefront"),
            ("amazon.fr", "amazon", "storefront"),
            ("aboutamazon.eu", "amazon", "news"),
            ("old.amazon.de", "few", ""),
            ("amzn.to", "short", ""),
            ("amazon.dev", "amazon", "staff"),
            ("amazonaws.com", "open", ""),
        ],
        "sign_in": [("sellercentral.amazon.de", "seller-central")],
        "mail": ["amazon.com"],
        "false_senders": ["amazon-sw.com"],
        "buyers": ["marketplace.amazon.de", "marketplace.amazon.fr"],
        "mailboxes": ["reportascam@amazon.com"],
    }


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("domains-news", ["aboutamazon.eu"]),
        ("domains-jobs", []),
        ("senders", ["@amazon.com"]),
        ("false-senders", ["@amazon-sw.com"]),
    ],
)
def test_a_guide_prints_one_list(name, shown):
    assert name in PRINTED
    assert printed(name, HOSTS) == shown
