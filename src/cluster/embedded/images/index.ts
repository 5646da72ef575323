import type { ImageRegistry } from '@ngrok/webernetes';
import { imageClasses, type LogSink, type SimulatedImage } from './base.ts';
import { COUNTER } from './counter.ts';
import { ECHO_V1, ECHO_V2 } from './echo.ts';
import { REDIS } from './redis.ts';

/** Every image that the embedded engine can run; a new one is a file and a line here. */
const IMAGES: readonly SimulatedImage[] = [ECHO_V1, ECHO_V2, COUNTER, REDIS];

/** Teach a registry the simulated images. */
export function registerImages(registry: ImageRegistry, logs: LogSink): void {
  for (const image of IMAGES) for (const imageClass of imageClasses(image, logs)) registry.register(imageClass);
}
