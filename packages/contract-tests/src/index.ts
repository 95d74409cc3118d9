export { type AnsweredRequest, type Mock, type MockOptions, startMock } from "./mock/start-mock.ts";
