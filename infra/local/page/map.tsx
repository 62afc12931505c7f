import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { mermaidOptions, nodeOf } from "../../content/map/drawing.ts";
import { contentVersion, people, selected } from "./state.ts";
import type { Person } from "./wire.ts";

/** The map of the person's guide with their page marked. It is drawn when it is opened. */
export function GuideMap() {
  const dialog = useRef<HTMLDialogElement>(null);
  const frame = useRef<HTMLElement>(null);
  const open = useSignal(false);
  const whole = useSignal(false);
  const state = useSignal("");
  const drawn = useRef("");

  useSignalEffect(() => {
    const person = people.value[selected.value];
    const version = contentVersion.value;
    if (!open.value || !person?.guide) return;
    void show(person, version);
  });

  async function show({ guide, language, ...person }: Person, version: string) {
    const name = [guide, language].filter(Boolean).join("/");
    const place = placeOf(person);
    try {
      if (drawn.current !== `${name} ${version}`) {
        state.value = "Drawing the map…";
        const svg = await draw(name);
        if (frame.current) frame.current.innerHTML = svg;
        atFullSize(frame.current);
        drawn.current = `${name} ${version}`;
        state.value = "";
      }
      mark(frame.current, place);
    } catch (error) {
      state.value = `The map can't be drawn: ${(error as Error).message}`;
    }
  }

  if (!people.value[selected.value]?.guide) return null;
  return (
    <>
      <button
        type="button"
        class="plain"
        onClick={() => {
          dialog.current?.showModal();
          open.value = true;
        }}
      >
        Map
      </button>
      <dialog
        ref={dialog}
        class="map"
        aria-label="Map of the guide"
        onClose={() => {
          open.value = false;
        }}
      >
        <header>
          <h2>Map of the guide</h2>
          <p>
            <i class="start" /> begins <i class="makes" /> makes a check-back <i class="asks" /> asks <i class="here" />{" "}
            they are here
          </p>
          <label>
            <input
              type="checkbox"
              checked={whole}
              onChange={() => {
                whole.value = !whole.value;
              }}
            />{" "}
            whole
          </label>
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </header>
        <output>{state.value}</output>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it. */}
        <section ref={frame} class={whole.value ? "drawing whole" : "drawing"} aria-label="Drawing" tabIndex={0} />
      </dialog>
    </>
  );
}

/** The person's page; at a question of words.yaml, the page they return to. */
function placeOf({ place, conversation }: Pick<Person, "place" | "conversation">): string | undefined {
  return place?.startsWith("/") ? (conversation?.returnTo as string | undefined) : place;
}

type Mermaid = { initialize(options: object): void; render(id: string, source: string): Promise<{ svg: string }> };
const loaded = () => (globalThis as { mermaid?: Mermaid }).mermaid;

async function draw(name: string): Promise<string> {
  const [source] = await Promise.all([fetch(`/desk/map/${name}`).then(textOf), loadMermaid()]);
  const fontFamily = getComputedStyle(document.documentElement).getPropertyValue("--sans");
  await document.fonts.load(`13px ${fontFamily}`, source);
  const mermaid = loaded();
  if (!mermaid) throw new Error("Mermaid did not start");
  mermaid.initialize(mermaidOptions(fontFamily));
  return (await mermaid.render("map", source)).svg;
}

function textOf(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`the desk answered ${response.status}`);
  return response.text();
}

/** Mermaid is larger than the rest of the page, so it is loaded with the first map. */
function loadMermaid(): Promise<void> {
  if (loaded()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: "/desk/mermaid.js" });
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("the desk did not send Mermaid"));
    document.head.append(script);
  });
}

/** Shows the letters in the page's size. "whole" (map.css) fits the map into the dialog. */
function atFullSize(frame: HTMLElement | null) {
  const drawing = frame?.querySelector("svg");
  if (!drawing) return;
  drawing.style.maxWidth = "none";
  drawing.setAttribute("width", String(drawing.viewBox.baseVal.width));
}

/** Marks one node and scrolls to it. */
function mark(frame: HTMLElement | null, place: string | undefined) {
  const wanted = place === undefined ? undefined : nodeOf(place.split("#")[0]!);
  for (const node of frame?.querySelectorAll("g.node") ?? []) {
    const here = /flowchart-(page-.+)-\d+$/.exec(node.id)?.[1] === wanted;
    node.classList.toggle("here", here);
    if (here) node.setAttribute("aria-current", "location");
    else node.removeAttribute("aria-current");
    if (here) node.scrollIntoView({ block: "center", inline: "center" });
  }
}
