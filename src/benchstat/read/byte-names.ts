/** Gives equal byte strings the same number, counted from 0, without making a string of each occurrence. */
export interface ByteNames {
  /** The number of `bytes[start..end)`, a new number at first sight. */
  intern(bytes: Uint8Array, start: number, end: number): number;
  /** The position behind the string last interned, if `bytes` have it at `start` and a blank or tab behind it; -1 if not. */
  repeated(bytes: Uint8Array, start: number): number;
  /** The text of a number, decoded as UTF-8. */
  text(id: number): string;
}

const decoder = new TextDecoder("utf-8", {ignoreBOM: true});

/** Decodes UTF-8, keeping a byte-order mark. */
export function decodeRange(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** Makes an empty table: open addressing, a copy of each distinct string in a growing buffer. */
export function byteNames(): ByteNames {
  const texts: string[] = [];
  let store = new Uint8Array(4096);
  let ends = new Int32Array(256);
  let slots = new Int32Array(1024).fill(-1);
  let hashes = new Int32Array(256);
  let last = -1;

  const startOf = (id: number) => (id === 0 ? 0 : (ends[id - 1] ?? 0));

  function matches(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = startOf(id);
    if ((ends[id] ?? 0) - from !== end - start) return false;
    for (let i = start, j = from; i < end; i++, j++) if (bytes[i] !== store[j]) return false;
    return true;
  }

  function rehash(): void {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let id = 0; id < texts.length; id++) {
      let slot = (hashes[id] ?? 0) & (slots.length - 1);
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = id;
    }
  }

  function add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const id = texts.length;
    const from = startOf(id);
    const to = from + end - start;
    if (to > store.length) store = grown(store, new Uint8Array(Math.max(to, store.length * 2)));
    store.set(bytes.subarray(start, end), from);
    if (id === ends.length) {
      ends = grown(ends, new Int32Array(id * 2));
      hashes = grown(hashes, new Int32Array(id * 2));
    }
    ends[id] = to;
    hashes[id] = hash;
    texts.push(decodeRange(bytes, start, end));
    return id;
  }

  return {
    repeated(bytes, start) {
      if (last < 0) return -1;
      const from = startOf(last);
      const end = start + (ends[last] as number) - from;
      for (let i = start, j = from; i < end; i++, j++) if (bytes[i] !== store[j]) return -1;
      return bytes[end] === 0x20 || bytes[end] === 0x09 ? end : -1;
    },
    intern(bytes, start, end) {
      if (last >= 0 && matches(last, bytes, start, end)) return last;
      const hash = hashOf(bytes, start, end);
      const mask = slots.length - 1;
      let slot = hash & mask;
      for (;;) {
        const id = slots[slot] ?? -1;
        if (id < 0) break;
        if (hashes[id] === hash && matches(id, bytes, start, end)) {
          last = id;
          return id;
        }
        slot = (slot + 1) & mask;
      }
      const id = add(bytes, start, end, hash);
      slots[slot] = id;
      if (texts.length * 2 > slots.length) rehash();
      last = id;
      return id;
    },
    text: id => texts[id] ?? "",
  };
}

/** FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

function grown<A extends Uint8Array | Int32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
