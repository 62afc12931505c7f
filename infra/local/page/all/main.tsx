import { render } from "preact";
import { channelNames } from "../icons.tsx";
import { GuideSheet, shared } from "./guide-sheet.tsx";
import { all, channel, failed, followGuides, hidden, sought } from "./state.ts";

function Page() {
  return (
    <>
      <header class="top">
        <h1>
          Checkback <span>all of it</span>
        </h1>
        <a href="/">The phone</a>
        <output class="error">{failed.value}</output>
      </header>
      <main class="sheets">
        {all.value && <Choices />}
        {all.value?.guides.map((guide) => (
          <GuideSheet key={guide.guide ?? shared} {...guide} />
        ))}
      </main>
    </>
  );
}

function Choices() {
  const languages = new Map(
    all.value?.guides.flatMap(({ languages }) => languages.map(({ tag, name }) => [tag, name])),
  );
  return (
    <form class="choices" onSubmit={(event) => event.preventDefault()}>
      <label>
        Search{" "}
        <input
          type="search"
          value={sought.value}
          onInput={(event) => {
            sought.value = event.currentTarget.value;
          }}
        />
      </label>
      <fieldset>
        <legend class="hidden">Channel</legend>
        {(["sms", "whatsapp"] as const).map((name) => (
          <label key={name}>
            <input
              type="radio"
              name="channel"
              checked={channel.value === name}
              onChange={() => {
                channel.value = name;
              }}
            />{" "}
            {channelNames[name]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend class="hidden">Languages</legend>
        {[...languages].map(([tag, name]) => (
          <label key={tag}>
            <input type="checkbox" checked={!hidden.value.has(tag)} onChange={() => toggle(tag)} />{" "}
            <bdi lang={tag}>{name}</bdi>
          </label>
        ))}
      </fieldset>
      <button type="button" class="plain" onClick={() => print()}>
        Print
      </button>
    </form>
  );
}

function toggle(tag: string): void {
  const next = new Set(hidden.value);
  if (!next.delete(tag)) next.add(tag);
  hidden.value = next;
}

render(<Page />, document.body);
followGuides();
