/** The server has refused what a command asked for; the message is what kubectl prints then. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
}

/** What kubectl prints of a refusal; webernetes' client wraps the server's answer in a text of its own. */
export function saidBy(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  const [, body] = /\nBody: "(\{.*\})"/s.exec(message) ?? [];
  const status = (body === undefined ? { message } : JSON.parse(body)) as { message: string; reason?: string };
  // Of an object that is invalid, kubectl names the kind without its group.
  if (status.message.includes(' is invalid: ')) return `The ${status.message.replace(/^(\w+)\.[\w.]+ /, '$1 ')}`;
  // webernetes has a reason of its own where it has no other.
  const reason = status.reason && status.reason !== 'Error' ? ` (${status.reason})` : '';
  return `Error from server${reason}: ${status.message}`;
}

/** Make a call to the server; what it refuses is thrown in kubectl's words. @throws ServerError */
export async function asked<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw new ServerError(saidBy(error));
  }
}
