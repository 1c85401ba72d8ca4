package io.docdb.sql;

import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The sequences an expression draws from, by its tokens: {@code NEXT VALUE FOR s} and {@code NEXTVAL('s')}. */
public final class DrawnSequences {
    private static final Set<String> FUNCTIONS = Set.of("NEXTVAL", "CURRVAL");

    private DrawnSequences() {}

    /** @throws io.docdb.error.StatementException SYNTAX_ERROR for a text that has no tokens */
    public static List<ObjectName> of(String expression) {
        Tokens tokens = Lexer.tokenize(expression);
        List<ObjectName> drawn = new ArrayList<>();
        for (int token = 0; token < tokens.count(); token++) {
            if (isNextValue(tokens, token)) {
                drawn.add(new ObjectName(names(tokens, token + 3)));
            } else if (isFunction(tokens, token) && isText(tokens, token + 2)) {
                drawn.add(new ObjectName(names(Lexer.tokenize(TokenText.text(tokens, token + 2)), 0)));
            }
        }
        return drawn;
    }

    /** The expression with other names in place of those. @throws io.docdb.error.StatementException as {@link #of} */
    public static String rename(String expression, UnaryOperator<ObjectName> newName) {
        Tokens tokens = Lexer.tokenize(expression);
        NameEdits edits = new NameEdits(expression);
        for (int token = 0; token < tokens.count(); token++) {
            if (isNextValue(tokens, token)) {
                ObjectName old = new ObjectName(names(tokens, token + 3));
                ObjectName name = newName.apply(old);
                if (!name.equals(old)) {
                    edits.replace(tokens.start(token + 3), old.parts().size(), NameEdits.written(name));
                }
            } else if (isFunction(tokens, token) && isText(tokens, token + 2)) {
                ObjectName old = new ObjectName(names(Lexer.tokenize(TokenText.text(tokens, token + 2)), 0));
                ObjectName name = newName.apply(old);
                if (!name.equals(old)) {
                    String text = NameEdits.written(name).replace("'", "''");
                    edits.replace(tokens.start(token + 2), 1, "'" + text + "'");
                }
            }
        }
        return edits.apply();
    }

    private static boolean isNextValue(Tokens tokens, int token) {
        return isWord(tokens, token, "NEXT") && isWord(tokens, token + 1, "VALUE") && isWord(tokens, token + 2, "FOR");
    }

    private static boolean isWord(Tokens tokens, int token, String word) {
        return token < tokens.count()
                && tokens.kind(token) == TokenKind.WORD
                && tokens.source(token).equalsIgnoreCase(word);
    }

    private static boolean isFunction(Tokens tokens, int token) {
        return tokens.kind(token) == TokenKind.WORD
                && FUNCTIONS.contains(tokens.source(token).toUpperCase(Locale.ROOT))
                && token + 1 < tokens.count()
                && tokens.kind(token + 1) == TokenKind.LEFT_PAREN;
    }

    private static boolean isText(Tokens tokens, int token) {
        return token < tokens.count() && TokenText.isText(tokens.kind(token));
    }

    /** {@code a.b} from there on. */
    private static List<Name> names(Tokens tokens, int from) {
        List<Name> names = new ArrayList<>();
        int token = from;
        while (token < tokens.count() && isName(tokens.kind(token))) {
            names.add(Name.of(
                    tokens.kind(token) == TokenKind.WORD ? tokens.source(token) : TokenText.name(tokens, token)));
            boolean goesOn = token + 1 < tokens.count() && tokens.kind(token + 1) == TokenKind.DOT;
            token += goesOn ? 2 : tokens.count();
        }
        return names.isEmpty() ? List.of(Name.of("")) : names;
    }

    private static boolean isName(TokenKind kind) {
        return kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME || kind == TokenKind.UNICODE_NAME;
    }
}
