import type { LogSink } from './images.ts';

interface ContainerLog {
  readonly restart: number;
  text: string;
}

/** Characters of a log. The kubelet begins another file at 10 MiB, and `kubectl logs` shows the last one. */
const MOST = 10 * 1024 * 1024;

/** What containers printed, this run and the one before, by Pod and container. */
export class ContainerLogs implements LogSink {
  readonly #runs = new Map<string, ContainerLog[]>();

  write(source: { uid: string; container: string; restart: number }, text: string): void {
    const key = `${source.uid}/${source.container}`;
    const runs = this.#runs.get(key) ?? [];
    const last = runs.at(-1);
    if (last?.restart === source.restart) last.text = (last.text.length > MOST ? '' : last.text) + text;
    else this.#runs.set(key, [...runs.slice(-1), { restart: source.restart, text }]);
  }

  /** The log of the container's run number `restart`; '' when it printed nothing. */
  read(uid: string, container: string, restart: number): string {
    const runs = this.#runs.get(`${uid}/${container}`) ?? [];
    return runs.find((run) => run.restart === restart)?.text ?? '';
  }
}
