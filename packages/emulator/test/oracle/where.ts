import type { Column, ColumnType } from "../../src/columns/column.ts";
import { columns } from "./columns.ts";
import {
  createJson,
  createObject,
  createPolygon,
  createPosition,
  type Document,
  objectKeys,
} from "./documents.ts";
import { distance, type Geometry, isPoint, type Position } from "./geometry.ts";
import { isTooClose } from "./places.ts";
import type { Random } from "./random.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type Where = { readonly [name: string]: unknown };

/** What the generator chooses from. */
export interface Source {
  random: Random;
  vocabulary: Vocabulary;
  documents: readonly Document[];
  /** The values in the documents by name; names with dots for what is in objects. */
  values: ReadonlyMap<string, unknown[]>;
  /** The names with dots, each as often as there is something there. */
  nested: readonly string[];
  /** Whether there may be columns that do not exist. */
  unknownColumns: boolean;
  /** The patterns so far, to be asked again with other flags. */
  patterns: string[];
}

export function createSource(source: Omit<Source, "values" | "nested" | "patterns">): Source {
  const values = new Map<string, unknown[]>();
  const nested: string[] = [];
  const collect = (name: string, value: unknown, type: ColumnType | undefined) => {
    if (name.includes(".")) nested.push(name);
    if (value === undefined || value === null) return;
    const known = values.get(name) ?? [];
    values.set(name, known);
    known.push(value);
    if (!isObject(value) || (type !== undefined && type !== "object")) return;
    for (const [key, part] of Object.entries(value)) collect(`${name}.${key}`, part, undefined);
  };
  for (const document of source.documents) {
    for (const [name, value] of Object.entries(document)) collect(name, value, columns.get(name)?.type);
  }
  return { ...source, values, nested, patterns: [] };
}

/** A `where` that is valid by the spec, and most often selects some of the documents. */
export function createWhere(source: Source, depth = 0): Where {
  const { random } = source;
  const roll = random.fraction();
  if (depth === 0 && roll < 0.005) return {};
  if (depth < 4 && roll < 0.35) {
    const branches = random.list(1, 3, () => createWhere(source, depth + 1));
    const join = { [random.pick(["$and", "$or", "$or"])]: branches };
    return random.chance(0.15) ? { ...join, ...createConditions(source, 1) } : join;
  }
  return createConditions(source, random.chance(0.15) ? random.between(2, 3) : 1);
}

function createConditions(source: Source, count: number): Where {
  return Object.fromEntries(Array.from({ length: count }, () => createCondition(source)));
}

/** Without those that answer nothing, see the differences. */
const common = [...columns.values()].filter(({ items }) => items !== "date" && items !== "object");
/** Each type as often as any other, but text, of which most columns are. */
const types = ["string", ...new Set(common.map(({ type }) => type))];

/** How often a condition is on something that is not one column of a type. */
const kinds = { nested: 0.28, unknown: 0.02, group: 0.03, wrong: 0.006 };

function createCondition(source: Source): [string, unknown] {
  const { random } = source;
  let roll = random.fraction();
  const is = (share: number) => {
    roll -= share;
    return roll < 0;
  };
  if (is(kinds.group)) return ["_group", { $in: random.list(0, 3, () => random.between(255, 261)) }];
  if (is(kinds.nested)) {
    const name = pickNested(source);
    return [name, createOperators(source, name, undefined)];
  }
  if (source.unknownColumns && is(kinds.unknown)) {
    const name = random.pick(["nothing", "nick2.part", "friend._table", "birthday.year"]);
    return [name, createOperators(source, name, undefined)];
  }
  const wanted = random.pick(types);
  const column = random.pick(
    random.chance(0.9) ? common.filter(({ type }) => type === wanted) : [...columns.values()],
  );
  if (is(kinds.wrong)) return [column.name, createWrong(source, column)];
  return [column.name, createOperators(source, column.name, column)];
}

