import { Refusal } from "../../src/refusal.ts";
import { differences, isNegation } from "./differences.ts";
import type { Document } from "./documents.ts";
import { createOracle, findValue, type Meaning, toMongoDocument } from "./oracle.ts";
import { isRefused } from "./refusals.ts";
import type { Subject } from "./subject.ts";
import { evaluate, type Leaf, leavesOf, toTree, toWhere } from "./tree.ts";
import type { Where } from "./where.ts";

/** What came of a `where`. */
export interface Judgement {
  /** The ids that the emulator selects; undefined when it refuses the `where`. */
  selected: number[] | undefined;
  /** The names of the documented differences that played a part, once for each document. */
  differences: string[];
  /** The first document about which the emulator is wrong. */
  wrong?: Mistake & { document: Document };
}

export interface Mistake {
  kind: "refusal" | "condition" | "combination";
  /** What the emulator does with the document, in words. */
  problem: string;
}

/** Compares the emulator with mingo on the documents that the emulator was filled with. */
export class Judge {
  readonly #subject: Subject;
  readonly #documents: readonly { document: Document; inMongo: Document }[];
  readonly #meaning: Meaning;

  constructor(subject: Subject, documents: readonly Document[], meaning: Meaning) {
    this.#subject = subject;
    this.#documents = documents.map((document) => ({ document, inMongo: toMongoDocument(document) }));
    this.#meaning = meaning;
  }

  judge(where: Where): Judgement {
    const shouldRefuse = leavesOf(toTree(where)).some(isRefused);
    const selected = this.#select(where);
    const [first] = this.#documents;
    if (!first || (selected === undefined) !== shouldRefuse) {
      const problem = shouldRefuse ? "is not refused" : "is refused";
      const document = first?.document ?? { id: 0 };
      return { selected, differences: [], wrong: { kind: "refusal", document, problem } };
    }
    if (selected === undefined) return { selected, differences: [] };
    const ids = new Set(selected);
    const test = createOracle(where, this.#meaning);
    const used: string[] = [];
    for (const { document, inMongo } of this.#documents) {
      if (ids.has(document.id) === test(inMongo)) continue;
      const found = this.#explain(where, document, inMongo, ids.has(document.id));
      if ("problem" in found) return { selected, differences: used, wrong: { document, ...found } };
      used.push(...found);
    }
    return { selected, differences: used };
  }

  #select(where: Where): number[] | undefined {
    try {
      return this.#subject.select(where);
    } catch (error) {
      if (error instanceof Refusal && error.status === 400) return undefined;
      throw error;
    }
  }

  /**
   * Each condition by itself must be answered as mingo does, or differ in a documented way; and all of them together must
   * follow from their answers.
   *
   * @returns the differences, or what has no explanation
   */
  #explain(where: Where, document: Document, inMongo: Document, selected: boolean): string[] | Mistake {
    const used: string[] = [];
    const answers = new Map<Leaf, boolean>();
    const tree = toTree(where);
    for (const leaf of leavesOf(tree)) {
      const alone = toWhere(leaf);
      const answer = this.#select(alone)?.includes(document.id) ?? false;
      answers.set(leaf, answer);
      if (answer === createOracle(alone, this.#meaning)(inMongo)) continue;
      const found = answer !== isNegation(leaf.operator);
      const value = findValue(document, leaf.name);
      const known = differences.find((it) => it.recognises({ leaf, document, value, found }));
      if (!known) {
        const problem = `${answer ? "is" : "is not"} selected by ${JSON.stringify(alone)}, but mingo says the opposite`;
        return { kind: "condition", problem };
      }
      used.push(known.name);
    }
    if (evaluate(tree, (leaf) => answers.get(leaf) ?? false) !== selected) {
      const problem = `${selected ? "is" : "is not"} selected, which does not follow from its conditions one by one`;
      return { kind: "combination", problem };
    }
    return used;
  }
}
