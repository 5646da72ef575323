import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '@studylog/check/text';
import { expect, onTestFinished, test } from 'vitest';
import { Api, ApiError } from '../../../../src/cluster/kubectl/api.ts';

/** An API on a socket that answers with these, one after the other, the last one for good. */
async function serve(
  ...answers: readonly { status: number; body: object }[]
): Promise<{ api: Api; asked: () => number }> {
  const folder = mkdtempSync(join(tmpdir(), 'studylog-'));
  const socket = join(folder, 'api.sock');
  let asked = 0;
  const server = createServer((_request, response) => {
    const { status, body } = answers[Math.min(asked, answers.length - 1)]!;
    asked += 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const api = new Api(socket);
  onTestFinished(() => {
    api.close();
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true });
  });
  return { api, asked: () => asked };
}

const POD = { status: 200, body: { kind: 'Pod' } };
const AWAY = { status: 503, body: { message: 'apiserver not ready' } };
const FORBIDDEN = { status: 403, body: { message: 'pods is forbidden' } };

test('a server that is away for a moment is asked again', async () => {
  const { api, asked } = await serve(AWAY, FORBIDDEN, POD);
  expect(await api.get('/api/v1/namespaces/x/pods/echo')).toEqual({ kind: 'Pod' });
  expect(asked()).toBe(3);
});

test('a refusal is final, and none of it a stack trace for the user', async () => {
  const { api, asked } = await serve({ status: 422, body: { message: 'Invalid value' } }, POD);
  const error = await api.get('/x').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toBeInstanceOf(Fault);
  expect(error).toMatchObject({ status: 422, message: 'Invalid value' });
  expect(asked()).toBe(1);
});

test('a connection that is closed does not wait for a server that will not come back', async () => {
  const { api } = await serve(AWAY);
  const asking = api.get('/x');
  api.close();
  await expect(asking).rejects.toThrow('does not respond');
});
