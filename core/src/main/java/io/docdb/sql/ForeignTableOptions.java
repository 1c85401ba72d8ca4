package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.ColumnDefinition;
import io.docdb.sql.ast.ColumnDefinition.Identity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the dumps of MySQL, H2 and Oracle write behind the columns of a table: {@code ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4
 * COLLATE=utf8mb4_bin}. Where rows lie and how letters are coded means nothing here and is read over; the first number of
 * the identity column is taken.
 */
final class ForeignTableOptions {
    /** MySQL's and MariaDB's, with one word, number or text behind each. */
    private static final Set<String> PHYSICAL = Set.of(
            "AVG_ROW_LENGTH",
            "CHARSET",
            "CHECKSUM",
            "DELAY_KEY_WRITE",
            "ENGINE",
            "KEY_BLOCK_SIZE",
            "MAX_ROWS",
            "MIN_ROWS",
            "PACK_KEYS",
            "PAGE_CHECKSUM",
            "ROW_FORMAT",
            "STATS_AUTO_RECALC",
            "STATS_PERSISTENT",
            "STATS_SAMPLE_PAGES",
            "TRANSACTIONAL");

    private final TokenReader in;
    private OptionalLong firstNumber = OptionalLong.empty();

    ForeignTableOptions(TokenReader in) {
        this.in = in;
    }

    /** Reads as many as there are, with commas between them or not; gives the columns as they are then. */
    List<ColumnDefinition> read(List<ColumnDefinition> columns) {
        while (option()) {
            in.accept(TokenKind.COMMA);
        }
        return firstNumber.isEmpty()
                ? columns
                : columns.stream().map(this::startingAtFirstNumber).toList();
    }

    private ColumnDefinition startingAtFirstNumber(ColumnDefinition column) {
        return column.generation().orElse(null) instanceof Identity identity
                ? column.withGeneration(Optional.of(
                        new Identity(identity.when(), identity.options().startingWith(firstNumber.getAsLong()))))
                : column;
    }

    private boolean option() {
        return switch (wordAhead(0)) {
            case "AUTO_INCREMENT" -> {
                in.skip();
                in.accept(TokenKind.EQUAL);
                firstNumber = OptionalLong.of(new SequenceOptionsReader(in).number());
                yield true;
            }
            case "COMMENT" -> {
                in.skip();
                in.accept(TokenKind.EQUAL);
                in.text();
                yield true;
            }
            default -> physical();
        };
    }

    /** Reads over one option of where rows lie or how letters are coded; false if none is next. */
    boolean physical() {
        String word = wordAhead(0);
        if (PHYSICAL.contains(word)) {
            return named(1);
        }
        return switch (word) {
            case "SEGMENT" -> // Oracle's: SEGMENT CREATION IMMEDIATE
                wordAhead(1).equals("CREATION") && named(2);
            case "CHARACTER" -> wordAhead(1).equals("SET") && named(2);
            case "WITHOUT" -> words("WITHOUT", "ROWID"); // SQLite's, as the next one
            case "STRICT" -> words("STRICT");
            case "COLLATE" -> collation(1);
            case "DEFAULT" ->
                switch (wordAhead(1)) {
                    case "CHARSET" -> named(2);
                    case "CHARACTER" -> wordAhead(2).equals("SET") && named(3);
                    case "COLLATE" -> collation(2);
                    default -> false;
                };
            default -> false;
        };
    }

    private String wordAhead(int ahead) {
        return in.kindAhead(ahead) == TokenKind.WORD
                ? in.tokens().source(in.mark() + ahead).toUpperCase(Locale.ROOT)
                : "";
    }

    /** Skips these words if they are next. */
    private boolean words(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!wordAhead(i).equals(words[i])) {
                return false;
            }
        }
        for (int i = 0; i < words.length; i++) {
            in.skip();
        }
        return true;
    }

    /** Skips {@code words [=] value}. */
    private boolean named(int words) {
        for (int i = 0; i < words; i++) {
            in.skip();
        }
        in.accept(TokenKind.EQUAL);
        if (in.kind() == TokenKind.INTEGER) {
            in.skip();
        } else if (in.isText()) {
            in.text();
        } else {
            in.label();
        }
        return true;
    }

    /** Those that compare letter by letter are what there is; others would find rows that docdb does not. */
    private boolean collation(int words) {
        for (int i = 0; i < words; i++) {
            in.skip();
        }
        in.accept(TokenKind.EQUAL);
        int offset = in.offset();
        String name = in.isText() ? in.text() : in.label().text();
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith("_bin") && !lower.equals("binary")) {
            throw in.error(
                    ErrorCode.NOT_SUPPORTED,
                    "COLLATE of a table expected a binary collation, found " + name
                            + ": text is compared by code point; an index on lower(column) and ILIKE serve the others",
                    offset);
        }
        return true;
    }
}
