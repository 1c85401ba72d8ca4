package io.docdb.sql;

import io.docdb.sql.ast.AlterAction.WithoutEffect;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What ALTER TABLE of PostgreSQL, and of MySQL, says of how a table is stored or replicated, as dumps write it: it means nothing
 * here, and is told so, but stops nobody.
 */
final class StorageWords {
    private static final Set<String> OF_COLUMNS = Set.of("STATISTICS", "STORAGE", "COMPRESSION");
    private static final Set<String> OF_TABLES = Set.of("LOGGED", "UNLOGGED", "TABLESPACE");

    private final TokenReader in;

    StorageWords(TokenReader in) {
        this.in = in;
    }

    /** Behind {@code ALTER column}. */
    Optional<WithoutEffect> ofColumn(Name column, Position at) {
        String word = upper(1);
        if (!in.is(Keyword.SET) || !OF_COLUMNS.contains(word)) {
            return Optional.empty();
        }
        in.skip();
        in.skip();
        String value = word.equals("STATISTICS")
                ? Long.toString(new SequenceOptionsReader(in).number())
                : in.label().text();
        return Optional.of(new WithoutEffect(Optional.of(column), "SET " + word + " " + value, at));
    }

    /** Where an action begins. */
    Optional<WithoutEffect> ofTable(Position at) {
        if (upper(0).equals("CLUSTER") && in.keywordAhead(1) == Keyword.ON) {
            in.skip();
            in.skip();
            return of("CLUSTER ON " + SqlPrinter.print(in.name()), at);
        }
        if (in.is(Keyword.SET) && in.keywordAhead(1) == Keyword.WITHOUT && upper(2).equals("CLUSTER")) {
            in.skip();
            in.skip();
            in.skip();
            return of("SET WITHOUT CLUSTER", at);
        }
        if (in.is(Keyword.SET) && OF_TABLES.contains(upper(1))) {
            in.skip();
            String word = in.label().text().toUpperCase(Locale.ROOT);
            return of("SET " + word + (word.equals("TABLESPACE") ? " " + SqlPrinter.print(in.name()) : ""), at);
        }
        boolean turns = upper(0).equals("DISABLE") || upper(0).equals("ENABLE");
        if (turns && upper(1).equals("TRIGGER") && (upper(2).equals("ALL") || upper(2).equals("USER"))) {
            return words(3, at); // there are none; SET foreign_key_checks = off has foreign keys ignored
        }
        if (turns && upper(1).equals("KEYS")) { // MySQL's
            return words(2, at);
        }
        int first = in.mark();
        if (new ForeignTableOptions(in).physical() || isConversion() || online()) {
            return of(written(first), at);
        }
        return upper(0).equals("REPLICA") && upper(1).equals("IDENTITY") ? replicaIdentity(at) : Optional.empty();
    }

    /** MySQL's {@code CONVERT TO CHARACTER SET utf8mb4 [COLLATE utf8mb4_bin]}: all text is Unicode. */
    private boolean isConversion() {
        if (!upper(0).equals("CONVERT") || in.keywordAhead(1) != Keyword.TO) {
            return false;
        }
        in.skip();
        in.skip();
        if (!new ForeignTableOptions(in).physical()) {
            throw in.failure("CHARACTER SET");
        }
        if (in.is(Keyword.COLLATE)) {
            new ForeignTableOptions(in).physical();
        }
        return true;
    }

    /** Reads over one of MySQL's {@code ALGORITHM [=] INPLACE} and {@code LOCK [=] NONE}: how much others may do meanwhile. */
    boolean online() {
        boolean named = upper(0).equals("ALGORITHM") || in.keyword() == Keyword.LOCK;
        if (!named || in.kindAhead(1) != TokenKind.EQUAL && in.kindAhead(1) != TokenKind.WORD) {
            return false;
        }
        in.skip();
        in.accept(TokenKind.EQUAL);
        in.label();
        return true;
    }

    /** The tokens from there to the next one, with a space between them. */
    private String written(int first) {
        return IntStream.range(first, in.mark()).mapToObj(in.tokens()::source).collect(Collectors.joining(" "));
    }

    private Optional<WithoutEffect> replicaIdentity(Position at) {
        in.skip();
        in.skip();
        String which = in.label().text().toUpperCase(Locale.ROOT);
        if (which.equals("USING")) {
            in.expect(Keyword.INDEX);
            which += " INDEX " + SqlPrinter.print(in.name());
        }
        return of("REPLICA IDENTITY " + which, at);
    }

    private Optional<WithoutEffect> words(int count, Position at) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i > 0 ? " " : "").append(upper(0));
            in.skip();
        }
        return of(words.toString(), at);
    }

    private static Optional<WithoutEffect> of(String words, Position at) {
        return Optional.of(new WithoutEffect(Optional.empty(), words, at));
    }

    private String upper(int ahead) {
        return in.wordAhead(ahead).toUpperCase(Locale.ROOT);
    }
}
