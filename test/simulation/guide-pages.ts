import { type Guide, guide } from "../../functions/engine/guide/guide.ts";
import { tea as smallTea } from "../engine/small-guide.ts";

/* The guides of the simulated worlds. Their check-backs differ in their answers, their hours and their delays. */

const text = (zh: string, en: string) => ({ zh, en });

/** A page that makes a check-back says its code. */
const checkBackText = text("{date}再问。换手机请发{code}", "Asking on {date}. From another phone: {code}");

const [emptying, rinsing] = smallTea.pages.pot!.steps!;

/** The small guide of the engine's tests, with everything that a check-back can have. */
export const tea: Guide = {
  ...smallTea,
  pages: {
    ...smallTea.pages,
    menu: {
      ...smallTea.pages.menu!,
      text: text("泡茶助手（非官方）。回数字：", "Tea helper, not official. Reply with a number:"),
    },
    pot: {
      ...smallTea.pages.pot!,
      text: text("壶要先洗干净，分两步：", "The pot comes first, in two steps:"),
      steps: [
        { ...emptying!, text: text("把旧茶倒掉，下一步回{#next}", "Empty the pot of old tea. Next: reply {#next}") },
        { ...rinsing!, text: text("用热水洗一洗。泡好了回{#made}", "Rinse it with hot water. Made it? Reply {#made}") },
      ],
    },
    off: {
      ...smallTea.pages.off!,
      text: text("好，不问了。发“泡茶”重新开始。", "Off: I will not ask. Text TEA to start again."),
    },
    made: { ...smallTea.pages.made!, text: checkBackText },
    asked: {
      ...smallTea.pages.asked!,
      text: text("泡茶助手：茶好喝吗？发STOP退订。", "Tea helper: was the tea good? STOP to opt out."),
      choices: [...smallTea.pages.asked!.choices!, { to: "later", label: text("以后", "Later") }],
      repeat: "2 working days",
      missed: text("没送到。", "Our question did not reach you."),
      template: text("{date}的茶好喝吗?", "The tea of {date}: was it good?"),
    },
    good: { ...smallTea.pages.good!, endsCheckBack: "overtaken" },
    again: { ...smallTea.pages.again!, text: checkBackText },
    // Nearly as late as the 14 days allow: any delay makes it too late.
    later: { text: checkBackText, checkBack: { after: "13 days", ask: "asked" } },
  },
};

/** As quick as tea, with longer hours, fewer answers and no date in its template. */
export const soup = guide.parse({
  guide: "soup",
  name: text("煮汤", "Make soup"),
  languages: ["zh", "en"],
  start: "menu",
  done: "cooked",
  hours: { from: "09:00", to: "20:00", zone: "Asia/Phnom_Penh" },
  calendar: "kettle",
  advertise: { zh: "煮汤", en: "SOUP" },
  keywords: { any: ["SOUP"], zh: ["煮汤"], en: ["make soup"] },
  keys: { "7": "cooked", "9": "skip" },
  pages: {
    menu: {
      text: text("煮汤助手（非官方）。请回数字：", "Soup helper, not official. Please reply with a number:"),
      choices: [
        { to: "ladle", label: text("勺子", "Ladle") },
        { to: "cooked", label: text("煮好了", "Cooked") },
      ],
    },
    ladle: { text: text("汤要用长勺子搅拌。", "Stir the soup with a long ladle."), keywords: { en: ["ladle"] } },
    cooked: {
      text: checkBackText,
      checkBack: { after: "3 days", ask: "taste" },
      choices: [{ to: "skip", label: text("不用", "No need") }],
    },
    skip: {
      text: text("好，汤的事不问了。", "Skipped: I will not ask about the soup."),
      endsCheckBack: true,
      keywords: { en: ["skip"] },
    },
    taste: {
      strict: true,
      text: text("煮汤助手：汤咸不咸？发STOP退订。", "Soup helper: was the soup salty? STOP to opt out."),
      choices: [
        { to: "eaten", label: text("不咸", "Not salty"), words: { en: ["fine"] } },
        { to: "salty", label: text("咸", "Salty") },
      ],
      repeat: "1 working day",
      missed: text("汤的问题没送到。", "Our question about the soup did not reach you."),
      template: text("您的汤咸不咸?", "Your soup: was it salty?"),
    },
    eaten: { text: text("那就好，汤煮得不错。", "Good, the soup is done."), endsCheckBack: "overtaken" },
    salty: { text: checkBackText, checkBack: { after: "1 day", ask: "taste" } },
  },
});

/** Without keys and without a second question. One answer ends its check-back as not wanted. */
export const rice = guide.parse({
  guide: "rice",
  name: text("蒸饭", "Steam rice"),
  languages: ["zh", "en"],
  start: "menu",
  done: "steamed",
  hours: { from: "10:00", to: "18:00", zone: "Asia/Phnom_Penh" },
  tooLate: "9 days",
  calendar: "kettle",
  advertise: { zh: "蒸饭", en: "RICE" },
  keywords: { any: ["RICE"], zh: ["蒸饭"], en: ["steam rice"] },
  keys: {},
  pages: {
    menu: {
      text: text("蒸饭助手（非官方）。回一个数字：", "Rice helper, not official. Reply with one number:"),
      choices: [
        { to: "lid", label: text("锅盖", "Lid") },
        { to: "steamed", label: text("蒸好了", "Steamed") },
      ],
    },
    lid: { text: text("锅盖要一直盖好。", "Keep the lid of the rice on."), keywords: { en: ["lid"] } },
    steamed: {
      text: checkBackText,
      checkBack: { after: "2 days", ask: "fluffy" },
      choices: [{ to: "leave", label: text("不用", "No need") }],
    },
    leave: {
      text: text("好，饭的事不问了。", "Left: I will not ask about the rice."),
      endsCheckBack: true,
      keywords: { en: ["leave it"] },
    },
    fluffy: {
      strict: true,
      text: text("蒸饭助手：饭松软吗？发STOP退订。", "Rice helper: was the rice fluffy? STOP to opt out."),
      choices: [
        { to: "soft", label: text("松软", "Fluffy") },
        { to: "steamed", label: text("再蒸", "Once more") },
        { to: "burnt", label: text("焦了", "Burnt") },
      ],
      template: text("{date}的饭松软吗?", "The rice of {date}: was it fluffy?"),
    },
    soft: { text: text("太好了，饭蒸好了。", "Good, the rice is done."), endsCheckBack: "overtaken" },
    burnt: { text: text("那就不问了，别再蒸。", "Sorry. I will not ask about rice again."), endsCheckBack: true },
  },
});
