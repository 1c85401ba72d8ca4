package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.DataChange.SetClause;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.sql.ast.TableReference.Join;
import io.docdb.sql.ast.TableReference.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MySQL's {@code UPDATE a JOIN b ON … SET a.x = b.y} and {@code DELETE a FROM a JOIN b ON …}, and SQL Server's
 * {@code UPDATE a SET x = b.y FROM t AS a JOIN b ON …}, as the statements of PostgreSQL that mean the same:
 * {@code UPDATE a SET x = b.y FROM b WHERE …}; if several tables change, as {@link DataChange.Joined}. Where the table that changes is on the outer side of an outer
 * join, the joined tables stay as they are, and what changes is found by the key of its rows: {@code UPDATE a AS a$changed
 * SET … FROM a LEFT JOIN b ON … WHERE a$changed.CTID = a.CTID}.
 */
final class JoinedChanges {
    /** What names a row of any table by its key. */
    private static final String ROW = "CTID";

    private final TokenReader in;
    private final List<TableReference> tables;
    private final int offset;

    /** @param offset of the statement, for errors */
    JoinedChanges(TokenReader in, List<TableReference> tables, int offset) {
        this.in = in;
        this.tables = tables;
        this.offset = offset;
    }

    /** One table that changes, the others, and how they go together. */
    private record Parts(
            ObjectName target, Optional<Name> alias, List<TableReference> others, Optional<Expression> where) {}

    DataChange update(Optional<Query.With> with, List<SetClause> changes, Optional<Expression> where, Position at) {
        List<Named> changed = changed(changes);
        return changed.size() == 1
                ? update(with, changed.get(0), changes, where, List.of(), at)
                : new DataChange.Joined(with, List.of(), tables, changes, where, at);
    }

    /** SQL Server's {@code UPDATE x SET … FROM a AS x JOIN b ON …}, which names the table that changes. */
    DataChange update(
            Optional<Query.With> with,
            Named target,
            List<SetClause> changes,
            Optional<Expression> where,
            List<QueryBody.SelectItem> returning,
            Position at) {
        List<SetClause> unqualified = changes.stream()
                .map(change -> change.mapTargets(reference -> reference.within(visible(target))))
                .toList();
        Parts parts = parts(target, where);
        return new DataChange.Update(
                with,
                parts.target(),
                parts.alias(),
                unqualified,
                parts.others(),
                parts.where(),
                List.of(),
                Optional.empty(),
                returning,
                at);
    }

    /** @param names of the tables whose rows are deleted, as the join calls them */
    DataChange delete(Optional<Query.With> with, List<Name> names, Optional<Expression> where, Position at) {
        List<Named> deleted = names.stream()
                .map(name -> find(name).orElseThrow(() -> unknown(name)))
                .distinct()
                .toList();
        if (deleted.size() > 1) {
            return new DataChange.Joined(with, names, tables, List.of(), where, at);
        }
        Parts parts = parts(deleted.get(0), where);
        return new DataChange.Delete(
                with,
                parts.target(),
                parts.alias(),
                parts.others(),
                parts.where(),
                List.of(),
                Optional.empty(),
                List.of(),
                at);
    }

    /** The table of that name among those joined. */
    Optional<Named> find(Name name) {
        return named().stream()
                .filter(table -> visible(table).text().equalsIgnoreCase(name.text()))
                .findFirst();
    }

    private RuntimeException unknown(Name name) {
        return in.error(
                ErrorCode.SYNTAX_ERROR,
                "Syntax error: DELETE expected one of the tables that are joined, found \"" + name + "\"",
                offset);
    }

    private static Name visible(Named table) {
        return table.alias().map(TableReference.Alias::name).orElse(table.name().last());
    }

    private List<Named> named() {
        List<Named> found = new ArrayList<>();
        tables.forEach(table -> collect(table, found));
        return found;
    }

    private static void collect(TableReference table, List<Named> found) {
        if (table instanceof Named named) {
            found.add(named);
        } else if (table instanceof Join join) {
            collect(join.left(), found);
            collect(join.right(), found);
        }
    }

    /** The tables that SET names; the first one if it names none. */
    private List<Named> changed(List<SetClause> changes) {
        List<Named> changed = new ArrayList<>();
        for (SetClause change : changes) {
            for (Expression.Reference target : change.targets()) {
                Optional<Named> table = target.steps().size() < 2 ? Optional.empty() : find(target.first());
                table.filter(found -> !changed.contains(found)).ifPresent(changed::add);
            }
        }
        if (changed.isEmpty()) {
            changed.add(named().stream()
                    .findFirst()
                    .orElseThrow(() -> in.error(
                            ErrorCode.SYNTAX_ERROR, "Syntax error: UPDATE expected a table, found none", offset)));
        }
        return changed;
    }

    private Parts parts(Named target, Optional<Expression> where) {
        if (standsTwice(target)) { // whoever binds the names refuses it
            return new Parts(target.name(), target.alias().map(TableReference.Alias::name), tables, where);
        }
        List<TableReference> others = new ArrayList<>();
        List<Expression> conditions = new ArrayList<>();
        boolean apart = true;
        for (TableReference table : tables) {
            apart &= takeApart(table, target, others, conditions);
        }
        Optional<Name> alias = target.alias().map(TableReference.Alias::name);
        if (!apart) {
            Name changed = new Name(visible(target).text() + "$changed", target.at());
            others = new ArrayList<>(tables);
            conditions.clear();
            conditions.add(new Condition.Comparison(
                    ComparisonOperator.EQUAL,
                    Expression.Reference.of(changed.text(), ROW),
                    Expression.Reference.of(visible(target).text(), ROW)));
            alias = Optional.of(changed);
        }
        where.ifPresent(conditions::add);
        Optional<Expression> all =
                conditions.size() < 2 ? conditions.stream().findFirst() : Optional.of(new Condition.And(conditions));
        return new Parts(target.name(), alias, others, all);
    }

    private boolean standsTwice(Named target) {
        String name = visible(target).text();
        return named().stream()
                        .filter(table -> visible(table).text().equalsIgnoreCase(name))
                        .count()
                > 1;
    }

    /**
     * Puts the tables of a join side by side, but for the target, and the conditions of it behind WHERE.
     *
     * @return false if the target is in a join that cannot be taken apart
     */
    private boolean takeApart(
            TableReference table, Named target, List<TableReference> others, List<Expression> conditions) {
        if (table == target) {
            return true;
        }
        List<Named> inside = new ArrayList<>();
        collect(table, inside);
        if (inside.stream().noneMatch(named -> named == target)) {
            others.add(table);
            return true;
        }
        Join join = (Join) table;
        boolean inner = join.kind() == Join.Kind.INNER || join.kind() == Join.Kind.CROSS;
        if (!inner
                || join.condition() instanceof TableReference.Using
                || join.condition() instanceof TableReference.Natural) {
            return false;
        }
        if (join.condition() instanceof TableReference.On on) {
            conditions.add(on.condition());
        }
        return takeApart(join.left(), target, others, conditions)
                && takeApart(join.right(), target, others, conditions);
    }
}
