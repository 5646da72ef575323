import type { Diagnostic } from '../../example/diagnostic.ts';

/** What is wrong in a file that is known to whoever asked. */
export type Fault = Omit<Diagnostic, 'file'>;
/** The words of a fault, for whoever knows where it is. */
export type Wording = Pick<Diagnostic, 'message' | 'hint'>;
