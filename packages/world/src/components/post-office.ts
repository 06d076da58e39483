import { defineTag } from "@wyldlands/ecs";

/** Where there is a post: letters are sent and what is enclosed is handed out here, at a room's counter or by a being. */
export const PostOffice = defineTag("post-office");
