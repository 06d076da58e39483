/**
 * Who finds words and choices for an npc (ADR "Voices"): `goap_only`, never a model; `llm_only`, the model also chooses what to do next;
 * `hybrid`, the planner acts and the model speaks; `adaptive`, one of these by who listens, money and time.
 */
export const VOICE_MODES = ["goap_only", "llm_only", "hybrid", "adaptive"] as const;
export type VoiceMode = (typeof VOICE_MODES)[number];
