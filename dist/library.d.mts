/** mig-lint as a library. Made by scripts/library-types.mjs. */

/** Every key means what the option of the command means that is called so; what is left out is as it is there. */
export interface AnalyzeOptions {
    /** The folder that relative paths start from, and that the configuration is searched upwards from. */
    readonly cwd?: string;
    /** Files, folders and globs; without any, what the configuration says, or `cwd` itself. */
    readonly paths?: readonly string[];
    /** What is looked at, too, without being told of. */
    readonly context?: readonly string[];
    /** A file with the text that it is to have, be it on disk or not. */
    readonly text?: {
        readonly file: string;
        readonly content: string | Uint8Array;
    };
    readonly target?: string;
    /** A configuration file, or `false` for none. */
    readonly config?: string | false;
    /** A folder of rules in place of those built in. */
    readonly rules?: string;
    /** A `compile_commands.json` or its folder, or `false` for none. */
    readonly build?: string | false;
    /** A file with the output of a build, which tells what is linked. */
    readonly linkLog?: string;
    /** `NAME` or `NAME=TEXT`. */
    readonly define?: readonly string[];
    readonly undefine?: readonly string[];
    /** Patterns as in `.gitignore`. */
    readonly exclude?: readonly string[];
    /** `false` looks at what `.gitignore` leaves out, too. */
    readonly ignoreFiles?: boolean;
    readonly forceExclude?: boolean;
    /** Bytes. */
    readonly maxFileSize?: number;
    /** What is in this baseline is marked as such; it is read and never written. */
    readonly baseline?: string;
    readonly costs?: boolean;
    readonly allPaths?: boolean;
    /** For `render` alone: `analyze` tells all. */
    readonly level?: 'error' | 'warning' | 'note';
}

/** Everything that is known of the programs found: what the command prints with `--format json`. */
export declare function analyze(options?: AnalyzeOptions): Promise<Report>;
/** A report in one of the formats that the command knows, such as `text` or `sarif`. */
export declare function render(format: string, options?: AnalyzeOptions): Promise<string>;
/** What the caller can mend: a wrong option, a path that leads nowhere. Its message is a sentence that says what to do. */
export declare class MisuseError extends Error {
    readonly name = "MisuseError";
}
export declare const version: string;

/** What `mig-lint --format json` prints: the verdicts on the programs of a source tree, and everything behind them. */
export interface Report {
    /** Grows by one when a reader of the old document could misread the new one. */
    readonly schemaVersion: 1;
    /** What wrote the report. */
    readonly tool: {
        readonly name: "mig-lint";
        readonly version: string;
    };
    /** The system asked about. */
    readonly target: {
        readonly id: string;
        readonly title: string;
        readonly about: string;
        /** Where the running kernel shows why a process stays. */
        readonly shownIn: string;
    };
    readonly programs: readonly (Program)[];
    /** Every finding at every level, in the order of the files. */
    readonly findings: readonly (Finding)[];
    /** Every place that the analysis could not see into, whether or not a program reaches it. */
    readonly holes: readonly (Hole)[];
    /** The sum over all programs; code that two programs share counts for each. */
    readonly coverage: Coverage;
    /** What was read. */
    readonly statistics: {
        readonly files: number;
        /** Scripts, crontabs and the like that were looked through; not among the files. */
        readonly scripts: number;
        readonly bytes: number;
        readonly items: number;
        readonly itemsParsed: number;
        readonly bytesParsed: number;
    };
    readonly notices: readonly ({
        readonly text: string;
        readonly file: string | null;
        /** Of the file, from 1; null where the file as a whole is meant, or none. */
        readonly line: number | null;
        /** Whether part of what was asked for could not be analysed. */
        readonly incomplete: boolean;
    })[];
}

export interface Presence {
    readonly kind: "always" | "open" | "never";
    /** All must hold; each is ready to follow "only if". */
    readonly conditions: readonly (string)[];
    readonly why: string | null;
}

export interface Execution {
    /** As the source names it; `*` stands for what is not known of it. */
    readonly started: string;
    /** `itself` when the process goes on as that program, `child` when one is made for it. */
    readonly as: "itself" | "child";
    readonly certainty: "certain" | "possible";
    /** From the entry point to the function that starts it. */
    readonly path: readonly (Step)[];
    /** The programs of the tree that bear the name; empty when the analysis ends there. */
    readonly programs: readonly ({
        readonly program: string;
        readonly answer: "blocked" | "at-risk" | "clear" | "undetermined";
    })[];
}

