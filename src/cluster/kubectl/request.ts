import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Localized } from '@studylog/check/text';
import type { HttpOutcome, SteadyOutcome } from '../engine.ts';

// This file's text is also run inside the cluster, so it imports values from Node's own modules only.

/** Characters of an answer that are taken: an example's program may go on answering as fast as it can. */
const MOST = 1024 * 1024;

const TOO_LONG: Localized = {
  ko: `응답이 ${MOST}자를 넘습니다`,
  en: `the response is longer than ${MOST} characters`,
};

function noAnswer(timeoutMs: number): Localized {
  return { ko: `${timeoutMs / 1000}초 안에 응답이 없습니다`, en: `no response within ${timeoutMs / 1000} s` };
}

/** Send one GET on a connection of its own, and tell an answer, a refused connection and silence apart. */
export function request(url: string, timeoutMs: number): Promise<HttpOutcome> {
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  return new Promise((resolve) => {
    const failed = (error: Error & { code?: string; said?: Localized }) => {
      const timedOut = error.name === 'AbortError' || error.name === 'TimeoutError';
      const kind = timedOut ? 'timeout' : error.code === 'ECONNREFUSED' ? 'refused' : 'error';
      const message = timedOut ? noAnswer(timeoutMs) : (error.said ?? { ko: error.message, en: error.message });
      resolve({ kind, message, ms: elapsed() });
    };
    get(url, { agent: false, signal: AbortSignal.timeout(timeoutMs) }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text) => {
        body += text;
        if (body.length > MOST) response.destroy(Object.assign(new Error(TOO_LONG.en), { said: TOO_LONG }));
      });
      response.once('error', failed);
      response.once('end', () => resolve({ kind: 'response', status: response.statusCode ?? 0, body, ms: elapsed() }));
    }).once('error', failed);
  });
}

/**
 * Send one request after the other with a pause of `everyMs`, until the returned function is called, which gives the outcomes.
 * Their times count from this call.
 */
export function requestSteadily(url: string, timeoutMs: number, everyMs: number): () => Promise<SteadyOutcome[]> {
  const stop = new AbortController();
  const started = performance.now();
  const send = async () => {
    const outcomes: SteadyOutcome[] = [];
    while (!stop.signal.aborted) {
      const at = performance.now() - started;
      outcomes.push({ ...(await request(url, timeoutMs)), at });
      await pause(everyMs, undefined, { signal: stop.signal }).catch(() => {});
    }
    return outcomes;
  };
  const outcomes = send();
  return () => {
    stop.abort();
    return outcomes;
  };
}
