export interface ToolResult {
    readonly ok: boolean;
    readonly stdout: string;
    readonly stderr: string;
}
/** Runs a program of the system and collects what it says; never throws. */
export type RunTool = (command: string, args: readonly string[]) => Promise<ToolResult>;
export declare const runTool: RunTool;
