/** How long a run may go on, as its stages ask it. Says nothing of clocks, signals and memory: who answers knows those. */

/** Why a run ends before it has seen everything. */
export type Shortfall = 'interrupted' | 'time' | 'memory';

/** Asked between pieces of work, and null for as long as more may follow. Others get their turn while it answers. */
export type Patience = () => Promise<Shortfall | null>;

/** Work that pauses between its pieces, and is told each time whether to go on. It comes to a result in any case. */
export type Pausing<T> = Generator<undefined, T, Shortfall | null>;
