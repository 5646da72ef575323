export { type CheckOptions, check } from './check.ts';
export type { Finding, FindingClass, LocatedFinding, Severity } from './finding.ts';
export { type Mended, mend, withoutRefused } from './fix.ts';
