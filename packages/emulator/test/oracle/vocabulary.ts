import type { Random } from "./random.ts";

/** What the values of one collection are made of: few of each, so that users have them in common. */
export interface Vocabulary {
  texts: string[];
  numbers: number[];
  integers: number[];
  /** In several notations, some of them for the same moment. */
  dates: string[];
}

const texts = [
  ...[
    "",
    " ",
    "a",
    "A",
    "ab",
    "aB",
    "AB",
    "abc",
    "tom",
    "Tom",
    "TOM",
    "x y",
    "vip",
    "VIP user",
    "0",
    "1",
    "10",
  ],
  ...[
    "你",
    "你好",
    "你今天真好看",
    "广州",
    "东莞",
    "　你",
    "，",
    "👍",
    "👍🏽",
    "😀a",
    "a😀",
    "𠮷",
    "𠮷野家",
    "Ａ",
    "ａ",
    "～",
    "﹏",
  ],
  ...["é", "e\u0301", "É", "ß", "ẞ", "SS", "İ", "i", "ı", "ΟΔΟΣ", "οδος", "Οδοσα", "ſ", "s", "Ж", "ж"],
  ...[
    "%",
    "_",
    "a%b",
    "a_b",
    "*",
    "a.b",
    "a\\b",
    "'",
    "''",
    '"',
    "\\",
    "$",
    "^a$",
    "(a)",
    "[a]",
    "{}",
    "[]",
    "$.id",
    "--",
  ],
  ...[
    "null",
    "true",
    "false",
    "1.0",
    "1e3",
    "NaN",
    "2020-01-01",
    "\n",
    "a\nb",
    "\t",
    "\r",
    "a\u2028b",
    "\u0000",
    "a\u0000b",
  ],
];

/** Of these, every collection has some: they are what patterns, cases and orders disagree about. */
const special = ["", "a\nb", "\nb\n你", "　你", "a\u2028b", "\r", "ΟΔΟΣ", "İ", "～", "👍"];

const numbers = [
  ...[
    0, 1, 2, 3, 4, 5, 10, -1, -2, -10, 0.5, 1.5, -0.5, 0.1, 0.2, 0.30000000000000004, 0.3, 1e-7, -1e-7,
    5e-324,
  ],
  ...[100.25, 1e15, 1e16, 1e20, 1e21, -1e21, 2 ** 53, 2 ** 53 + 2, 2 ** 63, 2 ** 64, 1.7976931348623157e308],
];

const integers = [
  ...[0, 1, 2, 3, 4, 5, 10, 100, -1, -2, -100, 2 ** 31, 2 ** 31 - 1, -(2 ** 31), 2 ** 32],
  ...[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, Number.MIN_SAFE_INTEGER],
];

const fractions = ["", "", ".000", ".5", ".631", ".631000", ".631001", ".6310009", ".631000999"];

export function createVocabulary(random: Random): Vocabulary {
  const few = [...random.some(special, 3), ...random.some(texts, 10)];
  const moments = random.list(4, 6, () => 1_500_000_000_000 + random.below(4000) * 43_200_000);
  return {
    texts: [
      ...few,
      ...random.list(3, 6, () => random.pick(few) + random.pick(few)),
      random.list(3, 9, () => random.pick(texts)).join(""),
    ],
    numbers: [
      ...random.some(numbers, 10),
      ...random.list(2, 4, () => (random.fraction() - 0.5) * 10 ** random.between(-12, 18)),
    ],
    integers: [...random.some(integers, 8), random.between(-1000, 1000)],
    dates: moments.flatMap((moment) =>
      random.list(1, 4, () => writeDate(random, moment + random.pick([0, 0, 1000]))),
    ),
  };
}

/** A moment in one of the notations of ISO 8601 that a column of dates takes. */
function writeDate(random: Random, moment: number): string {
  const chinese = 8 * 60;
  const offset = random.pick([chinese, chinese, 0, -5 * 60, 5 * 60 + 45, undefined]);
  const wall = new Date(moment + (offset ?? chinese) * 60_000).toISOString();
  const day = wall.slice(0, 10);
  if (wall.endsWith("T00:00:00.000Z") && offset === undefined && random.chance(0.7)) return day;
  const time = wall.slice(11, wall.endsWith(":00.000Z") && random.chance(0.3) ? 16 : 19);
  const withFraction = time.length > 5 ? `${time}${random.pick(fractions)}` : time;
  return `${day}T${withFraction}${writeOffset(random, offset)}`;
}

function writeOffset(random: Random, minutes: number | undefined): string {
  if (minutes === undefined) return "";
  if (minutes === 0 && random.chance(0.7)) return "Z";
  const two = (value: number) => String(value).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${random.pick([":", ":", ""])}${two(size % 60)}`;
}
