/**
 * The language server: the protocol on one side, folders and their findings on the other. It looks at no code itself,
 * so that it answers while others do.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CodeAction,
  createConnection,
  type Connection,
  DidChangeWatchedFilesNotification,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  MessageType,
  type Position,
  ProposedFeatures,
  type Range,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { languageOf } from '../../outline/index.ts';
import { dialectOf, scriptKindIn } from '../../sources/index.ts';
import type { Engine } from '../engine.ts';
import type { Environment } from '../environment.ts';
import { actionsFor, diagnosticsOf, SHOW_WAY, type ShownWay, touches, type UriOf } from './answers.ts';
import { type FolderSet, openFolders } from './folders.ts';
import { messageOf } from '../misuse.ts';
import { hoverAt } from './hovering.ts';
import { type Known, openKnown } from './knowing.ts';
import { NOTHING_SEEN, type SeenFinding } from './survey.ts';

/** `script` is what the threads run. */
export function serve(
  environment: Environment,
  engine: Engine,
  options: readonly string[],
  script: string,
): Promise<never> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  const client = { watches: false, shows: false };
  const folders = openFolders({
    options,
    script,
    environment,
    texts: () => openTexts(documents),
    publish: (path) => {
      publish(path);
    },
    complain: (text) => {
      say(connection, MessageType.Error, `mig-lint: ${text}`);
    },
    log: (text) => {
      connection.console.log(text);
    },
  });
  const uriOf = (path: string): string => {
    return documents.keys().find((uri) => pathOf(uri) === path) ?? pathToFileURL(path).href;
  };
  const publish = (path: string): void => {
    const folder = folders.of(path);
    const uri = uriOf(path);
    const diagnostics = [...diagnosticsOf(folder?.seenIn(path) ?? NOTHING_SEEN, folder?.root ?? '/', uriOf)];
    const version = documents.get(uri)?.version;
    void connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  };

  connection.onInitialize((params) => {
    client.watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    client.shows = params.capabilities.window?.showDocument?.support === true;
    for (const uri of rootsOf(params)) folders.add(uri);
    return greeting(environment.version);
  });
  connection.onInitialized(() => {
    if (client.watches) watch(connection);
    folders.refresh();
  });
  connection.onDidChangeWatchedFiles(() => {
    folders.refresh();
  });
  connection.onNotification('workspace/didChangeWorkspaceFolders', (params: FoldersChange) => {
    for (const { uri } of params.event.removed) folders.remove(pathOf(uri) ?? uri);
    for (const { uri } of params.event.added) folders.add(pathOf(uri) ?? uri);
    folders.refresh();
  });
  followDocuments(documents, folders, connection);
  answerQuestions({ connection, documents, folders, environment, engine, options, uriOf, client });
  documents.listen(connection);
  connection.listen();
  return new Promise<never>(() => undefined);
}

/** Told, not asked: a question must be answered, and not every editor can. */
function say(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}

interface FoldersChange {
  readonly event: {
    readonly added: readonly { readonly uri: string }[];
    readonly removed: readonly { readonly uri: string }[];
  };
}

function rootsOf(params: InitializeParams): readonly string[] {
  const uris = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
  const [first] = uris;
  // Older clients name a single folder, in one of two ways.
  const { rootUri, rootPath } = params as { rootUri?: string | null; rootPath?: string | null };
  const all = first !== undefined ? uris : typeof rootUri === 'string' ? [rootUri] : [];
  const paths = all.flatMap((uri) => pathOf(uri) ?? []);
  return paths.length > 0 || typeof rootPath !== 'string' ? paths : [rootPath];
}

