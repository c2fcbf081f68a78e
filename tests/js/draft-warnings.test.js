// What the drafter warns of: tests/draft_warnings.tsv has the texts. With the signs of every language: tests/test_drafter.py.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { knownIds, warnings } from "../../overrides/assets/draft-warnings.js";

const SIGNS = {
  secret: ["password", "pin", "otp", "verification code"],
  more: ["also,", "second issue"],
};
const none = { asin: "", sku: "", order: "", shipment: "", case: "" };

const lines = readFileSync(new URL("../draft_warnings.tsv", import.meta.url), "utf-8").split("\n").slice(1);
const CASES = lines
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split("\t"))
  .map(([wanted, field, text]) => [wanted, field, text.replaceAll("\\n", "\n").replaceAll("\\u200b", "\u200b")]);

test("there are examples enough of both kinds", () => {
  const quiet = CASES.filter(([wanted]) => wanted === "quiet");
  assert.ok(quiet.length >= 60 && CASES.length - quiet.length >= 60, `${quiet.length} of ${CASES.length}`);
  assert.equal(new Set(CASES.map(String)).size, CASES.length);
});

for (const [wanted, field, text] of CASES) {
  test(`${wanted}: ${field}: ${text}`, () => {
    assert.deepEqual(warnings(field, text, SIGNS), wanted === "quiet" ? [] : [wanted]);
  });
}

test("several faults of one text are all told; of a number only what it is", () => {
  const text = "password: hunter22, card 4111 1111 1111 1111, buyer@mail.example";
  assert.deepEqual(warnings("happened", text, SIGNS), ["secret", "card", "mail"]);
  assert.deepEqual(warnings("happened", "DE89 3704 0044 0532 0130 00", SIGNS), ["bank"]);
});

test("an ID that stands in its own field is no telephone number, one of several too", () => {
  const known = knownIds({ ...none, case: "0123456780, 01234567891", order: "１１４-0000000-0000000" });
  assert.deepEqual(known, ["114-0000000-0000000", "0123456780", "01234567891"]);
  for (const id of ["0123456780", "01234567891"]) {
    assert.deepEqual(warnings("happened", `case ${id} is open`, SIGNS), ["phone"]);
    assert.deepEqual(warnings("happened", `case ${id} is open`, SIGNS, known), []);
  }
  assert.deepEqual(knownIds({ ...none, sku: "1234567" }), []);
});

test("telephone numbers are looked for only in texts, matters only where they are told", () => {
  assert.deepEqual(warnings("case", "0300000000", SIGNS), []);
  assert.deepEqual(warnings("tried", "1. Waited.\n2. Asked. Also, again.", SIGNS), []);
});

// Nothing is timed: tests/node.py ends a run that computes for long. What looks at each sign a few times takes a moment,
// what looks at all of them for each of them would take minutes.
const LENGTH = 400_000;
const PIECES = ["1 ", "1", "1-", "11 ", "4111 ", "4111 1111 1111 1111 1", "a", "a@", "@", "@a.", " ", "\n", "\u2028", "\t", "(1", "1(", "+1 ", "0", "01 "];
const MORE = ["DE89 ", "DE89", "DE8", "password", "password ", "pin,", "pin=", "pin .", "also", "1.\n", "2026-", "１", "\u200b", "ﷺ", "-", ".", "1.1."];
for (const piece of [...PIECES, ...MORE]) {
  test(`a paste of any length is judged at once: ${JSON.stringify(piece)}`, () => {
    warnings("happened", `${piece.repeat(LENGTH / piece.length)}x @`, SIGNS, ["12345678", "00000000"]);
  });
}
