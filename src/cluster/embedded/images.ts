import { BaseImage, getClock, type ImageConstructor, type ImageRegistry, type ProcessContext } from '@ngrok/webernetes';
import { runCommand } from './command.ts';
import type { ContainerFiles } from './kubelet/files.ts';
import { isFirstProcess } from './kubelet/internals.ts';
import type { Streams } from './shell/tool.ts';
import type { SimulatedImage } from './simulated-image.ts';

export { addressesOf } from './shell/lookup.ts';
export { type ImageTool, type Program, type SimulatedImage, STARTUP_MS } from './simulated-image.ts';
export { getClock, type ProcessContext };

/** Where containers' output goes; webernetes has no log API. */
export interface LogSink {
  write(container: { uid: string; container: string; restart: number }, text: string): void;
}

/** Teach a registry the simulated images of a log. */
export function registerImages(registry: ImageRegistry, images: readonly SimulatedImage[], logs: LogSink): void {
  for (const image of images) for (const imageClass of imageClasses(image, logs)) registry.register(imageClass);
}

/** The image that webernetes made an instance of. */
export function simulatedImageOf(instance: unknown): SimulatedImage | undefined {
  return instance instanceof LogImage ? instance.simulated : undefined;
}

/** The classes that webernetes' registry takes, one for each name and tag. */
function imageClasses(image: SimulatedImage, logs: LogSink): ImageConstructor[] {
  return image.names.flatMap((name) => image.tags.map((tag) => imageClass(name, tag, image, logs)));
}

abstract class LogImage extends BaseImage {
  abstract readonly simulated: SimulatedImage;
}

function imageClass(name: string, tag: string, image: SimulatedImage, logs: LogSink): ImageConstructor {
  return class extends LogImage {
    static readonly imageName = name;
    static readonly imageVersion = tag;
    readonly simulated = image;

    override async exec(ctx: ProcessContext, argv: readonly string[]): Promise<number> {
      const process = {
        ctx,
        files: ctx.fs as unknown as ContainerFiles,
        env: ctx.env,
        now: () => getClock(ctx).now(),
      };
      return await runCommand(image, process, argv, isFirstProcess(ctx) ? logOf(ctx, logs) : outputOf(ctx));
    }
  };
}

/** A container's log takes what its first process prints, on both streams. */
function logOf({ pod, container }: ProcessContext, logs: LogSink): Streams {
  const source = { uid: pod.uid, container: container.name, restart: container.restartCount };
  const write = (text: string) => logs.write(source, text);
  return { out: write, error: write };
}

/** What a probe or a hook runs prints to whoever asked for it. */
function outputOf(ctx: ProcessContext): Streams {
  return { out: (text) => ctx.writeStdout(text), error: (text) => ctx.writeStderr(text) };
}
