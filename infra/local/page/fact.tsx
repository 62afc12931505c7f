/** A name and its value, inside a <dl>. */
export function Fact({ name, value }: { name: string; value: string | number | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? "–"}</dd>
    </div>
  );
}
