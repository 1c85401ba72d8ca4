package io.docdb.sql;

import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives names in the text of a query other ones: gathered by where they begin, carried out at once. All else of the text stays
 * as it is. Confined to one text.
 */
public final class NameEdits {
    /** What may stand behind the last item of a select list. */
    private static final Set<Keyword> AFTER_ITEMS = Set.of(
            Keyword.FROM,
            Keyword.WHERE,
            Keyword.GROUP,
            Keyword.HAVING,
            Keyword.WINDOW,
            Keyword.QUALIFY,
            Keyword.UNION,
            Keyword.INTERSECT,
            Keyword.EXCEPT,
            Keyword.ORDER,
            Keyword.LIMIT,
            Keyword.OFFSET,
            Keyword.FETCH,
            Keyword.FOR);

    private record Edit(int end, String replacement) {}

    private final String text;
    private final Tokens tokens;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>(); // by where they begin; a place has one

    public NameEdits(String text) {
        this.text = text;
        this.tokens = Lexer.tokenize(text);
    }

    /** The dotted name of so many parts becomes another text. */
    public void replace(int offset, int parts, String replacement) {
        edits.put(offset, new Edit(endOf(offset, parts), replacement));
    }

    /** As {@link #replace}, of a table in FROM, which keeps its name for all that is said of its columns. */
    public void replaceTable(int offset, int parts, String replacement, String alias) {
        int token = tokenAt(offset);
        boolean alone =
                token > 0 && tokens.keyword(token - 1) == Keyword.TABLE; // TABLE t has no columns that are named
        replace(offset, parts, alone ? replacement : replacement + " AS " + written(alias));
    }

    /** Puts a text in front of the name. */
    public void prepend(int offset, String text) {
        edits.put(offset, new Edit(offset, text));
    }

    /** Takes so many parts of a dotted name away, from its beginning. */
    public void cut(int offset, int parts) {
        int next = tokenAt(offset) + 2 * parts;
        edits.put(offset, new Edit(tokens.start(next), ""));
    }

    /** The item of a select list that begins there is called so. */
    public void label(int offset, String label) {
        int end = endOfItem(offset);
        edits.put(end, new Edit(end, " AS " + written(label)));
    }

    /** True if the name that begins at {@code inner} stands in the item of a select list that begins at {@code item}. */
    public boolean isInItem(int inner, int item) {
        return inner >= item && inner < endOfItem(item);
    }

    /** True if the text has the name anywhere. */
    public boolean mentions(String name) {
        for (int token = 0; token < tokens.count(); token++) {
            boolean plain =
                    tokens.kind(token) == TokenKind.WORD && tokens.source(token).equalsIgnoreCase(name);
            boolean quoted = tokens.kind(token) == TokenKind.QUOTED_NAME
                    && TokenText.name(tokens, token).equalsIgnoreCase(name);
            if (plain || quoted) {
                return true;
            }
        }
        return false;
    }

    /** The text with all that was asked for. */
    public String apply() {
        StringBuilder changed = new StringBuilder();
        int copied = 0;
        for (var edit : edits.entrySet()) {
            changed.append(text, copied, edit.getKey()).append(edit.getValue().replacement());
            copied = edit.getValue().end();
        }
        return changed.append(text.substring(copied)).toString();
    }

    private int tokenAt(int offset) {
        int token = 0;
        while (tokens.start(token) < offset) {
            token++;
        }
        return token;
    }

    private int endOf(int offset, int parts) {
        return tokens.end(tokenAt(offset) + 2 * (parts - 1));
    }

    private int endOfItem(int offset) {
        int depth = 0;
        int token = tokenAt(offset);
        while (tokens.kind(token) != TokenKind.END) {
            TokenKind kind = tokens.kind(token);
            boolean closes = kind == TokenKind.RIGHT_PAREN || kind == TokenKind.RIGHT_BRACKET;
            boolean ends = closes || kind == TokenKind.COMMA || AFTER_ITEMS.contains(keyword(token));
            boolean goesOn = kind == TokenKind.RIGHT_PAREN
                    && (tokens.kind(token + 1) == TokenKind.DOT || tokens.kind(token + 1) == TokenKind.LEFT_BRACKET);
            if (depth == 0 && goesOn) { // the item begins inside: (row).field
                token++;
                continue;
            }
            if (depth == 0 && ends) {
                break;
            }
            boolean opens = kind == TokenKind.LEFT_PAREN || kind == TokenKind.LEFT_BRACKET;
            depth += opens ? 1 : closes ? -1 : 0;
            token++;
        }
        return tokens.end(token - 1);
    }

    private Keyword keyword(int token) {
        Keyword keyword = tokens.keyword(token);
        return keyword == null ? Keyword.TABLE : keyword;
    }

    /** The name with quotes if it needs them. */
    public static String written(String name) {
        return SqlPrinter.print(Name.of(name));
    }

    /** As the other, with the schema in front if the name has it. */
    public static String written(ObjectName name) {
        return new SqlWriter().objectName(name).toString();
    }
}
