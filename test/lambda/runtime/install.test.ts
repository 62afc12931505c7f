import { expect, test } from "vitest";
import { lackingFor } from "./install.ts";

test("when Amazon's client can't be compiled, the error says why and what to install", () => {
  expect(lackingFor("linux", { PATH: "/nowhere" })).toMatch(/no cmake, no make, no g\+\+, .*apt-get install -y cmake/);
  expect(lackingFor("darwin")).toContain("for Linux alone");
});
