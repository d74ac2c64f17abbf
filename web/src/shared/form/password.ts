// Without 0 and O, 1, l and I, which are taken for each other when read aloud.
const KINDS = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789"] as const;
const ALL = KINDS.join("");
const GROUPS = 4;
const GROUP = 4;
const BYTE = 256;

// Every character as likely as any other: a byte that would favour the first ones is drawn again.
function drawn(): string {
  for (;;) {
    const byte = crypto.getRandomValues(new Uint8Array(1))[0]!;
    if (byte < BYTE - (BYTE % ALL.length)) return ALL[byte % ALL.length]!;
  }
}

// "Kx7m-Rw4p-Tn9z-Hb3q": some 92 random bits, and of every kind that a policy may ask for.
export function proposedPassword(): string {
  for (;;) {
    const text = Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, drawn).join("")).join("-");
    if (KINDS.every((kind) => [...kind].some((each) => text.includes(each)))) return text;
  }
}
