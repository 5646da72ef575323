/** What a `page` step asks of a browser. `url` is where this machine reaches the Service. */
export interface PageRequest {
  readonly url: string;
  /** Reload the page that the example has open, instead of opening `url`. */
  readonly reload?: boolean;
  /** Accessible name of the button or link to click before looking. */
  readonly click?: string;
  /** An element that must be there, by role and accessible name. */
  readonly role?: { readonly role: string; readonly name?: string };
  /** File name of a picture to take once everything else is there. */
  readonly screenshot?: string;
  readonly timeoutMs: number;
}

/** The status of a document that was loaded, or why none was. */
export type PageAnswer = { readonly ms: number } & (
  | { readonly kind: 'response'; readonly status: number }
  | { readonly kind: 'refused' | 'timeout' | 'error' }
);

/** What the browser saw. */
export interface PageSeen {
  /** What came of the request for the document, and after how many milliseconds; absent where nothing was loaded. */
  readonly answer?: PageAnswer;
  /** The page's visible text. */
  readonly text: string;
  /** Whether `role` was found; true where none was asked for. */
  readonly found: boolean;
  /** Why it could not be loaded, clicked or found. */
  readonly problem?: string;
  readonly screenshot?: string;
}

/** A browser tab that one example keeps through its steps. */
export interface PageTab {
  look(request: PageRequest): Promise<PageSeen>;
  close(): Promise<void>;
}

/** The browser that `page` steps use. src/verify/site drives a real one; without it the steps are skipped. */
export interface PageDriver {
  open(exampleId: string): Promise<PageTab>;
  close(): Promise<void>;
}
