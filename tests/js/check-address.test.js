// What needs no list of hosts: three readings of an address must agree. The lists' own cases: tests/test_link_checker.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { verdict } from "../../overrides/assets/check-address.js";

const LISTS = {
  domains: [["amazon.de", "amazon", "storefront"], ["amazon.co.jp", "amazon", "storefront"], ["amazon.com", "amazon", "storefront"]],
  sign_in: [["sellercentral.amazon.co.jp", "selling"]],
  mail: ["amazon.com"],
  false_senders: [],
  buyers: [],
  mailboxes: [],
};
const GOOD = { "https://amazon.de": "amazon", "sellercentral.amazon.co.jp/home": "sign-in", "x@amazon.com": "named-sender" };
const ids = () => Object.keys(GOOD).map((text) => verdict(text, LISTS).id);

/** Run something while the browser's own reading of an address is another. */
function misread(hostname, run) {
  const kept = globalThis.URL;
  globalThis.URL = class extends kept {
    get hostname() {
      return hostname();
    }
  };
  try {
    return run();
  } finally {
    globalThis.URL = kept;
  }
}

test("where the three readings agree, the lists decide", () => assert.deepEqual(ids(), Object.values(GOOD)));

const READINGS = {
  "a stranger": () => "example.com",
  "another of Amazon's": () => "amazon.fr",
  "nothing at all": () => {
    throw new TypeError();
  },
};
for (const [name, reading] of Object.entries(READINGS)) {
  // The readings agree on everything known; so the disagreement is made.
  test(`where the browser reads another host, ${name}, there is no yes`, () => {
    for (const id of misread(reading, ids)) assert.ok(!Object.values(GOOD).includes(id), id);
  });
}
