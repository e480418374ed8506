/** Answers about a tree that are found once and kept for as long as the tree is: for questions that are asked again and again. */
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
