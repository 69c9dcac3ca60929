import type { BaseSource } from '../base-source.js';
/** Base as a folder of files, paired with head's models by their path relative to it, then by id, then by file name. */
export declare function folderSource(folder: string, root: string): Promise<BaseSource>;
