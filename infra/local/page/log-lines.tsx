import { secondsOf } from "./clock.ts";
import { Fact } from "./fact.tsx";
import { logs } from "./state.ts";
import type { LogLine } from "./wire.ts";

/** The log lines of a person's turns, newest first. */
export function LogLines({ address }: { address: string }) {
  const lines = logs.value.filter(({ person }) => person === address).reverse();
  return (
    <>
      <h3>Turns</h3>
      {lines.length === 0 && <p class="note">No turn yet.</p>}
      <ol class="turns">
        {lines.map((line, i) => (
          <li key={lines.length - i}>
            <Turn {...line} isNewest={i === 0} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Turn({ at, line, isNewest }: LogLine & { isNewest: boolean }) {
  return (
    <details open={isNewest}>
      <summary>
        <time>{secondsOf(at)}</time>{" "}
        {["turn", "place"]
          .map((name) => line[name])
          .filter(Boolean)
          .join(" → ")}
      </summary>
      <dl>
        {Object.entries(line).map(([name, value]) => (
          <Fact key={name} name={name} value={typeof value === "object" ? JSON.stringify(value) : String(value)} />
        ))}
      </dl>
      <details>
        <summary>As logged</summary>
        <pre>{JSON.stringify(line)}</pre>
      </details>
    </details>
  );
}
