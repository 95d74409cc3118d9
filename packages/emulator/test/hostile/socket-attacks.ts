import type { Random } from "../oracle/random.ts";
import { pathOf, type RawAttack, tokenPlaceholder } from "./attack.ts";
import { longText, privateTexts } from "./texts.ts";

const list = pathOf("listUsers");
const update = pathOf("updateUser");
const body = '{"test":"changed"}';
const always = `Host: 127.0.0.1\r\nAuthorization: Bearer ${tokenPlaceholder}\r\n`;
const json = "Content-Type: application/json\r\n";
const last = "Connection: close\r\n";
/** What a smuggler wants to have executed. */
const hidden = `PUT ${update} HTTP/1.1\r\n${always}${json}Content-Length: ${body.length}\r\n\r\n${body}`;

const get = (headers: string, path = list, version = "HTTP/1.1") =>
  `GET ${path} ${version}\r\n${always}${headers}\r\n`;
const put = (headers: string, text: string) =>
  `PUT ${update} HTTP/1.1\r\n${always}${json}${headers}\r\n${text}`;
const length = (text: string) => `Content-Length: ${text.length}\r\n`;

/** What is not HTTP, ends too early, or means two things at once. */
export function makeSocketAttack(random: Random): RawAttack {
  const bytes = Buffer.from(Array.from({ length: random.between(1, 2000) }, () => random.below(256)));
  const refuse = (text: string, ...statuses: number[]): RawAttack => ({
    bytes: Buffer.from(text, "latin1"),
    expected: { refused: statuses.length > 0 ? statuses : [400] },
  });
  const chunked = "Transfer-Encoding: chunked\r\n";
  const whole = put(length(body), body);
  return random.pick<() => RawAttack>([
    // Not HTTP at all
    () => ({
      bytes: Buffer.concat([Buffer.from([random.pick([0, 1, 0x16, 0x80, 0xff])]), bytes]),
      expected: { refused: [400] },
    }),
    () =>
      refuse(
        random.pick([
          "hello\r\n\r\n",
          "{}",
          "GET",
          "GET ",
          "\0",
          "SSH-2.0-x\r\n",
          "EHLO a\r\n",
          "*1\r\n$4\r\nPING\r\n",
        ]),
      ),
    () =>
      refuse(
        `${random.pick(["PRI * HTTP/2.0", "GET / HTTP/3.0", "GET / HTTP/11", "GET / HTTQ/1.1"])}\r\n\r\n`,
      ),
    () => refuse(`${privateTexts.email} ${privateTexts.phone}\r\n\r\n`),
    () => refuse(Buffer.from("16030100a5010000a10303", "hex").toString("latin1") + longText(50)),
    // Ends too early
    () => refuse(get("").slice(0, random.between(1, get("").length - 1))),
    () => refuse(whole.slice(0, random.between(1, whole.length - 1))),
    () =>
      refuse(
        put(
          chunked,
          random.pick(["", "5", "5\r\n", "5\r\nab", `12\r\n${body}`, `12\r\n${body}\r\n`, "0\r\n"]),
        ),
      ),
    // A body that is longer or shorter than it says
    () => refuse(put(`Content-Length: ${random.between(19, 9999)}\r\n`, body)),
    () =>
      refuse(
        put(
          `Content-Length: ${random.pick(["-1", "x", "1e1", "0x12", "1 2", "", "18446744073709551616", "+18"])}\r\n`,
          body,
        ),
      ),
    () =>
      refuse(put(`Content-Length: ${random.pick(["1048577", "99999999999", "9007199254740991"])}\r\n`, body)),
    () => refuse(put(`Content-Length: ${random.between(1, 17)}\r\n`, body)),
    // Two requests in one
    () => refuse(put(`${length(body)}Content-Length: ${random.between(0, 17)}\r\n`, body)),
    () => refuse(put(`${length(body)}${length(body)}`, body)),
    () => refuse(put(`Content-Length: ${random.pick(["18, 18", "18,5", "18;5"])}\r\n`, body)),
    () => refuse(put(`Content-Length: 5\r\n${chunked}`, `0\r\n\r\n${hidden}`)),
    () => refuse(put(`${chunked}Content-Length: 5\r\n`, `0\r\n\r\n${hidden}`)),
    () => refuse(put("Transfer-Encoding: xchunked\r\n", `0\r\n\r\n${hidden}`)),
    () => refuse(put("Transfer-Encoding: chunked, identity\r\n", `0\r\n\r\n${hidden}`)),
    () => refuse(put("Transfer-Encoding : chunked\r\n", `0\r\n\r\n${hidden}`)),
    () => refuse(put("Transfer-Encoding:\x0bchunked\r\n", `0\r\n\r\n${hidden}`)),
    () => refuse(put("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", `0\r\n\r\n${hidden}`)),
    () =>
      refuse(
        put(
          chunked,
          `${random.pick(["zz", "-1", "FFFFFFFFFFFFFFFFF", "0x5", "5;\n", " 5"])}\r\n${body}\r\n0\r\n\r\n`,
        ),
      ),
    () => refuse(get(`X: a\nContent-Length: ${hidden.length}\r\n`) + hidden),
    () => refuse(get(`X: a\rContent-Length: 5\r\n`)),
    // Headers that are none
    () =>
      refuse(
        get(
          random.pick([
            "X\r\n",
            ": a\r\n",
            "X : a\r\n",
            "X: \0\r\n",
            "X: a\x01b\r\n",
            " X: a\r\n",
            "X: a\r\n b\r\n",
            "é: a\r\n",
            "X(a): b\r\n",
          ]),
        ),
      ),
    () => refuse(`GET ${list} HTTP/1.1\nHost: a\n\n`),
    () => refuse(`GET ${list} HTTP/1.1\r\n${last}\r\n`),
    () =>
      refuse(put(`${length(body)}${last}Expect: ${random.pick(["200-ok", "x", "100-continued"])}\r\n`, body)),
    // URLs that are none
    () =>
      refuse(
        get(
          last,
          random.pick(["/a b", "/\0", "/\x7f", "/é", "?a", "#", "a", "\\", "http://", "evil.example:80"]),
        ),
      ),
    () => refuse(get(last, `${list}?${longText(random.between(20_000, 900_000))}`), 502),
    () =>
      refuse(get(last, random.pick(["*", "http:///", "http://a:b:c/", "ftp://a/", "http://a"])), 400, 404),
    // Methods that are none
    () =>
      refuse(
        `${random.pick(["FOO", "get", "", "GET\t", "GE T", longText(5000)])} ${list} HTTP/1.1\r\n${always}\r\n`,
      ),
    () => ({
      bytes: Buffer.from(`CONNECT ${random.pick([list, "evil.example:80"])} HTTP/1.1\r\n${always}\r\n`),
      expected: "closed",
    }),
    () => refuse(`TRACE ${list} HTTP/1.1\r\n${always}${last}\r\n`, 405),
  ])();
}
