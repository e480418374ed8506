/** The scopes that are transparent, namespaces and classes: what stands in them is an item of the file all the same. */

export interface Scope {
  readonly kind: 'namespace' | 'class';
  /** The class's name, or -1. */
  readonly name: number;
  /** The names of all namespaces around what stands here, as one; -1 for none. */
  readonly namespace: number;
  readonly local: boolean;
}

/** Null outside of classes, and in a namespace; scopes stand with the outermost first. */
export function innermostClass(scopes: readonly Scope[]): Scope | null {
  const scope = scopes.at(-1);
  return scope?.kind === 'class' ? scope : null;
}

/** The names of all namespaces around, as one; -1 for none. */
export function innermostNamespace(scopes: readonly Scope[]): number {
  return scopes.at(-1)?.namespace ?? -1;
}
