import { comparedWith, fitsEveryone, whereConditions, whereMistakes } from "@minapp-users/spec-check/browser";
import { type Scan, type Step, scanJson } from "../scan-json.ts";
import { describeErrors } from "./describe-errors.ts";
import { showSteps, typeOf } from "./show-steps.ts";
import type { SchemaError, WhereSchema } from "./where-schema.ts";
import type { Words } from "./words.ts";

/** Something to say of a `where`. */
export interface Finding {
  /** An error is refused by the service, or by the mock; a warning and a note may be meant so. */
  level: "error" | "warning" | "note";
  /** Where it is: `$and[1].age.$gte`, or a line and a column. */
  place: string;
  /** The rest of the sentence. */
  sentence: string;
}

/** What became of a `where`. */
export interface CheckedWhere {
  findings: Finding[];
  /** The text without needless space; undefined when there is an error. */
  compact: string | undefined;
}

/** No URL takes as much. */
const longest = 100_000;

/** As deep as the mock goes. */
const mostLevels = 100;

/**
 * Checks a `where` as the mock does, and says what may not be meant.
 *
 * @param text - as a user writes it
 * @param say - the words of a language
 */
export function checkWhere(text: string, schema: WhereSchema, say: Words): CheckedWhere {
  const wrong = (place: string, sentence: string): CheckedWhere => ({
    findings: [{ level: "error", place, sentence }],
    compact: undefined,
  });
  if (text.length > longest) return wrong("where", say.tooLongToCheck);
  const scan = scanJson(text);
  if ("mistake" in scan) {
    return wrong(say.at(scan.line, scan.column), say.syntax[scan.mistake](scan.character));
  }
  if (scan.levels > mostLevels) return wrong("where", say.tooDeep(mostLevels));
  const where: unknown = JSON.parse(text);
  const errors = [
    ...findUnkept(scan, where, say),
    ...describeErrors(check(where, schema), where, schema, say),
  ];
  if (errors.length === 0) errors.push(...findMistakes(where, schema, say));
  const hints = errors.length === 0 ? findHints(where, say) : [];
  return {
    findings: [...errors.map((error) => ({ level: "error" as const, ...error })), ...hints],
    compact: errors.length === 0 ? scan.tokens.join("") : undefined,
  };
}

function check(where: unknown, { validateWhere }: WhereSchema): SchemaError[] {
  return validateWhere(where) ? [] : (validateWhere.errors ?? []);
}

/** A place, and a sentence on it. */
export type Remark = Omit<Finding, "level">;

/** A surrogate without the other one. */
const half = /\p{Surrogate}/u;

/** What JSON can say and a database cannot keep. */
function findUnkept({ twice }: Extract<Scan, { tokens: unknown }>, where: unknown, say: Words): Remark[] {
  const found = twice.map(({ steps, key }) => ({ place: showSteps(steps), sentence: say.keyTwice(key) }));
  const look = (value: unknown, steps: Step[]): void => {
    const add = (sentence: string) => found.push({ place: showSteps(steps), sentence });
    if (typeof value === "string" && half.test(value)) add(say.halfCharacter);
    if (typeof value === "number" && !Number.isFinite(value)) add(say.tooLarge);
    if (Array.isArray(value)) {
      for (const [index, part] of value.entries()) look(part, [...steps, index]);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        if (key === "__proto__") add(say.proto);
        else if (half.test(key)) add(say.halfCharacter);
        look(part, [...steps, key]);
      }
    }
  };
  look(where, []);
  return found;
}

/** What fits the schema and is a mistake all the same. */
function findMistakes(where: unknown, schema: WhereSchema, say: Words): Remark[] {
  const mistakes = whereMistakes(where).map((mistake) => ({
    place: showSteps(mistake.steps),
    sentence: mistake.kind === "operatorInValue" ? say.operatorInValue(mistake.operator) : say[mistake.kind],
  }));
  const columns = [...whereConditions(where)].flatMap((condition) => {
    const { column } = condition;
    const builtIn = Object.hasOwn(schema.columns, column) ? schema.columns[column] : undefined;
    if (!builtIn) return [];
    return comparedWith(condition).flatMap(({ steps, value, how }) => {
      if (value === null) return [];
      const { validate, types } = builtIn;
      let errors: SchemaError[] = [];
      if (how === "equal") errors = validate(value) ? [] : (validate.errors ?? []);
      else if (!types.includes(typeOf(value))) {
        errors = [{ instancePath: "", keyword: "type", params: { type: types } }];
      }
      return describeErrors(errors, value, schema, say).map(({ sentence }) => ({
        place: showSteps(steps),
        sentence: say.ofBuiltIn(sentence, column),
      }));
    });
  });
  return [...mistakes, ...columns];
}

/** After this many seconds it is the year 5138; as milliseconds it was 1973. */
const noSeconds = 100_000_000_000;

/** What may be meant, and often is not. */
function findHints(where: unknown, say: Words): Finding[] {
  const hints: Finding[] = [];
  const add = (level: Finding["level"], steps: readonly Step[], sentence: string) =>
    hints.push({ level, place: showSteps(steps), sentence });
  if (fitsEveryone(where)) add("warning", [], say.everyone);
  for (const condition of whereConditions(where)) {
    if (condition.column === "created_at" || condition.column === "updated_at") {
      for (const { steps, value } of comparedWith(condition)) {
        if (typeof value === "number" && value >= noSeconds) {
          add("warning", steps, say.milliseconds(Math.floor(value / 1000)));
        }
      }
    }
    const operators = Object.keys(condition.operators).filter((operator) => operator !== "$options");
    const others = operators.filter((operator) => operator !== "$in");
    if (condition.column === "_group" && others.length > 0) {
      add("note", condition.steps, say.groupOperator(others.join(" ")));
    }
    if (operators.length > 1) add("note", condition.steps, say.severalOperators(operators.join(" ")));
  }
  const countColumns = (part: unknown, steps: Step[]): void => {
    const entries = Object.entries(part as object);
    if (entries.length > 1) add("note", steps, say.severalColumns);
    for (const [name, list] of entries) {
      if (name !== "$and" && name !== "$or") continue;
      for (const [index, branch] of (list as unknown[]).entries())
        countColumns(branch, [...steps, name, index]);
    }
  };
  countColumns(where, []);
  return hints;
}