/** A name for something in an object column. */
function pickNested({ random, nested }: Source): string {
  if (nested.length > 0 && random.chance(0.9)) {
    const name = random.pick(nested);
    return random.chance(0.93) ? name : `${name}.${random.pick([...objectKeys, "0"])}`;
  }
  return `${random.pick(["address", "_provider"])}.${random.some(objectKeys, random.between(1, 2)).join(".")}`;
}

const presence = ["$isnull", "$exists"];
const equality = ["$eq", "$eq", "$ne", "$in", "$in", "$nin"];
const ordering = ["$lt", "$lte", "$gt", "$gte", "$range"];
const text = ["$contains", "$icontains", "$regex"];

/** What each type of column takes. */
const operators: Record<ColumnType, readonly string[]> = {
  string: [...equality, ...equality, ...ordering, ...text, ...text, ...presence],
  integer: [...equality, ...ordering, ...ordering, ...presence],
  number: [...equality, ...ordering, ...ordering, ...presence],
  date: [...equality, ...ordering, ...ordering, ...presence],
  boolean: [...equality, ...presence],
  array: [...equality, "$all", "$all", "$all", ...presence],
  object: ["$eq", "$eq", "$ne", "$has_key", "$has_key", "$has_key", ...presence],
  file: presence,
  geojson: [
    ...[
      "$within",
      "$within",
      "$intersects",
      "$intersects",
      "$center",
      "$center",
      "$nearsphere",
      "$nearsphere",
    ],
    ...presence,
  ],
  reference: [...equality, ...presence],
};
const anyOperator = [
  ...equality,
  ...equality,
  ...ordering,
  ...text,
  ...text,
  "$all",
  "$has_key",
  ...presence,
];

/** Operators with their values, for a column or, without a type, for a key in an object. */
function createOperators(source: Source, name: string, column: Column | undefined): unknown {
  const { random } = source;
  const all = column ? operators[column.type] : anyOperator;
  if (all.includes("$eq") && random.chance(0.1)) {
    const value = random.chance(0.15) ? null : createOperand(source, name, column);
    if (!isObject(value) && !Array.isArray(value)) return value;
  }
  const chosen = new Set(random.list(1, random.chance(0.12) ? 3 : 1, () => random.pick(all)));
  return Object.fromEntries([...chosen].flatMap((operator) => createTerm(source, operator, name, column)));
}

function createTerm(
  source: Source,
  operator: string,
  name: string,
  column: Column | undefined,
): [string, unknown][] {
  const { random } = source;
  const one = () => createOperand(source, name, column);
  const orNull = () => (random.chance(0.08) ? null : one());
  switch (operator) {
    case "$eq":
    case "$ne":
      return [
        [operator, column?.type === "array" && random.chance(0.2) ? pickArray(source, name) : orNull()],
      ];
    case "$in":
    case "$nin": {
      const list = random.list(random.chance(0.05) ? 0 : 1, 4, orNull);
      if ((column === undefined || column.type === "array") && random.chance(0.1))
        list.push(pickArray(source, name));
      return [[operator, list]];
    }
    case "$all":
      return [[operator, repeat(random, random.list(random.chance(0.05) ? 0 : 1, 2, orNull))]];
    case "$lt":
    case "$lte":
    case "$gt":
    case "$gte":
      return [[operator, createComparable(source, name, column)]];
    case "$range":
      return [[operator, createRange(source, name, column)]];
    case "$contains":
    case "$icontains":
      return [[operator, createPart(source, name)]];
    case "$regex":
      return createPattern(source, name);
    case "$has_key":
      return [[operator, random.pick(objectKeys)]];
    case "$isnull":
    case "$exists":
      return [[operator, random.chance(0.5)]];
    default:
      return createPlace(source, operator, name);
  }
}

/** Sometimes with an item twice. */
function repeat<Item>(random: Random, list: readonly Item[]): readonly Item[] {
  return list.length > 0 && random.chance(0.1) ? [...list, random.pick(list)] : list;
}

