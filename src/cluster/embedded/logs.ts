import type { LogSink } from './images.ts';

interface ContainerLog {
  readonly restart: number;
  text: string;
}

/** What containers printed, this run and the one before, by Pod and container. */
export class ContainerLogs implements LogSink {
  readonly #runs = new Map<string, ContainerLog[]>();

  write(source: { namespace: string; pod: string; container: string; restart: number }, line: string): void {
    const key = `${source.namespace}/${source.pod}/${source.container}`;
    const runs = this.#runs.get(key) ?? [];
    const last = runs.at(-1);
    if (last?.restart === source.restart) last.text += `${line}\n`;
    else this.#runs.set(key, [...runs.slice(-1), { restart: source.restart, text: `${line}\n` }]);
  }

  /** The log of the container's run number `restart`; '' when it printed nothing. */
  read(namespace: string, pod: string, container: string, restart: number): string {
    const runs = this.#runs.get(`${namespace}/${pod}/${container}`) ?? [];
    return runs.find((run) => run.restart === restart)?.text ?? '';
  }
}
