package io.docdb.schema;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A pattern that begins with {@code ^} and is a row of characters and character classes, each perhaps repeated, such
 * that no repetition can take what the rest of the row needs: it is matched in one pass, without going back.
 *
 * <p>Example: {@code ^SKU-[0-9]{5}$}. Not linear: {@code ^a*ab$}, as {@code a*} could take the next {@code a}.
 */
final class LinearPattern {
    private static final int ASCII = 128;

    /** One character class, repeated. {@code others} tells whether characters beyond ASCII belong to it. */
    private record Part(BitSet characters, boolean others, int least, int most) {
        boolean has(char c) {
            return c < ASCII ? characters.get(c) : others;
        }

        boolean overlaps(Part that) {
            return characters.intersects(that.characters) || others && that.others;
        }
    }

    private final Part[] parts;
    private final boolean toTheEnd;

    private LinearPattern(List<Part> parts, boolean toTheEnd) {
        this.parts = parts.toArray(Part[]::new);
        this.toTheEnd = toTheEnd;
    }

    /** The linear form of an ECMA-262 pattern, if it has one. */
    static Optional<LinearPattern> find(String pattern) {
        return pattern.startsWith("^") ? new Reader(pattern).read() : Optional.empty();
    }

    /** UNSURE if the text holds surrogates: the parts count UTF-16 units where the pattern counts characters. */
    Verdict match(String text) {
        int at = 0;
        for (Part part : parts) {
            int count = 0;
            while (count < part.most() && at < text.length()) {
                char c = text.charAt(at);
                if (Character.isSurrogate(c)) {
                    return Verdict.UNSURE;
                }
                if (!part.has(c)) {
                    break;
                }
                at++;
                count++;
            }
            if (count < part.least()) {
                return Verdict.INVALID;
            }
        }
        return Verdict.of(!toTheEnd || at == text.length());
    }

    /** Reads the pattern; gives up at the first thing it does not know. */
    private static final class Reader {
        private static final String SPECIAL = "^$\\.*+?()[]{}|";

        private final String pattern;
        private int at = 1;
        private boolean gaveUp;

        Reader(String pattern) {
            this.pattern = pattern;
        }

        Optional<LinearPattern> read() {
            List<Part> parts = new ArrayList<>();
            boolean toTheEnd = false;
            while (at < pattern.length() && !gaveUp) {
                if (pattern.charAt(at) == '$' && at == pattern.length() - 1) {
                    toTheEnd = true;
                    at++;
                } else {
                    parts.add(part());
                }
            }
            return gaveUp || !isDecidedInOnePass(parts)
                    ? Optional.empty()
                    : Optional.of(new LinearPattern(parts, toTheEnd));
        }

        /** No part of varying length may share a character with the part behind it, nor past one that may be empty. */
        private static boolean isDecidedInOnePass(List<Part> parts) {
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                boolean varies = part.least() != part.most();
                for (int j = i + 1; varies && j < parts.size(); j++) {
                    if (part.overlaps(parts.get(j))) {
                        return false;
                    }
                    if (parts.get(j).least() > 0) {
                        break;
                    }
                }
            }
            return true;
        }

        private Part part() {
            BitSet characters = new BitSet(ASCII);
            boolean others = false;
            char c = pattern.charAt(at++);
            if (c == '[') {
                others = characterClass(characters);
            } else if (c == '\\') {
                escape(characters);
            } else if (c >= ASCII || SPECIAL.indexOf(c) >= 0) {
                gaveUp = true;
            } else {
                characters.set(c);
            }
            return repeated(characters, others);
        }

        /** Fills in the members; true if all characters beyond ASCII belong to the class. */
        private boolean characterClass(BitSet characters) {
            boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
            at += negated ? 1 : 0;
            boolean empty = true;
            while (at < pattern.length() && pattern.charAt(at) != ']' && !gaveUp) {
                empty = false;
                member(characters);
            }
            gaveUp |= at >= pattern.length() || empty;
            at++;
            if (negated) {
                characters.flip(0, ASCII);
            }
            return negated;
        }

        private void member(BitSet characters) {
            int from = single(characters);
            if (from < 0 || at + 1 >= pattern.length() || pattern.charAt(at) != '-' || pattern.charAt(at + 1) == ']') {
                return;
            }
            at++;
            int to = single(characters);
            if (to < from) {
                gaveUp = true; // also \d behind the dash
            } else {
                characters.set(from, to + 1);
            }
        }

        /** Adds one character or one escape such as \d; returns the character, or -1 if it stood for several. */
        private int single(BitSet characters) {
            char c = pattern.charAt(at++);
            if (c == '\\') {
                return escape(characters);
            }
            if (c >= ASCII || c == '[') {
                gaveUp = true;
                return -1;
            }
            characters.set(c);
            return c;
        }

        private int escape(BitSet characters) {
            char c = at < pattern.length() ? pattern.charAt(at++) : 'Z';
            if (c == 'd') {
                characters.set('0', '9' + 1);
                return -1;
            }
            if (c == 'w') {
                characters.set('0', '9' + 1);
                characters.set('a', 'z' + 1);
                characters.set('A', 'Z' + 1);
                characters.set('_');
                return -1;
            }
            if (c >= ASCII || Character.isLetterOrDigit(c)) {
                gaveUp = true;
                return -1;
            }
            characters.set(c);
            return c;
        }

        private Part repeated(BitSet characters, boolean others) {
            char c = at < pattern.length() ? pattern.charAt(at) : 0;
            int least = c == '*' || c == '?' ? 0 : 1;
            int most = c == '*' || c == '+' ? Integer.MAX_VALUE : 1;
            if (c == '*' || c == '+' || c == '?') {
                at++;
            } else if (c == '{') {
                int end = pattern.indexOf('}', at);
                String[] bounds =
                        end < 0 ? new String[0] : pattern.substring(at + 1, end).split(",", -1);
                if (bounds.length == 0
                        || bounds.length > 2
                        || !bounds[0].matches("\\d{1,6}")
                        || !bounds[bounds.length - 1].matches("\\d{0,6}")) {
                    gaveUp = true;
                    return new Part(characters, others, 1, 1);
                }
                least = Integer.parseInt(bounds[0]);
                String last = bounds[bounds.length - 1];
                most = last.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(last);
                gaveUp |= most < least;
                at = end + 1;
            }
            boolean twice = at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0;
            gaveUp |= twice; // lazy repetition, which only matters for where a match ends, or an error
            return new Part(characters, others, least, most);
        }
    }
}
