/** A text; where a language has a singular, with that form beside it, chosen by the value `count`. */
export type Message = string | { readonly one: string; readonly other: string };
