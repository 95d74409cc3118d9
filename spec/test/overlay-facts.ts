/** What a translation must keep, in a form that does not depend on the language; lists are sorted. */
export interface Facts {
  code: string[];
  numbers: string[];
  links: string[];
  bold: number;
  listItems: number;
  paragraphs: number;
  /** How often the text says that something is so in sibling interfaces. */
  siblings: number;
  /** How often it says that something is assumed. */
  assumptions: number;
  isSentence: boolean;
}

/** Numbers that English writes as words; without the same in Chinese, each of these is itself. */
const spelledOut: [english: string, numbers: string][] = [["November 2018", "2018 11"]];

const codeSpan = /`[^`]+`/g;

/** The facts of an English or a Chinese text. */
export function factsOf(text: string): Facts {
  const withoutCode = text.replace(codeSpan, "`");
  const prose = spelledOut.reduce((rest, [words, numbers]) => rest.replaceAll(words, numbers), withoutCode);
  return {
    code: all(text, codeSpan),
    numbers: all(prose, /-?\d+(\.\d+)*/g),
    links: all(text, /\]\([^)]+\)/g),
    bold: all(prose, /\*\*/g).length,
    listItems: all(prose, /^- /gm).length,
    paragraphs: prose.trim().split("\n\n").length,
    siblings: all(prose, /sibling|other\s+interfaces of the same service|同平台/gi).length,
    assumptions: all(prose, /assumed|假定/gi).length,
    isSentence: /[.。][)）]?$/.test(prose.trim()),
  };
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([found]) => found).sort();
}
