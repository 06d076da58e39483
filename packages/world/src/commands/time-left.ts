/** A span in the largest unit that fits: '12 seconds', 'a minute', '3 minutes', '2 hours'. */
export function timeLeft(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? "a second" : `${seconds} seconds`;
  if (seconds < 3_600) {
    const minutes = Math.round(seconds / 60);
    return minutes === 1 ? "a minute" : `${minutes} minutes`;
  }
  const hours = Math.round(seconds / 3_600);
  return hours === 1 ? "an hour" : `${hours} hours`;
}
