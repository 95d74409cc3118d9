import { isObject, type Where } from "./where.ts";

/** One operator on one column. */
export interface Leaf {
  name: string;
  operator: string;
  operand: unknown;
  /** `$options`, beside `$regex`. */
  options?: string;
}

export type Tree = { join: "$and" | "$or"; branches: Tree[] } | Leaf;

/** A `where` with nothing unsaid: every column, every operator a leaf, joined by `$and` and `$or`. */
export function toTree(where: Where): Tree {
  const branches = Object.entries(where).flatMap(([name, value]): Tree[] => {
    if (name === "$and" || name === "$or") return [{ join: name, branches: (value as Where[]).map(toTree) }];
    if (!isObject(value)) return [{ name, operator: "$eq", operand: value }];
    const { $options, ...terms } = value;
    return Object.entries(terms).map(([operator, operand]) => ({
      name,
      operator,
      operand,
      ...(operator === "$regex" && $options !== undefined ? { options: $options as string } : {}),
    }));
  });
  return { join: "$and", branches };
}

export function leavesOf(tree: Tree): Leaf[] {
  return "join" in tree ? tree.branches.flatMap(leavesOf) : [tree];
}

/** A leaf by itself, as a `where`. */
export function toWhere({ name, operator, operand, options }: Leaf): Where {
  return { [name]: { [operator]: operand, ...(options === undefined ? {} : { $options: options }) } };
}

/** What `$and` and `$or` make of the answers of the leaves. */
export function evaluate(tree: Tree, matches: (leaf: Leaf) => boolean): boolean {
  if (!("join" in tree)) return matches(tree);
  const results = tree.branches.map((branch) => evaluate(branch, matches));
  return tree.join === "$and" ? !results.includes(false) : results.includes(true);
}
