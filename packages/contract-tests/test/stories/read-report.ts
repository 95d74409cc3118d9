/** A request of a step. A step that is retried has several. */
export interface Attempt {
  stepId: string;
  passed: boolean;
  /** The criteria that were not met, or the names of Respect's own checks. */
  unmet: string[];
  /** How often it may still be retried; there only before a retry. */
  retriesLeft?: number;
}

interface Report {
  files: Record<string, { executedWorkflows: { workflowId: string; executedSteps: ReportedStep[] }[] }>;
}
interface ReportedStep {
  stepId: string;
  status: string;
  retriesLeft?: number;
  checks: { name: string; condition?: string; passed: boolean }[];
}

/** The attempts of each story that was run, in their order, by file. */
export function readReport(report: string): Record<string, Record<string, Attempt[]>> {
  const { files } = JSON.parse(report) as Report;
  return Object.fromEntries(
    Object.entries(files).map(([file, { executedWorkflows }]) => [
      file,
      Object.fromEntries(
        executedWorkflows.map(({ workflowId, executedSteps }) => [workflowId, executedSteps.map(readStep)]),
      ),
    ]),
  );
}

function readStep({ stepId, status, checks, retriesLeft }: ReportedStep): Attempt {
  return {
    stepId,
    passed: status === "success" && checks.length > 0,
    unmet: checks.filter(({ passed }) => !passed).map(({ name, condition }) => condition ?? name),
    ...(retriesLeft ? { retriesLeft } : {}),
  };
}
