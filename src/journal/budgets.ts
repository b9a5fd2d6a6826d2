const KIB = 1024;
const MIB = 1024 * KIB;

/** How much of anything an entry may bring; the reader enforces each and names the one that was passed. */
export const BUDGETS = {
  /** Bytes of an index.md. */
  entryText: 256 * KIB,
  /** Bytes of a front matter. */
  frontMatter: 64 * KIB,
  /** Bytes of journal.yaml. */
  journalConfig: 64 * KIB,
  /** Bytes on disk of an attachment that is compressed. */
  compressedAttachment: 16 * MIB,
  /** Bytes of an attachment as it is read, after decompression. */
  attachment: 64 * MIB,
  /** From this size on an expansion of more than `expansionRatio` is taken for an attack. */
  expansion: 16 * MIB,
  expansionRatio: 200,
  /** Bytes of an attachment's path within its entry, UTF-8. */
  attachmentName: 200,
  /** Files of one entry. */
  attachments: 500,
} as const;

/** Writes a limit as a person does: `16 MiB`, `64 KiB`, `200 bytes`. */
export function formatBytes(bytes: number): string {
  if (bytes >= MIB && bytes % MIB === 0) return `${bytes / MIB} MiB`;
  if (bytes >= KIB && bytes % KIB === 0) return `${bytes / KIB} KiB`;
  return `${bytes} bytes`;
}
