package io.docdb.sql;

import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.DataChange.Insert.Overriding;
import io.docdb.sql.ast.DataChange.SetClause;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.SortItem;
import io.docdb.sql.ast.TableReference;
import io.docdb.sql.ast.TableReference.Named;
import io.docdb.value.LongValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** INSERT, REPLACE, UPDATE, DELETE and TRUNCATE. */
final class DataChangeParser {
    private final Grammar grammar;
    private final TokenReader in;

    DataChangeParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    DataChange insert(Optional<Query.With> with) {
        Position at = in.here();
        boolean replace = in.accept(Keyword.REPLACE);
        boolean ignore = false;
        if (!replace) {
            in.expect(Keyword.INSERT);
            replace = in.accept(Keyword.OR, Keyword.REPLACE);
            ignore = !replace && (in.accept(Keyword.IGNORE) || in.accept(Keyword.OR, Keyword.IGNORE));
        }
        if (!in.accept(Keyword.INTO) && !in.isName()) { // MySQL and SQL Server have it without
            in.expect(Keyword.INTO);
        }
        in.accept(Keyword.TABLE);
        ObjectName target = in.objectName();
        Optional<Name> alias = in.accept(Keyword.AS) ? Optional.of(in.name()) : Optional.empty();
        List<Expression.Reference> columns = columns();
        List<QueryBody.SelectItem> output = output().items();
        Overriding overriding = overriding();
        DataChange.InsertSource source;
        if (columns.isEmpty() && isEmptyRow()) {
            source = new DataChange.FromDefaults();
        } else if (columns.isEmpty() && in.keyword() == Keyword.SET) {
            List<DataChange.Assignment> assignments = mysqlAssignments();
            columns = assignments.stream().map(DataChange.Assignment::target).toList();
            source =
                    rowOf(assignments.stream().map(DataChange.Assignment::value).toList());
        } else {
            source = source();
        }
        Optional<DataChange.OnConflict> onConflict = onConflict();
        if (onConflict.isEmpty() && (replace || ignore)) {
            onConflict = Optional.of(anyConflict(replace ? new DataChange.DoReplace() : new DataChange.DoNothing()));
        }
        return new DataChange.Insert(
                with, target, alias, columns, overriding, source, onConflict, returning(output), at);
    }

    private static DataChange.OnConflict anyConflict(DataChange.ConflictAction action) {
        return new DataChange.OnConflict(List.of(), Optional.empty(), Optional.empty(), action);
    }

    private static DataChange.InsertSource rowOf(List<Expression> values) {
        return new DataChange.FromQuery(new Query(new QueryBody.Values(List.of(values))));
    }

    private List<DataChange.Assignment> mysqlAssignments() {
        in.expect(Keyword.SET);
        return in.list(() -> {
            Expression.Reference column = grammar.operands.reference();
            in.expect(TokenKind.EQUAL);
            return new DataChange.Assignment(column, grammar.expressions.expression());
        });
    }

    /** MySQL's {@code [()] VALUES ()}, which is DEFAULT VALUES; read if it is next. */
    private boolean isEmptyRow() {
        int first = in.mark();
        passEmptyParens();
        if (in.keyword() == Keyword.VALUES || in.keyword() == Keyword.VALUE) {
            in.skip();
            if (passEmptyParens()) {
                return true;
            }
        }
        in.reset(first);
        return false;
    }

    private boolean passEmptyParens() {
        boolean empty = in.kind() == TokenKind.LEFT_PAREN && in.kindAhead(1) == TokenKind.RIGHT_PAREN;
        if (empty) {
            in.skip();
            in.skip();
        }
        return empty;
    }

    /** The column list; a parenthesis may also begin a query. */
    private List<Expression.Reference> columns() {
        if (in.kind() != TokenKind.LEFT_PAREN || !in.isNameAhead(1) || isQueryInParens()) {
            return List.of();
        }
        return in.listInParens(grammar.operands::reference);
    }

    private boolean isQueryInParens() {
        int mark = in.mark();
        in.skip();
        boolean query = grammar.queries.startsQuery();
        in.reset(mark);
        return query;
    }

