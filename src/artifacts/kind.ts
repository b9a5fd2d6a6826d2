import type {ElementContent} from "hast";
import type {DrawingTools} from "../charts/drawing-tools.ts";
import type {ArtifactFile} from "../input/artifact-file.ts";
import {fileToRead} from "../input/artifact-file.ts";
import type {Parsed} from "../input/parsed.ts";
import type {Environment, Measurement} from "../measurement.ts";
import type {Problem, ProblemMessage} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {keepModel, recentModel} from "./recent-models.ts";

/** A text that a view offers for copying: `CSV`. */
export interface CopyText {
  readonly name: string;
  readonly text: string;
}

/** A row of a table that has an address of its own. */
export interface AddressedRow {
  /** The id of its element. */
  readonly id: string;
  /** Unit of its numbers: `sec/op`; "" where every column has its own. */
  readonly unit: string;
  /** A text a column, as a reader sees it; the first is the row's name. */
  readonly cells: readonly string[];
}

/** A table with addressed rows as texts, without its drawings and references to notes. */
export interface RowTable {
  /** Heads, from above to below: `pool.txt change`. */
  readonly columns: readonly string[];
  readonly rows: readonly AddressedRow[];
}

/** Output of a view beside its nodes; a view adds to it while it draws, so that no caller parses its HTML. */
export interface ViewRecord {
  /** Texts that it offers for copying. */
  readonly texts: CopyText[];
  readonly tables: RowTable[];
  /** Ids of its other elements. */
  readonly ids: string[];
}

/** Starts the record of a view. */
export function viewRecord(): ViewRecord {
  return {texts: [], tables: [], ids: []};
}

/** The surroundings that a view may depend on. */
export interface ViewContext {
  /** Unique on the page and valid in an `id`; a view prefixes every id it makes with it. */
  readonly id: string;
  /** How much room there is: in an entry, or a page of its own. */
  readonly size: "embed" | "page";
  /** Where the published copy of the file is, base applied; absent outside a site. */
  readonly address?: string;
  /** Address of the data of the interactive view, base applied; absent without such a view. */
  readonly viewerAddress?: string;
  /** The base that this file is the head to, and where the data of its own viewer are, base applied. */
  readonly viewerBase?: {readonly name: string; readonly address: string};
  /** Receives the view's output beside its nodes. */
  readonly record?: ViewRecord;
}

/** A short named fact shown at the head of an artifact, in the words of the tool it comes from. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** A table of an artifact as data. */
export interface NumberTable {
  readonly name: string;
  /** Numbers of a column are in its unit; a column without a unit has texts or plain counts. */
  readonly columns: readonly {readonly name: string; readonly unit?: string}[];
  /** A value a column; null if absent. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Total of the shares, in the unit of the first column with a unit. */
  readonly total?: number;
}

/** Text of the contributor docs about a kind, which are made from it and the samples in its folder. */
export interface KindGuide {
  /** Definition of such a file, a sentence. */
  readonly what: string;
  /** Shell lines that write such a file, for first-time users. */
  readonly commands: readonly string[];
  /** Content of the page, in a sentence or two. */
  readonly shown: string;
  /** Name of the sample in the docs; the first by name if absent. */
  readonly sample?: string;
}

/** Definition of a kind of artifact; a folder of `artifacts/` each. */
export interface KindSpec<Model> {
  /** Also the folder's name. */
  readonly name: string;
  /** Text of the contributor docs. */
  readonly guide: KindGuide;
  /** Info strings of code fences of this kind: `gctrace`. */
  readonly fences?: readonly string[];
  /** True for formats of many tools, such as text and tables: a fence must name the kind. */
  readonly general?: boolean;
  /** True if this file is of the kind: cheap, by content; the name only breaks ties. */
  detect(file: ArtifactFile): boolean;
  /** Reads a detected file. Never throws for its content: bad lines become problems. */
  parse(file: ArtifactFile): Parsed<Model>;
  /** Title for readers: "CPU profile", "Go benchmark results". */
  title(model: Model, file: ArtifactFile): string;
  /** Header facts, in display order. */
  facts?(model: Model): Fact[];
  /** The machine of the measurement, as far as the file has it. */
  environment?(model: Model): Environment;
  /** The numbers worth following over time. */
  measure?(model: Model): Measurement[];
  /** Its tables as numbers with units. */
  tables?(model: Model): readonly NumberTable[];
  /** The tool that wrote the file: `go`, `pyperf`. */
  tool?(model: Model): string;
  /** Configuration that the tool wrote for its first result, in the order of the file. */
  settings?(model: Model): readonly Fact[];
  /** True for a file of the kind without data to draw. */
  isEmpty?(model: Model): boolean;
  /** How it looks, complete without JavaScript. */
  view(model: Model, context: ViewContext): ElementContent[];
  /** A drawing by a program of its own, placed before the view, which is complete without it. */
  picture?(model: Model, context: ViewContext, tools: DrawingTools): Promise<ElementContent[]>;
  /** Returns why a base and a head show no change, whatever was measured. */
  pairFaults?(base: Model, head: Model): readonly ProblemMessage[];
  /** Comparison of a base with a head; undefined if they share no data. */
  compare?(base: Model, head: Model, context: ViewContext): ElementContent[] | undefined;
}

