/** A failure that its one sentence explains: what, where and what to do. It needs no stack trace. */
export class DocsBuildError extends Error {
  override readonly name = "DocsBuildError";
}
