/** What the world asks first of every connection, trimmed: scripts and bots rely on it, and so do the options that answer it. */
export const FIRST_QUESTION = "Name:";
