import type { ServicePort } from './model.ts';

/** The names of the rows at which lines begin and end. No id has a line end. */
export const keys = {
  object: (id: string) => id,
  selector: (id: string) => `${id}\nselector`,
  labels: (id: string) => `${id}\nlabels`,
  port: (id: string, { port, protocol, target }: ServicePort) => `${id}\nport ${port} ${protocol} ${target}`,
  landing: (id: string, port: number | string) => `${id}\nlanding ${port}`,
  variable: (id: string, container: string, name: string) => `${id}\nvariable ${container} ${name}`,
  omitted: '\nomitted',
  none: (id: string) => `${id}\nnone`,
} as const;
