import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redact } from "../src/redact.ts";

describe("what could be personal is not shown", () => {
  test.each([
    ["an e-mail", "who@example.com is taken", "*** is taken"],
    ["an e-mail in quotes", '"who@example.com" is taken', "*** is taken"],
    ["a phone", "+8613800138000 is taken", "*** is taken"],
    ["a phone in groups", "call +86 138 0013-8000 now", "call *** now"],
    ["an id", "user 70695404 is gone", "user *** is gone"],
    ["seven digits", "no 1234567", "no ***"],
    ["a token", `bad token ${"0123456789abcdef".repeat(2)}!`, "bad token ***!"],
    ["a token in capitals", `bad token ${"0123456789ABCDEF".repeat(3)}!`, "bad token ***!"],
    ["any bearer token", "bad Bearer the~token.of-an_administrator x, bearer a", "bad *** x, ***"],
    ["more than one", "a@b c@d", "*** ***"],
  ])("%s", (_, text, shown) => {
    expect(redact(text, [])).toBe(shown);
  });

  test.each([
    "Not found.",
    "score must be at least 10, and 123456 is the most",
    "at @ noon",
    "code 11000: E11000 duplicate key",
    "abcdefabcdefabcdefabcdefabcdefa is too short",
    "40-500",
  ])("%s is shown as it is", (text) => {
    expect(redact(text, [])).toBe(text);
  });
});

describe("what was sent", () => {
  test.each<[string, unknown[], string]>([
    ["pretty_girl is taken, pretty_girl!", ["pretty_girl"], "*** is taken, ***!"],
    ["a.c is not abc", ["a.c"], "*** is not abc"],
    ["$& is $&", ["$&"], "*** is ***"],
    ["hush and who", ["hush", "who"], "*** and ***"],
    ["null and 5 and undefined", [null, 5, undefined, ""], "null and 5 and undefined"],
    ["nothing of it", [], "nothing of it"],
  ])("%j without %j is %j", (text, secrets, shown) => {
    expect(redact(text, secrets)).toBe(shown);
  });

  // Passwords that begin with the name.
  test("is hidden as a whole when one secret is a part of another", () => {
    expect(redact("tom and tom-s3cret", ["tom", "tom-s3cret"])).toBe("*** and ***");
  });
});

test("what was sent is hidden as it stands in JSON and in a URL", () => {
  const secret = 'hush "a" 你&';
  const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  expect(redact(`<${forms.join("> <")}>`, [secret])).toBe("<***> <***> <***>");
});

// In a URL, half a character cannot be written.
test("what was sent can be any text, half a character too", () => {
  expect(redact("a \ud800b", ["\ud800b"])).toBe("a ***");
});

test("control characters are blanks", () => {
  expect(redact("a\nb\r\n\tc\u001b[31md\u0000\u0085e", [])).toBe("a b c [31md e");
});

test("500 characters are shown, not more", () => {
  expect(redact("x".repeat(500), [])).toBe("x".repeat(500));
  expect(redact("x".repeat(501), [])).toBe("x".repeat(500));
  expect(redact("x ".repeat(2000), [])).toHaveLength(500);
  expect(redact("é".repeat(1000), [])).toHaveLength(500);
});

test("a secret is not shown wherever it stands", () => {
  const secret = fc.string({ minLength: 6 }).filter((it) => !"***".includes(it) && /^[\x21-\x7e]+$/.test(it));
  fc.assert(
    fc.property(fc.string(), secret, fc.string(), (before, hidden, after) => {
      fc.pre(!"***".split("").some((it) => hidden.includes(it)));
      expect(redact(before + hidden + after, [hidden])).not.toContain(hidden);
    }),
  );
});

test("a text that somebody made long does not hold up the process", () => {
  for (const part of ["x", "1", "a@", "1 ", "a"]) {
    const start = performance.now();
    redact(part.repeat(1_000_000), ["secret"]);
    expect(performance.now() - start, part).toBeLessThan(500);
  }
});

test("a long text is cut before a word, since half a secret would not be found", () => {
  const secret = "S3cr3t-of-pretty-girl";
  for (const hiding of ["who@example.com ", "13800138000 "]) {
    for (let padding = 0; padding < 40; padding++) {
      // What is hidden leaves room for what stands around the place where the text is cut.
      const text = `${"x".repeat(padding)} ${hiding.repeat(200).slice(0, 1960)} ${secret} ${"y".repeat(500)}`;
      expect(redact(text, [secret])).not.toMatch(/S3c/);
    }
  }
  expect(redact("x".repeat(2001), [])).toBe("");
  expect(redact(`${"who.else".repeat(12)}@a `.repeat(1000), [])).toBe("*** ".repeat(20)); // of 99 characters each
  expect(redact("x".repeat(2000), [])).toBe("x".repeat(500));
});
