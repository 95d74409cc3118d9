import { expect, test } from "vitest";
import { checkJson } from "@minapp-users/spec-check";
import { Random } from "./oracle/random.ts";
import { createVocabulary } from "./oracle/vocabulary.ts";
import { createDocuments, type Document } from "./oracle/documents.ts";
import { createSource, createWhere, type Where } from "./oracle/where.ts";
import { createOracle, toMongoDocument, findValue } from "./oracle/oracle.ts";
import { Subject } from "./oracle/subject.ts";
import { leavesOf, toTree, toWhere } from "./oracle/tree.ts";
test("x", async () => {
  using subject = new Subject();
  const N = Number(process.env.N ?? 20), S = Number(process.env.S ?? 1);
  const kinds = new Map<string, [number, string[]]>();
  let none=0, all=0, some=0, refused=0, diff=0, tsub=0, tor=0, tgen=0, tspec=0;
  const refusals = new Map<string, number>();
  for (let c = 0; c < N; c++) {
    const random = new Random(S + c);
    const vocabulary = createVocabulary(random);
    const documents = createDocuments(random, vocabulary, 40);
    const meaning = { range_end: random.pick(["excluded","included"] as const), exists: random.pick(["key","non_empty"] as const) };
    const unknownColumns = random.chance(0.3);
    await subject.fill(documents, {...meaning, where_unknown_columns: unknownColumns ? "missing" : "refuse"});
    const mongo = documents.map(toMongoDocument);
    const source = createSource({ random, vocabulary, documents, unknownColumns });
    for (let q = 0; q < 100; q++) {
      let t = performance.now();
      const where = JSON.parse(JSON.stringify(createWhere(source)));
      tgen += performance.now() - t; t = performance.now();
      const bad = checkJson({ $ref: "#/components/schemas/Where" }, where, "where");
      if (bad) throw new Error(bad + JSON.stringify(where));
      tspec += performance.now() - t; t = performance.now();
      let ids: number[];
      try { ids = subject.select(where); } catch (error) { if ((error as any).status !== 400) throw new Error(String(error) + JSON.stringify(where)); refused++; const m=(error as Error).message.replace(/.*?(\$\w+)(\[\d+\])?( |:)/, "$1 "); refusals.set(m,(refusals.get(m)??0)+1); continue; }
      tsub += performance.now() - t; t = performance.now();
      const matches = createOracle(where, meaning);
      const expected = new Set(mongo.filter(matches).map(({id}) => id));
      tor += performance.now() - t;
      if (ids.length === 0) none++; else if (ids.length === 40) all++; else some++;
      for (const d of documents) {
        const e = ids.includes(d.id), m = expected.has(d.id);
        if (e === m) continue;
        diff++;
        let leafs = 0;
        for (const leaf of leavesOf(toTree(where))) {
          const w = toWhere(leaf);
          const le = subject.select(w).includes(d.id), lm = createOracle(w, meaning)(toMongoDocument(d));
          if (le === lm) continue;
          leafs++;
          const key = `${leaf.operator} ${leaf.name.includes(".") ? "nested" : leaf.name} emulator=${le}`;
          const entry = kinds.get(key) ?? [0, []]; kinds.set(key, entry); entry[0]++;
          if (entry[1].length < 6) entry[1].push(JSON.stringify(w) + "   on   " + JSON.stringify(findValue(d, leaf.name)) + " / " + String(JSON.stringify(d[leaf.name.split(".")[0]!])).slice(0,250));
        }
        if (!leafs) console.log("NO LEAF", JSON.stringify(where));
      }
    }
  }
  console.log({ none, some, all, refused, diff, tgen, tspec, tsub, tor });
  for (const [k, [n, ex]] of [...kinds].sort((a,b)=>b[1][0]-a[1][0])) console.log(k, n, "\n    " + ex.join("\n    "));
  console.log([...refusals].sort((a,b)=>b[1]-a[1]).slice(0,40));
});
