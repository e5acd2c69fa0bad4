/** The Markdown parser; `course_helpers.live.parts` puts npm's file here. */
export const marked: { parse(text: string): string };
