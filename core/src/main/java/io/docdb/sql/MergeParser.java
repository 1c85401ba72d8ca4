package io.docdb.sql;

import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.DataChange.Insert.Overriding;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.TableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The standard's {@code MERGE INTO … USING …}, and H2's {@code MERGE INTO t (columns) KEY (columns) VALUES …}. */
final class MergeParser {
    private final Grammar grammar;
    private final TokenReader in;

    MergeParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    DataChange merge(Optional<Query.With> with) {
        Position at = in.here();
        in.expect(Keyword.MERGE);
        in.expect(Keyword.INTO);
        ObjectName target = in.objectName();
        boolean ofH2 = in.kind() == TokenKind.LEFT_PAREN
                || in.keyword() == Keyword.KEY && in.kindAhead(1) == TokenKind.LEFT_PAREN
                || grammar.queries.startsQuery();
        if (ofH2) {
            return upsert(with, target, at);
        }
        Optional<Name> alias = Optional.empty();
        if (in.accept(Keyword.AS) || in.isBareAlias()) {
            alias = Optional.of(in.name());
        }
        in.expect(Keyword.USING);
        TableReference source = grammar.tables.reference();
        in.expect(Keyword.ON);
        Expression on = grammar.expressions.expression();
        List<DataChange.MergeClause> clauses = new ArrayList<>();
        do {
            clauses.add(clause());
        } while (in.is(Keyword.WHEN));
        return new DataChange.Merge(with, target, alias, source, on, clauses, grammar.dataChanges.returning(), at);
    }

    /** Rows replace those of the same key: an INSERT that does so on conflict. */
    private DataChange upsert(Optional<Query.With> with, ObjectName target, Position at) {
        List<Expression.Reference> columns =
                in.kind() == TokenKind.LEFT_PAREN ? in.listInParens(grammar.operands::reference) : List.of();
        List<Expression> key = in.accept(Keyword.KEY) ? in.listInParens(grammar.expressions::expression) : List.of();
        DataChange.InsertSource source = new DataChange.FromQuery(grammar.queries.query());
        DataChange.OnConflict replace =
                new DataChange.OnConflict(key, Optional.empty(), Optional.empty(), new DataChange.DoReplace());
        return new DataChange.Insert(
                with,
                target,
                Optional.empty(),
                columns,
                Overriding.NONE,
                source,
                Optional.of(replace),
                grammar.dataChanges.returning(),
                at);
    }

    private DataChange.MergeClause clause() {
        Position at = in.here();
        in.expect(Keyword.WHEN);
        boolean not = in.accept(Keyword.NOT);
        in.expect(Keyword.MATCHED);
        DataChange.MergeClause.Match match =
                not ? DataChange.MergeClause.Match.NOT_MATCHED : DataChange.MergeClause.Match.MATCHED;
        if (not && in.accept(Keyword.BY)) {
            if (in.accept(Keyword.SOURCE)) {
                match = DataChange.MergeClause.Match.NOT_MATCHED_BY_SOURCE;
            } else {
                in.expect(Keyword.TARGET);
            }
        }
        Optional<Expression> condition = grammar.selects.condition(Keyword.AND);
        in.expect(Keyword.THEN);
        DataChange.MergeAction action =
                match == DataChange.MergeClause.Match.NOT_MATCHED ? actionForMissing() : actionForPresent();
        if (in.accept(Keyword.WHERE)) { // Oracle's
            Expression own = grammar.expressions.expression();
            condition = Optional.of(condition
                    .map(first -> (Expression) new Condition.And(List.of(first, own)))
                    .orElse(own));
        }
        return new DataChange.MergeClause(match, condition, action, at);
    }

    private DataChange.MergeAction actionForPresent() {
        if (in.accept(Keyword.UPDATE)) {
            return new DataChange.MergeUpdate(grammar.dataChanges.changes());
        }
        if (in.accept(Keyword.DELETE)) {
            return new DataChange.MergeDelete();
        }
        in.expect(Keyword.DO, Keyword.NOTHING);
        return new DataChange.MergeNothing();
    }

    private DataChange.MergeAction actionForMissing() {
        if (in.accept(Keyword.DO)) {
            in.expect(Keyword.NOTHING);
            return new DataChange.MergeNothing();
        }
        in.expect(Keyword.INSERT);
        List<Expression.Reference> columns =
                in.kind() == TokenKind.LEFT_PAREN ? in.listInParens(grammar.operands::reference) : List.of();
        Overriding overriding = grammar.dataChanges.overriding();
        if (in.accept(Keyword.DEFAULT)) {
            in.expect(Keyword.VALUES);
            return new DataChange.MergeInsert(columns, overriding, List.of());
        }
        in.expect(Keyword.VALUES);
        return new DataChange.MergeInsert(columns, overriding, in.listInParens(grammar.expressions::expression));
    }
}
