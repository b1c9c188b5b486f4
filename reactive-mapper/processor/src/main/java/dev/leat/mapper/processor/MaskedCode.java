package dev.leat.mapper.processor;

/**
 * Code whose comments and literals are out of reach: each of their characters is one {@link #MASK}, so that lines keep their
 * lengths and no layout can change what they say.
 *
 * @param code the code with masks
 * @param hidden what the masks stand for, in order
 */
record MaskedCode(String code, String hidden) {
    /** No character of generated code, which is ASCII. */
    static final char MASK = '\uE000';

    static MaskedCode of(String code) {
        return new Scanner(ascii(code)).read();
    }

    /** The code in another layout, with all that was masked where it belongs. */
    String fill(String laidOut) {
        StringBuilder filled = new StringBuilder(laidOut.length());
        int next = 0;
        for (int i = 0; i < laidOut.length(); i++) {
            char c = laidOut.charAt(i);
            filled.append(c == MASK ? hidden.charAt(next++) : c);
        }
        return filled.toString();
    }

    /** The same code for the compiler, whatever the encoding in which the file is written and read. */
    private static String ascii(String code) {
        StringBuilder ascii = new StringBuilder(code.length());
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c < 128) {
                ascii.append(c);
            } else {
                ascii.append(String.format("\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }

    /** Goes through the code once. */
    private static final class Scanner {
        private static final String TEXT_BLOCK = "\"\"\"";

        private final String text;
        private final StringBuilder code = new StringBuilder();
        private final StringBuilder hidden = new StringBuilder();
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        MaskedCode read() {
            while (at < text.length()) {
                if (text.startsWith("/*", at)) {
                    hide(comment(text.substring(at, end("*/", at + 2))));
                } else if (text.startsWith(TEXT_BLOCK, at)) {
                    hide(text.substring(at, end(TEXT_BLOCK, at + 3)));
                } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
                    hide(text.substring(at, end(text.substring(at, at + 1), at + 1)));
                } else {
                    code.append(text.charAt(at));
                    at++;
                }
            }
            return new MaskedCode(code.toString(), hidden.toString());
        }

        private void hide(String piece) {
            code.append(String.valueOf(MASK).repeat(piece.length()));
            hidden.append(piece);
        }

        /** Goes behind the next {@code mark} that no backslash precedes. */
        private int end(String mark, int from) {
            int end = from;
            while (!text.startsWith(mark, end)) {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            at = end + mark.length();
            return at;
        }

        /** A comment of one sentence stands on one line. */
        private static String comment(String comment) {
            String[] lines = comment.split("\n", -1);
            return lines.length == 3 && lines[1].strip().startsWith("* ")
                    ? "/** " + lines[1].strip().substring(2) + " */"
                    : comment;
        }
    }
}
