import type { ModelProfile } from './analyze/model-profile.js';
import type { BaseInfo } from './budget/verdict.js';
/** One model as base has it; at least one of `file`, `profile` and `fetchFile` is there. */
export interface BaseModel {
    /** Relative to base's root, `/` between folders. */
    readonly path: string;
    /** On disk, external data beside it where its `location` entries say. Valid until the source is closed; never to be written to. */
    readonly file?: string;
    /** For running the model: its file with all of its external data, fetched now, however large. Absent: `file` is whole. */
    readonly fetchWhole?: () => Promise<string>;
    /** Stored by an earlier run: compared with where `file` is absent, and only if it was made with head's `settings`. */
    readonly profile?: ModelProfile;
    /** `profileSettings` of the stored profile. */
    readonly settings?: string;
    /** To profile the model anew where `file` is absent: its file, with external data as far as that is small, fetched now. */
    readonly fetchFile?: () => Promise<string>;
    /** The same bytes as head's file, external data included: one profile serves both. */
    readonly unchanged?: boolean;
}
/** The base side of a run, wherever it comes from. The pipeline sees no more of git, artifacts or folders than this. */
export interface BaseSource {
    readonly info: BaseInfo;
    /** Paths of all models that base has, sorted: what tells deleted and renamed models from new ones. */
    readonly models: readonly string[];
    /**
     * The base side of a head model: by path, then by id; undefined: base has no such model.
     * @throws AppError `base/…` when base has it but it cannot be had (a Git LFS object that nobody stores any more).
     */
    find(model: {
        readonly path: string;
        readonly id: string;
    }): Promise<BaseModel | undefined>;
    /** A text file of base, such as its configuration; undefined: base has none, or knows no other files than models. */
    text(path: string): Promise<string | undefined>;
    /** Removes temporary files. */
    close(): Promise<void>;
}
