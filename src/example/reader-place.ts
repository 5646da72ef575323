/** Where a reader of the notes works: one namespace from the first note to the last. */
export const COURSE_NAMESPACE = 'study';

/** The Pod from which the reader sends requests to Services, in a namespace of its own, so that `kubectl get pod` leaves it out. */
export const CLIENT = { namespace: 'client', pod: 'client' } as const;
