import { defineTag } from "@wyldlands/ecs";

/** What a room without a keeper has taken in: a record, filed under the room. The coins are in it. */
export const Till = defineTag("till");
