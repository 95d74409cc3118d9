import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** The file of the published package. */
export const storiesFile = fileURLToPath(import.meta.resolve("@minapp-users/spec/minapp-users.arazzo.yaml"));

interface Story {
  workflowId: string;
  inputs: { properties: Record<string, object> };
  steps: { stepId: string; operationId: string }[];
}

/** The file as it is. */
export const document: { sourceDescriptions: { url: string }[]; workflows: readonly Story[] } = parse(
  readFileSync(storiesFile, "utf8"),
);

/** The stories, each with its steps in their order. */
export const stories = document.workflows;

export type StoryName =
  | "getTokenAndListUsers"
  | "findAndUpdateUser"
  | "bulkUpdateWithFailures"
  | "followJob"
  | "changeAccount"
  | "migrateUserProfile"
  | "migrateUserInfo";
