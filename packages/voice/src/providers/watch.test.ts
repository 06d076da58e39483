import { expect, test } from "vitest";
import { virtualTime } from "../testing/index.ts";
import { watch } from "./watch.ts";

const TIMEOUTS = { firstToken: 1_000, stall: 1_000, total: 2_000 };

test("what is prepared may take longer than an answer, until its deadline", async () => {
  const time = virtualTime(1_000);
  const { signal } = new AbortController();
  const answer = watch({ signal, purpose: "dialogue" }, TIMEOUTS, false, time);
  const sheet = watch({ signal, purpose: "preparation", deadline: 6_000 }, TIMEOUTS, false, time);
  await time.pass(2_100);
  expect(answer.why()?.message).toBe("was not done within 2 s");
  expect(sheet.why()).toBeUndefined();
  await time.pass(3_000);
  expect(sheet.why()?.message).toBe("was not done before its deadline");
});