    Overriding overriding() {
        if (!in.accept(Keyword.OVERRIDING)) {
            return Overriding.NONE;
        }
        boolean system = in.accept(Keyword.SYSTEM);
        if (!system) {
            in.expect(Keyword.USER);
        }
        in.expect(Keyword.VALUE);
        return system ? Overriding.SYSTEM_VALUE : Overriding.USER_VALUE;
    }

    private DataChange.InsertSource source() {
        if (in.accept(Keyword.DEFAULT, Keyword.VALUES)) {
            return new DataChange.FromDefaults();
        }
        if (in.accept(Keyword.DOCUMENT) || in.accept(Keyword.DOCUMENTS)) {
            return new DataChange.FromDocuments(grammar.expressions.expressions());
        }
        if (in.keyword() == Keyword.VALUE
                && in.kindAhead(1) == TokenKind.LEFT_PAREN) { // MySQL's, for any number of rows
            return new DataChange.FromQuery(new Query(grammar.queries.rows()));
        }
        return new DataChange.FromQuery(grammar.queries.query());
    }

    private Optional<DataChange.OnConflict> onConflict() {
        if (in.accept(Keyword.ON, Keyword.DUPLICATE)) {
            in.expect(Keyword.KEY, Keyword.UPDATE);
            List<SetClause> changes = in.list(this::assignment);
            return Optional.of(anyConflict(new DataChange.DoUpdate(changes, Optional.empty(), true)));
        }
        if (!in.accept(Keyword.ON, Keyword.CONFLICT)) {
            return Optional.empty();
        }
        List<Expression> target = List.of();
        Optional<Name> constraint = Optional.empty();
        Optional<Expression> targetWhere = Optional.empty();
        if (in.accept(Keyword.ON, Keyword.CONSTRAINT)) {
            constraint = Optional.of(in.name());
        } else if (in.kind() == TokenKind.LEFT_PAREN) {
            target = in.listInParens(grammar.expressions::expression);
            targetWhere = grammar.selects.condition(Keyword.WHERE);
        }
        in.expect(Keyword.DO);
        return Optional.of(new DataChange.OnConflict(target, constraint, targetWhere, conflictAction()));
    }

    private DataChange.ConflictAction conflictAction() {
        if (in.accept(Keyword.NOTHING)) {
            return new DataChange.DoNothing();
        }
        if (in.accept(Keyword.REPLACE)) {
            return new DataChange.DoReplace();
        }
        in.expect(Keyword.UPDATE);
        return new DataChange.DoUpdate(changes(), grammar.selects.condition(Keyword.WHERE));
    }

    List<QueryBody.SelectItem> returning() {
        if (!in.accept(Keyword.RETURNING)) {
            return List.of();
        }
        if (!in.accept(Keyword.WITH)) {
            return grammar.selects.items();
        }
        List<QueryBody.SelectItem> items = new ArrayList<>();
        items.add(versionNames());
        items.addAll(grammar.selects.items());
        return items;
    }

    /** {@code (OLD AS before, NEW AS after)}. */
    private QueryBody.VersionNames versionNames() {
        Position at = in.here();
        Map<Keyword, Name> names = new EnumMap<>(Keyword.class);
        in.expect(TokenKind.LEFT_PAREN);
        do {
            boolean old = !names.containsKey(Keyword.OLD) && in.is(Keyword.OLD);
            if (!old && (names.containsKey(Keyword.NEW) || !in.is(Keyword.NEW))) {
                throw in.failure();
            }
            in.skip();
            in.expect(Keyword.AS);
            names.put(old ? Keyword.OLD : Keyword.NEW, in.name());
        } while (in.accept(TokenKind.COMMA));
        in.expect(TokenKind.RIGHT_PAREN);
        return new QueryBody.VersionNames(
                Optional.ofNullable(names.get(Keyword.OLD)), Optional.ofNullable(names.get(Keyword.NEW)), at);
    }

    /** What OUTPUT has said already, or RETURNING says now. */
    private List<QueryBody.SelectItem> returning(List<QueryBody.SelectItem> output) {
        return output.isEmpty() ? returning() : output;
    }

