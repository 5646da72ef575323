import { BaseImage, type ImageConstructor, type ImageRegistry, type ProcessContext } from '@ngrok/webernetes';

export { getClock, type ProcessContext } from '@ngrok/webernetes';

/** Where containers' output goes; webernetes has no log API. */
export interface LogSink {
  write(container: { namespace: string; pod: string; container: string; restart: number }, line: string): void;
}

/**
 * How long a Node.js server takes until it listens: between the 0.2 and 1.2 s that a log of the published counter shows.
 * Without it, no simulated request could come too early.
 */
export const STARTUP_MS = 300;

/** A simulated program: what runs when its container starts. */
export type Program = (ctx: ProcessContext, print: (line: string) => void) => Promise<number>;

/** What a simulated image is: the references that name it, and its program. */
export interface SimulatedImage {
  /** Repository names under which the image is known: `redis`, `docker.io/library/redis`. */
  readonly names: readonly string[];
  readonly tags: readonly string[];
  /** The command that its own program answers to; other commands go to the few tools of a small Linux. */
  readonly command: readonly string[];
  readonly program: Program;
  /** Commands besides the main one, for exec probes: `redis-cli ping`. */
  readonly tools?: Readonly<Record<string, (ctx: ProcessContext, argv: readonly string[]) => number>>;
}

/** Teach a registry the simulated images of a log. */
export function registerImages(registry: ImageRegistry, images: readonly SimulatedImage[], logs: LogSink): void {
  for (const image of images) for (const imageClass of imageClasses(image, logs)) registry.register(imageClass);
}

/** The classes that webernetes' registry takes, one for each name and tag. */
function imageClasses(image: SimulatedImage, logs: LogSink): ImageConstructor[] {
  return image.names.flatMap((name) => image.tags.map((tag) => imageClass(name, tag, image, logs)));
}

function imageClass(name: string, tag: string, image: SimulatedImage, logs: LogSink): ImageConstructor {
  return class extends BaseImage {
    static readonly imageName = name;
    static readonly imageVersion = tag;
    readonly defaultCommand = image.command;

    override async exec(ctx: ProcessContext, argv: readonly string[]): Promise<number> {
      const { pod, container } = ctx;
      const source = {
        namespace: pod.namespace,
        pod: pod.name,
        container: container.name,
        restart: container.restartCount,
      };
      if (argv.join(' ') === image.command.join(' '))
        return await image.program(ctx, (line) => logs.write(source, line));
      const tool = image.tools?.[argv[0] ?? ''];
      return tool ? tool(ctx, argv.slice(1)) : await super.exec(ctx, argv);
    }
  };
}
