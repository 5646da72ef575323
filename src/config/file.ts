/** The configuration of a log, at the top of its folder. */
export const CONFIG_FILE = 'studylog.config.ts';
