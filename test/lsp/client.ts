/** An editor as the server sees one: a real connection over the standard streams of the built command. Judges nothing. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type CodeAction,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type Location,
  type Position,
  type ProtocolConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export interface Editor {
  readonly greeting: InitializeResult;
  readonly uri: (file: string) => string;
  readonly open: (file: string, text: string) => void;
  /** Replaces a range, as typing does. */
  readonly type: (file: string, range: Range, text: string) => void;
  readonly save: (file: string) => void;
  readonly shut: (file: string) => void;
  /** The diagnostics of a file once they are what is waited for. */
  readonly shows: (
    file: string,
    wanted: (all: readonly Diagnostic[]) => boolean,
  ) => Promise<readonly Diagnostic[]>;
  /** How often diagnostics came, by file. */
  readonly counts: ReadonlyMap<string, number>;
  readonly hover: (file: string, position: Position) => Promise<Hover | null>;
  readonly actions: (file: string, range: Range) => Promise<readonly CodeAction[]>;
  readonly execute: (action: CodeAction) => Promise<readonly Location[]>;
  /** What the server wanted to be shown: messages and documents. */
  readonly shown: string[];
  /** Once the server has said anything. */
  readonly says: () => Promise<void>;
  readonly diskChanged: () => void;
  /** Ends a server that a failed test left behind. */
  readonly end: () => void;
  /** The server's exit status. */
  readonly quit: () => Promise<number | null>;
}

export async function startEditor(
  command: string,
  folder: string | null,
  options: readonly string[] = [],
): Promise<Editor> {
  const server = spawn(process.execPath, [command, 'lsp', '--stdio', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uri = (file: string): string => pathToFileURL(join(folder ?? '/', file)).href;
  const { diagnostics, listeners, counts, shown } = listen(connection);
  connection.listen();
  const greeting: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folder === null ? null : [{ uri: pathToFileURL(folder).href, name: 'work' }],
    capabilities: {
      window: { showDocument: { support: true } },
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
    },
  });
  void connection.sendNotification('initialized', {});
  let version = 1;
  const notify = (what: string, parameters: object): void => {
    void connection.sendNotification(`textDocument/${what}`, parameters);
  };
  return {
    greeting,
    uri,
    counts,
    shown,
    open: (file, text) => {
      const languageId = file.endsWith('.c') || file.endsWith('.h') ? 'c' : 'cpp';
      notify('didOpen', { textDocument: { uri: uri(file), languageId, version: ++version, text } });
    },
    type: (file, range, text) => {
      const textDocument = { uri: uri(file), version: ++version };
      notify('didChange', { textDocument, contentChanges: [{ range, text }] });
    },
    save: (file) => {
      notify('didSave', { textDocument: { uri: uri(file) } });
    },
    shut: (file) => {
      notify('didClose', { textDocument: { uri: uri(file) } });
    },
    shows: (file, wanted) =>
      new Promise((resolve) => {
        const look = (): boolean => {
          const all = diagnostics.get(uri(file));
          if (all === undefined || !wanted(all)) return false;
          resolve(all);
          return true;
        };
        if (!look()) listeners.add(look);
      }),
    hover: (file, position) =>
      connection.sendRequest('textDocument/hover', { textDocument: { uri: uri(file) }, position }),
    actions: (file, range) =>
      connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri: uri(file) },
        range,
        context: { diagnostics: [] },
      }),
    execute: ({ command: asked }) => connection.sendRequest('workspace/executeCommand', asked),
    diskChanged: () => {
      void connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    },
    says: () =>
      new Promise((resolve) => {
        const look = (): boolean => {
          if (shown.length > 0) resolve();
          return shown.length > 0;
        };
        if (!look()) listeners.add(look);
      }),
    end: () => {
      server.kill();
    },
    quit: () => quit(connection, server),
  };
}

function listen(connection: ProtocolConnection) {
  const diagnostics = new Map<string, readonly Diagnostic[]>();
  const counts = new Map<string, number>();
  const listeners = new Set<() => boolean>();
  const shown: string[] = [];
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (told: { uri: string; diagnostics: readonly Diagnostic[] }) => {
      diagnostics.set(told.uri, told.diagnostics);
      counts.set(told.uri, (counts.get(told.uri) ?? 0) + 1);
      for (const listener of listeners) if (listener()) listeners.delete(listener);
    },
  );
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
    shown.push(message);
    for (const listener of listeners) if (listener()) listeners.delete(listener);
  });
  connection.onNotification('window/logMessage', () => undefined);
  connection.onRequest('window/showDocument', ({ uri, selection }: { uri: string; selection: Range }) => {
    shown.push(`${uri.replace(/.*\//, '')}:${selection.start.line}`);
    return { success: true };
  });
  connection.onRequest('client/registerCapability', () => null);
  return { diagnostics, counts, listeners, shown };
}

async function quit(connection: ProtocolConnection, server: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  await connection.sendRequest('shutdown');
  void connection.sendNotification('exit');
  const status = await ended;
  connection.dispose();
  return status;
}
