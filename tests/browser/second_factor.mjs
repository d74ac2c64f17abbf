// What a person's telephone shows: RFC 6238 over HMAC-SHA-1, six digits that change every thirty seconds.
import { createHmac } from "node:crypto";

const STEP_MS = 30_000;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648

export const stepOf = (at) => Math.floor(at / STEP_MS);

export function codeOf(secret, step = stepOf(Date.now())) {
  const bits = [...secret].map((each) => ALPHABET.indexOf(each).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/[01]{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
