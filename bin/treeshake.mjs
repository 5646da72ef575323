/**
 * For rolldown, what it cannot know of js-yaml by itself: that making its tags and schemas does nothing else. Those that only
 * writing YAML and turning it into values takes are left out then, a fifth of what a browser loads of the library.
 */
export const TREESHAKE = {
  /** @type {false} */
  propertyReadSideEffects: false,
  manualPureFunctions: ['defineScalarTag', 'defineSequenceTag', 'defineMappingTag', 'Schema', 'YAML11_SCHEMA'],
};
