/** Folders that hold no models of the project. */
export const IGNORED_FOLDERS: readonly string[] = ['**/node_modules/**', '**/.git/**']
