/**
 * Answers that are found once and kept: for questions that are asked again and again, mostly about a tree.
 */
import type { Tree } from './tree.ts';

export type Answers<Question, Answer> = (tree: Tree, question: Question, find: () => Answer) => Answer;

/** Questions are told apart as the keys of a map are. */
export function openAnswers<Question, Answer extends object | string | boolean | null>(): Answers<
  Question,
  Answer
> {
  const known = new WeakMap<Tree, Map<Question, Answer>>();
  return (tree, question, find) => {
    const ofTree = known.get(tree) ?? new Map<Question, Answer>();
    known.set(tree, ofTree);
    const before = ofTree.get(question);
    if (before !== undefined) return before;
    const answer = find();
    ofTree.set(question, answer);
    return answer;
  };
}

/** The answer of the first call for all of them; who asks keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
