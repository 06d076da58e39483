import { describe, expect, it } from "vitest";
import { Completer } from "./completer.ts";

describe("a Tab in the input", () => {
  it("asks the world, and puts in what comes back, one after the other, round and round", () => {
    const completer = new Completer();
    expect(completer.tab("get r")).toEqual({ ask: "get r" });
    expect(completer.answer("get r", ["get rope", "get rag"], "get r")).toBe("get rope");
    expect(completer.tab("get rope")).toEqual({ show: "get rag" });
    expect(completer.tab("get rag")).toEqual({ show: "get rope" });
    expect(completer.tab("get rope x")).toEqual({ ask: "get rope x" });
  });

  it("goes on from the only line there is", () => {
    const completer = new Completer();
    completer.tab("exi");
    expect(completer.answer("exi", ["exits"], "exi")).toBe("exits");
    expect(completer.tab("exits")).toEqual({ ask: "exits" });
  });

  it("does what it does elsewhere when there is nothing to complete", () => {
    const completer = new Completer();
    expect(completer.tab("")).toBe("leave");
    expect(completer.tab("  ")).toBe("leave");
    expect(completer.tab("zzz")).toEqual({ ask: "zzz" });
    expect(completer.tab("zzz")).toBe("leave");
    expect(completer.answer("zzz", [], "zzz")).toBeUndefined();
    expect(completer.tab("zzz")).toBe("leave");
    expect(completer.tab("zz")).toEqual({ ask: "zz" });
  });

  it("takes no answer to what is no longer there", () => {
    const completer = new Completer();
    completer.tab("get r");
    expect(completer.answer("get r", ["get rope"], "get ra")).toBeUndefined();
    expect(completer.answer("look", ["look up"], "look")).toBeUndefined();
    completer.tab("get ra");
    expect(completer.answer("get r", ["get rope"], "get ra")).toBeUndefined();
    expect(completer.answer("get ra", ["get rag"], "get ra")).toBe("get rag");
  });
});
