// What compares alike as readers type it, in every script of the site; what stays two words; the slip of a short list.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../../overrides/assets/fold.js";
import { terms } from "../../overrides/assets/terms.js";
import { traced, unbroken } from "../../overrides/assets/traced.js";

const ALIKE = [
  ["Ａｍａｚｏｎ", "amazon"], // width
  ["Français", "francais"],
  ["Straße", "strasse"],
  ["Hasło", "haslo"],
  ["Ødegård", "odegard"],
  ["KULLANICI", "kullanici"],
  ["İSTANBUL", "istanbul"],
  ["kırık", "kirik"],
  ["Đình chỉ", "dinh chi"],
  ["ﾄﾞｲﾂ", "どいつ"], // the two kana
  ["ユーザー", "ユーザ"], // the long-vowel sign
  ["حِساب", "حساب"], // points
  ["أحمد", "احمد"],
  ["مدرسة", "مدرسه"],
  ["बाज़ार", "बाजार"], // nukta
  ["निलँबित", "निलंबित"],
  ["١٢٣", "123"],
  ["१२३", "123"],
  ["๑๒๓", "123"],
  ["น้ำ", "น\u0e4d\u0e49า"], // the order in which the marks are typed
  ["ล็อกอิน", "ล้อกอิน"], // tones
  ["แชท", "เเชท"], // two letters that look like one
  ["۱۲۳", "123"],
  ["co\u00adoperate\u200b", "cooperate"],
];

test("what readers type alike compares alike", () => {
  for (const [one, other] of ALIKE) assert.equal(fold(one), fold(other), one);
});

test("what makes another word stays", () => {
  for (const [one, other] of [["カード", "カート"], ["ドイツ", "トイツ"], ["की", "का"], ["한국", "한글"], ["กัน", "กิน"], ["ทำ", "ทา"], ["a", "b"]]) {
    assert.notEqual(fold(one), fold(other), one);
  }
});

test("a folded text folds to itself, and folded letter by letter it has the same terms", () => {
  const written = ALIKE.flat().filter((one) => !one.includes("เเ")); // two letters for one: so readers type, no text of ours
  for (const text of written.map((one) => one.normalize("NFKC"))) {
    assert.equal(fold(fold(text)), fold(text));
    assert.deepEqual(traced(text).map(([term]) => term), terms(fold(text)), text);
  }
});

test("each term knows where it stands in the text as it is written, in order", () => {
  const text = "Die Straße, 停止中 e-mail";
  const places = traced(text).map(([term, from, to]) => [term, text.slice(from, to)]);
  assert.deepEqual(places, [["die", "Die"], ["strasse", "Straße"], ["停止", "停止"], ["止中", "止中"], ["email", "e-mail"], ["mail", "mail"]]);
});

test("what is marked keeps each letter with its marks", () => {
  assert.deepEqual(unbroken("ปิ้งที่", 0, 2), [0, 3]); // ปิ|้
  assert.deepEqual(unbroken("ปิ้งที่", 5, 7), [4, 7]); // ท|ี่
  assert.deepEqual(unbroken("abc", 0, 2), [0, 2]);
});
