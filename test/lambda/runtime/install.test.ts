import { expect, test } from "vitest";
import { lackingFor } from "./install.ts";

test("an error says why Amazon's client can't be compiled, and what to install", () => {
  expect(lackingFor("linux", { PATH: "/nowhere" })).toMatch(/no cmake, no make, no g\+\+, .*apt-get install -y cmake/);
  expect(lackingFor("darwin")).toContain("for Linux alone");
});
