const ONES = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split(
    " ",
  ),
  "eighteen",
  "nineteen",
];
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/** A count as people say it: 'twelve', 'forty-five'; from a hundred on in digits. */
export function spokenNumber(count: number): string {
  if (!Number.isInteger(count) || count < 0 || count > 99) return String(count);
  if (count < 20) return ONES[count] ?? "";
  const ones = count % 10;
  const tens = TENS[Math.floor(count / 10)] ?? "";
  return ones === 0 ? tens : `${tens}-${ONES[ones]}`;
}

/** Every count in a text as people say it: '12 coppers' becomes 'twelve coppers'. */
export function withSpokenNumbers(text: string): string {
  return text.replaceAll(/(?<!\d[.,]?)\d{1,2}(?![.,]?\d)/g, (digits) => spokenNumber(Number(digits)));
}
