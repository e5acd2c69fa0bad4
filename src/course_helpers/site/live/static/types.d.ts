/** What the build tells the launcher (`course_helpers.site.live.pages` writes it into the page). */
export interface Settings {
  page: string;
  kernel: "browser" | "chip";
  hub: string;
  thebe: string;
  mathjax: string;
  notebook: string;
  widgets: Record<string, { version: string; url: string }>;
  browserKernel: { folder: string; bytes: number; packages: string[] } | null;
  travel: Offer[];
}

/** A build that a device can keep (`course_helpers.site_contract`, as the next). */
export interface Kept {
  build: string;
  bytes: number;
}

/** Who delivers the page: the answer of `server.json`. */
export interface Probe {
  jupyter: string | null;
  klasse?: string;
  offline?: Kept;
}

/** A cell that gives code to another page (`course_helpers.site.live.travel`). */
export interface Part {
  id: string;
  original: string;
  gap: boolean;
  optional: boolean;
  task: { label: string; id: string } | null;
}

/** A cell of this page that can take the reader's code of another page. */
export interface Offer {
  kind: "schicht" | "netz";
  cell: string;
  from: string;
  title: string;
  imports: Record<string, string>;
  parts: Part[];
}

/** Where Python runs: the one interface of the two providers. */
export interface Provider {
  readonly name: "server" | "browser";
  readonly kernelName: string;
  readonly note: string;
  readonly readyText: string;
  /** Whether a running cell can be interrupted without losing the kernel. */
  readonly interrupts: boolean;
  /** Check and begin what takes long, before the editor is loaded. Throws a Problem. */
  prepare(say: (text: string, amount?: string) => void): Promise<void>;
  /** Connect Thebe. */
  connect(core: any): any;
  /** Told when a Python in the browser that was ready is no more. */
  onLost: (problem: import("./problem.js").Problem) => void;
  /** Told how much of what a cell imports has arrived. */
  onMore: (amount: string) => void;
  /** A new Python is about to start. */
  expect(say: (text: string, amount?: string) => void): void;
  /** Wait until it can be talked to. Throws a Problem. */
  ready(): Promise<void>;
  /** What the cell that has just ended could not load, or "". */
  takeLacking(): string;
  /** The name under which the kernel is kept. */
  sessionPath(): string;
  /** What has become of the kernel when its connection is gone. */
  probe(kernelId: string): Promise<"ok" | "gone" | Lost>;
  /** Whether the kernel has nothing to do. */
  waits(kernelId: string): Promise<boolean>;
  /** What a reader can do about a lost server, in another window. */
  wayBack(lost: string): WayBack | null;
}

/** Why a server gives no answer; each is the name of its text. */
export type Lost = "needsLogin" | "serverStopped" | "full" | "unreachable" | "noAnswer";

export interface WayBack {
  label: string;
  href: string;
}

export interface SavedEdit {
  id: string;
  original: string;
  text: string;
}

declare global {
  interface Window {
    thebe: any;
    thebeCore: any;
    thebeLite: any;
    MathJax: any;
    define: any;
  }
}
