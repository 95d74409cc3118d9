export { assertNoViolations } from "./adapters/assert-no-violations.ts";
export { toHaveNoViolations } from "./adapters/to-have-no-violations.ts";
export type { WithViolations } from "./adapters/violations-of.ts";
export type { AnswerChoice } from "./mock/choices.ts";
export type {
  Coverage,
  CoverageCounts,
  ExampleCoverage,
  OperationCoverage,
  StatusCoverage,
} from "./mock/coverage.ts";
export { formatCoverage } from "./mock/format-coverage.ts";
export type { MockRequest } from "./mock/requests.ts";
export { type AnsweredRequest, type Mock, type MockOptions, startMock } from "./mock/start-mock.ts";
export type { Violation } from "./mock/violations.ts";
export type { Exchange, ExchangeViolation } from "./proxy/exchange.ts";
export type { Exchanges, MetOperation, ProxyViolation, ProxyWarning } from "./proxy/exchange-log.ts";
export { githubAnnotations } from "./proxy/github-annotations.ts";
export { junitReport } from "./proxy/junit-report.ts";
export type { ProxyOptions } from "./proxy/proxy-options.ts";
export type { ProxyReport } from "./proxy/report.ts";
export { startProxy, type ValidationProxy } from "./proxy/start-proxy.ts";
export type { GrantedAccess } from "./verify/access.ts";
export type { Access } from "./verify/provider.ts";
export { runVerify } from "./verify/run-verify.ts";
export type { VerifyOptions } from "./verify/verify-options.ts";
export type { CaseResult, VerifyResult } from "./verify/verify-result.ts";
export { WrongOptions } from "./verify/wrong-options.ts";
