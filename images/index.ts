import type { SimulatedImage } from 'studylog/images';
import { COUNTER } from './simulated/counter.ts';
import { CURL } from './simulated/curl.ts';
import { ECHO_V1, ECHO_V2 } from './simulated/echo.ts';
import { REDIS } from './simulated/redis.ts';

/** Every image that the embedded cluster can run; a new one is a file and a line here. */
export default [ECHO_V1, ECHO_V2, COUNTER, CURL, REDIS] satisfies readonly SimulatedImage[];
