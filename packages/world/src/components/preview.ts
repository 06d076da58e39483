import { defineComponent } from "@wyldlands/ecs";
import { z } from "zod";

/** What a visitor of a copy had when he came, and gets back when he leaves. */
export const visitSchema = z.object({
  /** Id of the room where he stood. */
  from: z.string(),
  /** Ids of the single things that he carried, at whatever depth. */
  things: z.array(z.string()),
  /** By prototype: how many he carried of what is counted. */
  counts: z.record(z.string(), z.int()),
  /** By name of the component: its value; null: he had none. */
  own: z.record(z.string(), z.unknown()),
  /** The same of the records under him, by record. */
  records: z.record(z.string(), z.unknown()),
});

/** A copy of areas as a builder's draft has them, that only he and whom he invites walk in: a record of its own. Ends with the process. */
export const Preview = defineComponent("preview", {
  schema: z.object({
    /** The account's key. */
    account: z.string(),
    /** Id of the builder's character. */
    builder: z.string(),
    /** The areas that are copied, as the content calls them. */
    areas: z.array(z.string()),
    /** The files of the draft as the copy shows them. */
    shown: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
    /** It is in the world. */
    open: z.boolean(),
    /** The room in which the builder begins, by its published id. */
    begin: z.string(),
    /** Characters who may come in: ids. */
    guests: z.array(z.string()),
    /** By character. */
    visits: z.record(z.string(), visitSchema),
  }),
  default: () => ({
    account: "",
    builder: "",
    areas: [],
    shown: [],
    open: false,
    begin: "",
    guests: [],
    visits: {},
  }),
});
