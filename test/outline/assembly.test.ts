/** Which functions of assembly only compute, by the words of their files. Nothing is read from disk. */
import { computingFunctions } from '../../src/outline/index.ts';
import { compileKnowledge } from '../../src/rulebook/index.ts';
import { readKnowledge } from '../../src/sources/index.ts';

const compiled = compileKnowledge(readKnowledge('rules'));
if (compiled.kind === 'errors') throw new Error('The rules are broken.');
const words = compiled.knowledge.externals.assembly;

function check(files: Readonly<Record<string, string>>, expected: readonly string[]): void {
  const paths = Object.keys(files).filter((path) => /\.(?:[sS]|asm)$/.test(path));
  const found = computingFunctions(paths, (path) => files[path] ?? null, words);
  expect([...found].sort()).toEqual(expected);
}

/** One function with the line in its middle. */
function around(line: string): string {
  return `/* It adds. */\n.globl add\nadd:\n\tmovl $1, %eax // one\n${line}\n\tret\n`;
}

describe('a function computes', () => {
  it.each([
    ['with plain instructions', '\taddl %edi, %eax; imull $3, %eax'],
    ['with a jump inside of the file', '\tjmp add'],
    ['with a jump to a label by number', '1:\tdecl %edi\n\tjnz 1b'],
    ['with a jump to a local label', '.Lagain: decl %edi\n\tjnz .Lagain'],
    ['with a call inside of the file', '\tcall add'],
    ['with a return by a branch', '\tbx lr'],
    ['whatever comments say', '\t/* call mlock\n int $0x80 */ // syscall'],
    ['whatever a name ends with', '\tpushl syscall_number(%rip)'],
  ])('%s', (_, line) => {
    const labels = line.includes('.Lagain') ? ['.Lagain'] : [];
    check({ 'a.S': around(line) }, [...labels, 'add'].sort());
  });

  it('under a name that a macro makes', () => {
    check({ 'a.S': '#define ADD NAME(add_fast)\nADD:\n\tret\nNAME(more):\n\tret\n' }, [
      'ADD',
      'NAME',
      'add_fast',
      'more',
    ]);
  });

  it('in the way of Intel, where a semicolon begins a comment', () => {
    check({ 'a.asm': 'global add\nadd:\n  mov eax, 1 ; call nobody\n  ret\n' }, ['add']);
    check({ 'a.asm': 'global add\nadd:\n  mov eax, 1\n  call nobody\n  ret\n' }, []);
  });

  it('in a header that only assembly includes, with the file', () => {
    check({ 'a.S': '#include "body.h"\n', 'body.h': '.text\nadd:\n\tret\n' }, ['add']);
    check({ 'a.S': '#include "body.h"\nadd:\n\tret\n', 'body.h': '.text\nmore:\n\tsyscall\n' }, []);
  });

  it('with calls of another file of assembly that only computes', () => {
    const one = '#define MORE NAME(more)\nadd:\n\tcall MORE\n\tret\n';
    check({ 'a.S': one, 'b.S': 'NAME(more):\n\tjmp fewer@PLT\n', 'c.S': 'fewer:\n\tret\n' }, [
      'add',
      'fewer',
      'more',
    ]);
    check({ 'a.S': one, 'b.S': 'NAME(more):\n\tjmp fewer\n', 'c.S': 'fewer:\n\tsyscall\n' }, []);
  });

  it('beside declarations of C, and beside a header that only a build makes', () => {
    const files = { 'a.S': '#include "made.h"\n#include "c.h"\nadd:\n\tret\n', 'c.h': 'int call(int in);\n' };
    check(files, ['add']);
  });
});

describe('nothing is known of a function', () => {
  it.each([
    ['that calls what is elsewhere', '\tcall mlock'],
    ['that calls it by the table of the linker', '\tcall mlock@PLT'],
    ['that calls what a register holds', '\tcall *%rax'],
    ['that jumps to what is elsewhere', '\tjmp mlock'],
    ['that jumps there under a condition', '\tjz mlock'],
    ['that jumps to what a register holds', '\tjmp *%rax'],
    ['that branches elsewhere', '\tbl mlock'],
    ['that branches to what a register holds', '\tbx r3'],
    ['that asks the kernel', '\tsyscall'],
    ['that asks the kernel by an interrupt', '\tint $0x80'],
    ['that speaks to a port', '\toutb %al, %dx'],
    ['that does so behind a label', '1: outb %al, %dx'],
    ['that does so behind another instruction', '\tnop; outb %al, %dx'],
    ['that has a macro do so', '#define SEND outb %al, %dx\n\tSEND'],
    ['with a macro that sounds like it', '\tDO_CALL(mlock)'],
    ['with a macro that jumps to what it is handed', '.macro leave to\n\tjmp \\to\n.endm'],
    ['that includes what is not there', '.include "more.inc"'],
  ])('%s', (_, line) => {
    check({ 'a.S': around(line) }, []);
  });

  it('that another file of assembly defines otherwise', () => {
    check({ 'a.S': around('\tnop'), 'b.S': around('\tsyscall') }, []);
  });
});
