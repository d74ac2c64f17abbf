import { expect, it } from "vitest";
import { daysUntil, feedAddress } from "./notices";

it("counts the days to a deadline over months, leap days and years", () => {
  expect(daysUntil("2024-03-01", "2024-03-01")).toBe(0);
  expect(daysUntil("2024-03-01", "2024-02-28")).toBe(2);
  expect(daysUntil("2025-03-01", "2025-02-28")).toBe(1);
  expect(daysUntil("2025-01-01", "2024-12-31")).toBe(1);
});

it("takes the address that the server knows, else the one the browser came by", () => {
  expect(feedAddress({ path: "/api/v1/calendar/feed?token=x" }, "http://localhost:8080")).toBe("http://localhost:8080/api/v1/calendar/feed?token=x");
  expect(feedAddress({ path: "/p", address: "https://zhirong.example/p" }, "http://localhost:8080")).toBe("https://zhirong.example/p");
});
