import type { ColumnKind } from "./column-kinds.ts";

/** Filters that join conditions, or need no operator. */
export interface WhereJoin {
  /** What a provider does that is right. */
  title: string;
  /**
   * The filters, and what each is called in a message.
   *
   * @param column - the name of the custom column of a kind
   */
  wheres(column: (kind: ColumnKind) => string): readonly (readonly [where: object, what: string])[];
}

/** For each way to join conditions some filters. What they find is for the oracle to say. */
export const whereJoins: readonly WhereJoin[] = [
  {
    title: "takes a bare value for equality",
    wheres: (column) => [
      ...[0, 5, 6].map((value) => bare(column("number"), value, `a bare ${value} for a number column`)),
      ...["alpha", "ALPHA", "alph"].map((value) =>
        bare(column("text"), value, "a bare text for a text column"),
      ),
      ...[true, false].map((value) => bare(column("boolean"), value, `a bare ${value} for a boolean column`)),
      bare(column("text"), null, "a bare null for a text column"),
    ],
  },
  {
    title: "demands each condition of an object with two columns",
    wheres: (column) => {
      const [number, boolean] = [column("number"), column("boolean")];
      const what = "an object with conditions on a number and a boolean column";
      return [true, false].flatMap((value) => [
        [{ [number]: { $gte: 0 }, [boolean]: { $eq: value } }, what] as const,
        [{ [boolean]: { $eq: value }, [number]: { $lt: 5 } }, what] as const,
      ]);
    },
  },
  {
    title: "demands all conditions of $and",
    wheres: (column) => {
      const [number, boolean] = [column("number"), column("boolean")];
      const all = [
        { [number]: { $gt: -3 } },
        { [number]: { $lt: 10 } },
        { [number]: { $ne: 0 } },
        { [boolean]: { $eq: true } },
        { [number]: { $lt: 5 } },
      ];
      return [
        [{ $and: all.slice(0, 3) }, "an $and of three conditions on a number column"],
        [{ $and: all.slice(0, 3).toReversed() }, "the same $and from its end"],
        [{ $and: [...all.slice(0, 2), {}, all[2]] }, "an $and whose fourth condition excludes users"],
        [{ $and: all }, "an $and of five conditions"],
        [{ $and: all.toReversed() }, "the same $and of five from its end"],
        [{ $and: all.slice(0, 1) }, "an $and of one condition"],
      ];
    },
  },
  {
    title: "demands one condition of $or",
    wheres: (column) => {
      const [number, text] = [column("number"), column("text")];
      const either = [{ [number]: { $lt: 0 } }, { [text]: { $eq: "beta." } }];
      const four = [...either, { [number]: { $eq: 5 } }, { [text]: { $eq: "Alpha beta" } }];
      return [
        [{ $or: either }, "an $or of conditions on a number and a text column"],
        [{ $or: either.toReversed() }, "the same $or from its end"],
        [{ $or: four.slice(0, 3) }, "an $or of three conditions"],
        [{ $or: four }, "an $or of four conditions"],
        [{ $or: four.toReversed() }, "the same $or of four from its end"],
        [{ $or: either.slice(0, 1) }, "an $or of one condition"],
      ];
    },
  },
  {
    title: "takes $and and $or inside of each other",
    wheres: (column) => {
      const [number, text, boolean] = [column("number"), column("text"), column("boolean")];
      const nested = {
        $or: [
          {
            $and: [{ [boolean]: true }, { $or: [{ [number]: { $lt: 0 } }, { [text]: { $contains: "晓" } }] }],
          },
          { $and: [{ [boolean]: false }, { [number]: { $gt: 5 } }] },
        ],
      };
      const turned = {
        $and: [
          { $or: [{ [boolean]: true }, { [number]: { $gt: 5 } }] },
          { $or: [{ [number]: { $lt: 5 } }, { $and: [{ [text]: "beta." }, { [number]: 10 }] }] },
        ],
      };
      return [
        [nested, "an $or of $and, one with another $or in it"],
        [turned, "an $and of $or, one with another $and in it"],
      ];
    },
  },
];

function bare(name: string, value: unknown, what: string): readonly [object, string] {
  return [{ [name]: value }, what];
}