export interface Start {
    /** As the script writes it; `*` stands for what is not known. */
    readonly started: string;
    readonly state: "locked" | "unlocked";
    readonly certainty: "certain" | "possible";
    readonly script: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
    /** The id of the finding that sets the lock or takes it off. */
    readonly finding: string;
    /** From there down to the start. */
    readonly path: readonly (Step)[];
}

/** Relative to the root of the run, with forward slashes. */
export type File = string;

/** In bytes of the file, from 1. */
export type Column = number;

export type Level = "error" | "warning" | "note";

export type Certainty = "certain" | "possible";

export type Duration = "lasting" | "temporary";

export type Effect = "stays" | "locked" | "costs" | "unsafe" | "crashes" | "fine";

/** How a use was spelt. */
export type Via = "name" | "member" | "pointer" | "macro" | "syscall" | "lookup" | "construction" | "inheritance" | "pragma" | "instruction" | "address" | "text" | "command" | "writing";

/** Where something stands. */
export interface Place {
    readonly file: File;
    readonly line: number;
    readonly column: Column;
}

/** One hop of a path: where `name` is entered or used. */
export interface Step {
    readonly name: string;
    readonly file: File;
    readonly line: number;
    readonly column: Column;
    /** How the hop before leads here. */
    readonly how: Via | "entry" | "initialiser" | "value" | "callback" | "thread-start" | "handler";
}

/** A place that the analysis could not see into. */
export interface Hole {
    readonly kind: "unread-file" | "syntax-error" | "unresolved-pointer" | "unknown-function" | "unknown-syscall" | "unknown-lookup" | "budget";
    /** The function or library that is not known, where there is one. */
    readonly name: string | null;
    /** The header that an unknown function seems to come from; null where none fits. */
    readonly library: string | null;
    /** How many functions, macros and tables of the program call it; null for holes of other kinds. */
    readonly callers: number | null;
    /** Some further places that call it. */
    readonly others: readonly (Place)[];
    readonly file: File;
    readonly line: number;
    readonly column: Column;
    readonly detail: string;
}

/** How much of a program was seen. */
export interface Coverage {
    /** Functions, macros and tables that the program can reach. */
    readonly reachable: number;
    readonly callsInside: number;
    readonly callsKnown: number;
    readonly callsUnknown: number;
}

/** What is linked and started, and the verdict on it. */
export interface Program {
    readonly name: string;
    readonly kind: "program" | "library" | "script";
    readonly entry: Place;
    /** `clear` says that nothing was found in what was seen; it is no promise. */
    readonly answer: "blocked" | "at-risk" | "clear" | "undetermined";
    /** Worst first. */
    readonly reasons: readonly (Reason)[];
    readonly remarks: readonly (Remark)[];
    /** What a script starts under a lock that it set, or without one that it took off. */
    readonly starts: readonly (Start)[];
    /** By which scripts it is started so. */
    readonly startedBy: readonly (Start)[];
    /** Where its process becomes another program, and where it starts one of the tree. What becomes a program that stays is at risk. */
    readonly executes: readonly (Execution)[];
    /** Calls that the home node must answer, where a loop makes them again and again; null without `--costs`. They change no answer. */
    readonly costs: readonly (Cost)[] | null;
    readonly holes: readonly (Hole)[];
    readonly coverage: Coverage;
    /** What the change that was asked about made worse; null when it made nothing worse, or when none was asked about. */
    readonly worsening: {
        /** The answer before the change; null for a program that was not there. */
        readonly was: "blocked" | "at-risk" | "clear" | "undetermined" | null;
        /** The stay reasons that came to it, or became surer or lasting. */
        readonly gained: readonly (string)[];
    } | null;
}

/** A stay reason that the program can reach, with its shortest witness. */
export interface Reason {
    readonly stayReason: string;
    readonly kernelName: string | null;
    /** What the running kernel shows. */
    readonly word: string | null;
    readonly rule: string;
    readonly symbol: string;
    readonly certainty: Certainty;
    readonly duration: Duration;
    /** Whether the function of the entry point holds the finding itself. */
    readonly direct: boolean;
    /** The id of the finding that the path ends at. */
    readonly finding: string;
    /** The ids of all findings with this stay reason that the program can reach. */
    readonly findings: readonly (string)[];
    /** The entry point first, the API last. */
    readonly path: readonly (Step)[];
    /** Under which `#if`s all of the path is compiled; `open` only where no path is known that every build has. */
    readonly presence: Presence;
    /** Where the entry point sets out for it; until then the program may migrate. */
    readonly begin: {
        readonly file: File;
        readonly line: number;
        readonly column: Column;
        readonly before: Work;
    } | null;
    /** Functions that the program reaches and that may release it, where nothing on its own way does. */
    readonly elsewhere: readonly (Step)[];
    /** What was taken on the path where a name has several definitions. */
    readonly choices: readonly ({
        readonly name: string;
        readonly taken: Place;
        /** `linked` by the build; `linkable`, the nearest that does not need what only another program has; `nearest` in the tree of folders; `as-near` as others, which count as well. */
        readonly why: "linked" | "linkable" | "nearest" | "as-near";
        /** Some of the definitions that were not taken, by their places. */
        readonly others: readonly (Place)[];
        /** How many definitions there are in all. */
        readonly count: number;
    })[];
    /** Further ways to the findings, at most 20 for each, the shorter ones first; none without `--all-paths`. */
    readonly ways: readonly ({
        readonly finding: string;
        readonly path: readonly (Step)[];
    })[];
}