/** A value to compare with: most often one that a document has, or one of its items. */
function createOperand(source: Source, name: string, column: Column | undefined): unknown {
  const { random, vocabulary } = source;
  const type = column?.type === "array" ? (column.items ?? "string") : column?.type;
  const value = random.chance(0.75) ? pickWhole(source, name) : undefined;
  const taken = Array.isArray(value) && random.chance(0.9) ? pickItem(random, value) : value;
  if (taken !== undefined && taken !== null) {
    if (type === "reference") return toId(random, taken);
    if (column?.type !== "array" || !Array.isArray(taken))
      return random.chance(0.1) ? reverseKeys(taken) : taken;
  }
  switch (type) {
    case "string":
      return random.pick(vocabulary.texts);
    case "integer":
    case "number":
      return random.pick(
        (type === "integer") === random.chance(0.8) ? vocabulary.integers : vocabulary.numbers,
      );
    case "boolean":
      return random.chance(0.5);
    case "date":
      return random.pick(vocabulary.dates);
    case "reference":
      return String(random.between(1, 99));
    case "object":
      return createObject(random, vocabulary);
    default:
      return createJson(random, vocabulary, 2);
  }
}

function pickWhole({ random, values }: Source, name: string): unknown {
  const known = values.get(name);
  return known && random.pick(known);
}

function pickArray(source: Source, name: string): unknown {
  const value = pickWhole(source, name);
  return Array.isArray(value) ? value : [];
}

function pickItem(random: Random, list: readonly unknown[]): unknown {
  if (list.length === 0) return undefined;
  const arrays = list.filter(Array.isArray);
  const item = random.pick(arrays.length > 0 && random.chance(0.5) ? arrays : list);
  return Array.isArray(item) && random.chance(0.3) ? pickItem(random, item) : item;
}

function reverseKeys(value: unknown): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value;
}

function toId(random: Random, pointer: unknown): unknown {
  const id = isObject(pointer) ? pointer.id : pointer;
  return random.chance(0.3) ? Number(id) : String(id);
}

/** Text or a number. */
function createComparable(source: Source, name: string, column: Column | undefined): string | number {
  const { random, vocabulary } = source;
  const value = createOperand(source, name, column);
  if (typeof value === "string" || typeof value === "number") return value;
  return random.chance(0.5) ? random.pick(vocabulary.texts) : random.pick(vocabulary.numbers);
}

function createRange(source: Source, name: string, column: Column | undefined): (string | number)[] {
  const ends: (string | number)[] = [
    createComparable(source, name, column),
    createComparable(source, name, column),
  ];
  return source.random.chance(0.85) ? ends.sort((a, b) => (a < b ? -1 : 1)) : ends;
}

/** Part of a text that a document has, never empty; sometimes in the other case. */
function createPart(source: Source, name: string): string {
  const { random } = source;
  const characters = [...pickText(source, name)];
  const start = random.below(characters.length);
  const part = characters.slice(start, start + random.between(1, 3)).join("");
  return random.pick([part, part, part, part.toUpperCase(), part.toLowerCase()]);
}

function pickText({ random, vocabulary, values }: Source, name: string): string {
  const known = (values.get(name) ?? []).flat().filter((it) => typeof it === "string" && it !== "");
  const texts = known.length > 0 && random.chance(0.8) ? known : vocabulary.texts.filter((it) => it !== "");
  return random.pick(texts) as string;
}

/** A pattern with its flags. */
function createPattern(source: Source, name: string): [string, unknown][] {
  const { random, patterns } = source;
  const isKnown = patterns.length > 0 && random.chance(0.2);
  const pattern = isKnown ? random.pick(patterns) : inventPattern(source, name);
  patterns.push(pattern);
  const anchored = /[\^$]/.test(pattern) ? ["m", "m", "im"] : [];
  const flags = random.pick([undefined, undefined, "", "i", "i", "g", "gi", "m", "s", "ims", ...anchored]);
  const caseless = pattern.replaceAll("\\w", "[a-z]"); // without case, JavaScript takes the long s for \w
  const given: [string, unknown] = ["$regex", flags?.includes("i") ? caseless : pattern];
  return flags === undefined ? [given] : [given, ["$options", flags]];
}