    private OutputParser output() {
        return new OutputParser(grammar);
    }

    DataChange update(Optional<Query.With> with) {
        Position at = in.here();
        in.expect(Keyword.UPDATE);
        if (in.kind() == TokenKind.LEFT_PAREN) {
            return updateOfJoined(with, at);
        }
        in.skipOnly();
        int first = in.mark();
        ObjectName target = in.objectName();
        Optional<Name> alias = targetAlias();
        if (isJoined()) {
            in.reset(first);
            return updateOfJoined(with, at);
        }
        List<SetClause> changes = changes();
        List<QueryBody.SelectItem> output = output().items();
        int offset = in.offset();
        List<TableReference> from = in.accept(Keyword.FROM) ? grammar.tables.references() : List.of();
        Optional<Expression> where = grammar.selects.condition(Keyword.WHERE);
        JoinedChanges joined = new JoinedChanges(in, from, offset);
        Optional<Named> named = alias.isEmpty() && target.qualifier().isEmpty()
                ? joined.find(target.last()).filter(DataChangeParser::isUnqualified)
                : Optional.empty();
        if (named.isPresent()) { // SQL Server's: the target is one of FROM, under its name there
            return joined.update(with, named.get(), changes, where, returning(output), at);
        }
        List<SortItem> orderBy = in.acceptPhrase(Keyword.ORDER, Keyword.BY) ? grammar.windows.sortItems() : List.of();
        Optional<Query.Limit> limit = rowLimit();
        return new DataChange.Update(with, target, alias, changes, from, where, orderBy, limit, returning(output), at);
    }

    /** MySQL's {@code UPDATE a JOIN b ON … SET …}; the first of the tables may be a query. */
    private DataChange updateOfJoined(Optional<Query.With> with, Position at) {
        int offset = in.offset();
        List<TableReference> tables = grammar.tables.references();
        List<SetClause> changes = changes();
        Optional<Expression> where = grammar.selects.condition(Keyword.WHERE);
        return new JoinedChanges(in, tables, offset).update(with, changes, where, at);
    }

    /** A table of another schema is another table, though it has the same name. */
    private static boolean isUnqualified(Named table) {
        return table.alias().isPresent() || table.name().qualifier().isEmpty();
    }

    private Optional<Name> targetAlias() {
        if (in.accept(Keyword.AS)) {
            return Optional.of(in.name());
        }
        boolean follows = in.isBareAlias() && in.keyword() != Keyword.REMOVE && in.keyword() != Keyword.UNSET;
        return follows ? Optional.of(in.name()) : Optional.empty();
    }

    /** SET and REMOVE clauses in any order, at least one. */
    List<SetClause> changes() {
        List<SetClause> changes = new ArrayList<>();
        while (true) {
            if (in.accept(Keyword.SET)) {
                changes.addAll(in.list(this::assignment));
            } else if (in.accept(Keyword.REMOVE) || in.accept(Keyword.UNSET)) {
                changes.addAll(in.list(this::removal));
            } else if (changes.isEmpty()) {
                throw in.failure();
            } else {
                return changes;
            }
            in.accept(TokenKind.COMMA);
        }
    }

    private SetClause removal() {
        return new DataChange.Removal(grammar.operands.reference());
    }

    private SetClause assignment() {
        Position at = in.here();
        if (in.kind() == TokenKind.LEFT_PAREN) {
            List<Expression.Reference> targets = in.listInParens(grammar.operands::reference);
            in.expect(TokenKind.EQUAL);
            return new DataChange.RowAssignment(targets, grammar.expressions.expression(), at);
        }
        Expression.Reference target = grammar.operands.reference();
        in.expect(TokenKind.EQUAL);
        return new DataChange.Assignment(target, grammar.expressions.expression());
    }

