/** Answers about a tree that are found once and kept for as long as the tree is: for questions that are asked again and again. */
import type { Tree } from './tree.ts';

export type Answers<T> = (tree: Tree, question: string, find: () => T) => T;

export function openAnswers<T>(): Answers<T> {
  const known = new WeakMap<Tree, Map<string, { readonly answer: T }>>();
  return (tree, question, find) => {
    const ofTree = known.get(tree) ?? new Map<string, { readonly answer: T }>();
    known.set(tree, ofTree);
    const before = ofTree.get(question);
    if (before !== undefined) return before.answer;
    const answer = find();
    ofTree.set(question, { answer });
    return answer;
  };
}
