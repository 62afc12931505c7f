import { describe, expect, test } from "vitest";
import { content } from "../../../functions/wiring/content.ts";
import { talk } from "../talk.ts";

/* The two real guides together: which message belongs to which. */

const cancelling = ["cancel my sim", "2"];
const toppingUp = ["how to top up", "0"];

/** Where the person is after these, as `guide place`. */
function placeAfter(...said: string[]): string {
  const person = talk(content);
  person.say(...said);
  return `${person.state?.guide} ${person.state?.place}`;
}

test.each<[said: string, place: string]>([
  ["top up my sim card please", "top-up-kh ways"],
  ["how do I recharge my simcard?", "top-up-kh ways"],
  ["recharge", "top-up-kh menu"],
  ["where can i top up my esim", "top-up-kh ways"],
  ["手机卡充值", "top-up-kh ways"],
  ["给电话卡充值", "top-up-kh ways"],
  ["流量卡怎么充值", "top-up-kh ways"],
  ["我要交话费", "top-up-kh ways"],
  ["充话费没到账", "top-up-kh missing"],
  ["充值", "top-up-kh menu"],
  ["chongzhi", "top-up-kh menu"],
  ["充错号码了怎么办", "top-up-kh wrong"],
  ["刮刮卡怎么用", "top-up-kh scratch"],
  ["៖ បញ្ចូលលុយ", "top-up-kh menu"],
  ["ចង់បញ្ចូលលុយក្នុងស៊ីម", "top-up-kh ways"],
  ["បញ្ចូលទឹកប្រាក់យ៉ាងម៉េច", "top-up-kh ways"],
  ["លុយអត់ចូលទេបង", "top-up-kh missing"],
  ["cancel my sim card", "cancel-sim-kh menu"],
  ["怎么注销电话卡", "cancel-sim-kh menu"],
  ["手机卡丢了", "cancel-sim-kh special.lost"],
  ["ខ្ញុំចង់បិទស៊ីម", "cancel-sim-kh menu"],
])("a stranger: %s -> %s", (said, place) => {
  expect(placeAfter(said)).toBe(place);
});

test.each([
  ...["will I get my balance back", "the page does not load", "I reloaded the page", "can I pay by credit card"],
  ...["it keeps charging me", "do I get a refund", "the code did not arrive", "nothing arrived yet", "wrong name"],
  ...["I have a data plan until Friday", "which shop near me", "smart", "1204", "is this a scam", "I lost my phone"],
  ...["话费能退吗", "卡里还有钱怎么办", "套餐还没到期", "没收到短信", "要投诉找谁", "我投诉了", "余额", "回执丢了"],
  ...["有人说可以代办", "银行卡绑定了这个号", "网上能办吗", "欠费怎么办", "号码过期了会被收回吗", "先换绑再注销吗"],
  ...["លុយនៅសល់ប៉ុន្មាន", "ហាងនៅឯណា", "មិនទាន់មានលទ្ធផល", "គេកាត់លុយខ្ញុំ", "ខ្ញុំនៅក្រៅប្រទេស", "ធនាគារ"],
])("a person who is cancelling stays there: %s", (said) => {
  expect(placeAfter(...cancelling, said)).toMatch(/^cancel-sim-kh [^/]/);
});

test.each([
  ...["balance", "my balance", "Smart", "metfone", "1204", "1203", "scam", "expire", "wrong number", "reported"],
  ...[
    "my balance is gone",
    "there is no balance on my sim",
    "can't read the PIN",
    "is there a scratch card for my sim",
    "i need to top up my smart sim at a shop",
    "top up failed, I have the receipt",
  ],
  ...[
    "余额",
    "话费",
    "扣费",
    "运营商",
    "诈骗",
    "过期",
    "怎么给手机卡充值",
    "电话卡充值没到账",
    "刮坏了看不清",
    "手机卡余额没了",
    "没话费了",
    "在国外充值可以吗",
  ],
  ...["ទឹកប្រាក់", "កាត់លុយ", "ផុតកំណត់", "បោកប្រាស់", "បញ្ចូលលុយស៊ីមនៅហាង", "លុយមិនចូលក្នុងស៊ីម"],
])("a person who is topping up stays there: %s", (said) => {
  expect(placeAfter(...toppingUp, said)).toMatch(/^top-up-kh [^/]/);
});

describe("facts that are in both guides", () => {
  const guides = ["cancel-sim-kh", "top-up-kh"].map((id) => content.guides[id]!);

  test("a sender's number suggests the same carrier in both", () => {
    const told = guides.map(({ senders = [] }) => senders.map(({ name, prefixes }) => [name, prefixes]));
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
  });
});
