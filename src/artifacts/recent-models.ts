/** Bytes of the files whose models are kept. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Bytes that a model counts for beside those of its file. */
const MODEL_BYTES = 1024;

/** A model that is kept, and the bytes that it counts for. */
interface RecentModel {
  readonly model: unknown;
  readonly bytes: number;
}

/** Kept models by their owners, the one that was used last at the end. */
const recent = new Map<object, RecentModel>();
let keptBytes = 0;

/**
 * Returns the model of an owner, parsed again if other models were used since: the models of all files of a long journal
 * would take more memory than everything else that is known of them. `bytes` is the size of the file.
 */
export function recentModel<Model>(owner: object, bytes: number, parse: () => Model): Model {
  const known = recent.get(owner) as {readonly model: Model} | undefined;
  const {model} = known ?? {model: parse()};
  keepModel(owner, bytes, model);
  return model;
}

/** Keeps a model as the one that was used last. */
export function keepModel(owner: object, bytes: number, model: unknown): void {
  forget(owner);
  recent.set(owner, {model, bytes: bytes + MODEL_BYTES});
  keptBytes += bytes + MODEL_BYTES;
  for (const oldest of recent.keys()) {
    if (keptBytes <= MAX_BYTES || recent.size === 1) return;
    forget(oldest);
  }
}

function forget(owner: object): void {
  keptBytes -= recent.get(owner)?.bytes ?? 0;
  recent.delete(owner);
}
