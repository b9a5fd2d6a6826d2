/** The rule in which a picture has its dark colours. */
export const DARK_SCHEME = "@media (prefers-color-scheme:dark)";
