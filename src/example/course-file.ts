/** Beside the examples, for it is of all of them. Only `verify --course --record` writes it. */
export const COURSE_FILE = 'examples/course.json';