    private Optional<Query.Limit> rowLimit() {
        Position at = in.here();
        Optional<Expression> count = Optional.empty();
        if (in.accept(Keyword.LIMIT)) {
            count = Optional.of(grammar.operators.expression());
        } else if (in.accept(Keyword.FETCH)) {
            if (!in.accept(Keyword.FIRST)) {
                in.expect(Keyword.NEXT);
            }
            count = Optional.of(
                    in.is(Keyword.ROW) || in.is(Keyword.ROWS)
                            ? new Expression.Literal(LongValue.ONE, at)
                            : grammar.operators.expression());
            if (!in.accept(Keyword.ROWS)) {
                in.expect(Keyword.ROW);
            }
            in.expect(Keyword.ONLY);
        }
        return count.map(rows -> new Query.Limit(Optional.of(rows), Optional.empty(), false, false, at));
    }

    DataChange delete(Optional<Query.With> with) {
        Position at = in.here();
        in.expect(Keyword.DELETE);
        if (in.isName() && isTargetAhead()) {
            return deleteOfJoined(with, Keyword.FROM, at);
        }
        in.expect(Keyword.FROM);
        in.skipOnly();
        int first = in.mark();
        ObjectName target = in.objectName();
        if (in.kind() == TokenKind.COMMA) {
            in.reset(first);
            return deleteOfJoined(with, Keyword.USING, at);
        }
        Optional<Name> alias = output().isNext() ? Optional.empty() : targetAlias();
        List<QueryBody.SelectItem> output = output().items();
        int offset = in.offset();
        List<TableReference> using = in.accept(Keyword.USING) ? grammar.tables.references() : List.of();
        JoinedChanges joined = new JoinedChanges(in, using, offset);
        if (alias.isEmpty() && joined.find(target.last()).isPresent()) { // MySQL's DELETE FROM a USING a JOIN b ON …
            return joined.delete(with, List.of(target.last()), grammar.selects.condition(Keyword.WHERE), at);
        }
        Optional<Expression> where = grammar.selects.condition(Keyword.WHERE);
        List<SortItem> orderBy = in.acceptPhrase(Keyword.ORDER, Keyword.BY) ? grammar.windows.sortItems() : List.of();
        Optional<Query.Limit> limit = rowLimit();
        return new DataChange.Delete(with, target, alias, using, where, orderBy, limit, returning(output), at);
    }

    /** A comma or a join behind the first table of an UPDATE. */
    private boolean isJoined() {
        if (in.kind() == TokenKind.COMMA) {
            return true;
        }
        Keyword keyword = in.keyword();
        return keyword != null
                && switch (keyword) {
                    case JOIN, INNER, LEFT, RIGHT, FULL, CROSS, NATURAL -> true;
                    default -> false;
                };
    }

    /** A name with FROM, or another name, behind it. */
    private boolean isTargetAhead() {
        int name = 0;
        while (in.kindAhead(name + 1) == TokenKind.DOT) {
            name += 2;
        }
        return in.keywordAhead(name + 1) == Keyword.FROM || in.kindAhead(name + 1) == TokenKind.COMMA;
    }

    /** MySQL's {@code DELETE a, b FROM a JOIN b ON … WHERE …} and {@code DELETE FROM a, b USING a JOIN b ON … WHERE …}. */
    private DataChange deleteOfJoined(Optional<Query.With> with, Keyword beforeTables, Position at) {
        int offset = in.offset();
        List<Name> targets = in.list(() -> in.objectName().last());
        in.expect(beforeTables);
        List<TableReference> tables = grammar.tables.references();
        Optional<Expression> where = grammar.selects.condition(Keyword.WHERE);
        return new JoinedChanges(in, tables, offset).delete(with, targets, where, at);
    }

    DataChange truncate() {
        Position at = in.here();
        in.expect(Keyword.TRUNCATE);
        if (!in.accept(Keyword.TABLE)) {
            in.accept(Keyword.COLLECTION);
        }
        List<ObjectName> targets = in.list(in::objectName);
        boolean restart = in.accept(Keyword.RESTART, Keyword.IDENTITY);
        if (!restart) {
            in.accept(Keyword.CONTINUE, Keyword.IDENTITY);
        }
        boolean cascade = in.accept(Keyword.CASCADE);
        if (!cascade) {
            in.accept(Keyword.RESTRICT);
        }
        return new DataChange.Truncate(targets, restart, cascade, at);
    }
}
