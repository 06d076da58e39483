/** Below this share of the whole a gauge is low. */
const LOW = 0.35;

/** A name, a bar and the same in figures: nothing is told by the bar or its colour alone. Silent until it is read. */
export function Gauge({
  id,
  name,
  left,
  most,
  said,
  kind = "",
}: {
  id: string;
  name: string;
  left: number;
  most: number;
  said: string;
  kind?: string;
}) {
  return (
    <span class={`gauge ${kind}`.trim()}>
      <label for={`gauge-${id}`}>{name}</label>
      <meter id={`gauge-${id}`} min={0} max={most} low={most * LOW} optimum={most} value={left}>
        {said}
      </meter>
      <span>{said}</span>
    </span>
  );
}
