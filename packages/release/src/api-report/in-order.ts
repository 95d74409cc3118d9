import ts from "typescript";

/**
 * The compiler has literals and properties in the order in which it met them, here and elsewhere; so they get one of
 * their own.
 */
export function inOrder(type: ts.TypeNode): ts.TypeNode {
  const { transformed } = ts.transform(type, [
    (context) => {
      const sort = (node: ts.Node): ts.Node => {
        const sorted = ts.visitEachChild(node, sort, context);
        if (ts.isUnionTypeNode(sorted)) return ts.factory.createUnionTypeNode(inRank(sorted.types));
        return ts.isTypeLiteralNode(sorted)
          ? ts.factory.createTypeLiteralNode(inRank(sorted.members))
          : sorted;
      };
      return (node) => sort(node) as ts.TypeNode;
    },
  ]);
  return transformed[0] as ts.TypeNode;
}

type Rank = [group: number, place: number | string];

function inRank<Node extends ts.Node>(nodes: readonly Node[]): Node[] {
  return nodes.toSorted((a, b) => compare(rank(a), rank(b)));
}

/** Numbers, then strings and properties, then the rest as it is. */
function rank(node: ts.Node): Rank {
  if (ts.isLiteralTypeNode(node) && ts.isNumericLiteral(node.literal)) return [0, Number(node.literal.text)];
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return [1, node.literal.text];
  if (ts.isPropertySignature(node) && !ts.isComputedPropertyName(node.name)) return [1, node.name.text];
  return [2, 0];
}

function compare([a, x]: Rank, [b, y]: Rank): number {
  if (a !== b) return a - b;
  return x < y ? -1 : x > y ? 1 : 0;
}
