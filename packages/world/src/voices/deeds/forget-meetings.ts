import { Acquaintance, FiledUnder, VoiceJob } from "../../components/index.ts";
import { defineDeed } from "../../deeds/deed.ts";

/** A character is a stranger again to all who live here: nobody counts what it has said, and nobody answers it any more. */
export const forgetMeetings = defineDeed<{ id: string }>({
  name: "forget-meetings",
  perform({ id }, { game }) {
    for (const record of [...game.world.query(Acquaintance)])
      if (record.target(FiledUnder)?.id === id) record.despawn();
    for (const record of [...game.world.query(VoiceJob)])
      if (record.need(VoiceJob).speaker === id) record.despawn();
  },
});
