/** The Markdown parser; `course_helpers.site.live.parts` puts npm's file here. */
export const marked: { parse(text: string): string };
