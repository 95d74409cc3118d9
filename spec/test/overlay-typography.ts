const han = "\\p{Script=Han}";
const fullWidth = "，。：；、（）！？“”";

const rules: [fault: string, pattern: RegExp][] = [
  [
    "no space between Chinese and Latin letters, figures or code",
    new RegExp(`${han}[\\w\`$-]|[\\w\`]${han}`, "u"),
  ],
  ["a space between Chinese and Chinese", new RegExp(`${han} +${han}`, "u")],
  ["a space beside full-width punctuation", new RegExp(`[${fullWidth}] | [${fullWidth}]`, "u")],
  ["half-width punctuation beside Chinese", new RegExp(`${han}[,.:;!?()]|[,.:;!?()]${han}`, "u")],
  ["two full-width signs that stumble", /[，。：；、][，。：；、]|）（/u],
  ["full-width letters or figures", /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/u],
  ["a word that the platform does not use, or a formal one", /您|自定义列|内置列|列名/u],
];

/** What is wrong with how a Chinese text is set; empty when nothing is. */
export function typographyFaults(text: string): string[] {
  const set = asRead(text);
  const faults = rules.flatMap(([fault, pattern]) => {
    const found = pattern.exec(set);
    return found ? [`${fault}: ${set.slice(Math.max(0, found.index - 5), found.index + 8)}`] : [];
  });
  return [...faults, ...boldFaults(text)];
}

/** The text without markup, and with a space for each line break in a paragraph, as Markdown has it. */
function asRead(text: string): string {
  return text
    .replace(/\n {2}(?=\S)/g, " ")
    .replace(/([^\n])\n(?![\n-]|$)/g, "$1 ")
    .replace(/^- /gm, "")
    .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
    .replace(/`[^`]+`/g, "`")
    .replaceAll("**", "");
}

/** Markdown shows `**` instead of bold where it touches punctuation within and a letter without. */
function boldFaults(text: string): string[] {
  const isPunctuation = (sign: string) => /[\p{P}\p{S}]/u.test(sign);
  const isEdge = (sign: string) => sign === "" || /\s/.test(sign) || isPunctuation(sign);
  const parts = text.split("**");
  if (parts.length % 2 === 0) return ["bold that does not end"];
  return parts.flatMap((bold, at) => {
    if (at % 2 === 0) return [];
    const [first = "", last = ""] = [bold[0], bold.at(-1)];
    const [before = "", after = ""] = [parts[at - 1]?.at(-1), parts[at + 1]?.[0]];
    const opens = /\S/.test(first) && (!isPunctuation(first) || isEdge(before));
    const closes = /\S/.test(last) && (!isPunctuation(last) || isEdge(after));
    return opens && closes ? [] : [`bold that Markdown does not see: ${bold}`];
  });
}
