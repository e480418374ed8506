/**
 * Until when a program is free: the place in its entry point from which a way leads on to a blocker, and what runs
 * before. It judges the entry point alone; what runs on the way further down is not counted.
 */
import { callsIn, type CourseCall } from '../facts/index.ts';
import type { Begin, Span } from '../model/index.ts';
import type { ItemId, Program } from '../program/index.ts';
import { follow, HELD, IDLE } from './hold.ts';
import { openWork } from './work.ts';

export type BeginOf = (entry: ItemId, hop: Span) => Begin;

/** Of longer entry points, in bytes, only the place is told: reading them would cost more than it says. */
const LONGEST = 6000;

export function openBegins(program: Program): BeginOf {
  const worker = openWork(program);
  return (entry, hop) => {
    const { start, end } = program.tree.item(entry);
    const course = end - start > LONGEST ? null : program.courseOf(entry);
    const site = course === null ? null : siteAt(program, entry, callsIn(course), hop);
    if (course === null || site === null) return { span: hop, before: null };
    const { before } = follow(course, IDLE, {
      deedOf: (call) => (call === site ? { kind: 'becomes', held: HELD } : { kind: 'nothing' }),
      failing: () => null,
    });
    return { span: program.spanOf(entry, site.call.range), before: worker.workOf(entry, before) };
  };
}

/** The innermost call that begins where the hop does. */
function siteAt(program: Program, entry: ItemId, calls: readonly CourseCall[], hop: Span): CourseCall | null {
  const found = calls.filter(({ call }) => {
    const { line, column } = program.spanOf(entry, call.range);
    return line === hop.line && column === hop.column;
  });
  return found.at(-1) ?? null;
}