/** A call that costs when the process is away from home, and the loop that makes it again and again. */
export interface Cost {
    readonly rule: string;
    readonly symbol: string;
    readonly finding: string;
    readonly file: File;
    readonly line: number;
    readonly column: Column;
    readonly loop: Place;
    /** The functions between the loop and the call, the one in the loop first. */
    readonly through: readonly (Step)[];
}

/** Something seen in the program that is not a reason to stay. */
export interface Remark {
    readonly rule: string;
    readonly symbol: string;
    readonly effect: "fine" | "costs" | "unsafe" | "crashes" | "locked";
    readonly finding: string;
}

/** A use of something that has an effect on migration, at a place. */
export interface Finding {
    /** Stable within a run. */
    readonly id: string;
    readonly rule: string;
    readonly stayReason: string | null;
    /** The API by the name that the rulebook knows. */
    readonly symbol: string;
    readonly effect: Effect;
    /** Whose lock is set or taken off; null where none is. */
    readonly locks: "itself" | "started" | "other" | null;
    readonly level: Level;
    readonly file: File;
    readonly line: number;
    readonly column: Column;
    readonly endLine: number;
    /** Exclusive. */
    readonly endColumn: Column;
    /** The function, macro or variable around it. */
    readonly within: string | null;
    readonly via: Via;
    readonly certainty: Certainty;
    readonly duration: Duration;
    /** Under which `#if`s the line is compiled. */
    readonly presence: Presence;
    /** Why it is only possible. */
    readonly doubts: readonly (string)[];
    /** What is here. */
    readonly message: string;
    /** Why it keeps the process home. */
    readonly why: string | null;
    /** What ends the stay. */
    readonly ends: string | null;
    /** What to do instead. */
    readonly remedy: string;
    readonly evidence: readonly (Evidence)[];
    readonly note: string | null;
    /** From the place down to the API, when a wrapper or a macro stands between. */
    readonly through: readonly (Step)[];
    /** Why it is told apart from the others and is no reason to fail; null for most. */
    readonly exemption: "third-party" | "off" | "elsewhere" | "comment" | "baseline" | "unchanged" | null;
    /** What the comment that suppresses it says why; null where there is none. */
    readonly exemptionReason: string | null;
    /** Who can come to it. */
    readonly reach: {
        readonly kind: "reached" | "callable" | "unknown" | "uncallable";
        readonly programs: readonly (string)[];
        readonly why: string | null;
    };
    readonly stay: Stay;
}

/** Why we believe it. */
export interface Evidence {
    readonly id: string;
    readonly kind: "kernel-source" | "manual" | "measured" | "reported" | null;
    readonly mark: "confirmed" | "inferred" | "recalled" | null;
    readonly source: string | null;
    readonly says: string | null;
}

/** What runs in a stretch of a program, as far as it was looked at. */
export type Work = {
    readonly loops: number;
    /** Calls of functions that the tree defines. */
    readonly calls: number;
    /** Whether there is a loop in it or in what is called from it. */
    readonly isLong: boolean;
} | null;

/** From where to where the process stays, by the order of the calls; null where that says nothing. */
export type Stay = {
    /** `surely` when a release stands on every way on which the blocker succeeds; `never` when none is seen on its way. */
    readonly end: "surely" | "maybe" | "never";
    readonly releases: readonly (Step)[];
    /** A way out that misses the release. */
    readonly leak: {
        readonly file: File;
        readonly line: number;
        readonly column: Column;
    } | null;
    readonly inside: Work;
    readonly after: Work;
    /** Whether the process goes on as another program. */
    readonly leaves: boolean;
    /** Whether the evidence that the release helps was not read in a source. */
    readonly isArgued: boolean;
    readonly notes: readonly (string)[];
    readonly sentence: string;
} | null;
