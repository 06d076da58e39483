import { describe, expect, it } from "vitest";
import { Round, VISITS_AT_ONCE } from "./round.ts";

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

function house(count: number) {
  const all = new Set(Array.from({ length: count }, (_, i) => i));
  const visited: number[] = [];
  return { all, visited, round: new Round(all, (each) => visited.push(each)) };
}

describe("a round of visits", () => {
  it("is over at once in a small house", () => {
    const { all, visited, round } = house(VISITS_AT_ONCE - 1);
    round.start();
    expect(visited).toEqual([...all]);
    round.start();
    expect(visited).toHaveLength(2 * all.size);
  });

  it("takes several turns in a large one, and visits everybody once", async () => {
    const { all, visited, round } = house(VISITS_AT_ONCE * 2 + 1);
    round.start();
    expect(visited).toHaveLength(VISITS_AT_ONCE);
    // Still under way: it does not begin anew.
    round.start();
    await turn();
    expect(visited).toHaveLength(VISITS_AT_ONCE * 2);
    await turn();
    expect(visited).toEqual([...all]);
  });

  it("passes over whoever has left since it began", async () => {
    const { all, visited, round } = house(VISITS_AT_ONCE + 2);
    round.start();
    all.delete(VISITS_AT_ONCE);
    await turn();
    expect(visited.slice(VISITS_AT_ONCE)).toEqual([VISITS_AT_ONCE + 1]);
  });

  it("ends when it is stopped, and can begin again", async () => {
    const { visited, round } = house(VISITS_AT_ONCE * 2);
    round.start();
    round.stop();
    await turn();
    expect(visited).toHaveLength(VISITS_AT_ONCE);
    round.start();
    expect(visited.slice(VISITS_AT_ONCE)).toEqual(visited.slice(0, VISITS_AT_ONCE));
  });
});
