/** The folder that holds content/ and examples/: where the command was started, or STUDYLOG_ROOT (another project, a test). */
export function projectRoot(): string {
  return process.env.STUDYLOG_ROOT ?? process.cwd();
}
