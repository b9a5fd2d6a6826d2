/** Reads numbers from a range of a file; reading beyond its end returns 0 and sets `isBroken`. */
export class ByteReader {
  readonly bytes: Uint8Array;
  /** Offset of the next byte. */
  at: number;
  /** Offset behind the last byte of the part. */
  end: number;
  isBroken = false;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  byte(): number {
    if (this.at < this.end) return this.bytes[this.at++] as number;
    this.isBroken = true;
    return 0;
  }

  /**
   * Reads an unsigned number as Go's `encoding/binary` writes it, seven bits a byte, the lowest first. Above 2^53 the
   * nearest double.
   */
  uvarint(): number {
    if (this.at < this.end) {
      const first = this.bytes[this.at] as number;
      if (first < 0x80) {
        this.at++;
        return first;
      }
    }
    return this.longUvarint();
  }

  /** Ten bytes are the longest number of 64 bits. */
  private longUvarint(): number {
    let value = 0;
    let factor = 1;
    for (let length = 0; length < 10; length++) {
      if (this.at >= this.end) break;
      const byte = this.bytes[this.at++] as number;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
    this.isBroken = true;
    return 0;
  }
}
