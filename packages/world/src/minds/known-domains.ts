import type { Planner } from "@wyldlands/ai";
import type { Entity } from "@wyldlands/ecs";
import { Minded } from "../components/index.ts";
import type { Game } from "../game.ts";
import { makeDomain, type MindDomain } from "./domains.ts";

/** What the minds of each archetype think with, made when the first of them thinks, and anew for other rules. */
export class KnownDomains {
  readonly #game: Game;
  readonly #options: ConstructorParameters<typeof Planner>[1];
  #known = new Map<string, MindDomain | undefined>();
  #rules: Game["rules"] | undefined;

  constructor(game: Game, options: ConstructorParameters<typeof Planner>[1]) {
    this.#game = game;
    this.#options = options;
  }

  /** Undefined: it has no mind, or one of no archetype that the rules know. */
  of(being: Entity): MindDomain | undefined {
    const { rules } = this.#game;
    if (this.#rules !== rules) {
      this.#rules = rules;
      this.#known = new Map();
    }
    const name = being.get(Minded)?.archetype ?? "";
    if (!this.#known.has(name)) {
      const archetype = rules.minds.archetypes[name];
      const made = archetype && makeDomain(rules.minds, name, archetype, this.#options);
      this.#known.set(name, made?.ok ? made.domain : undefined);
    }
    return this.#known.get(name);
  }

  /** Planning statistics by archetype. */
  *statistics(): Generator<[string, ReturnType<MindDomain["planner"]["statistics"]>]> {
    for (const [name, domain] of this.#known) if (domain) yield [name, domain.planner.statistics()];
  }
}
