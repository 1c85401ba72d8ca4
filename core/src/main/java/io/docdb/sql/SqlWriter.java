package io.docdb.sql;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.SortItem;
import io.docdb.sql.ast.TableReference;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The text a tree is printed to, and the printers of its parts. Confined to one printing. */
final class SqlWriter {
    /** Keywords that are good names wherever the printer writes one; all others go into quotes. */
    private static final Set<Keyword> PLAIN_NAMES = EnumSet.of(
            Keyword.COMMENT,
            Keyword.D,
            Keyword.DATA,
            Keyword.DATE,
            Keyword.DAY,
            Keyword.HOUR,
            Keyword.LEVEL,
            Keyword.MINUTE,
            Keyword.MONTH,
            Keyword.PATH,
            Keyword.POSITION,
            Keyword.SECOND,
            Keyword.SESSION,
            Keyword.SOURCE,
            Keyword.STRING,
            Keyword.T,
            Keyword.TARGET,
            Keyword.TEXT,
            Keyword.TIME,
            Keyword.TIMESTAMP,
            Keyword.TS,
            Keyword.TYPE,
            Keyword.USER,
            Keyword.VALUE,
            Keyword.YEAR);

    /** Words that look like calls but are not: a function of that name stands in quotes. */
    private static final Set<Keyword> OWN_NODES = EnumSet.of(
            Keyword.ARRAY,
            Keyword.CONVERT,
            Keyword.EXISTS,
            Keyword.INTERVAL,
            Keyword.JSON_ARRAY,
            Keyword.JSON_ARRAYAGG,
            Keyword.JSON_EXISTS,
            Keyword.JSON_OBJECT,
            Keyword.JSON_OBJECTAGG,
            Keyword.JSON_QUERY,
            Keyword.JSON_TABLE,
            Keyword.JSON_VALUE,
            Keyword.ROW,
            Keyword.TRY_CAST);

    private final StringBuilder text = new StringBuilder();
    private final ExpressionPrinter expressions = new ExpressionPrinter(this);
    private final QueryPrinter queries = new QueryPrinter(this);
    private final TableReferencePrinter tables = new TableReferencePrinter(this);

    @Override
    public String toString() {
        return text.toString();
    }

    SqlWriter add(String part) {
        text.append(part);
        return this;
    }

    SqlWriter addIf(boolean condition, String part) {
        return condition ? add(part) : this;
    }

    /** A name in a place where words of the grammar would be misread. */
    SqlWriter name(Name name) {
        boolean plain = isIdentifier(name.text()) && isPlain(keyword(name.text()));
        return plain ? add(name.text()) : quoted(name.text());
    }

    private static boolean isPlain(Keyword keyword) {
        return keyword == null || PLAIN_NAMES.contains(keyword);
    }

    /** A name behind a dot or AS, where every word is only a name. */
    SqlWriter label(Name name) {
        return isIdentifier(name.text()) ? add(name.text()) : quoted(name.text());
    }

    /** The name of a function; some words of the grammar are functions too, but only with arguments. */
    SqlWriter functionName(Name name, boolean hasArguments) {
        Keyword keyword = keyword(name.text());
        boolean plain = isIdentifier(name.text())
                && (keyword == null
                        || isCurrent(keyword)
                        || hasArguments && isFunction(keyword) && !OWN_NODES.contains(keyword));
        return plain ? add(name.text()) : quoted(name.text());
    }

    private static boolean isFunction(Keyword keyword) {
        return keyword.isAlias() || keyword == Keyword.LEFT || keyword == Keyword.RIGHT;
    }

    private static boolean isCurrent(Keyword keyword) {
        return keyword.name().startsWith("CURRENT_")
                || keyword.name().startsWith("LOCAL")
                || keyword.name().endsWith("_USER");
    }

    private SqlWriter quoted(String name) {
        return add("\"").add(name.replace("\"", "\"\"")).add("\"");
    }

    private static boolean isIdentifier(String name) {
        if (name.isEmpty() || !Lexer.isNameStart(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            if (!Lexer.isNamePart(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static Keyword keyword(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = KeywordTable.step(hash, word.charAt(i));
        }
        return KeywordTable.find(word, 0, word.length(), hash);
    }

    SqlWriter objectName(ObjectName name) {
        name(name.parts().get(0));
        name.parts().stream().skip(1).forEach(part -> add(".").label(part));
        return this;
    }

    /** A text in single quotes. */
    SqlWriter text(String value) {
        return add("'").add(value.replace("'", "''")).add("'");
    }

    <T> SqlWriter list(List<? extends T> items, Consumer<T> item) {
        for (int i = 0; i < items.size(); i++) {
            addIf(i > 0, ", ");
            item.accept(items.get(i));
        }
        return this;
    }

    /** {@code (a, b)}. */
    <T> SqlWriter inParens(List<? extends T> items, Consumer<T> item) {
        return add("(").list(items, item).add(")");
    }

    /** {@code (a, b)}, or nothing for an empty list. */
    SqlWriter namesInParens(List<Name> names) {
        return names.isEmpty() ? this : inParens(names, this::name);
    }

    <T> SqlWriter optional(String introduction, Optional<? extends T> item, Consumer<T> printer) {
        item.ifPresent(value -> {
            add(introduction);
            printer.accept(value);
        });
        return this;
    }

    SqlWriter expression(Expression expression) {
        expressions.print(expression, ExpressionPrinter.LOOSEST);
        return this;
    }

    /** An expression in a place where conditions need parentheses. */
    SqlWriter operand(Expression expression) {
        expressions.print(expression, ExpressionPrinter.OPERATORS);
        return this;
    }

    SqlWriter expressions(List<? extends Expression> items) {
        return list(items, this::expression);
    }

    SqlWriter sortItems(List<SortItem> items) {
        return list(items, this::sortItem);
    }

    SqlWriter sortItem(SortItem item) {
        expression(item.expression()).addIf(item.descending(), " DESC");
        return switch (item.nulls()) {
            case DEFAULT -> this;
            case FIRST -> add(" NULLS FIRST");
            case LAST -> add(" NULLS LAST");
        };
    }

    SqlWriter query(Query query) {
        queries.query(query);
        return this;
    }

    QueryPrinter queries() {
        return queries;
    }

    SqlWriter table(TableReference table) {
        table.accept(tables);
        return this;
    }

    SqlWriter tables(List<TableReference> references) {
        return list(references, this::table);
    }
}
