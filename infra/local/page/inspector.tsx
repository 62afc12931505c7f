import { momentOf } from "./clock.ts";
import { Countdown } from "./countdown.tsx";
import { ExportTranscript } from "./export.tsx";
import { Fact } from "./fact.tsx";
import { LogLines } from "./log-lines.tsx";
import { GuideMap } from "./map.tsx";
import { people, selected } from "./state.ts";
import type { Person, ShownCheckBack } from "./wire.ts";

/** What the table and the log hold about the person. */
export function Inspector() {
  const person = people.value[selected.value];
  return (
    <aside class="inspector" aria-labelledby="inspector">
      <h2 id="inspector">Inspector</h2>
      {person?.conversation ? (
        <PersonState {...person} />
      ) : (
        <p class="note">The table holds nothing about this person.</p>
      )}
      <LogLines address={selected.value} />
    </aside>
  );
}

function PersonState({ guide, place, language, optedOut, forgottenAt, checkBacks, ways, conversation }: Person) {
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
      <h3>Check-backs</h3>
      {checkBacks.length === 0 && <p class="note">None.</p>}
      {checkBacks.map((each) => (
        <CheckBackState key={each.id} {...each} />
      ))}
      <details>
        <summary>Stored conversation</summary>
        <pre>{JSON.stringify(conversation, null, 2)}</pre>
      </details>
    </>
  );
}

function CheckBackState({ id, state, guide, dueAt, madeAt, askPage }: ShownCheckBack) {
  return (
    <>
      <p class="check-back">
        <span class={`state ${state}`}>{state}</span> {guide}{" "}
        {state === "open" && dueAt !== undefined && <Countdown to={dueAt} />}
      </p>
      <dl>
        {dueAt !== undefined && <Fact name="due" value={momentOf(dueAt)} />}
        <Fact name="made" value={momentOf(madeAt)} />
        <Fact name="asks with" value={askPage} />
        <Fact name="id" value={id} />
      </dl>
    </>
  );
}