/** One in JavaScript and in RE2, made from a text that a document has. */
function inventPattern(source: Source, name: string): string {
  const { random } = source;
  const characters = [...pickText(source, name)];
  const start = random.below(characters.length);
  const end = Math.min(characters.length, start + random.between(1, 3));
  const atoms = characters.slice(start, end).map((it) => {
    const itself = escapeRegex(it);
    const classes = [
      ".",
      ".",
      "\\w",
      "\\d",
      "\\s",
      "[a-z]",
      "[^a]",
      "[一-龥]",
      "(?:a|你)",
      `[${it === "^" ? "a" : itself}]`,
    ];
    const likely = /\s/.test(it) ? [itself, ".", "\\s"] : [itself];
    const atom = random.pick(random.chance(0.75) ? likely : classes);
    return `${atom}${random.pick(["", "", "", "", "?", "*", "+", "{1,2}"])}`;
  });
  const isAnchored = (neighbour: string | undefined) =>
    random.chance(neighbour === undefined || neighbour === "\n" ? 0.5 : 0.1);
  return [
    isAnchored(characters[start - 1]) ? "^" : "",
    ...atoms,
    random.chance(0.15) ? `|${escapeRegex(createPart(source, name))}` : "",
    isAnchored(characters[end]) ? "$" : "",
  ].join("");
}

export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function createPlace(source: Source, operator: string, name: string): [string, unknown][] {
  for (;;) {
    const operand = createPlaceOperand(source, operator, name);
    // Where rounding decides, there is no right answer.
    if (!source.documents.some((document) => isTooClose(operator, operand, document[name])))
      return [[operator, operand]];
  }
}

function createPlaceOperand({ random, documents, values }: Source, operator: string, name: string): unknown {
  const points = (values.get(name) ?? []).filter(isPoint);
  const position = () =>
    points.length > 0 && random.chance(0.4) ? random.pick(points).coordinates : createPosition(random);
  switch (operator) {
    case "$within":
      return createPolygon(random, position());
    case "$intersects":
      return random.chance(0.5)
        ? createPolygon(random, position())
        : { type: "Point", coordinates: position() };
    case "$center": {
      const coordinates = position();
      return { radius: createDistance(random, documents, name, coordinates) / 1000, coordinates };
    }
    case "$nearsphere": {
      const coordinates = position();
      const ends = [0, 0]
        .map(() => createDistance(random, documents, name, coordinates))
        .sort((a, b) => a - b);
      return {
        geometry: { type: "Point", coordinates },
        ...(random.chance(0.6) ? { min_distance: random.chance(0.2) ? 0 : ends[0] } : {}),
        ...(random.chance(0.7) ? { max_distance: ends[1] } : {}),
      };
    }
    default:
      throw new Error(`${operator} is not known here`);
  }
}

/** About as far as one of the documents is. */
function createDistance(
  random: Random,
  documents: readonly Document[],
  name: string,
  from: Position,
): number {
  const place = random.pick(documents)[name] as Geometry | undefined;
  const away = isPoint(place) ? distance(place.coordinates, from) : 20_000;
  return Math.round(away * random.pick([0.8 + random.fraction() / 2, 0.9997, 1.0003]));
}

/** An operator or a value that this column does not take. */
function createWrong(source: Source, { name }: Column): Where {
  const { random, vocabulary } = source;
  const operand = random.pick([random.pick(vocabulary.texts) || "a", random.pick(vocabulary.numbers)]);
  const any = random.pick(["$eq", "$ne", "$lt", "$gte"]);
  return Object.fromEntries(
    random.pick<() => [string, unknown][]>([
      () => [[any, operand]],
      () => [["$in", [operand, random.chance(0.5)]]],
      () => [["$range", [operand, operand]]],
      () => [["$eq", random.pick([[operand], { a: operand }])]],
      () => [[random.pick(["$contains", "$icontains", "$regex", "$has_key"]), "abc"]],
      () => [["$all", [operand]]],
      () => createPlace(source, random.pick(["$within", "$center", "$nearsphere"]), name),
    ])(),
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
