/**
 * Whether the server looks at this metadata: an object's own, a Pod template's, and that of a volume's claim.
 * It takes the metadata of a Job template, and of a StatefulSet's claims, as it is.
 */
export function isRead({ path }: { readonly path: string }): boolean {
  return /(^|\.(template|volumeClaimTemplate)\.)metadata$/.test(path);
}
