import { describe, expect, it } from "vitest";
import { ItemQueue } from "./session-queue.ts";

const size = (width: number) => ({ $case: "size" as const, size: { width, height: 24 } });
const told = (queue: ItemQueue) =>
  queue.takePending(0).map(({ session, item: { seq, body } }) => ({ session, seq, body }));

function house(...sessions: number[]): ItemQueue {
  const queue = new ItemQueue();
  for (const session of sessions) queue.open(session);
  return queue;
}

describe("state that waits for its number", () => {
  it("is replaced by a newer value, and sent once", () => {
    const queue = house(1, 2);
    queue.setPending(2, "size", size(80));
    queue.setPending(1, "size", size(90));
    queue.setPending(2, "size", size(100));
    expect(told(queue)).toEqual([
      { session: 2, seq: 1, body: size(100) },
      { session: 1, seq: 1, body: size(90) },
    ]);
    expect(told(queue)).toEqual([]);
  });

  it("gets its number behind what was said before it was taken", () => {
    const queue = house(1);
    queue.setPending(1, "size", size(80));
    queue.add(1, { $case: "line", line: { text: "look", clientNo: 0 } }, 0);
    expect(told(queue)).toEqual([{ session: 1, seq: 2, body: size(80) }]);
    expect([...queue.unacked()].map(({ item }) => item.seq)).toEqual([1, 2]);
  });

  it("is forgotten with its session, and is never kept for one that is not open", () => {
    const queue = house(1);
    queue.setPending(1, "size", size(80));
    queue.setPending(7, "size", size(80));
    queue.drop(1);
    expect(told(queue)).toEqual([]);
    queue.open(1);
    expect(told(queue)).toEqual([]);
  });
});
