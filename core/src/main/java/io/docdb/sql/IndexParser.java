package io.docdb.sql;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Option;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.sql.ast.SortItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Indexes: CREATE INDEX, and MySQL's items of CREATE TABLE and ALTER TABLE … ADD, {@code KEY name (columns)}. A UNIQUE one of
 * these is a constraint, as in MySQL, and not read here.
 */
final class IndexParser {
    private final Grammar grammar;
    private final TokenReader in;
    private final TableDefinitionParser definitions;

    IndexParser(Grammar grammar, TableDefinitionParser definitions) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.definitions = definitions;
    }

    /** Behind CREATE [UNIQUE | FULLTEXT] INDEX. */
    SchemaChange create(boolean unique, String kind, Position at) {
        in.accept(Keyword.CONCURRENTLY);
        boolean ifNotExists = grammar.creates().ifNotExists();
        Optional<ObjectName> name = in.is(Keyword.ON) ? Optional.empty() : Optional.of(in.objectName());
        String method = method(kind); // MySQL has it here, too
        in.expect(Keyword.ON);
        ObjectName target = in.objectName();
        method = method(method);
        List<SortItem> parts = in.listInParens(unique ? this::ordered : this::part);
        method = method(method); // and here
        List<Expression.Reference> include =
                in.accept(Keyword.INCLUDE) ? in.listInParens(grammar.operands::reference) : List.of();
        boolean nullsDistinct = definitions.nullsDistinct();
        List<Option> options = definitions.options();
        Optional<Expression> where = grammar.selects.condition(Keyword.WHERE);
        if (options.isEmpty()) {
            options = definitions.options();
        }
        passComment(in);
        StorageWords storage = new StorageWords(in);
        while (storage.online()) {
            // Each call reads one of them.
        }
        return new SchemaChange.CreateIndex(
                unique, ifNotExists, name, target, method, parts, include, nullsDistinct, where, options, at);
    }

    private String method(String otherwise) {
        return in.accept(Keyword.USING) ? in.name().text().toLowerCase(Locale.ROOT) : otherwise;
    }

    /** True at an index among the columns of a table; {@code key} and {@code index} are names of columns, too. */
    boolean startsItem() {
        int word = in.keyword() == Keyword.FULLTEXT && isWord(1) ? 1 : 0;
        if (!isWord(word)) {
            return false;
        }
        boolean guarded = in.keywordAhead(word + 1) == Keyword.IF && in.keywordAhead(word + 2) == Keyword.NOT;
        boolean named = in.isNameAhead(word + 1) && in.keywordAhead(word + 1) != Keyword.USING;
        int paren = word + (named ? 2 : 1);
        if (guarded || in.keywordAhead(paren) == Keyword.USING) {
            return true;
        }
        // Behind the name of a type stands a number: key VARCHAR(10).
        return in.kindAhead(paren) == TokenKind.LEFT_PAREN
                && (in.isNameAhead(paren + 1) || in.kindAhead(paren + 1) == TokenKind.LEFT_PAREN);
    }

    private boolean isWord(int ahead) {
        return in.keywordAhead(ahead) == Keyword.INDEX || in.keywordAhead(ahead) == Keyword.KEY;
    }

    /** {@code [FULLTEXT] INDEX | KEY [IF NOT EXISTS] [name] [USING method] (columns)}. */
    SchemaChange.CreateIndex item(ObjectName table) {
        Position at = in.here();
        String kind = in.accept(Keyword.FULLTEXT) ? "fulltext" : "";
        in.skip();
        boolean ifNotExists = grammar.creates().ifNotExists();
        Optional<ObjectName> name = in.isName() && in.keyword() != Keyword.USING
                ? Optional.of(new ObjectName(List.of(in.name())))
                : Optional.empty();
        String method = method(kind);
        List<SortItem> parts = in.listInParens(this::part);
        method = method(method);
        passComment(in);
        return new SchemaChange.CreateIndex(
                false, ifNotExists, name, table, method, parts, List.of(), true, Optional.empty(), List.of(), at);
    }

    /** MySQL's {@code COMMENT 'text'} of an index. */
    static void passComment(TokenReader in) {
        if (in.keyword() == Keyword.COMMENT && TokenText.isText(in.kindAhead(1))) {
            in.skip();
            in.text();
        }
    }

    /**
     * A part by its order. PostgreSQL's {@code name text_pattern_ops} and {@code name COLLATE "C"} order by code point, as all
     * indexes do.
     */
    private SortItem ordered() {
        Expression part = grammar.expressions.expression();
        if (part instanceof Expression.Collate collate && ColumnCollation.isByCodePoint(collate.collation())) {
            part = collate.operand();
        }
        if (in.kind() == TokenKind.WORD
                && in.wordAhead(0).toLowerCase(Locale.ROOT).endsWith("_ops")) {
            in.skip();
        }
        return grammar.windows.sortItem(part);
    }

    /** MySQL's {@code name(20)} indexes the first letters only; an index of all of them finds the same. */
    private SortItem part() {
        boolean prefix = in.isName()
                && in.kindAhead(1) == TokenKind.LEFT_PAREN
                && in.kindAhead(2) == TokenKind.INTEGER
                && in.kindAhead(3) == TokenKind.RIGHT_PAREN;
        if (!prefix) {
            return ordered();
        }
        Name column = in.name();
        in.skip();
        in.skip();
        in.skip();
        Expression reference = new Expression.Reference(List.of(new PathStep.Field(column)));
        if (in.accept(Keyword.DESC)) {
            return SortItem.descending(reference);
        }
        in.accept(Keyword.ASC);
        return SortItem.ascending(reference);
    }
}
