import { type CountryCode, getCountries, getCountryCallingCode, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test } from "vitest";
import { countryOf, isCountry } from "../../functions/twilio/country.ts";

const callingCode = (country: string) => getCountryCallingCode(country as CountryCode);

describe("the country of an address", () => {
  test.each([
    ["+85510000001", "KH"],
    ["whatsapp:+8613800000000", "CN"],
    ["+12025550143", "US"],
    ["+14165550143", "CA"],
    ["+18765550143", "JM"],
    ["+77010000000", "KZ"],
    ["+79010000000", "RU"],
    ["whatsapp:KH.13491208655302741918", "KH"],
    ["whatsapp:GG.1349", "GB"],
    ["whatsapp:ZZ.1349", undefined],
    ["+881612345678", undefined],
    ["12345", undefined],
    ["AIRTEL", undefined],
    ["", undefined],
  ])("of %j is %s", (address, country) => {
    expect(countryOf(address)).toBe(country);
  });

  test.each(getCountries())(
    "a mobile number that libphonenumber gives for %s is there, or in its plan's country",
    (code) => {
      const country = countryOf(getExampleNumber(code, examples)!.number);
      if (country === code) return;
      expect(isCountry(code)).toBe(false);
      expect(country && callingCode(country)).toBe(callingCode(code));
      expect(countryOf(`whatsapp:${code}.1`)).toBe(country);
    },
  );
});