function greeting(version: string): InitializeResult {
  return {
    serverInfo: { name: 'mig-lint', version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix'] },
      executeCommandProvider: { commands: [SHOW_WAY] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/** What a look depends on besides the open texts. */
const WATCHED =
  '**/{*.{c,h,cc,cpp,cxx,hh,hpp,hxx,inl,ipp,tcc,sh,bash,ksh,csh,service,crontab,spec},' +
  'inittab,crontab,compile_commands.json,mig-lint.config.*,rule.yaml}';

/** An editor that will not watch is told of its own changes at least. */
function watch(connection: Connection): void {
  const watchers = [{ globPattern: WATCHED }];
  connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch((error: unknown) => {
    connection.console.log(`The editor does not watch files: ${messageOf(error)}.`);
  });
}

type Documents = TextDocuments<TextDocument>;

function openTexts(documents: Documents): ReadonlyMap<string, string> {
  const texts = documents.all().map((one) => [pathOf(one.uri) ?? one.uri, one.getText()] as const);
  return new Map(texts);
}

/** Null for what lies on no disk. */
function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

/** The path of a document that is C, C++ or a script and on the disk. */
function sourceOf(document: TextDocument): string | null {
  const path = pathOf(document.uri);
  if (path === null) return null;
  const isC = ['c', 'cpp'].includes(document.languageId) || dialectOf(path) !== null;
  return isC || scriptKindIn(path, () => firstLineOf(document)) !== null ? path : null;
}

function firstLineOf(document: TextDocument): string {
  return document.getText({ start: { line: 0, character: 0 }, end: { line: 1, character: 0 } });
}

function followDocuments(documents: Documents, folders: FolderSet, connection: Connection): void {
  const open = new Set<string>();
  documents.onDidChangeContent(({ document }) => {
    const path = sourceOf(document);
    if (path === null) return;
    const folder = folders.ensure(path);
    if (open.has(path)) folder.edited(path);
    else folder.opened(path);
    open.add(path);
  });
  documents.onDidSave(({ document }) => {
    const path = sourceOf(document);
    if (path !== null) folders.of(path)?.refresh();
  });
  documents.onDidClose(({ document }) => {
    const path = sourceOf(document);
    if (path === null) return;
    open.delete(path);
    if (folders.isLoose(path)) {
      folders.remove(path);
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    } else folders.of(path)?.refresh();
  });
}

interface Questions {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly folders: FolderSet;
  readonly environment: Environment;
  readonly engine: Engine;
  readonly options: readonly string[];
  readonly uriOf: (path: string) => string;
  readonly client: { readonly shows: boolean };
}

function answerQuestions(questions: Questions): void {
  const { connection, documents, folders, environment, engine, options, uriOf, client } = questions;
  const at = async (uri: string): Promise<Spot | null> => {
    const document = documents.get(uri);
    const path = document === undefined ? null : sourceOf(document);
    const folder = path === null ? null : folders.of(path);
    if (document === undefined || path === null || folder === null) return null;
    const known = await openKnown(folder.root, options, environment, engine);
    return known === null
      ? null
      : { document, path, root: folder.root, found: folder.seenIn(path).findings, known };
  };
  connection.onHover(async ({ textDocument, position }) => {
    const spot = await at(textDocument.uri);
    return spot === null ? null : hover(spot, position);
  });
  connection.onCodeAction(async ({ textDocument, range }) => {
    const spot = await at(textDocument.uri);
    return spot === null ? [] : actions(spot, range, uriOf);
  });
  connection.onExecuteCommand(async ({ command, arguments: given }) => {
    if (command !== SHOW_WAY) return null;
    const [{ title, locations }] = (given ?? [{ title: '', locations: [] }]) as [ShownWay];
    const [entry] = locations;
    if (entry !== undefined && client.shows) {
      await connection.window.showDocument({ uri: entry.uri, selection: entry.range, takeFocus: true });
    }
    say(connection, MessageType.Info, title);
    return locations;
  });
}

/** A document, and what is known of it. */
interface Spot {
  readonly document: TextDocument;
  readonly path: string;
  readonly root: string;
  readonly found: readonly SeenFinding[];
  readonly known: Known;
}

function hover({ document, found, known }: Spot, position: Position): Hover | null {
  const pointed = found.filter(({ range }) => touches(range, { start: position, end: position }));
  const { line } = position;
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const told = hoverAt(text.replace(/[\r\n]+$/, ''), position.character, pointed, known.library);
  if (told === null) return null;
  const range = { start: { line, character: told.from }, end: { line, character: told.to } };
  return { contents: { kind: MarkupKind.Markdown, value: told.markdown }, range };
}

function actions({ document, path, root, found, known }: Spot, range: Range, uriOf: UriOf): CodeAction[] {
  const text = document.getText();
  const input = {
    text,
    uri: document.uri,
    language:
      scriptKindIn(path, () => firstLineOf(document)) ?? languageOf(path, Buffer.from(text, 'utf8'), true),
    requireReason: known.configuration.requireReason,
    rules: known.expert.ruleIds,
  };
  const pointed = found.filter((one) => touches(one.range, range));
  return pointed.flatMap((finding) => actionsFor(finding, input, root, uriOf));
}
