/** The release of kubectl and of Kubernetes that the simulation prints like; the comparison with recorded output is with it. */
export const RELEASE = 'v1.36.3';
