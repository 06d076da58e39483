import { statements } from "./statements.ts";
import type { StatementName, Step } from "./statements.ts";
import type { BoundStatement } from "./wire.ts";

/** Which statements a connection has prepared under their names. */
export class PreparedSteps {
  readonly #known = new Set<StatementName>();

  /** The steps with the text of those that the connection does not know yet. Call `keep` once they went through. */
  bind(steps: Step[]): BoundStatement[] {
    const preparing = new Set<StatementName>();
    return steps.map(({ statement, params }) => {
      const known = this.#known.has(statement) || preparing.has(statement);
      preparing.add(statement);
      return { name: statement, prepare: known ? undefined : statements[statement], params };
    });
  }

  keep(steps: Step[]): void {
    for (const step of steps) this.#known.add(step.statement);
  }

  /** After a failure it is unknown which were prepared: the connection runs DEALLOCATE ALL. */
  forget(): void {
    this.#known.clear();
  }
}
