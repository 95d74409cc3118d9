/**
 * Code can be scrolled by keyboard before any script runs. The script of Expressive Code takes the attribute away where
 * nothing scrolls.
 */
const focusableCode = {
  name: "focusable code",
  hooks: {
    postprocessRenderedBlock({ codeBlock, renderData: { blockAst } }) {
      if (codeBlock.props.wrap) return;
      for (const pre of elements(blockAst, "pre")) pre.properties.tabIndex = 0;
    },
  },
};

function* elements(node, tagName) {
  if (node.tagName === tagName) yield node;
  for (const child of node.children ?? []) yield* elements(child, tagName);
}

/** @type {import("@astrojs/starlight/expressive-code").StarlightExpressiveCodeOptions} */
export default { plugins: [focusableCode] };
