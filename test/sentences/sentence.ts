/** Where it is said, what is said, and the tests that show it: `file: part of the title`, files under test/ unless they begin with src/. */
export type Sentence = [of: string, sentence: string, ...shownBy: string[]];
