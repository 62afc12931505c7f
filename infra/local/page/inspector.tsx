import { momentOf } from "./clock.ts";
import { Countdown } from "./countdown.tsx";
import { ExportTranscript } from "./export.tsx";
import { Fact } from "./fact.tsx";
import { LogLines } from "./log-lines.tsx";
import { GuideMap } from "./map.tsx";
import { people, selected } from "./state.ts";
import type { Person, Promised } from "./wire.ts";

/** What the table and the log hold about the person on the phone. */
export function Inspector() {
  const person = people.value[selected.value];
  return (
    <aside class="inspector" aria-labelledby="inspector">
      <h2 id="inspector">Inspector</h2>
      {person?.conversation ? <Standing {...person} /> : <p class="note">The table holds nothing about this person.</p>}
      <LogLines address={selected.value} />
    </aside>
  );
}

function Standing({ guide, place, language, optedOut, forgottenAt, promise, ways, conversation }: Person) {
  return (
    <>
      <div class="heading">
        <h3>Where they stand</h3>
        <span>
          <GuideMap /> <ExportTranscript />
        </span>
      </div>
      <dl>
        <Fact name="guide" value={guide} />
        <Fact name="at" value={place} />
        <Fact name="language" value={language} />
        <Fact name="opted out" value={optedOut ? "yes" : "no"} />
        <Fact name="forgotten" value={forgottenAt && momentOf(forgottenAt)} />
      </dl>
      {ways.length > 0 && (
        <>
          <h3>May reply</h3>
          <ul class="ways" lang={language}>
            {ways.map(({ number, label }) => (
              <li key={number}>
                <b>{number}</b> {label}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Promise</h3>
      {promise ? <PromiseMade {...promise} /> : <p class="note">None.</p>}
      <details>
        <summary>Stored conversation</summary>
        <pre>{JSON.stringify(conversation, null, 2)}</pre>
      </details>
    </>
  );
}

function PromiseMade({ id, state, dueAt, madeAt, askPage }: Promised) {
  return (
    <>
      <p class="promise">
        <span class={`state ${state}`}>{state}</span> {state === "open" && <Countdown to={dueAt} />}
      </p>
      <dl>
        <Fact name="due" value={momentOf(dueAt)} />
        <Fact name="made" value={momentOf(madeAt)} />
        <Fact name="asks with" value={askPage} />
        <Fact name="id" value={id} />
      </dl>
    </>
  );
}
