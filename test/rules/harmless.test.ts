/**
 * What the rulebook vouches for: names that leave no hole, and names that do although most of their library's are
 * vouched for. Deliberately a sample, since the list itself is the knowledge.
 */
import { externalsFor, rulebookFor } from '../../src/rulebook/index.ts';
import { readRules } from '../once/index.ts';

const knowledge = readRules();
const rulebook = rulebookFor(knowledge, knowledge.defaultTarget)!;
const { isHarmless, platform } = externalsFor(knowledge, rulebook);

it.each([
  'strcmp',
  'deflateInit2',
  'ogg_stream_packetin',
  'gtk_window_new',
  'apr_pool_create',
  'MPI_Send',
  'QPoint',
  'vec_splat',
  'setw',
  'NLMSG_DATA',
  'snd_seq_open',
  'event_base_new',
  'sam_hdr_destroy',
  'DeviceIoControl',
])('%s is harmless', (name) => {
  expect(isHarmless(name, 'c')).toBe(true);
});

it.each(['find', 'push_back', 'lock', 'reset', 'get'])('%s is harmless as a method alone', (name) => {
  expect(isHarmless(name, 'cpp')).toBe(true);
  expect(isHarmless(name, 'c')).toBe(false);
});

it.each([
  ['is a row of a rule', 'MPI_Init'],
  ['is a row of a rule', 'mmap'],
  ['is an exception by name', 'apr_file_mktemp_shared'],
  ['is an exception by its beginning', 'gtk_file_chooser_dialog_new'],
  ['is an exception by its beginning', 'QWebEngineView'],
  ['is an exception by name', 'hts_open_format'],
  ['is an exception by its beginning', 'sd_journal_open_directory'],
  ['is left out with its library', 'cblas_dgemm'],
  ['stands nowhere', 'heatflow_solve'],
])('what %s is not: %s', (_, name) => {
  expect(isHarmless(name, 'cpp')).toBe(false);
});

it.each([
  ['a header', () => platform.lacksHeader('windows.h'), true],
  ['a header in a folder', () => platform.lacksHeader('CoreFoundation/CFString.h'), true],
  ['a header of its own', () => platform.lacksHeader('sys/mman.h'), false],
  ['a function of its own', () => platform.hasFunction('strcmp'), true],
  ['a function of a library', () => platform.hasFunction('deflateInit2'), false],
  ['what does without something that it has', () => platform.isDenied('BZ_NO_STDIO'), true],
  ['what does without something else', () => platform.isDenied('NO_COLOUR'), false],
])('the platform is asked for %s', (_, ask, expected) => {
  expect(ask()).toBe(expected);
});
