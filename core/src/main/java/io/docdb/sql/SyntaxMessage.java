package io.docdb.sql;

import io.docdb.error.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words a syntax error: {@code Syntax error: expected FROM, found "FORM", did you mean "FROM"?}. */
final class SyntaxMessage {
    /** More would not be read. */
    private static final int MOST_EXPECTED = 12;

    private static final int LONGEST_TOKEN = 40;

    private SyntaxMessage() {}

    /**
     * @param before what would have fitted one token earlier: what was read as an alias may be a keyword with a slip in
     *     it, and then what fits now would have fitted there too
     */
    static String of(Tokens tokens, int token, Expectations here, Expectations before) {
        StringBuilder message = new StringBuilder("Syntax error: ");
        if (!here.all().isEmpty()) {
            message.append("expected ").append(list(here.all())).append(", ");
        }
        message.append("found ").append(found(tokens, token));
        String near = nearWord(tokens, token, here, before);
        return message.append(near.isEmpty() ? habit(tokens, token, here) : near)
                .toString();
    }

    /** What is written so elsewhere, or by a slip that many make. */
    private static String habit(Tokens tokens, int token, Expectations here) {
        TokenKind kind = tokens.kind(token);
        boolean isReserved = kind == TokenKind.WORD
                && tokens.keyword(token) != null
                && tokens.keyword(token).isReserved()
                && here.all().contains("a name");
        if (isReserved) {
            String word = tokens.source(token);
            return ": the word is reserved, as a name it stands in double quotes, \"" + word + '"';
        }
        if (kind == TokenKind.ARROW_ARGUMENT) {
            return ", did you mean \">=\"?";
        }
        if (kind == TokenKind.LESS
                && token > 0
                && tokens.kind(token - 1) == TokenKind.EQUAL
                && tokens.touchesNext(token - 1)) {
            return ", did you mean \"<=\" for \"=<\"?";
        }
        boolean inBrackets = kind == TokenKind.LEFT_BRACKET
                && tokens.kind(token + 1) == TokenKind.WORD
                && tokens.kind(token + 2) == TokenKind.RIGHT_BRACKET;
        return inBrackets
                ? ": a name stands in double quotes, \"" + tokens.source(token + 1) + "\", not in brackets"
                : "";
    }

    private static String list(Set<String> expected) {
        List<String> all = new ArrayList<>();
        for (String text : expected) {
            String quoted = isWord(text) ? text : '"' + text + '"';
            if (!all.contains(quoted)) {
                all.add(quoted);
            }
        }
        if (all.size() > MOST_EXPECTED) {
            return String.join(", ", all.subList(0, MOST_EXPECTED)) + " or others";
        }
        if (all.size() == 1) {
            return all.get(0);
        }
        return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.get(all.size() - 1);
    }

    private static boolean isWord(String text) {
        return Character.isLetter(text.charAt(0));
    }

    private static String found(Tokens tokens, int token) {
        if (tokens.kind(token) == TokenKind.END) {
            return TokenKind.END.text();
        }
        String source = tokens.source(token);
        return '"' + (source.length() > LONGEST_TOKEN ? source.substring(0, LONGEST_TOKEN) + "…" : source) + '"';
    }

    private static String nearWord(Tokens tokens, int token, Expectations here, Expectations before) {
        String near = near(tokens, token, here);
        if (!near.isEmpty() || token == 0) {
            return near;
        }
        here.all().forEach(before::add);
        near = near(tokens, token - 1, before);
        return near.isEmpty() ? "" : near.replace("?", " for \"" + tokens.source(token - 1) + "\"?");
    }

    private static String near(Tokens tokens, int token, Expectations expectations) {
        if (tokens.kind(token) != TokenKind.WORD || tokens.end(token) - tokens.start(token) < 2) {
            return "";
        }
        String word = tokens.source(token).toUpperCase(Locale.ROOT);
        List<String> keywords = expectations.all().stream()
                .filter(text -> text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '_'))
                .filter(text -> !text.equals(word) && text.length() > 1)
                .toList();
        return NearNames.didYouMean(word, keywords);
    }
}
