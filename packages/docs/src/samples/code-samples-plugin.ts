import { addCodeSamplesTo } from "./add-code-samples.ts";

/**
 * A plugin of Redocly with a decorator that puts the samples into the spec. In `redocly.yaml`:
 *
 * ```yaml
 * plugins: [../samples/code-samples-plugin.ts]
 * decorators: { samples/code-samples: on }
 * ```
 */
export default function codeSamplesPlugin() {
  return {
    id: "samples",
    decorators: {
      oas3: { "code-samples": () => ({ Operation: { leave: addCodeSamplesTo } }) },
    },
  };
}