/** Data of an opened file without its model: plain values, which a cache may keep. */
export interface ArtifactSummary {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly facts: readonly Fact[];
  readonly environment: Environment;
  readonly measurements: readonly Measurement[];
  /** The tool that wrote the file; undefined if its kind does not name one. */
  readonly tool: string | undefined;
  /** Configuration of its first result; empty for most kinds. */
  readonly settings: readonly Fact[];
  /** True for a file of its kind without data to draw. */
  readonly isEmpty: boolean;
}

/** An opened file of a kind. */
export interface Artifact extends ArtifactSummary {
  readonly kind: Kind;
  readonly file: ArtifactFile;
  /** Its tables as numbers with units; computed at each call. */
  tables(): readonly NumberTable[];
  view(context: ViewContext): ElementContent[];
  /** The drawing before the view, by a program of its own; empty for most kinds. */
  picture(context: ViewContext, tools: DrawingTools): Promise<ElementContent[]>;
  /** Returns warnings about this artifact as the base of `head`; empty if their kinds differ. */
  pairProblems(head: Artifact): readonly Problem[];
  /** This artifact as the base of `head`; undefined when their kinds differ or do not compare. */
  compare(head: Artifact, context: ViewContext): ElementContent[] | undefined;
}

/** A kind with its model type hidden, so that kinds of different models fit the same list. */
export interface Kind {
  readonly name: string;
  readonly guide: KindGuide;
  readonly fences: readonly string[];
  readonly general: boolean;
  detect(file: ArtifactFile): boolean;
  /** Opens a file; `read` is the copy that it was detected by, if there is one. */
  open(file: ArtifactFile, read?: ArtifactFile): Artifact;
  /**
   * Opens a file with the summary of an earlier opening. Its model is that of `opened`, if it is given, as long as it is
   * among those used last; else it is parsed when it is asked for.
   */
  reopen(file: ArtifactFile, summary: ArtifactSummary, opened?: Artifact): Artifact;
}

/** A kind that also gives its own embeds the typed model of an artifact. */
export interface ModelKind<Model> extends Kind {
  /** The artifact's model; undefined when it is of another kind. */
  modelOf(artifact: Artifact): Model | undefined;
  /** The artifact of a model that was asked for; undefined for other objects. */
  artifactOf(model: object): Artifact | undefined;
}

/** Closes a kind over its model. */
export function defineKind<Model>(spec: KindSpec<Model>): ModelKind<Model> {
  const models = new WeakMap<Artifact, () => Model>();
  const artifacts = new WeakMap<object, Artifact>();
  const make = (file: ArtifactFile, summary: ArtifactSummary, model: () => Model): Artifact => {
    const artifact: Artifact = {
      ...summary,
      kind,
      file,
      tables: () => spec.tables?.(model()) ?? [],
      view: context => spec.view(model(), context),
      picture: async (context, tools) => (await spec.picture?.(model(), context, tools)) ?? [],
      pairProblems(head) {
        const headModel = spec.pairFaults && models.get(head);
        const faults = headModel && spec.pairFaults?.(model(), headModel());
        return (faults ?? []).map(fault => problemAt({file: head.file.path}, fault));
      },
      compare(head, context) {
        const headModel = spec.compare && models.get(head);
        return headModel && spec.compare?.(model(), headModel(), context);
      },
    };
    models.set(artifact, model);
    return artifact;
  };
  const kind: ModelKind<Model> = {
    name: spec.name,
    guide: spec.guide,
    fences: spec.fences ?? [],
    general: spec.general ?? false,
    detect: file => spec.detect(file),
    open(file, read = fileToRead(file)) {
      const {model, problems} = spec.parse(read);
      return make(file, summarize(spec, {file, model, problems}), () => model);
    },
    reopen(file, summary, opened) {
      const parse = () => spec.parse(fileToRead(file)).model;
      const model = () => recentModel(artifact, file.bytes.length, parse);
      const artifact = make(file, summary, model);
      const parsed = opened && models.get(opened);
      if (parsed) keepModel(artifact, file.bytes.length, parsed());
      return artifact;
    },
    modelOf(artifact) {
      const model = models.get(artifact)?.();
      if (typeof model === "object" && model !== null) artifacts.set(model, artifact);
      return model;
    },
    artifactOf: model => artifacts.get(model),
  };
  return kind;
}

function summarize<Model>(
  spec: KindSpec<Model>,
  {file, model, problems}: {readonly file: ArtifactFile} & Parsed<Model>,
): ArtifactSummary {
  return {
    title: spec.title(model, file),
    problems,
    facts: spec.facts?.(model) ?? [],
    environment: spec.environment?.(model) ?? {},
    measurements: spec.measure?.(model) ?? [],
    tool: spec.tool?.(model),
    settings: spec.settings?.(model) ?? [],
    isEmpty: spec.isEmpty?.(model) ?? false,
  };
}
