import { type ManifestFile, parseManifest } from '@studylog/check/manifest';
import { sha256 } from './digests.ts';

/** A YAML file of an example: its bytes as stored, and what they say. Whoever wants to know the latter takes it from here. */
export class ExampleFile {
  readonly name: string;
  /** Path from the project's root, for messages. */
  readonly path: string;
  /** As stored; the address of the raw file gives these. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  /** sha256 of the bytes, hex. */
  readonly digest: string;
  #manifest: ManifestFile | undefined;

  constructor(name: string, path: string, bytes: Uint8Array) {
    this.name = name;
    this.path = path;
    this.bytes = new Uint8Array(bytes);
    this.text = Buffer.from(bytes).toString('utf8');
    this.digest = sha256(bytes);
  }

  /** The text's documents, parsed when somebody first asks. Its path is `path`. */
  get manifest(): ManifestFile {
    this.#manifest ??= parseManifest(this.path, this.text);
    return this.#manifest;
  }

  /** The same file with another text; this file where the text is its own. */
  withText(text: string): ExampleFile {
    return text === this.text ? this : new ExampleFile(this.name, this.path, Buffer.from(text));
  }
}
