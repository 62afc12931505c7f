import type { SheetMessage, SheetText } from "../../../content/report/sheet.ts";
import type { AllGuides } from "../wire.ts";
import { beginAt, channel, price } from "./state.ts";

type Language = AllGuides["guides"][number]["languages"][number];

const kinds = { start: "begins", makes: "makes a check-back", asks: "asks", page: "" };

type Shown = { guide: string | undefined; editor: string; languages: Language[]; message: SheetMessage };

/** A message in every language, side by side. */
export function Message({ guide, editor, languages, message: { at, line, kind, texts } }: Shown) {
  return (
    <article class="message" aria-label={at} data-testid="sheet-message">
      <div class="about">
        <h3>{at}</h3>
        {kinds[kind] && <p class={`kind ${kind}`}>{kinds[kind]}</p>}
        <p>
          <a href={`${editor}:${line}`}>line {line}</a>
        </p>
      </div>
      {languages.map((language) => {
        const text = texts.find((each) => each.language === language.tag);
        return text && <Text key={language.tag} guide={guide} at={at} language={language} said={text} />;
      })}
    </article>
  );
}

type Said = { guide: string | undefined; at: string; language: Language; said: SheetText };

function Text({ guide, at, language, said }: Said) {
  const { tag, name, dir } = language;
  const template = channel.value === "whatsapp" ? said.template : undefined;
  const text = template?.text ?? said.text;
  return (
    <div class={`said ${channel.value}`} data-testid={`${guide ?? ""} ${at} ${tag}`.trim()}>
      <div class="card">
        <p class="name" lang={tag}>
          {name}
        </p>
        <p class="text" lang={tag} dir={dir}>
          {text}
        </p>
        {template?.buttons.map((button) => (
          <p key={button} class="quick" lang={tag} dir={dir}>
            {button}
          </p>
        ))}
        {/* It lies over the card, whose text stays text. */}
        {guide !== undefined && (
          <button
            type="button"
            aria-label={`Begin at ${at}, ${tag}`}
            title="Begin a conversation here"
            onClick={() => beginAt(guide, at, tag)}
          />
        )}
      </div>
      <p class="meta">
        {costOf(said)} {template && <span>· template</span>} {said.toReview && <span class="open">· to review</span>}{" "}
        {said.editor && (
          <span class="edit">
            · <a href={said.editor}>edit</a>
          </span>
        )}
      </p>
    </div>
  );
}

function costOf({ segments, encoding }: SheetText): string {
  if (channel.value === "whatsapp") return `1 message · $${price.value.toFixed(4)}`;
  return `${segments} SMS · ${encoding} · $${(segments * price.value).toFixed(4)}`;
}
