import type { Row } from '../row.ts';
import { CHANGES } from './changes.ts';
import { EXPECT } from './expect.ts';
import { FILES_AND_COMMANDS } from './files-and-commands.ts';
import { MEANWHILE } from './meanwhile.ts';
import { OPERATOR_ROWS } from './operators.ts';
import { PODS_ROWS } from './pods.ts';
import { SERVICES } from './services.ts';
import { WATCH } from './watch.ts';

export const ROWS: readonly Row[] = [
  ...FILES_AND_COMMANDS,
  ...EXPECT,
  ...OPERATOR_ROWS,
  ...CHANGES,
  ...SERVICES,
  ...PODS_ROWS,
  ...MEANWHILE,
  ...WATCH,
];
