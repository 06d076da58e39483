/** One step of the schema. Numbers grow by one and a released step never changes. */
export interface Migration {
  number: number;
  name: string;
  /** Plain SQL, several statements; runs in one transaction, so nothing that refuses one. */
  sql: string;
}
