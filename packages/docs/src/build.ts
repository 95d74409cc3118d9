import { buildDocs } from "./build-docs.ts";
import { DocsBuildError } from "./docs-build-error.ts";

// node src/build.ts [output folder]
const [outDir] = process.argv.slice(2);

try {
  await buildDocs({ ...(outDir !== undefined && { outDir }) });
} catch (error) {
  const { message, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof DocsBuildError) console.error(message);
  else if (syscall !== undefined)
    console.error(`The docs were not built (${message}); correct that and build again.`);
  else throw error;
  process.exitCode = 1;
}
