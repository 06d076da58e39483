/** Something the world does on every tick, in its declared order. */
export interface System {
  name: string;
  /** Milliseconds it may take; longer runs are counted. */
  budgetMs: number;
  run(): void;
}
